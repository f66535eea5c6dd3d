"""A document as lines that a person compares: the role of each block, then its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.layout.document import NO_BREAK, NO_BREAK_HYPHEN, NO_BREAK_SPACE, Grid, Paragraph, Rule, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.layout.document import Block, Cell, Document, Run, Text

_VISIBLE = str.maketrans({NO_BREAK_HYPHEN: "-", NO_BREAK_SPACE: "·", NO_BREAK: "", "\n": "⏎"})
"""What a reader of a snapshot could not tell from something else."""


def describe(document: Document) -> str:
    """The whole document, a block a line."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Document) -> Iterator[str]:
    yield f"format {document.format.name}"
    for division in document.divisions:
        sides = " landscape" if division.landscape else ""
        counted = ", counted from 1" if division.restarts else ", counted on" if division.continues else ""
        yield f"--- pages{sides}{counted}"
        for block in division.blocks:
            yield from _block(block)
    for count, note in enumerate(document.notes, 1):
        yield f"note {count}: {_text(note)}"


def _block(block: Block, indent: str = "") -> Iterator[str]:
    if isinstance(block, Paragraph):
        label = f"{block.label} " if block.label else ""
        spot = f" (at {block.spot.left:g}, {block.spot.top:g} mm)" if block.spot else ""
        yield f"{indent}{block.role}{' (kept)' if block.keep else ''}{spot}: {label}{_text(block.runs)}"
    elif isinstance(block, Rule):
        yield f"{indent}rule: {block.width} mm"
    elif isinstance(block, Table):
        yield from _table(block)
    else:
        yield from _grid(block)


def _grid(grid: Grid) -> Iterator[str]:
    for row in grid.rows:
        for at, cell in enumerate(row):
            yield f"{grid.role} {grid.widths[at]:g} mm"
            for leaf in cell:
                yield from _block(leaf, "  ")


def _table(table: Table) -> Iterator[str]:
    yield "table " + " ".join(f"{width:g}" for width in table.widths) + " mm"
    for at, row in enumerate(table.rows):
        edge = "‖" if at < table.header_rows else "|"
        yield f"  {edge} " + f" {edge} ".join(_cell(cell) for cell in row) + f" {edge}"


def _cell(cell: Cell) -> str:
    span = f"[{cell.columns}×{cell.rows}] " if cell.columns > 1 or cell.rows > 1 else ""
    return span + _text(cell.runs)


def _text(runs: Text) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    sign = "*" * (2 * run.bold + run.italic)
    note = f"[{run.note}]" if run.note else ""
    doubt = "?" if run.unconfirmed else ""
    return f"{sign}{run.text.translate(_VISIBLE)}{sign}{doubt}{note}"
