"""Document → PDF: the pages of the Word file, without an office program, readable aloud and fit to be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.render.pdf.compiler import TypesettingError, pdf
from kehoach.render.pdf.faces import OURS, NoFontError, typeface
from kehoach.render.pdf.glyphs import MissingGlyph, MissingGlyphError, missing_glyphs
from kehoach.render.pdf.pages import source
from kehoach.render.pdf.preamble import Attachment

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.layout.document import Document

__all__ = ["Attachment", "MissingGlyph", "MissingGlyphError", "NoFontError", "TypesettingError", "render"]


def render(document: Document, *, attached: Attachment | None = None, fonts: Path = OURS) -> bytes:
    """The document as PDF/A-2a, or with the source of its plan in it as PDF/A-3a, and PDF/UA-1.

    Args:
        document: The plan as it is laid out.
        attached: The file that goes into the PDF.
        fonts: A folder with the four faces of Times New Roman, or of a font with letters of the same widths.

    Raises:
        MissingGlyphError: The plan holds signs that the font does not have.
        NoFontError: The folder holds no font that a plan can be set in.
        TypesettingError: A fault of this program.
    """
    font = typeface(fonts)
    missing = missing_glyphs(document, font)
    if missing:
        raise MissingGlyphError(missing)
    return pdf(source(document, font, attached), font, ["a-3a" if attached else "a-2a", "ua-1"])
