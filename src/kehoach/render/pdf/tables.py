"""Ruled tables as Typst."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from kehoach.layout.document import Cell
from kehoach.render.pdf.heights import text_height
from kehoach.render.pdf.typst import points, twips

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.layout.document import Align, Table
    from kehoach.render.pdf.work import Work

PADDING = 1.9
"""What a cell keeps free at its left and right, in millimetres."""
BORDER = 0.5
"""How thick the lines are, in points; each row takes the room of the one below it, the first also of that above."""
_SHORT = 4
"""A table of so many rows moves to the next page as a whole to be with what it is kept with."""
_SHARES = 10_000
_EMPTY = Cell()
_SIDES: dict[Align, str] = {"justify": "left"}
Placed = tuple[int, int, int, Cell]
"""The column of a cell, how many columns and rows it covers, and the cell itself."""


def table(work: Work, source: Table) -> str:
    """A ruled table: its head repeats on each page, no row is split between two."""
    if not source.keep:
        return _table(work, source, source.rows)
    rows = list(placed_rows(source.rows, len(source.widths)))
    one_row = all(height == 1 for *_, height, _ in rows[-1]) and not _reached_into(rows)
    if len(rows) <= _SHORT or not one_row or source.header_rows == len(rows):
        return f"kept({_table(work, source, source.rows)})"
    upper, last = source.rows[:-1], source.rows[-1:]
    return f"said({_table(work, source, upper)}, kept({_table(work, source, last, len(upper))}))"


def beginning(work: Work, source: Table) -> str:
    """The head of a table and its first row."""
    return _table(work, source, source.rows[: source.header_rows + 1])


def _reached_into(rows: Sequence[Sequence[Placed]]) -> bool:
    """Whether a cell from above covers a part of the last row."""
    return any(at + height == len(rows) for at, row in enumerate(rows[:-1]) for *_, height, _ in row)


def _table(work: Work, source: Table, rows: Sequence[tuple[Cell, ...]], above: int = 0) -> str:
    """Rows of a table, below so many others that are set already."""
    style = work.form.style("table_cell")
    columns = ", ".join(points(width) for width in column_widths(source.widths))
    inset = f"(x: {points(twips(PADDING))}, top: {points(style.before)}, bottom: {points(style.after + BORDER)})"
    heads = max(source.header_rows - above, 0)
    head = "".join(_rows(work, source, rows[:heads], "table_head", above))
    others = "".join(_rows(work, source, rows[heads:], "table_cell", above + heads))
    content = f"head({head}), {others}" if head else others
    shape = f"stroke: {points(BORDER)}, columns: ({columns},), inset: {inset}"
    return f"{work.named('table_cell')}(sheet({shape}, {content}))"


def _lines(work: Work, source: Table, at: int) -> str:
    """The room for lines in a row that has another than the rest.

    The line below the first row under the head belongs to the next one, as in the Word file.
    """
    style, first = work.form.style("table_cell"), source.header_rows
    above = f"top: {points(style.before + BORDER)}, " * (at in (0, first + 1))
    below = f"bottom: {points(style.after)}, " * (at == first < len(source.rows) - 1)
    return f"inset: ({above}{below}), " if above or below else ""


def column_widths(widths: Sequence[float]) -> list[float]:
    """The columns in points as LibreOffice has them: their borders at ten-thousandths of the table, cut to twips."""
    whole = [round(twips(width) * 20) for width in widths]
    shares = [round(end * _SHARES / sum(whole)) for end in accumulate(whole, initial=0)]
    borders = [share * sum(whole) // _SHARES / 20 for share in shares]
    return [after - before for before, after in pairwise(borders)]


def _rows(work: Work, source: Table, rows: Sequence[tuple[Cell, ...]], role: str, above: int) -> Iterator[str]:
    widths = column_widths(source.widths)
    for at, placed in enumerate(placed_rows(rows, len(widths)), above):
        lines = _lines(work, source, at)
        sized = [(each, sum(widths[each[0] : each[0] + each[1]])) for each in placed]
        tall = any(_height(work, cell, width, role) > work.page_height for (*_, cell), width in sized)
        for (_, columns, rows_covered, cell), width in sized:
            span = f"colspan: {columns}, " * (columns > 1) + f"rowspan: {rows_covered}, " * (rows_covered > 1)
            split = "breakable: true, " * (tall or rows_covered > 1)
            yield f"cell({span}{split}{lines}{_cell(work, cell, width, role)}, "


def placed_rows(rows: Sequence[Sequence[Cell]], columns: int) -> Iterator[list[Placed]]:
    """The rows with missing cells filled up, and no cell that reaches out of the table or over another."""
    covered = [0] * columns
    for at, cells in enumerate(rows):
        placed, waiting, column = [], iter(cells), 0
        while column < columns:
            if not covered[column]:
                cell = next(waiting, _EMPTY)
                free = next((after for after in range(column + 1, columns) if covered[after]), columns) - column
                width, height = min(max(cell.columns, 1), free), min(max(cell.rows, 1), len(rows) - at)
                covered[column : column + width] = [height] * width
                placed.append((column, width, height, cell))
                column += width - 1
            column += 1
        covered = [count - 1 for count in covered]
        yield placed


def _height(work: Work, cell: Cell, width: float, role: str) -> float:
    style = work.form.style(role)
    return text_height(work, cell.runs, role, _room(width)) + style.before + style.after + BORDER


def _room(width: float) -> float:
    return max(width - 2 * twips(PADDING), 1.0)


def _cell(work: Work, cell: Cell, width: float, role: str) -> str:
    style = work.form.style(role)
    align: Align = cell.align if cell.align and role == "table_cell" else style.align
    justified = align == "justify"
    text = work.text(cell.runs, role, _room(width), justified=justified)
    text = f"{work.named(role)}({text})" if role != "table_cell" else text
    return f"align: {_SIDES.get(align, align)} + horizon, {f'justified({text})' if justified else text})"
