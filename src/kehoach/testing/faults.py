"""What is told where a plan or a file under test cannot be shown, in the language in use."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from kehoach.render.outputs import UnrenderableError
from kehoach.testing.words import language, say
from kehoach.text.diagnostics import has_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from os import PathLike

    from kehoach import Result
    from kehoach.text.diagnostics import Diagnostic

Asked = ParamSpec("Asked")
Shown = TypeVar("Shown")


class FaultyPlanError(ValueError):
    """A plan that cannot be built; says what is wrong with it, as `kehoach build` does."""

    def __init__(self, result: Result) -> None:
        super().__init__("\n".join([*_told(result.diagnostics), *_lacking(result)]))


class DamagedFileError(ValueError):
    """A finished file that cannot be read; says which one."""

    def __init__(self, file: str | PathLike[str]) -> None:
        super().__init__(say("testing.damaged", file=file))


def plainly(show: Callable[Asked, Shown]) -> Callable[Asked, Shown]:
    """Let a test that shows something tell a fault of the office in its language, and none of our own frames."""

    @wraps(show)
    def shown(*args: Asked.args, **options: Asked.kwargs) -> Shown:
        __tracebackhide__ = True
        try:
            return show(*args, **options)
        except (FaultyPlanError, DamagedFileError) as fault:
            raise fault.with_traceback(None) from None
        except UnrenderableError as fault:
            raise _translated(fault) from None

    return shown


def _translated(fault: UnrenderableError) -> UnrenderableError:
    """The same fault, which the library tells in English."""
    told = UnrenderableError(*fault.diagnostics)
    told.args = ("\n".join(_told(fault.diagnostics)),)
    return told


def _lacking(result: Result) -> Iterable[str]:
    """A file of what plans share is sound, and yet no plan."""
    if not has_errors(result.diagnostics):
        yield say("build.shared-only", file=next(iter(result.sources), ""))


def _told(diagnostics: Iterable[Diagnostic]) -> Iterable[str]:
    for each in diagnostics:
        place = each.place
        yield f"{place.file}:{place.line}:{place.column}: {each.code} {each.message(language())}"
