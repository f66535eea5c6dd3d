"""Tables and grids with their tracked changes, row by row and cell by cell where the rows answer to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.layout.document import Cell, Grid, Table, plain
from kehoach.layout.tables import is_plain
from kehoach.years.diff.alignment import Key, Pair, aligned
from kehoach.years.diff.revised import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.layout.document import Leaf, Revision
    from kehoach.years.diff.revised import Merger

Row = tuple[Cell, ...]
GridRow = tuple[tuple["Leaf", ...], ...]
_ROWS_ALIKE = 0.3
"""Rows hold few words: a third of them makes two rows one."""


def tables(merger: Merger, old: Table, new: Table) -> Iterator[Table]:
    """Two tables as one, or one after the other where their columns or merged cells do not answer to each other."""
    if len(old.widths) != len(new.widths) or old.header_rows != new.header_rows or not _rows_answer(old, new):
        yield from (merger.table(old, "deleted"), merger.table(new, "inserted"))
        return
    count = new.header_rows
    head = list(_rows(merger, old.rows[:count], new.rows[:count]))
    rows = [*head, *_rows(merger, old.rows[count:], new.rows[count:])]
    revisions = tuple(revision for revision, _ in rows)
    yield replace(
        new,
        rows=tuple(row for _, row in rows),
        header_rows=len(head),
        revisions=revisions if any(revisions) else (),
        was=old.widths if old.widths != new.widths else (),
    )


def _rows_answer(old: Table, new: Table) -> bool:
    """Whether rows may come and go: no cell reaches over several rows, or all stay as they are."""
    tall = any(cell.rows > 1 for table in (old, new) for row in table.rows for cell in row)
    return not tall or [*map(_shape, old.rows)] == [*map(_shape, new.rows)]


def _shape(row: Row) -> tuple[tuple[object, ...], ...]:
    return tuple((cell.columns, cell.rows, cell.align, cell.bold) for cell in row)


def _rows(merger: Merger, old: Sequence[Row], new: Sequence[Row]) -> Iterator[tuple[Revision, Row]]:
    for before, after in _row_pairs(old, new):
        if before is not None and after is not None:
            yield "", tuple(map(lambda one, other: _cell(merger, one, other), before, after))
        elif before is not None:
            yield "deleted", merger.row(before, "deleted")
        elif after is not None:
            yield "inserted", merger.row(after, "inserted")


def _row_pairs(old: Sequence[Row], new: Sequence[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    if not all(map(is_plain, (*old, *new))) and [*map(_shape, old)] == [*map(_shape, new)]:
        yield from zip(old, new, strict=True)
        return
    for before, after in aligned(_row_keys(old), _row_keys(new), _ROWS_ALIKE):
        yield None if before is None else old[before], None if after is None else new[after]


def _row_keys(rows: Sequence[Row]) -> list[Key]:
    return [Key(_shape(row), _words(row)) for row in rows]


def _words(row: Row) -> str:
    return "\n".join(plain(cell.runs) for cell in row)


def _cell(merger: Merger, old: Cell, new: Cell) -> Cell:
    return replace(new, runs=merger.merged(old.runs, new.runs))


def grids(merger: Merger, old: Grid, new: Grid) -> Iterator[Grid]:
    """Two grids as one, or one after the other where their columns do not answer to each other."""
    if old.widths != new.widths:
        yield from (merger.grid(old, "deleted"), merger.grid(new, "inserted"))
        return
    rows = list(_grid_rows(merger, old.rows, new.rows))
    revisions = tuple(revision for revision, _ in rows)
    yield replace(new, rows=tuple(row for _, row in rows), revisions=revisions if any(revisions) else ())


def _grid_rows(merger: Merger, old: Sequence[GridRow], new: Sequence[GridRow]) -> Iterator[tuple[Revision, GridRow]]:
    """Rows that stay have something in the same cells, since a cell keeps the end of its last paragraph."""
    for before, after in aligned(_filled(old), _filled(new)):
        if before is not None and after is not None:
            yield "", tuple(_leaves(merger, *cells) for cells in zip(old[before], new[after], strict=True))
        elif before is not None:
            yield "deleted", merger.grid_row(old[before], "deleted")
        elif after is not None:
            yield "inserted", merger.grid_row(new[after], "inserted")


def _filled(rows: Sequence[GridRow]) -> list[Key]:
    return [Key(tuple(map(bool, row)), "") for row in rows]


def _leaves(merger: Merger, old: Sequence[Leaf], new: Sequence[Leaf]) -> tuple[Leaf, ...]:
    """The paragraphs of a cell; the last ones always answer to each other."""
    if not new:
        return ()
    pairs = (*aligned(_lines(old[:-1]), _lines(new[:-1])), Pair(len(old) - 1, len(new) - 1))
    return tuple(_leaf(merger, old, new, pair) for pair in pairs)


def _lines(leaves: Sequence[Leaf]) -> list[Key]:
    return [Key("line", text_of(leaf)) for leaf in leaves]


def _leaf(merger: Merger, old: Sequence[Leaf], new: Sequence[Leaf], pair: Pair) -> Leaf:
    if pair.before is None:
        return merger.leaf(new[pair.after or 0], "inserted")
    if pair.after is None:
        return merger.leaf(old[pair.before], "deleted")
    return merger.both(old[pair.before], new[pair.after])
