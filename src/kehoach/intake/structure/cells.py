"""Paragraphs within the cell of a table: a row of a plan is one line, so a comma parts what nothing else does."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from kehoach.intake.oldfile import Grid, Line, Words
from kehoach.intake.structure import marks
from kehoach.intake.words import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.intake.oldfile import Block, Cell


def with_commas(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Set a comma between paragraphs of a cell that would run together, such as names; those of a head are one name."""
    return tuple(_table(block) if isinstance(block, Grid) and block.ruled else block for block in blocks)


def _table(grid: Grid) -> Grid:
    head = max(grid.header_rows, 1)
    rows = (tuple(map(_cell, row)) for row in grid.rows[head:])
    return msgspec.structs.replace(grid, rows=(*grid.rows[:head], *rows))


def _cell(cell: Cell) -> Cell:
    said = [block for block in cell.blocks if not isinstance(block, Line) or block.text.strip()]
    parted = [_ended(one) if _run_together(one, other) else one for one, other in pairwise(said)]
    return msgspec.structs.replace(cell, blocks=(*parted, *said[-1:])) if parted else cell


def _run_together(one: Block, other: Block) -> bool:
    """Whether neither the end of a paragraph nor the beginning of the next tells that another begins."""
    if isinstance(one, Grid) or isinstance(other, Grid) or other.label:
        return False
    above, below = one.text.rstrip(), other.text.lstrip()
    named = below[0].isupper() and not below.isupper() and above[-1].isalnum()
    return named and marks.read(below) is None


def _ended(line: Block) -> Block:
    return msgspec.structs.replace(line, words=(*tidy(line.words), Words(","))) if isinstance(line, Line) else line
