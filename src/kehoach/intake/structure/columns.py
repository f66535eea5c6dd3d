"""Lines that stand side by side: in cells, over tabs, or over spaces."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from kehoach.intake.oldfile import Grid, Line
from kehoach.intake.readers.columns import PURPOSE, columns_of, gutters
from kehoach.intake.structure.paper import on_paper
from kehoach.intake.words import cut, lines_of, tidy
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.intake.oldfile import Block, Cell

    Columns = defaultdict[tuple[int, ...], list[Line]]
    """Lines by the column that they stand in; columns within a column have longer numbers."""

_TABS = lazily(r" *\t[\t ]*")
_SPACES = lazily(r" {4,}")
_BEFORE_ROOM = lazily(r"(?:^|\s)(?:số\s*:?|ngày|tháng|năm)$", re.IGNORECASE)
_AFTER_ROOM = lazily(r"[/-]\S|tháng\b|năm\b")
_PURPOSE = lazily(PURPOSE)
_FAR = lazily(r"\s*\t|\s{18,}")
_FAR_RIGHT = 60.0
"""A line that begins further from the margin than this, in millimetres, stands in the right column."""
_PAIR = 2
_GUTTER, _STRIP = 4.0, 1.6
"""What parts two of several columns, in millimetres: in one line at least, and in all of them."""


def columns(blocks: Iterable[Block]) -> list[list[Line]]:
    """The lines of these blocks by the column that they stand in, from left to right."""
    found = _by_place(blocks)
    return [found[place] for place in sorted(found)]


def _by_place(blocks: Iterable[Block]) -> Columns:
    out: Columns = defaultdict(list)
    for _, some in groupby(blocks, key=lambda block: isinstance(block, Grid)):
        lines: list[Line] = []
        for block in some:
            if isinstance(block, Grid):
                _add_grid(out, block)
            else:
                lines += _lines_kept(block)
        _add_lines(out, lines)
    return out


def _add_grid(out: Columns, grid: Grid) -> None:
    for place, cell in _places(grid):
        if any(isinstance(block, Grid) for block in cell.blocks):
            for inner, lines in _by_place(cell.blocks).items():
                out[place, *inner] += lines
        else:
            for line in lines_of(cell.blocks):
                _put(out, place, line)


def _places(grid: Grid) -> Iterator[tuple[int, Cell]]:
    """Each cell with the first column of the grid that it takes."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(grid.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            yield column, cell
            taken |= {(row + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}


def _put(out: Columns, column: int, line: Line) -> None:
    """Add a line to a column, a line each of its line breaks."""
    out[(column,)] += [kept for part in _lines_kept(line) if (kept := _part(part, 0, len(part.text))).text.strip()]


def _part(line: Line, start: int, end: int) -> Line:
    label = line.label if start == 0 else ""
    return msgspec.structs.replace(line, words=tidy(cut(line.words, start, end)), label=label)


def _add_lines(out: Columns, lines: Sequence[Line]) -> None:
    """Lines whose parts stand side by side: their order tells the column, of more than two their places on paper."""
    cuts = [_cuts(line) for line in lines]
    several = max(map(len, cuts), default=0) > _PAIR
    rows = [on_paper(line, found) for line, found in zip(lines, cuts, strict=True)] if several else []
    between = gutters(rows, _GUTTER, _STRIP)
    for at, (line, found) in enumerate(zip(lines, cuts, strict=True)):
        first = 1 if _FAR.match(line.text) or line.indent > _FAR_RIGHT else 0
        places = columns_of(rows[at], between) if len(between) > 1 else range(first, first + len(found))
        for column, (start, end) in zip(places, found, strict=True):
            _put(out, column, _part(line, start, end))


def _cuts(line: Line) -> list[tuple[int, int]]:
    """The parts of a line that stand side by side."""
    text = line.text
    at = len(text) - len(text.lstrip())
    gaps = list(_gaps(text, at))
    return list(zip([at, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)], strict=True))


def _gaps(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where columns part: at tabs, else at wide spaces that are no room for a number or a day."""
    pattern = _TABS if "\t" in text[start:].strip() else _SPACES
    for found in pattern.finditer(text, start):
        is_room = _BEFORE_ROOM.search(text[start : found.start()]) or _AFTER_ROOM.match(text, found.end())
        parts = ("\t" in found[0] or not is_room) and not _PURPOSE.match(text, found.end())
        if found.end() < len(text.rstrip()) and parts:
            yield found.span()


def _lines_kept(line: Line) -> list[Line]:
    text = line.text
    ends = [at for at, sign in enumerate(text) if sign == "\n"]
    starts = [0, *(end + 1 for end in ends)]
    return [
        msgspec.structs.replace(line, words=cut(line.words, start, end), label="" if start else line.label)
        for start, end in zip(starts, [*ends, len(text)], strict=True)
    ]
