"""Tables: column widths, and the tables that the author writes."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import msgspec

from kehoach.layout import document, metrics
from kehoach.layout.document import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.layout.document import Block
    from kehoach.layout.work import Work
    from kehoach.model import plan as model

PADDING = 2 * 1.9 + 0.6
"""What a cell keeps free at its two sides, in millimetres, and a little against rounding."""
_LONGEST_FREE = 250.0
"""A text longer than this, in millimetres, asks for no more room than a text of this length."""
_SURELY_LONG = 200
"""A text of more letters than this is surely a long one."""
_MOST_TOGETHER = 1 / 3
"""The share of a page that rows may take which stay together."""
_LONGEST = 8
"""How many of the longest by their letters are measured to find the longest on paper."""


class Need(msgspec.Struct, frozen=True):
    """The least room that a column can have, and the most that it would use."""

    least: float
    most: float


def table(work: Work, source: model.Table) -> Iterator[Block]:
    """A table as the author wrote it, its caption above; of one without rows that alone."""
    if source.caption:
        yield work.paragraph("caption", work.text(source.caption))
    work = msgspec.structs.replace(work, landscape=work.landscape or source.landscape)
    rows = tuple(_rows(work, source))
    shares = [float(column.width) for column in source.columns]
    if rows:
        made = document.Table(widths(work, rows, shares), rows, source.header_rows, source.landscape)
        yield msgspec.structs.replace(made, together=tuple(_together(work, made)))


def _together(work: Work, source: document.Table) -> Iterator[int]:
    """The rows below the head that stay with the next because a cell reaches over both, unless these are very high."""
    page = work.form.page
    most = ((page.width if work.landscape else page.height) - page.top - page.bottom) * _MOST_TOGETHER
    kept = {
        row
        for at, cells in enumerate(source.rows[source.header_rows :], source.header_rows)
        for row in range(at, min(at + max(cell.rows for cell in cells), len(source.rows)) - 1)
    }
    heights = list(_heights(work, source)) if kept else []
    for at in sorted(kept):
        if at - 1 not in kept:
            end = next(row for row in count(at) if row not in kept)
            yield from range(at, end) if sum(heights[at : end + 1]) <= most else ()


def _heights(work: Work, source: document.Table) -> Iterator[float]:
    """How high the rows are in millimetres, about, cells that reach over several rows left aside."""
    style = work.form.style("table_cell")
    for row, places in zip(source.rows, beginnings(source.rows), strict=True):
        lines = 1
        for cell, at in zip(row, places, strict=True):
            room = sum(source.widths[at : at + cell.columns]) - PADDING
            if cell.rows == 1:
                lines = max(lines, len(metrics.lines(plain(cell.runs), room, style.size)))
        yield (lines * metrics.pitch(style.size) + style.before + style.after) * metrics.MM_PER_POINT


def _rows(work: Work, source: model.Table) -> Iterator[tuple[document.Cell, ...]]:
    """The rows of a table, each cell aligned as the column that it begins in."""
    aligns = [column.align for column in source.columns]
    for cells, places in zip(source.rows, beginnings(source.rows), strict=True):
        yield tuple(
            [
                document.Cell(work.text(cell.text), cell.columns, cell.rows, aligns[at] if at < len(aligns) else "")
                for cell, at in zip(cells, places, strict=True)
            ]
        )


def beginnings(rows: Sequence[Sequence[model.Cell | document.Cell]]) -> Iterator[Sequence[int]]:
    """The column that each cell of each row begins in, those left out that a cell from above covers."""
    covered: dict[int, int] = {}
    for row in rows:
        if not covered and is_plain(row):
            yield range(len(row))
        else:
            places = list(_free(row, covered))
            covered = {column: count - 1 for column, count in covered.items() if count > 1}
            for cell, at in zip(row, places, strict=True):
                if cell.rows > 1:
                    covered |= dict.fromkeys(range(at, at + cell.columns), cell.rows - 1)
            yield places


def is_plain(row: Sequence[model.Cell | document.Cell]) -> bool:
    """Whether no cell of a row spans anything."""
    for cell in row:  # noqa: SIM110 - asked of every row of a table; a generator takes twice as long
        if cell.columns > 1 or cell.rows > 1:
            return False
    return True


def _free(row: Sequence[model.Cell | document.Cell], covered: dict[int, int]) -> Iterator[int]:
    at = 0
    for cell in row:
        while at in covered:
            at += 1
        yield at
        at += cell.columns


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
    """The room shared out: to each column its longest word, what is left by how much more each would like.

    Where all have what they would like, the rest goes to the wide ones, by the squares of what they like.
    """
    least, most = sum(need.least for need in needs), sum(need.most for need in needs)
    if most <= room:
        squares = [need.most**2 for need in needs]
        return [need.most + (room - most) * square / sum(squares) for need, square in zip(needs, squares, strict=True)]
    more = most - least
    if least >= room or not more:
        return [need.least * room / least for need in needs]
    return [need.least + (need.most - need.least) * (room - least) / more for need in needs]


def _needs(rows: Sequence[Sequence[document.Cell]], count: int, size: float) -> list[Need]:
    """What each column needs, cells that span several columns left aside."""
    texts: list[set[str]] = [set() for _ in range(count)]
    for row, places in zip(rows, beginnings(rows), strict=True):
        for cell, at in zip(row, places, strict=True):
            if cell.columns == 1 and at < count:
                texts[at].add(plain(cell.runs))
    return [_need(column, size) for column in texts]


def _need(texts: set[str], size: float) -> Need:
    """The need of a column: its longest word at least, its longest text at most."""
    least = _longest(set(" ".join(texts).split()), size)
    long = any(len(text) > _SURELY_LONG for text in texts)
    most = _LONGEST_FREE if long else min(_longest(texts, size), _LONGEST_FREE)
    return Need(least + PADDING, max(least, most) + PADDING)


def _longest(texts: set[str], size: float) -> float:
    return max((metrics.width(text, size, bold=True) for text in sorted(texts, key=len)[-_LONGEST:]), default=0)
