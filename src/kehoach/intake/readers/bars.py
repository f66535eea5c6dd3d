"""Tables whose cells stand between bars, as Markdown and plain text have them."""

from __future__ import annotations

from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from kehoach.intake.oldfile import Cell, Grid
from kehoach.intake.readers.parts import plain
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kehoach.intake.oldfile import Line

MOST_CELLS = 64
_RULER = lazily(r"\s*\|?(\s*:?-+:?\s*\|)+(\s*:?-+:?\s*)?")
_BORDER = lazily(r"\s*\+([-=:]+\+)+\s*")
_BAR = lazily(r"(?<!\\)\|")
_BREAK = lazily(r"<br\s*/?>", 2)


def grid(lines: Sequence[str], line_of: Callable[[str], Line] = plain) -> Grid:
    """The table that the lines are; a row with too few cells has a first one over several columns."""
    if any(map(is_border, lines)):
        return _bordered(lines, line_of)
    ruler = next((at for at, line in enumerate(lines) if is_ruler(line)), None)
    rows = [_cells(line) for line in lines if not is_ruler(line)]
    columns = max(len(row) for row in rows)
    made = tuple(_row([[cell] if cell else [] for cell in row], columns, line_of) for row in rows)
    return Grid(made, header_rows=1 if ruler is None else ruler)


def is_table(lines: Sequence[str]) -> bool:
    """Whether lines with bars are a table: several, or one of several cells."""
    most = max(line.count("|") for line in lines)
    return 0 < most <= MOST_CELLS and (len(lines) > 1 or most > 1)


def is_ruler(line: str) -> bool:
    """Whether the line parts the head of a table from its rows."""
    return "-" in line and "|" in line and _RULER.fullmatch(line) is not None


def is_border(line: str) -> bool:
    """Whether the line parts rows of which each goes over several lines: `+---+---+`."""
    return line.lstrip().startswith("+") and _BORDER.fullmatch(line) is not None


def _bordered(lines: Sequence[str], line_of: Callable[[str], Line]) -> Grid:
    """A table with borders between its rows; an empty line in a cell parts its paragraphs."""
    groups = [(border, list(group)) for border, group in groupby(lines, key=is_border)]
    rows = [
        [_paragraphs(column) for column in zip_longest(*map(_cells, group), fillvalue="")]
        for border, group in groups
        if not border
    ]
    head = next((at for at, (border, group) in enumerate(groups) if border and "=" in group[0]), 0)
    columns = max(map(len, rows))
    above = sum(not border for border, _ in groups[:head])
    return Grid(tuple(_row(row, columns, line_of) for row in rows), header_rows=above)


def _paragraphs(lines: Iterable[str]) -> list[str]:
    return [" ".join(group) for is_said, group in groupby(lines, key=bool) if is_said]


def _cells(line: str) -> list[str]:
    text = line.strip()
    cells = _BAR.split(text.removeprefix("|").removesuffix("|") if text.startswith("|") else text)
    return [_BREAK.sub("\n", cell).replace("\\|", "|").strip() for cell in cells]


def _row(cells: Sequence[Sequence[str]], columns: int, line_of: Callable[[str], Line]) -> tuple[Cell, ...]:
    missing = columns - len(cells)
    return tuple(
        Cell(tuple(map(line_of, texts)), columns=1 + (missing if not index else 0)) for index, texts in enumerate(cells)
    )
