"""Vietnamese office plans (kế hoạch) as text: compiled, checked, rendered."""

from __future__ import annotations

TYPE_CHECKING = False  # the module `typing` takes longer than Python itself; a program listens before it loads that
if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kehoach.model.files import Files, Store
    from kehoach.render.outputs import UnrenderableError
    from kehoach.render.pdf.widgets import NoPyHankoError
    from kehoach.result import Result
    from kehoach.text.diagnostics import Diagnostic

__version__ = "0.1.0"
__all__ = ["OUTPUTS", "NoPlanError", "NoPyHankoError", "Result", "UnrenderableError", "__version__", "load", "loads"]


OUTPUTS = {"docx": "docx", "pdf": "pdf", "html": "html", "text": "txt"}
"""The forms that a plan is rendered to, with the endings of their files."""


class NoPlanError(ValueError):
    """Nothing to render: the source holds no plan that could be made; `diagnostics` says why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(f"{one.code} {one.message('en')}" for one in diagnostics))
        self.diagnostics = diagnostics


_LATER = {
    "NoPyHankoError": "kehoach.render.pdf.widgets",
    "Result": "kehoach.result",
    "UnrenderableError": "kehoach.render.outputs",
}


def __getattr__(name: str) -> object:
    """What programs name, without its module where they do not."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")  # noqa: EM102, TRY003 - in Python's words
    from importlib import import_module

    return getattr(import_module(_LATER[name]), name)


def load(path: str | Path, *, parameters: Mapping[str, str] | None = None) -> Result:
    """Read and compile the plan in a file; one that ends in `.json` holds the model itself."""
    from pathlib import Path as FilePath

    from kehoach.model.files import Files

    file = FilePath(path)
    if file.suffix.lower() == ".json":
        return _read_json(file.read_bytes(), str(path), parameters)
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

    if not isinstance(text, (str, bytes)):
        raise TypeError(f"loads takes a text, str or bytes, not {type(text).__name__}; load reads a file")  # noqa: EM102, TRY003 - said once, here
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return _compile(data, Files(file, store), path, parameters)


def _compile(data: bytes, files: Files, path: str, parameters: Mapping[str, str] | None) -> Result:
    from kehoach.model.build import compile_plan
    from kehoach.result import Result
    from kehoach.text.hygiene import decode

    source, refused = decode(data, path)
    if source is None:
        return Result(None, refused, files.sources)
    compiled = compile_plan(source, files, parameters)
    found = (*refused, *compiled.diagnostics)
    return Result(compiled.plan, found, files.sources, compiled.passages, files.named)


def _read_json(data: bytes, path: str, parameters: Mapping[str, str] | None) -> Result:
    from kehoach.model.interchange import NotAPlan, from_json
    from kehoach.result import Result
    from kehoach.text.diagnostics import Diagnostic
    from kehoach.text.source import Source, Span

    source = Source(data.decode("utf-8", "replace"), path)
    late = tuple(Diagnostic("KH099", source.place(Span(0, 0)), {"name": name}) for name in parameters or ())
    try:
        return Result(from_json(data, path=path), late, {path: source})
    except NotAPlan as fault:
        return Result(None, (*late, *fault.diagnostics), {path: source})
