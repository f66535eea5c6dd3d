"""Typst in this process: source to PDF or PNG, with no font but the one given."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typst import Compiler, PDFStandard

    from kehoach.render.pdf.faces import Typeface


_SUSPECTS = b"/Suspects false"
"""What goes without saying, and what poppler complains of."""


class TypesettingError(Exception):
    """A fault of ours: Typst refuses the source that was made, or has a warning about it."""


def pdf(source: str, typeface: Typeface, standards: list[PDFStandard]) -> bytes:
    """The source as a PDF of these standards."""
    data = _compiled(source, typeface, format="pdf", pdf_standards=standards)
    return data.replace(_SUSPECTS, b" " * len(_SUSPECTS), 1)


def png(source: str, typeface: Typeface, density: float) -> bytes:
    """The source, of one page, as a picture with so many pixels an inch."""
    return _compiled(source, typeface, format="png", ppi=density)


def _compiled(source: str, typeface: Typeface, **form: Any) -> bytes:  # noqa: ANN401 - as Typst takes it
    from typst import TypstError

    try:
        data, warnings = _compiler(typeface).compile_with_warnings(input=source.encode(), **form)
    except TypstError as error:
        raise TypesettingError(str(error)) from error
    if warnings or not isinstance(data, bytes):
        raise TypesettingError("; ".join(map(str, warnings)))
    return data


def positions(source: str, typeface: Typeface, label: str) -> str:
    """What the marks of this label hold, as JSON."""
    from typst import Compiler

    once = Compiler(input=source.encode(), font_paths=typeface.fonts, ignore_system_fonts=True)
    return str(once.query(label, field="value"))


@lru_cache
def _compiler(typeface: Typeface) -> Compiler:
    from typst import Compiler

    return Compiler(font_paths=typeface.fonts, ignore_system_fonts=True)
