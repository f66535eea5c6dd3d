"""Runs of text as WordprocessingML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.layout.document import NO_BREAK_HYPHEN
from kehoach.render.docx.revisions import revised_xml
from kehoach.render.docx.xml import escaped

if TYPE_CHECKING:
    from kehoach.layout.document import Run

JUSTIFIED = {"justify": "both"}
"""The one alignment that Word names otherwise."""
_HARD_HYPHEN = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_DOUBT = '<w:highlight w:val="yellow"/>'
_UNDERLINE = '<w:u w:val="single"/>'


def run_xml(run: Run) -> str:
    """A run with its own style, and the mark of its footnote."""
    text = escaped(run.text)
    if NO_BREAK_HYPHEN in text:
        text = text.replace(NO_BREAK_HYPHEN, _HARD_HYPHEN)
    if "\n" in text:
        text = text.replace("\n", _BREAK)
    written = f'<w:t xml:space="preserve">{text}</w:t></w:r>{_note(run.note) if run.note else ""}'
    if not (run.bold or run.italic or run.unconfirmed or run.underline):
        written = f"<w:r>{written}"
    else:
        style = f"{'<w:b/>' * run.bold}{'<w:i/>' * run.italic}{_DOUBT * run.unconfirmed}{_UNDERLINE * run.underline}"
        written = f"<w:r><w:rPr>{style}</w:rPr>{written}"
    return revised_xml(run.revision, written) if run.revision else written


def _note(number: int) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="NoteMark"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
