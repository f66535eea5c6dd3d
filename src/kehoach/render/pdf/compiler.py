"""Typst in this process: source to PDF or PNG, with no font but the one given."""

from __future__ import annotations

from _thread import allocate_lock, start_new_thread
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from typst import Compiler, PDFStandard

    from kehoach.render.pdf.faces import Typeface


_NEEDLESS = (b"/Suspects false", b"/BorderColor[0 0 0]")
"""What goes without saying, and what poppler complains of."""

MAIN, ROLES, FUNCTIONS = "main.typ", "roles.typ", "look.typ"
"""The text of a plan, how the roles in it look, and the functions that both are written with.

The functions stand beside this module: what Typst reads from its root, it keeps; what it is given, it parses again.
"""
_ROOT = Path(__file__).parent
_one_at_a_time = allocate_lock()
"""A compiler takes no second source while it sets a first one, for another thread or for a plan that was given up."""
Source = dict[str, str]
"""The texts of a source by the names of their files, the one that Typst begins with among them."""


class TypesettingError(Exception):
    """A fault of ours: Typst refuses the source that was made, or has a warning about it."""


def pdf(source: Source, typeface: Typeface, standards: list[PDFStandard]) -> bytes:
    """The source as a PDF of these standards."""
    data = _compiled(source, typeface, format="pdf", pdf_standards=standards)
    for words in _NEEDLESS:
        data = data.replace(words, b" " * len(words))
    return data


def png(source: Source, typeface: Typeface, density: float) -> bytes:
    """The source, of one page, as a picture with so many pixels an inch."""
    return _compiled(source, typeface, format="png", ppi=density)


def _compiled(source: Source, typeface: Typeface, **form: Any) -> bytes:  # noqa: ANN401 - as Typst takes it
    from typst import TypstError

    try:
        with _one_at_a_time:
            data, warnings = _compiler(typeface).compile_with_warnings(input=_encoded(source), **form)
    except TypstError as error:
        raise TypesettingError(str(error)) from error
    except (Exception, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as panic:  # so comes to Python what goes wrong inside of Typst itself
        raise TypesettingError(str(panic)) from panic
    if warnings or not isinstance(data, bytes):
        raise TypesettingError("; ".join(map(str, warnings)))
    return data


def _encoded(source: Source) -> Any:  # noqa: ANN401 - Typst takes several files, its types do not say so
    return {name: text.encode() for name, text in source.items()}


def positions(source: Source, typeface: Typeface, label: str) -> str:
    """What the marks of this label hold, as JSON."""
    from typst import Compiler

    once = Compiler(input=_encoded(source), root=_ROOT, font_paths=typeface.fonts, ignore_system_fonts=True)
    return str(once.query(label, field="value"))


class _Beside:
    """Work in a plain thread, for which no module has to be loaded; Typst does not keep Python waiting."""

    def __init__(self, work: Callable[[], bytes]) -> None:
        self._work = work
        self._done = b""
        self._fault: BaseException | None = None
        self._begun, self._at_work = allocate_lock(), allocate_lock()
        self._begun.acquire()
        self._at_work.acquire()
        start_new_thread(self._run, ())
        self._begun.acquire()  # else Python would go on with its own work, and Typst begin when that is done

    def _run(self) -> None:
        self._begun.release()
        try:
            self._done = self._work()
        except BaseException as fault:  # noqa: BLE001 - raised where the work is waited for; a panic of Typst is no Exception
            self._fault = fault
        finally:
            self._at_work.release()

    def result(self) -> bytes:
        """What the work gave, once it is done."""
        with self._at_work:
            if self._fault:
                raise self._fault
            return self._done


def beside(work: Callable[[], bytes]) -> Callable[[], bytes]:
    """Begin the work in a thread of its own, which must import nothing; what is returned waits for it.

    An interrupt in the middle of two threads' imports can leave both waiting for each other, so Typst is loaded before.
    """
    import_module("typst")
    return _Beside(work).result


@lru_cache
def _compiler(typeface: Typeface) -> Compiler:
    from typst import Compiler

    return Compiler(root=_ROOT, font_paths=typeface.fonts, ignore_system_fonts=True)
