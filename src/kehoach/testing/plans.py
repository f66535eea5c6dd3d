"""The plans under test, and the files that they are made into."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import kehoach
from kehoach.layout.describe import describe
from kehoach.render import outputs
from kehoach.testing.changes import PlanText
from kehoach.testing.faults import DamagedFileError, FaultyPlanError, plainly
from kehoach.text.diagnostics import has_errors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike

PlanSource: TypeAlias = "str | PathLike[str] | kehoach.Result"
"""A plan: the path of its file, or what `kehoach.load` or `kehoach.loads` made of it."""


@plainly
def laid_out(plan: PlanSource) -> str:
    """The words of a plan as they are printed, a block a line, each after its role."""
    result = _sound(plan)
    assert result.plan is not None  # noqa: S101 - a sound plan is one
    office = outputs.Office(figures=result.office_files.get("tệp thể thức"))
    return PlanText(describe(outputs.laid_out(result.plan, office)))


@contextmanager
def file_of(plan: PlanSource, form: str, *damages: type[Exception]) -> Iterator[bytes]:
    """A plan as a file of this form, or one that is finished (`….docx`), told by its name if it is damaged."""
    if isinstance(plan, kehoach.Result) or Path(plan).suffix.lower() != f".{form}":
        yield _sound(plan).render(form)
        return
    try:
        yield Path(plan).read_bytes()
    except damages:
        raise DamagedFileError(plan) from None


def _sound(plan: PlanSource) -> kehoach.Result:
    """What a plan says, if it has no errors."""
    result = plan if isinstance(plan, kehoach.Result) else kehoach.load(Path(plan))
    if result.plan is None or has_errors(result.diagnostics):
        raise FaultyPlanError(result)
    return result
