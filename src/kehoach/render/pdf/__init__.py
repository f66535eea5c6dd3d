"""Document → PDF: the pages of the Word file, without an office program, readable aloud and fit to be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.render.pdf.compiler import MAIN, TypesettingError, beside, pdf
from kehoach.render.pdf.faces import OURS, NoFontError, typeface
from kehoach.render.pdf.glyphs import MissingGlyph, MissingGlyphError, has_all, missing_glyphs
from kehoach.render.pdf.pages import source
from kehoach.render.pdf.preamble import Attachment
from kehoach.render.pdf.signing import NoSignatureError, fields

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kehoach.layout.document import Document
    from kehoach.layout.formats import Signing
    from kehoach.render.pdf.compiler import Source
    from kehoach.render.pdf.faces import Typeface

__all__ = [
    "OURS",
    "Attachment",
    "MissingGlyph",
    "MissingGlyphError",
    "NoFontError",
    "NoSignatureError",
    "TypesettingError",
    "begin",
    "render",
]


def render(
    document: Document, *, attached: Sequence[Attachment] = (), sign_fields: bool = False, fonts: Path = OURS
) -> bytes:
    """The document as PDF/A-2a, or with the source of its plan in it as PDF/A-3a, and PDF/UA-1.

    Args:
        document: The plan as it is laid out.
        attached: The files that go into the PDF.
        sign_fields: Whether there are empty fields for the signatures of each signer and of the body.
        fonts: A folder with the four faces of Times New Roman, or of a font with letters of the same widths.

    Raises:
        NoPyHankoError: What makes signature fields is not installed.
        NoSignatureError: Nobody signs the plan.
        MissingGlyphError: The plan holds signs that the font does not have.
        NoFontError: The folder holds no font that a plan can be set in.
        TypesettingError: A fault of this program.
    """
    return _typesetting(document, attached, typeface(fonts), sign_fields=sign_fields)()


def begin(
    document: Document, *, attached: Sequence[Attachment] = (), sign_fields: bool = False, fonts: Path = OURS
) -> Callable[[], bytes]:
    """Let Typst set the pages beside the program; what is returned waits for the PDF that `render` makes."""
    typeset = _typesetting(document, attached, typeface(fonts), sign_fields=sign_fields)
    return typeset if sign_fields else beside(typeset)  # fields are put in by what is still to be imported


def _typesetting(
    document: Document, attached: Sequence[Attachment], font: Typeface, *, sign_fields: bool
) -> Callable[[], bytes]:
    """What is left to Typst once the source is written."""
    written = source(document, font, attached, marked=sign_fields)
    missing = () if has_all(font, written[MAIN]) else missing_glyphs(document, font)
    if missing:
        raise MissingGlyphError(missing)

    def typeset() -> bytes:
        data = pdf(written, font, ["a-3a" if attached else "a-2a", "ua-1"])
        return _signable(data, written, font, document.format.signing) if sign_fields else data

    return typeset


def _signable(data: bytes, written: Source, font: Typeface, figures: Signing) -> bytes:
    from kehoach.render.pdf.widgets import with_fields  # noqa: PLC0415 - few PDFs are signed digitally

    return with_fields(data, fields(written, font, figures))
