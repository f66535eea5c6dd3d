"""Tables: rows of cells, with merged cells, a header, widths and alignment, typed or read from a CSV file."""

from __future__ import annotations

from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING

from kehoach.dsl.nodes import Prose, Row, Text
from kehoach.model import texts
from kehoach.model.plan import Cell, Column, Run, Table
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily
from kehoach.text.separators import named_separator
from kehoach.text.source import Span

if TYPE_CHECKING:
    import re
    from typing import Literal

    from kehoach.dsl.nodes import Directive
    from kehoach.model.draft import Draft
    from kehoach.model.files import Files

    Align = Literal["left", "center", "right", "justify", ""]
    Spot = tuple[int, int]
    """A row and a column."""

_RULER = lazily(r":-+:?|-+:|-{2,}")
_COLUMN = lazily(r"(?P<width>\d+(?:[.,]\d+)?)?\s*%?\s*(?P<align>[^\W\d]+)?")
_BETWEEN_COLUMNS = lazily(r",\s+|\s+-\s+|\|")
_ALIGN: dict[str, Align] = {"trai": "left", "giua": "center", "phai": "right", "deu": "justify"}
_LEFT, _ABOVE = "<", "^"


def from_rows(draft: Draft, rows: list[Row]) -> Table:
    """A table without a caption."""
    return _make(draft, rows, _span(rows), caption=(), columns=None, headers=None, landscape=False)


def from_directive(draft: Draft, files: Files, directive: Directive) -> Table:
    """The table of `@bảng`, its rows typed below or read from a file."""
    rows = [block for block in directive.blocks if isinstance(block, Row)]
    if source := directive.attribute("từ"):
        rows = [*rows, *_rows_of_file(draft, files, source)]
    if not rows and not source and _has_no_body(draft, directive):
        draft.faults.at("KH032", directive.head_span)
    return _make(
        draft,
        rows,
        directive.span,
        caption=texts.runs(texts.read(draft, directive.head, "heading")),
        columns=directive.attribute("cột"),
        headers=_header_rows(draft, directive.attribute("đầu")),
        landscape=directive.attribute("ngang") is not None,
    )


def _header_rows(draft: Draft, stated: Prose | None) -> int | None:
    if not stated or not stated.text:
        return None
    if stated.text.isdecimal():
        return int(stated.text)
    draft.faults.at("KH039", stated.span(), text=stated.text)
    return None


def _has_no_body(draft: Draft, directive: Directive) -> bool:
    """Whether nothing stands below the head, not even lines that are no rows and were told as such."""
    source = draft.faults.source
    return source.line_of(directive.span.end) == source.line_of(directive.head_span.end)


def _span(rows: list[Row]) -> Span:
    return Span(rows[0].span.start, rows[-1].span.end)


def _rows_of_file(draft: Draft, files: Files, source: Prose) -> list[Row]:
    text = files.read_text(draft.faults, source.text, source.span())
    if text is None:
        return []
    import csv  # noqa: PLC0415 - few tables are read from a file

    named, text = named_separator(text)
    separator = named or max(",;", key=text.split("\n", 1)[0].count)
    try:
        records = list(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        draft.faults.at("KH084", source.span(), file=source.text, reason=str(error))
        return []
    return [Row(tuple(_csv_cell(source, value) for value in record), source.span()) for record in records if record]


def _csv_cell(source: Prose, value: str) -> Prose:
    words = " ".join(value.split())
    return Prose(words, ((0, source.offset(0)),), (Text(0, len(words), words),) if words else ())


def _make(  # noqa: PLR0913 - a table has this many properties
    draft: Draft,
    rows: list[Row],
    span: Span,
    *,
    caption: tuple[Run, ...],
    columns: Prose | None,
    headers: int | None,
    landscape: bool,
) -> Table:
    ruler = next((at for at, row in enumerate(rows) if _is_ruler(row)), None)
    body = [row for at, row in enumerate(rows) if at != ruler]
    width = max((len(row.cells) for row in body), default=0)
    for row in body:
        if len(row.cells) != width:
            draft.faults.at("KH033", row.span, count=str(len(row.cells)), width=str(width))
    return Table(
        caption=caption,
        columns=_columns(draft, columns, rows[ruler] if ruler is not None else None, width),
        header_rows=headers if headers is not None else (1 if ruler is None else ruler),
        rows=_merged(draft, body, width),
        landscape=landscape,
        span=draft.span(span),
    )


def _is_ruler(row: Row) -> bool:
    return bool(row.cells) and all(_RULER.fullmatch(cell.text) for cell in row.cells)


def _columns(draft: Draft, given: Prose | None, ruler: Row | None, width: int) -> tuple[Column, ...]:
    if given:
        read = [_COLUMN.fullmatch(part.strip()) for part in _BETWEEN_COLUMNS.split(given.text)]
        if len(read) != width or not all(read):
            draft.faults.at("KH034", given.span(), text=given.text, width=str(width))
        columns = [_column(found) for found in read if found][:width]
        return (*columns, *[Column()] * (width - len(columns)))
    if ruler is not None:
        columns = [Column(align=_ruled(cell.text)) for cell in ruler.cells[:width]]
        return (*columns, *[Column()] * (width - len(columns)))
    return (Column(),) * width


def _column(found: re.Match[str]) -> Column:
    width = Decimal((found["width"] or "0").replace(",", "."))
    return Column(width=width, align=_ALIGN.get(fold(found["align"] or ""), ""))


def _ruled(text: str) -> Align:
    if text.startswith(":"):
        return "center" if text.endswith(":") else "left"
    return "right" if text.endswith(":") else ""


def _merged(draft: Draft, rows: list[Row], width: int) -> tuple[tuple[Cell, ...], ...]:
    """Cells that hold only `<` belong to the cell on their left, those with `^` to the one above."""
    owner: dict[Spot, Spot] = {}
    for y, row in enumerate(rows):
        for x in range(width):
            owner[y, x] = _owner(draft, row, (y, x), owner)
    _check_blocks(draft, rows, owner)
    extent = _extents(owner)
    return tuple(
        tuple(
            Cell(text=_cell_text(draft, row, x), columns=extent[y, x][1], rows=extent[y, x][0])
            for x in range(width)
            if owner[y, x] == (y, x)
        )
        for y, row in enumerate(rows)
    )


def _owner(draft: Draft, row: Row, spot: Spot, owner: dict[Spot, Spot]) -> Spot:
    y, x = spot
    text = _mark(row, x)
    if not text:
        return spot
    neighbour = (y, x - 1) if text == _LEFT else (y - 1, x)
    if neighbour not in owner:
        draft.faults.at("KH035", row.cells[x].span(), mark=text)
        return spot
    return owner[neighbour]


def _mark(row: Row, x: int) -> str:
    text = row.cells[x].text if x < len(row.cells) else ""
    return text if text in (_LEFT, _ABOVE) else ""


def _extents(owner: dict[Spot, Spot]) -> dict[Spot, Spot]:
    """How many rows and columns each cell takes."""
    extent: dict[Spot, Spot] = {}
    for (y, x), own in owner.items():
        rows, columns = extent.get(own, (0, 0))
        extent[own] = max(rows, y - own[0] + 1), max(columns, x - own[1] + 1)
    return extent


def _check_blocks(draft: Draft, rows: list[Row], owner: dict[Spot, Spot]) -> None:
    """Merged cells make a whole block; marks that do not are told, and stand for themselves."""
    for own, (height, width) in _extents(owner).items():
        spots = [(own[0] + y, own[1] + x) for y in range(height) for x in range(width)]
        if all(owner[spot] == own for spot in spots):
            continue
        for spot in (spot for spot in spots if owner[spot] == own and spot != own):
            draft.faults.at("KH035", rows[spot[0]].cells[spot[1]].span(), mark=_mark(rows[spot[0]], spot[1]))
            owner[spot] = spot


def _cell_text(draft: Draft, row: Row, x: int) -> tuple[Run, ...]:
    return texts.runs(texts.read(draft, row.cells[x], "cell")) if x < len(row.cells) else ()
