"""The footnotes of a sheet, below its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.layout.document import Grid, Paragraph, Table
from kehoach.render.html.inline import inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.layout.document import Block, Run, Text


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


def notes_html(notes: Sequence[Text], numbers: Sequence[int]) -> str:
    """These footnotes as a list, each with the way back to its mark."""
    if not numbers:
        return ""
    items = "".join(_note(number, notes[number - 1]) for number in numbers)
    return f'<section class="notes" role="doc-endnotes" aria-label="Chú thích">\n<ol>\n{items}</ol>\n</section>\n'


def _note(number: int, note: Text) -> str:
    back = f'<a href="#mark-{number}" role="doc-backlink" aria-label="Về chỗ của chú thích {number}">↩</a>'
    return f'<li id="note-{number}" value="{number}" class="note">{inline(note)} {back}</li>\n'
