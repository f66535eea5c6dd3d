"""Runs of text as HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.layout.document import COMES, NO_BREAK, NO_BREAK_HYPHEN, NO_BREAK_SPACE
from kehoach.render.docx.xml import escaped

if TYPE_CHECKING:
    from kehoach.layout.document import Run, Text

_LONGEST_WHOLE = 30
"""The letters of the longest word that a phone shows on one line."""
_LETTER = rf"(?:[^\s<>]|{NO_BREAK_SPACE})"
_UNBROKEN = f"[{NO_BREAK_HYPHEN}{NO_BREAK}]|{NO_BREAK_SPACE}–"
_WHOLE = re.compile(f"{_LETTER}*(?:{_UNBROKEN}){_LETTER}*")


def inline(runs: Text) -> str:
    """The runs, each in its look, with the marks of their footnotes."""
    return "".join([_run(run) for run in runs])


def _run(run: Run) -> str:
    text = escaped(run.text)
    text = _WHOLE.sub(_whole, text) if re.search(_UNBROKEN, text) else text
    text = text.replace("\n", "<br>")
    for tag, wanted in (("u", run.underline), ("em", run.italic), ("strong", run.bold), ("mark", run.unconfirmed)):
        if wanted:
            text = f"<{tag}>{text}</{tag}>"
    text += _note_mark(run.note) if run.note else ""
    if run.revision:
        tag = "ins" if run.revision in COMES else "del"
        moved = ' class="moved"' if run.revision.startswith("moved") else ""
        text = f"<{tag}{moved}>{text}</{tag}>"
    return text


def _whole(word: re.Match[str]) -> str:
    """A word that no line breaks, spelt with the hyphens that a reader searches and copies."""
    text = word[0].replace(NO_BREAK_HYPHEN, "-").replace(NO_BREAK, "")
    return f'<span class="whole">{text}</span>' if len(text) <= _LONGEST_WHOLE else text


def _note_mark(number: int) -> str:
    return (
        f'<sup><a id="mark-{number}" href="#note-{number}" role="doc-noteref" '
        f'aria-label="Chú thích {number}">{number}</a></sup>'
    )
