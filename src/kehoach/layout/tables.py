"""Tables: column widths, and the tables that the author writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.layout import document, metrics
from kehoach.layout.document import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.layout.document import Block
    from kehoach.layout.work import Work
    from kehoach.model import plan as model

PADDING = 2 * 1.9 + 0.6
"""What a cell keeps free at its two sides, in millimetres, and a little against rounding."""
_LONGEST_FREE = 60.0
"""A text longer than this, in millimetres, asks for no more room than a text of this length."""


_MANY_WORDS = 30
"""A text of more words than this is surely a long one."""


class Need(NamedTuple):
    """The least room that a column can have, and the most that it would use."""

    least: float
    most: float

    def with_text(self, text: str, size: float) -> Need:
        """The need with one more text in the column."""
        words = text.split()
        longest = max(words, key=len, default="")
        least = metrics.width(longest, size, bold=True) + PADDING
        long = len(words) > _MANY_WORDS
        most = _LONGEST_FREE if long else min(metrics.width(text, size, bold=True), _LONGEST_FREE)
        return Need(max(self.least, least), max(self.most, most + PADDING, least))


def table(work: Work, source: model.Table) -> Iterator[Block]:
    """A table as the author wrote it, its caption above."""
    if source.caption:
        yield work.paragraph("caption", work.text(source.caption))
    work = work._replace(landscape=work.landscape or source.landscape)
    rows = tuple(_row(work, cells, source.columns) for cells in source.rows)
    shares = [float(column.width) for column in source.columns]
    yield document.Table(widths(work, rows, shares), rows, source.header_rows, source.landscape)


def _row(work: Work, cells: Sequence[model.Cell], columns: Sequence[model.Column]) -> tuple[document.Cell, ...]:
    """The cells of a row, each aligned as the column that it begins in."""
    out, at = [], 0
    for cell in cells:
        align = columns[at].align if at < len(columns) else ""
        out.append(document.Cell(work.text(cell.text), cell.columns, cell.rows, align))
        at += cell.columns
    return tuple(out)


def widths(work: Work, rows: Sequence[Sequence[document.Cell]], shares: Sequence[float]) -> tuple[float, ...]:
    """The columns in millimetres: shares as asked for, the rest of the room by what the columns hold."""
    total = 100 if sum(shares) > 1 else 1
    asked = [share / total * work.room for share in shares]
    free = [at for at, share in enumerate(asked) if not share]
    if not free:
        return tuple(round(share * work.room / sum(asked), 1) for share in asked)
    needs = _needs(rows, len(shares), work.form.style("table_cell").size)
    shared = _shared([needs[at] for at in free], max(work.room - sum(asked), 0))
    for at, width in zip(free, shared, strict=True):
        asked[at] = width
    return tuple(round(width, 1) for width in asked)


def _shared(needs: Sequence[Need], room: float) -> list[float]:
    """The room shared out: to each column its longest word, what is left by how much more each would like."""
    least = sum(need.least for need in needs)
    more = sum(need.most - need.least for need in needs)
    if least >= room or not more:
        return [need.least * room / least for need in needs]
    return [need.least + (need.most - need.least) * (room - least) / more for need in needs]


def _needs(rows: Sequence[Sequence[document.Cell]], count: int, size: float) -> list[Need]:
    """What each column needs, cells that span several columns left aside."""
    needs = [Need(PADDING, PADDING)] * count
    for row in rows:
        at = 0
        for cell in row:
            if cell.columns == 1 and at < count:
                needs[at] = needs[at].with_text(plain(cell.runs), size)
            at += cell.columns
    return needs
