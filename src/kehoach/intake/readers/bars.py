"""Tables whose cells stand between bars, as Markdown and plain text have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.intake.oldfile import Cell, Grid
from kehoach.intake.readers.parts import plain
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kehoach.intake.oldfile import Line

MOST_CELLS = 64
_RULER = lazily(r"\s*\|?(\s*:?-+:?\s*\|)+(\s*:?-+:?\s*)?")
_BAR = lazily(r"(?<!\\)\|")
_BREAK = lazily(r"<br\s*/?>", 2)


def grid(lines: Sequence[str], line_of: Callable[[str], Line] = plain) -> Grid:
    """The table that the lines are; a row with too few cells has a first one over several columns."""
    ruler = next((at for at, line in enumerate(lines) if is_ruler(line)), None)
    rows = [_cells(line) for line in lines if not is_ruler(line)]
    columns = max(len(row) for row in rows)
    made = tuple(_row(row, columns, line_of) for row in rows)
    return Grid(made, header_rows=1 if ruler is None else ruler)


def is_table(lines: Sequence[str]) -> bool:
    """Whether lines with bars are a table: several, or one of several cells."""
    most = max(line.count("|") for line in lines)
    return most <= MOST_CELLS and (len(lines) > 1 or most > 1)


def is_ruler(line: str) -> bool:
    """Whether the line parts the head of a table from its rows."""
    return "-" in line and "|" in line and _RULER.fullmatch(line) is not None


def _cells(line: str) -> list[str]:
    text = line.strip()
    cells = _BAR.split(text.removeprefix("|").removesuffix("|") if text.startswith("|") else text)
    return [_BREAK.sub("\n", cell).replace("\\|", "|").strip() for cell in cells]


def _row(cells: Sequence[str], columns: int, line_of: Callable[[str], Line]) -> tuple[Cell, ...]:
    missing = columns - len(cells)
    return tuple(
        Cell((line_of(text),) if text else (), columns=1 + (missing if not index else 0))
        for index, text in enumerate(cells)
    )
