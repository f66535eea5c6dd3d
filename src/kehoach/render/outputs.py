"""Plan → file in one of the forms, with the office's own template and figures; what the office got wrong is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kehoach.layout.breaches import BreachError
from kehoach.layout.compose import form_of, lay_out
from kehoach.layout.formats import FormatError
from kehoach.text.diagnostics import Diagnostic, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.layout.document import Document
    from kehoach.model.plan import Plan

_TEMPLATE_CODES = {
    "not-docx": "KH101",
    "unclosed": "KH102",
    "syntax": "KH103",
    "unknown": "KH104",
    "not-alone": "KH105",
    "no-body": "KH106",
    "forbidden": "KH107",
    "failed": "KH108",
}


class Office(msgspec.Struct, frozen=True):
    """The office's own files, where a plan names them: its Word template, its figures of thể thức."""

    template: Path | None = None
    figures: Path | None = None


class UnrenderableError(Exception):
    """What the office's files or the words of the plan ask for cannot be printed; `diagnostics` says why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(", ".join(one.code for one in diagnostics))
        self.diagnostics = diagnostics


def render(plan: Plan, form: str, office: Office, file: str) -> bytes:
    """The plan as a file of this form; `file` is where what is wrong with the plan itself is told."""
    document = _laid_out(plan, office)
    if form == "text":
        from kehoach.render import text  # noqa: PLC0415 - one renderer is loaded, not all

        return text.render(document).encode()
    if form == "html":
        from kehoach.render import html  # noqa: PLC0415 - the same

        return html.render(document)
    return _pdf(document, file) if form == "pdf" else _docx(document, office)


def _laid_out(plan: Plan, office: Office) -> Document:
    try:
        return lay_out(plan, form_of(plan, office.figures))
    except BreachError as error:
        place = _start(office.figures)
        broken = (Diagnostic("KH110", place, {"breach": str(one), "law": error.law}) for one in error.breaches)
        raise UnrenderableError(*broken) from error
    except FormatError as error:
        place = _start(office.figures)
        raise UnrenderableError(Diagnostic("KH109", place, {"file": place.file, "reason": str(error)})) from error


def _docx(document: Document, office: Office) -> bytes:
    from kehoach.render import docx  # noqa: PLC0415 - one renderer is loaded, not all

    if office.template is None:
        return docx.render(document)
    from kehoach.render.docx.template import TemplateError, render_with  # noqa: PLC0415 - few offices have a template

    try:
        return render_with(office.template.read_bytes(), document)
    except TemplateError as error:
        raise UnrenderableError(*_of_template(error, office.template)) from error


def _of_template(error: Exception, template: Path) -> Iterator[Diagnostic]:
    for fault in getattr(error, "faults", ()):
        args = {"file": template.name, "paragraph": str(fault.paragraph), "tag": fault.tag, "guess": fault.guess or "…"}
        yield Diagnostic(_TEMPLATE_CODES[fault.reason], _start(template), args)


def _pdf(document: Document, file: str) -> bytes:
    from kehoach.render import pdf  # noqa: PLC0415 - one renderer is loaded, not all
    from kehoach.render.pdf.glyphs import MissingGlyphError  # noqa: PLC0415 - the same

    try:
        return pdf.render(document)
    except MissingGlyphError as error:
        place = Place(file, 1, 1, 1, 1)
        missing = [{"sign": one.sign, "code": f"U+{ord(one.sign):04X}", "text": one.text} for one in error.missing]
        raise UnrenderableError(*(Diagnostic("KH111", place, args) for args in missing)) from error


def _start(file: Path | None) -> Place:
    return Place(file.name if file else "", 1, 1, 1, 1)
