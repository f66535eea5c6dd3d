"""The plans under test, and the files that they are made into."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import kehoach
from kehoach.layout.describe import describe
from kehoach.render import outputs
from kehoach.testing.changes import PlanText
from kehoach.text.diagnostics import has_errors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike

    from kehoach.layout import Document

PlanSource: TypeAlias = "str | PathLike[str] | kehoach.Result"
"""A plan: the path of its file, or what `kehoach.load` or `kehoach.loads` made of it."""


class FaultyPlanError(ValueError):
    """A plan that no office could issue; says what is wrong with it, as `kehoach check` does."""

    def __init__(self, result: kehoach.Result) -> None:
        super().__init__("\n".join(_told(result)))


def _told(result: kehoach.Result) -> Iterator[str]:
    for each in result.diagnostics:
        place = each.place
        yield f"{place.file}:{place.line}:{place.column}: {each.code} {each.message('vi')}"


def laid_out(plan: PlanSource) -> str:
    """The words of a plan as they are printed, a block a line, each after its role."""
    return PlanText(describe(document_of(plan)))


def document_of(plan: PlanSource) -> Document:
    """The plan as it will be printed, by the figures of the office that it names."""
    result = sound(plan)
    assert result.plan is not None  # noqa: S101 - a sound plan is one
    office = outputs.Office(figures=result.office_files.get("tệp thể thức"))
    return outputs.laid_out(result.plan, office)


def sound(plan: PlanSource) -> kehoach.Result:
    """What a plan says, if it has no errors."""
    result = plan if isinstance(plan, kehoach.Result) else kehoach.load(Path(plan))
    if result.plan is None or has_errors(result.diagnostics):
        raise FaultyPlanError(result)
    return result


def finished(plan: PlanSource, ending: str) -> bytes | None:
    """The content of a file that is finished already, where its path ends so."""
    if isinstance(plan, kehoach.Result) or Path(plan).suffix.lower() != ending:
        return None
    return Path(plan).read_bytes()
