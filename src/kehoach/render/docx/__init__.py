"""Document → DOCX: WordprocessingML written directly, byte for byte the same at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.render.docx.blocks import body_xml, notes_xml
from kehoach.render.docx.package import Entry, compressed, package
from kehoach.render.docx.parts import core_properties, fixed_parts, outline_parts

if TYPE_CHECKING:
    from kehoach.layout.document import Document

__all__ = ["render"]


def render(document: Document) -> bytes:
    """The document as a Word file."""
    return package(_entries(document))


def _entries(document: Document) -> list[Entry]:
    notes = bool(document.notes)
    entries = [
        *outline_parts(notes=notes),
        *fixed_parts(document.format),
        compressed("docProps/core.xml", core_properties(document.properties)),
        compressed("word/document.xml", body_xml(document)),
    ]
    return [*entries, compressed("word/footnotes.xml", notes_xml(document))] if notes else entries
