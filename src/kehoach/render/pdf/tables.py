"""Ruled tables as Typst."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.layout.document import Cell
from kehoach.render.pdf.heights import text_height
from kehoach.render.pdf.inline import FIXED, Moves
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
    start = len(source.rows) - 1
    while start - 1 in source.together:
        start -= 1
    if len(source.rows) <= _SHORT or start <= source.header_rows or _is_reached(source, start):
        return f"kept({_table(work, source, source.rows)})"
    upper, last = source.rows[:start], source.rows[start:]
    headed = replace(source, rows=(*source.rows[: source.header_rows], *last))
    return (
        f"continued({points(twips(work.form.page.top))}, {_table(work, source, upper)}, "
        f"{_table(work, source, last, len(upper))}, {_table(work, headed, headed.rows, again=True)})"
    )


def beginning(work: Work, source: Table) -> str:
    """The head of a table and its first row."""
    return _table(work, source, source.rows[: source.header_rows + 1])


def _is_reached(source: Table, start: int) -> bool:
    """Whether a cell from above covers a part of this row."""
    return any(at + cell.rows > start for at, row in enumerate(source.rows[:start]) for cell in row)


def _table(work: Work, source: Table, rows: Sequence[tuple[Cell, ...]], above: int = 0, *, again: bool = False) -> str:
    """Rows of a table, below so many others that are set already, or with its head again.

    The head is repeated, so its notes are set in the first row below it.
    """
    style = work.form.style("table_cell")
    columns = ", ".join(points(width) for width in column_widths(source.widths))
    inset = f"(x: {points(twips(PADDING))}, top: {points(style.before)}, bottom: {points(style.after + BORDER)})"
    heads = max(source.header_rows - above, 0)
    notes: list[str] = []
    head = "".join(_rows(work, source, rows[:heads], above, notes))
    if again:
        notes.clear()
    others = "".join(_rows(work, source, rows[heads:], above + heads, notes))
    content = f"head({head}), {others}" if head else others
    shape = f"stroke: {points(BORDER)}, columns: ({columns},), inset: {inset}"
    return f"{work.named('table_cell')}(sheet({shape}, {content}))"


def _lines(work: Work, source: Table, at: int, *, tall: bool) -> tuple[str, float]:
    """The room for lines in a row that has another than the rest, and what its text leaves free below itself.

    The line below the first row under the head belongs to the next one, as in the Word file. A row over several pages
    keeps nothing free where a page ends.
    """
    style, first = work.form.style("table_cell"), source.header_rows
    above = f"top: {points(style.before + BORDER)}, " * (at in (0, first + 1))
    free = style.after + (BORDER if at != first or at == len(source.rows) - 1 else 0)
    below = f"bottom: {points(0 if tall else free)}, " * (tall or free != style.after + BORDER)
    return f"inset: ({above}{below}), " if above or below else "", free if tall else 0


def column_widths(widths: Sequence[float]) -> list[float]:
    """The columns in points as LibreOffice has them: their borders at ten-thousandths of the table, cut to twips."""
    whole, table_width = [round(twips(width) * 20) for width in widths], round(twips(sum(widths)) * 20)
    shares = [round(end * _SHARES / sum(whole)) for end in accumulate(whole, initial=0)]
    borders = [share * table_width // _SHARES / 20 for share in shares]
    return [after - before for before, after in pairwise(borders)]


def _rows(work: Work, source: Table, rows: Sequence[tuple[Cell, ...]], above: int, notes: list[str]) -> Iterator[str]:
    """The cells of rows of the head, or of rows below it, which take the notes that are still to be set."""
    role = "table_head" if above < source.header_rows else "table_cell"
    last = above + len(rows) == len(source.rows)
    widths = column_widths(source.widths)
    for at, placed in enumerate(placed_rows(rows, len(widths)), above):
        sized = [(each, sum(widths[each[0] : each[0] + each[1]])) for each in placed]
        tall = any(_height(work, cell, width, role) > work.page_height for (*_, cell), width in sized)
        (lines, free), side = _lines(work, source, at, tall=tall), "top" if tall else "horizon"
        for (_, columns, rows_covered, cell), width in sized:
            span = f"colspan: {columns}, " * (columns > 1) + f"rowspan: {rows_covered}, " * (rows_covered > 1)
            split = "breakable: true, " * (tall or (rows_covered > 1 and at not in source.together))
            text, align = _cell(work, cell, width, role, notes), _align(work, cell, role)
            if notes and (last or role == "table_cell"):
                text += f", at-foot({points(work.form.style(role).after + BORDER)}, {', '.join(notes)})"
                notes.clear()
            text += f", drop({points(free)})" if free else ""
            yield f"cell({span}{split}{lines}align: {_SIDES.get(align, align)} + {side}, {text}), "


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
    """About how high a cell is, and exactly so if it might be higher than a page."""
    style, room = work.form.style(role), _room(width)
    around = style.before + style.after + BORDER
    height = text_height(work, cell.runs, role, room) + around
    return work.height(cell.runs, role, room) + around if height > work.page_height else height


def _room(width: float) -> float:
    return max(width - 2 * twips(PADDING), 1.0)


def _cell(work: Work, cell: Cell, width: float, role: str, notes: list[str]) -> str:
    """What a cell says; its notes go to the others that are still to be set."""
    justified = _align(work, cell, role) == "justify"
    moves = Moves(ahead=notes, whole=True) if work.notes else FIXED
    text = work.text(cell.runs, role, _room(width), justified=justified, moves=moves)
    if role == "table_head":
        text = f"{work.named(role)}({text})"
        text = f"unlinked({text})" if any(run.note for run in cell.runs) else text
    return f"justified({text})" if justified else text


def _align(work: Work, cell: Cell, role: str) -> Align:
    return cell.align if cell.align and role == "table_cell" else work.form.style(role).align
