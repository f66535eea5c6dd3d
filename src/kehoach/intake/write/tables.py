"""Tables of an old file as rows of a source, merged cells as `<` and `^`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.intake.oldfile import Words
from kehoach.intake.words import joined, lines_of, on_one_line, tidy
from kehoach.intake.write.prose import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.oldfile import Cell, Grid
    from kehoach.intake.oldplan import CellFact, Fact

_RULERS = {"center": ":-:", "right": "--:", "left": ":--", "justify": ":--", "": "---"}


def rows(grid: Grid, notes: Sequence[str], facts: Sequence[CellFact] = ()) -> Iterator[str]:
    """The lines of a table."""
    cells = _laid(grid, notes, {(row, at): fact for row, at, fact in facts})
    width = max((len(row) for row in cells), default=0)
    header = min(max(grid.header_rows, 0), len(cells))
    for at, row in enumerate(cells):
        if at == header and header:
            yield "| " + " | ".join(_aligns(grid, width)) + " |"
        yield "| " + " | ".join([*row, *[""] * (width - len(row))]) + " |"


def _laid(grid: Grid, notes: Sequence[str], facts: dict[tuple[int, int], Fact]) -> list[list[str]]:
    """Every place of the table: the words of a cell, or the sign of the one that it is merged with."""
    places: dict[tuple[int, int], str] = {}
    for at, row in enumerate(grid.rows):
        column = 0
        for number, cell in enumerate(row):
            said = _words(cell, notes, facts.get((at, number)))
            while (at, column) in places:
                column += 1
            for down in range(cell.rows):
                for right in range(cell.columns):
                    sign = said if down == right == 0 else "<" if right else "^"
                    places.setdefault((at + down, column + right), sign)
            column += cell.columns
    widths = [0] * len(grid.rows)
    for at, column in places:
        if at < len(widths):
            widths[at] = max(widths[at], column + 1)
    return [[places.get((at, column), "") for column in range(width)] for at, width in enumerate(widths)]


def _words(cell: Cell, notes: Sequence[str], fact: Fact | None) -> str:
    lines = [_labelled(line.label, line.words) for line in lines_of(cell.blocks) if line.text.strip() or line.label]
    text = joined(*(on_one_line(tidy(line)) for line in lines))
    words = written(text, (fact,) if fact else (), notes, opens=False)
    return f"\\{words}" if words in ("<", "^") else words.replace("|", "\\|")


def _labelled(label: str, words: tuple[Words, ...]) -> tuple[Words, ...]:
    return joined((Words(label),), words) if label else words


def _aligns(grid: Grid, width: int) -> Iterator[str]:
    body = grid.rows[grid.header_rows] if grid.header_rows < len(grid.rows) else ()
    aligns = [next((line.align for line in lines_of(cell.blocks)), "") for cell in body]
    for column in range(width):
        yield _RULERS[aligns[column] if column < len(aligns) else ""]
