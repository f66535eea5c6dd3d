"""Where the footnotes of a document hang."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.layout.document import Grid, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.layout.document import Block, Run


def notes_in(blocks: Iterable[Block]) -> list[int]:
    """The numbers of the footnotes that these blocks name."""
    return [run.note for block in blocks for run in _runs(block) if run.note]


def _runs(block: Block) -> Iterator[Run]:
    if isinstance(block, Paragraph):
        yield from block.runs
    elif isinstance(block, Table):
        yield from (run for row in block.rows for cell in row for run in cell.runs)
    elif isinstance(block, Grid):
        yield from (run for row in block.rows for cell in row for leaf in cell for run in _runs(leaf))
