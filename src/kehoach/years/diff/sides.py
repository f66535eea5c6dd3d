"""A redline taken apart again: each of its blocks as it was and as it is, what went and what came still marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from msgspec.structs import replace

from kehoach.layout.document import COMES, GOES, Grid, Paragraph, Rule, Run, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.layout.document import Block, Document, Leaf, Revision, Text

Row = TypeVar("Row")


class Beside(NamedTuple):
    """A block as it was and as it is; nothing where there is none."""

    before: Block | None
    after: Block | None
    changed: bool


def beside(redline: Document) -> Iterator[Beside]:
    """Every block of a redline on its two sides."""
    for division in redline.divisions:
        for block in division.blocks:
            before, after = _side(block, COMES), _side(block, GOES)
            if before is not None or after is not None:
                yield Beside(before, after, _is_changed(block))


def _side(block: Block, without: Sequence[Revision]) -> Block | None:
    """The block without what came, or without what went."""
    if isinstance(block, Table):
        kept = _kept(block.rows, block.revisions, without)
        rows = tuple(tuple(replace(cell, runs=_runs(cell.runs, without)) for cell in row) for row in kept)
        return replace(block, rows=rows, revisions=(), was=()) if rows else None
    if isinstance(block, Grid):
        grid = [_grid_row(row, without) for row in _kept(block.rows, block.revisions, without)]
        return replace(block, rows=tuple(grid), revisions=()) if grid else None
    return _leaf(block, without)


def _kept(rows: Sequence[Row], revisions: Sequence[Revision], without: Sequence[Revision]) -> list[Row]:
    marks = revisions or ("",) * len(rows)
    return [row for row, mark in zip(rows, marks, strict=True) if mark not in without]


def _grid_row(row: tuple[tuple[Leaf, ...], ...], without: Sequence[Revision]) -> tuple[tuple[Leaf, ...], ...]:
    cells = ([_leaf(leaf, without) for leaf in cell] for cell in row)
    return tuple(tuple(leaf for leaf in cell if leaf is not None) for cell in cells)


def _leaf(leaf: Leaf, without: Sequence[Revision]) -> Leaf | None:
    if leaf.revision in without:
        return None
    was = leaf.was if without is COMES else None
    if isinstance(leaf, Rule) and not isinstance(was, Paragraph):
        return replace(was or leaf, revision="", was=None, runs=())
    if isinstance(was, Rule):
        return was
    look = was if isinstance(was, Paragraph) else leaf
    label = leaf.label if isinstance(leaf, Paragraph) else ""
    return replace(look, runs=_runs(leaf.runs, without), label=label, id="", revision="", move=0, was=None)


def _runs(runs: Text, without: Sequence[Revision]) -> Text:
    return tuple(run for run in runs if run.revision not in without)


def _is_changed(block: Block) -> bool:
    if isinstance(block, (Table, Grid)):
        return any(block.revisions) or any(run.revision for run in _all_runs(block))
    return bool(block.revision) or any(run.revision for run in block.runs)


def _all_runs(block: Table | Grid) -> Iterable[Run]:
    if isinstance(block, Table):
        return (run for row in block.rows for cell in row for run in cell.runs)
    return (run for row in block.rows for cell in row for leaf in cell for run in leaf.runs)
