"""The footnotes of a sheet, below its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.render.html.inline import inline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.layout.document import Text


def notes_html(notes: Sequence[Text], numbers: Sequence[int]) -> str:
    """These footnotes as a list, each with the way back to its mark."""
    if not numbers:
        return ""
    items = "".join(_note(number, notes[number - 1]) for number in numbers)
    return f'<section class="notes" role="doc-endnotes" aria-label="Chú thích">\n<ol>\n{items}</ol>\n</section>\n'


def _note(number: int, note: Text) -> str:
    back = f'<a href="#mark-{number}" role="doc-backlink" aria-label="Về chỗ của chú thích {number}">↩</a>'
    return f'<li id="note-{number}" value="{number}" class="note">{inline(note)} {back}</li>\n'
