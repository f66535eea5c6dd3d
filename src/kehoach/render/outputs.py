"""Plan → file in one of the forms, with the office's own template and figures; what the office got wrong is told."""

from __future__ import annotations

import os.path
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from kehoach.layout.breaches import BreachError
from kehoach.layout.compose import form_of, lay_out
from kehoach.layout.formats import FormatError
from kehoach.text.diagnostics import Diagnostic, Place
from kehoach.text.resources import readable
from kehoach.text.source import Span
from kehoach.text.toml_faults import reasons

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kehoach.layout.document import Document
    from kehoach.model.plan import Plan
    from kehoach.text.source import Source

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
_NOTHING: Mapping[str, str] = MappingProxyType({})
_COMMENT = "//"
_STDIN, _UNNAMED = "-", "ke-hoach.kh"
"""What a plan is called that comes from no file, and what it is called where it needs a name."""


class Office(msgspec.Struct, frozen=True):
    """The office's own files: its Word template and its figures of thể thức, where a plan names them, its fonts."""

    template: Path | None = None
    figures: Path | None = None
    fonts: Path | None = None
    """The folder that holds the letters of a PDF; ours where there is none."""


class UnrenderableError(Exception):
    """What the office's files or the words of the plan ask for cannot be printed; `diagnostics` says why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(f"{one.code} {one.message('en')}" for one in diagnostics))
        self.diagnostics = diagnostics


class Printer:
    """Makes files of one plan, which is laid out once for all of them."""

    def __init__(
        self,
        plan: Plan,
        office: Office,
        sources: Mapping[str, Source],
        attached: Mapping[str, str] = _NOTHING,
        *,
        sign_fields: bool = False,
    ) -> None:
        self._plan = plan
        self._office = office
        self._sources = sources
        self._attached = attached
        """The texts that go into a PDF, by the names of their files there."""
        self._sign_fields = sign_fields
        self._begun: Callable[[], bytes] | None = None

    def begin(self, forms: Iterable[str]) -> None:
        """Let Typst set the pages of a PDF while the forms before it are made."""
        if "pdf" in [*forms][1:]:
            with self._told():
                self._begun = self._typesetting()

    def render(self, form: str) -> bytes:
        """The plan as a file of this form; one that there is not is a `ValueError`."""
        makers = {"docx": self._docx, "pdf": self._pdf, "html": self._html, "text": self._text}
        if form not in makers:
            raise ValueError(f"no form {form!r}: one of {', '.join(makers)}")  # noqa: EM102, TRY003 - said once, here
        return makers[form]()

    def _docx(self) -> bytes:
        return _docx(self._document, self._office)

    def _html(self) -> bytes:
        from kehoach.render import html  # noqa: PLC0415 - one renderer is loaded, not all

        return html.render(self._document)

    def _text(self) -> bytes:
        from kehoach.render import text  # noqa: PLC0415 - the same

        return text.render(self._document).encode()

    def _pdf(self) -> bytes:
        with self._told():
            return (self._begun or self._typesetting())()

    def _typesetting(self) -> Callable[[], bytes]:
        from kehoach.render import pdf  # noqa: PLC0415 - one renderer is loaded, not all

        attached = [pdf.Attachment(*each) for each in self._attached.items()]
        fonts = self._office.fonts or pdf.OURS
        return pdf.begin(self._document, attached=attached, sign_fields=self._sign_fields, fonts=fonts)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What keeps the plan from being a PDF, as diagnostics."""
        from kehoach.render import pdf  # noqa: PLC0415 - the same

        try:
            yield
        except pdf.MissingGlyphError as error:
            raise UnrenderableError(*(self._missing(one.sign, one.text) for one in error.missing)) from error
        except pdf.NoSignatureError as error:
            raise UnrenderableError(Diagnostic("KH112", _start(self._file), {})) from error
        except pdf.NoFontError as error:
            folder = str(self._office.fonts)
            raise UnrenderableError(Diagnostic("KH113", _start(folder), {"folder": folder})) from error

    def _missing(self, sign: str, text: str) -> Diagnostic:
        place = _first(sign, self._sources.values()) or _start(self._file)
        return Diagnostic("KH111", place, {"sign": sign, "code": f"U+{ord(sign):04X}", "text": text})

    @property
    def _file(self) -> str:
        """Where what is wrong with the plan as a whole is told."""
        return next(iter(self._sources), "")

    @cached_property
    def _document(self) -> Document:
        return laid_out(self._plan, self._office)


def laid_out(plan: Plan, office: Office) -> Document:
    """The plan laid out by the office's figures; what is wrong with them is told by `UnrenderableError`."""
    try:
        return lay_out(plan, form_of(plan, office.figures))
    except BreachError as error:
        place = _start(office.figures)
        broken = (Diagnostic("KH110", place, {"breach": str(one), "law": error.law}) for one in error.breaches)
        raise UnrenderableError(*broken) from error
    except FormatError as error:
        place = _start(office.figures)
        raise UnrenderableError(Diagnostic("KH109", place, {"file": place.file, **reasons(error.reason)})) from error


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


def named_sources(sources: Mapping[str, Source]) -> dict[str, str]:
    """The text of each file that a plan was made from, as its author wrote it, by its name beside the plan."""
    folder = Path(next(iter(sources), "")).parent
    return {_name(path, folder): "\n".join(source.lines) for path, source in sources.items()}


def _name(path: str, folder: Path) -> str:
    """A name that leads out of the folder is cut: in the PDF there is nothing above, and no sign that parts folders."""
    parts = Path(os.path.relpath(path, folder)).parts if path and path != _STDIN else (_UNNAMED,)
    return "/".join(readable(part).replace("\\", "_") for part in parts if part != os.pardir)


def _first(sign: str, sources: Iterable[Source]) -> Place | None:
    """Where a sign first stands in the files of a plan; nowhere if a value from elsewhere brought it in."""
    for source in sources:
        for number, line in enumerate(source.clean_lines):
            at = -1 if line.lstrip().startswith(_COMMENT) else line.find(sign)
            if at >= 0:
                start = source.line_starts[number] + at
                return source.place(Span(start, start + len(sign)))
    return None


def _start(file: Path | str | None) -> Place:
    return Place(Path(file).name if isinstance(file, Path) else file or "", 1, 1, 1, 1)
