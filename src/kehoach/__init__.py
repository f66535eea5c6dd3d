"""Vietnamese office plans (kế hoạch) as text: compiled, checked, rendered."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kehoach.model.draft import Passage
    from kehoach.model.files import Files, Store
    from kehoach.model.plan import Plan
    from kehoach.render.outputs import Printer, UnrenderableError
    from kehoach.rules import Report
    from kehoach.text.diagnostics import Diagnostic
    from kehoach.text.source import Source

__version__ = "0.1.0"
__all__ = ["OUTPUTS", "NoPlanError", "Result", "UnrenderableError", "__version__", "load", "loads"]


OUTPUTS = {"docx": "docx", "pdf": "pdf", "html": "html", "text": "txt"}
"""The forms that a plan is rendered to, with the endings of their files."""


class NoPlanError(ValueError):
    """Nothing to render: the source holds no plan that could be made; `diagnostics` says why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(f"{one.code} {one.message('en')}" for one in diagnostics))
        self.diagnostics = diagnostics


class Result(NamedTuple):
    """What a source says, as far as it can be read, and whatever is wrong with it."""

    plan: Plan | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    passages: tuple[Passage, ...] = ()
    """The words of the plan in their places; none where the plan was read from JSON."""
    office_files: Mapping[str, Path] = MappingProxyType({})
    """The files that the head names, by their keys: the office's template (`mẫu`), its figures (`tệp thể thức`)."""

    def check(self, *, final: bool = False) -> tuple[Diagnostic, ...]:
        """Whatever is wrong, also by the rules; of a final plan also its blanks and its unconfirmed values."""
        return self.review(final=final).diagnostics

    def review(self, *, final: bool = False) -> Report:
        """What `check` finds, with the rules that looked at the plan and those that did not."""
        from kehoach import rules

        if self.plan is None:
            return rules.Report(self.diagnostics)
        from kehoach.model.final import open_points

        file = next(iter(self.sources), "")
        open_ones = open_points(self.plan, file) if final else ()
        config = rules.config_beside(file)
        subject = rules.Subject(self.plan, self.passages, self.sources, file, final, config.register)
        report = rules.check(subject, config)
        return report._replace(diagnostics=(*self.diagnostics, *open_ones, *report.diagnostics))

    def render(
        self,
        to: str = "docx",
        *,
        template: str | Path | None = None,
        attach: bool = False,
        sign_fields: bool = False,
        fonts: str | Path | None = None,
    ) -> bytes:
        """The plan as a file of this form, one of `OUTPUTS`; `UnrenderableError` says what cannot be printed.

        Args:
            to: The form.
            template: An office's own template of a Word file, in place of the one that the plan names.
            attach: Whether a PDF carries the source of the plan, and so is PDF/A-3.
            sign_fields: Whether a PDF has empty fields for digital signatures; needs `kehoach[ky]`.
            fonts: The folder that a PDF takes Times New Roman from, in place of the letters that come with the package.
        """
        if to not in OUTPUTS:
            raise ValueError(f"no form {to!r}: one of {', '.join(OUTPUTS)}")  # noqa: EM102, TRY003 - said once, here
        own = (("template", template, "docx"), ("attach", attach, "pdf"), ("sign_fields", sign_fields, "pdf"))
        if wrong := [name for name, given, form in (*own, ("fonts", fonts, "pdf")) if given and form != to]:
            raise ValueError(f"{wrong[0]} says nothing of the form {to!r}")  # noqa: EM102, TRY003 - the same
        return self.printer(template=template, attach=attach, sign_fields=sign_fields, fonts=fonts).render(to)

    def printer(
        self,
        *,
        template: str | Path | None = None,
        attach: bool = False,
        sign_fields: bool = False,
        fonts: str | Path | None = None,
    ) -> Printer:
        """What `render` does, for several forms of one plan, which is laid out once."""
        if self.plan is None:
            raise NoPlanError(*self.diagnostics)
        from pathlib import Path as FilePath

        from kehoach.render.outputs import Office, Printer, named_sources

        own = FilePath(template) if template else self.office_files.get("mẫu")
        office = Office(own, self.office_files.get("tệp thể thức"), FilePath(fonts) if fonts else None)
        attached = named_sources(self.sources) if attach else {}
        return Printer(self.plan, office, self.sources, attached, sign_fields=sign_fields)


def __getattr__(name: str) -> type[UnrenderableError]:
    """What `render` raises, without a renderer where nothing is rendered."""
    if name != "UnrenderableError":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")  # noqa: EM102, TRY003 - in Python's words
    from kehoach.render import outputs

    return outputs.UnrenderableError


def load(path: str | Path, *, parameters: Mapping[str, str] | None = None) -> Result:
    """Read and compile the plan in a file; one that ends in `.json` holds the model itself."""
    from pathlib import Path as FilePath

    from kehoach.model.files import Files

    file = FilePath(path)
    if file.suffix.lower() == ".json":
        return _read_json(file.read_bytes(), str(path))
    return _compile(file.read_bytes(), Files(file), str(path), parameters)


def loads(
    text: str | bytes,
    *,
    path: str = "",
    parameters: Mapping[str, str] | None = None,
    file: Path | None = None,
    store: Store | None = None,
) -> Result:
    """Compile a plan from a text; `path` names it in messages, `file` is where it would stand among its neighbours.

    The neighbours are read from `store`, else from disk.
    """
    from kehoach.model.files import Files

    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return _compile(data, Files(file, store), path, parameters)


def _compile(data: bytes, files: Files, path: str, parameters: Mapping[str, str] | None) -> Result:
    from kehoach.model.build import compile_plan
    from kehoach.text.hygiene import decode

    source, refused = decode(data, path)
    if source is None:
        return Result(None, refused, files.sources)
    compiled = compile_plan(source, files, parameters)
    found = (*refused, *compiled.diagnostics)
    return Result(compiled.plan, found, files.sources, compiled.passages, files.named)


def _read_json(data: bytes, path: str) -> Result:
    from kehoach.model.interchange import NotAPlan, from_json
    from kehoach.text.source import Source

    sources = {path: Source(data.decode("utf-8", "replace"), path)}
    try:
        return Result(from_json(data, path=path), (), sources)
    except NotAPlan as fault:
        return Result(None, fault.diagnostics, sources)
