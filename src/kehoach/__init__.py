"""Vietnamese office plans (kế hoạch) as text: compiled, checked, rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kehoach.model.draft import Passage
    from kehoach.model.plan import Plan
    from kehoach.text.diagnostics import Diagnostic
    from kehoach.text.source import Source

__version__ = "0.1.0"
__all__ = ["OUTPUTS", "NoPlanError", "Result", "__version__", "load", "loads"]


OUTPUTS = {"docx": "docx", "text": "txt"}
"""The forms that a plan is rendered to, with the endings of their files."""


class NoPlanError(ValueError):
    """Nothing to render: the source holds no plan that could be made."""


class Result(NamedTuple):
    """What a source says, as far as it can be read, and whatever is wrong with it."""

    plan: Plan | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    passages: tuple[Passage, ...] = ()
    """The words of the plan in their places; none where the plan was read from JSON."""

    def check(self, *, final: bool = False) -> tuple[Diagnostic, ...]:
        """Whatever is wrong; of a final plan also its blanks and its unconfirmed values."""
        if not final or self.plan is None:
            return self.diagnostics
        from kehoach.model.final import open_points

        return (*self.diagnostics, *open_points(self.plan, next(iter(self.sources), "")))

    def render(self, to: str = "docx") -> bytes:
        """The plan as a file of this form; one of `OUTPUTS`."""
        if self.plan is None:
            raise NoPlanError
        from kehoach.layout import lay_out

        document = lay_out(self.plan)
        if to == "text":
            from kehoach.render import text

            return text.render(document).encode()
        from kehoach.render import docx

        return docx.render(document)


def load(path: str | Path, *, parameters: Mapping[str, str] | None = None) -> Result:
    """Read and compile the plan in a file; one that ends in `.json` holds the model itself."""
    from pathlib import Path as FilePath

    file = FilePath(path)
    if file.suffix.lower() == ".json":
        return _read_json(file.read_bytes(), str(path))
    return _compile(file.read_bytes(), file, str(path), parameters)


def loads(text: str | bytes, *, path: str = "", parameters: Mapping[str, str] | None = None) -> Result:
    """Compile a plan from a text; `path` names it in messages."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return _compile(data, None, path, parameters)


def _compile(data: bytes, file: Path | None, path: str, parameters: Mapping[str, str] | None) -> Result:
    from kehoach.model.build import compile_plan
    from kehoach.model.files import Files
    from kehoach.text.hygiene import decode

    files = Files(file)
    source, refused = decode(data, path)
    if source is None:
        return Result(None, refused, files.sources)
    compiled = compile_plan(source, files, parameters)
    return Result(compiled.plan, (*refused, *compiled.diagnostics), files.sources, compiled.passages)


def _read_json(data: bytes, path: str) -> Result:
    from kehoach.model.interchange import NotAPlan, from_json
    from kehoach.text.source import Source

    sources = {path: Source(data.decode("utf-8", "replace"), path)}
    try:
        return Result(from_json(data, path=path), (), sources)
    except NotAPlan as fault:
        return Result(None, fault.diagnostics, sources)
