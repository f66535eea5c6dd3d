"""Document → plain text, as it reads in a terminal or a mail."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from kehoach.layout.document import NO_BREAK, NO_BREAK_HYPHEN, NO_BREAK_SPACE, Grid, Paragraph, Rule, Table, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.layout.document import Block, Cell, Document, Leaf, Text

WIDTH = 80
"""The signs of a line, where blocks stand side by side or are centred."""
_MM_PER_SIGN = 2.1
_GAP = 3
"""The least space between two blocks."""
_PLAIN = str.maketrans({NO_BREAK_HYPHEN: "-", NO_BREAK_SPACE: " ", NO_BREAK: ""})


def render(document: Document) -> str:
    """The document as plain text, a paragraph a line."""
    lines = [line.rstrip() for division in document.divisions for line in _division(document, division.blocks)]
    for count, note in enumerate(document.notes, 1):
        lines.append(f"[{count}] {plain(note).translate(_PLAIN)}")
    return "\n".join(lines).strip("\n") + "\n"


def _division(document: Document, blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Grid):
            yield from _grid(document, block)
        elif isinstance(block, Table):
            yield from _rows(block)
        else:
            yield from _leaf(document, block, WIDTH)
        yield ""


def _leaf(document: Document, leaf: Leaf, width: int) -> list[str]:
    if isinstance(leaf, Rule):
        return [("─" * min(round(leaf.width / _MM_PER_SIGN), width)).center(width)]
    centred = document.format.style(leaf.role).align == "center"
    lines = _words(leaf).split("\n")
    return [line.center(width) for line in lines] if centred else lines


def _words(paragraph: Paragraph) -> str:
    return f"{paragraph.label} {_marked(paragraph.runs)}".strip(" ").translate(_PLAIN)


def _marked(runs: Text) -> str:
    """The words with the numbers of their footnotes."""
    return "".join(run.text + (f"[{run.note}]" if run.note else "") for run in runs)


def _rows(table: Table) -> Iterator[str]:
    """A row a line; under a cell that reaches down, the place of its column stays empty."""
    reaching: dict[int, Cell] = {}
    left: Counter[int] = Counter()
    for row in table.rows:
        words, column, cells = [], 0, iter(row)
        while column < len(table.widths):
            cell = reaching.get(column) if left[column] else next(cells, None)
            if cell is None:
                break
            words.append("" if left[column] else _cell(cell))
            left[column], reaching[column] = (left[column] or cell.rows) - 1, cell
            column += cell.columns
        yield " | ".join(words)


def _cell(cell: Cell) -> str:
    return _marked(cell.runs).translate(_PLAIN).replace("\n", " ")


def _grid(document: Document, grid: Grid) -> Iterator[str]:
    widths = [round(WIDTH * width / sum(grid.widths)) for width in grid.widths]
    for row in grid.rows:
        columns = [
            [line for leaf in cell for line in _leaf(document, leaf, width)]
            for cell, width in zip(row, widths, strict=True)
        ]
        rooms = [_room(column, width) for column, width in zip(columns, widths, strict=True)]
        for lines in zip_longest(*columns, fillvalue=""):
            yield "".join(line.ljust(room) for line, room in zip(lines, rooms, strict=True))


def _room(column: list[str], width: int) -> int:
    """The width of a column, wider where one of its lines would push the next column aside."""
    return max(width, *(len(line.rstrip()) + _GAP for line in column)) if column else width
