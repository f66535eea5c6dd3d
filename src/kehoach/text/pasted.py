"""Tables that were pasted from Word or Excel: lines whose cells a tab parts."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kehoach.text.diagnostics import Diagnostic, Edit, Fix, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.text.source import Source

_FEWEST_CELLS = 3
"""Two columns may as well be a letterhead, or a mark and its words."""
_FEWEST_ROWS = 2
_NO_ROWS = ("//", "|", "@")
_TABLE = "@bảng"


def pasted_tables(source: Source) -> Iterator[Diagnostic]:
    """Each run of lines that are rows of a pasted table, with the table of the language that they make."""
    if source.plain:
        return
    for cells, rows in groupby(range(len(source.lines)), key=lambda number: _cells(source.lines[number])):
        numbers = list(rows)
        if cells and len(numbers) >= _FEWEST_ROWS:
            first, last = (
                source.raw_place(number, 0, len(source.lines[number])) for number in (numbers[0], numbers[-1])
            )
            place = Place(source.path, first.line, first.column, last.end_line, last.end_column)
            fix = Fix("fix.table", tuple(_edits(source, numbers)), safe=False)
            yield Diagnostic("KH069", place, {"rows": str(len(numbers))}, (fix,))


def _cells(line: str) -> int:
    """How many cells a line has; none where it is no row."""
    cells = line.count("\t") + 1
    return 0 if cells < _FEWEST_CELLS or "\t" not in line.strip() or line.lstrip().startswith(_NO_ROWS) else cells


def _edits(source: Source, numbers: list[int]) -> Iterator[Edit]:
    above = source.lines[numbers[0] - 1].lstrip() if numbers[0] else ""
    opening = "" if above.startswith(_TABLE) else f"{_TABLE}\n"
    for number in numbers:
        line = source.lines[number]
        cells = (cell.strip().replace("|", "\\|") for cell in line.split("\t"))
        yield Edit(source.raw_place(number, 0, len(line)), f"{opening}  | {' | '.join(cells)} |")
        opening = ""
