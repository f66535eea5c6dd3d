"""Plans checked, by this process or by several; of each only what is told of it is kept."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import msgspec

from kehoach.cli import plans
from kehoach.cli.console import err
from kehoach.cli.plans import STDIN
from kehoach.rules import Report
from kehoach.text.diagnostics import lines_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach import Result
    from kehoach.text.catalogue import Say

_LOADED = ("kehoach.cli.checking", "kehoach.model.build", "kehoach.rules")


class Checked(msgspec.Struct, frozen=True):
    """A plan, and what the checker says of it."""

    name: str
    file: str
    """As messages name it."""
    report: Report
    lines: dict[str, list[str]]
    """The lines that the report speaks of, at their places in their files; other lines are empty."""


class Unchecked(msgspec.Struct, frozen=True):
    """A plan of which nothing can be said, and why: the key of a phrase and what fills it."""

    key: str
    args: dict[str, str]


class Asked(msgspec.Struct, frozen=True):
    """A plan to be checked."""

    name: str
    parameters: dict[str, str] = {}
    final: bool = False


def checked(asked: Sequence[Asked], say: Say, workers: int | None) -> Iterator[Checked]:
    """What is said of each plan, in their order; why one cannot be read is told at once."""
    for one in _by_several(asked, workers) or map(_check, asked):
        if isinstance(one, Checked):
            yield one
        else:
            err(say(one.key, **one.args) + "\n")


def _by_several(asked: Sequence[Asked], workers: int | None) -> Iterator[Checked | Unchecked] | None:
    """The plans checked by several processes, where there are plans enough."""
    if len(asked) <= 1 or any(one.name == STDIN for one in asked):
        return None
    from kehoach.batch.run import workers_for  # noqa: PLC0415 - one plan needs no other process

    count = workers_for(len(asked), workers)
    return _crew(asked, count) if count > 1 else None


def _crew(asked: Sequence[Asked], count: int) -> Iterator[Checked | Unchecked]:
    from kehoach.batch.pool import Crew, Work  # noqa: PLC0415 - one plan needs no other process

    with Crew(count, Work(_check_anyhow, _lost, _LOADED)) as crew:
        yield from crew.outcomes(asked)


def _check(one: Asked) -> Checked | Unchecked:
    try:
        result = plans.compiled(one.name, one.parameters)
    except OSError as fault:
        return Unchecked(plans.reason(fault), {"file": one.name})
    return _told(one.name, result, result.review(final=one.final))


def _check_anyhow(one: Asked) -> Checked | Unchecked:
    """What `_check` says; one plan that shows a fault of ours does not end the others."""
    try:
        return _check(one)
    except Exception as fault:  # noqa: BLE001 - the same
        if os.environ.get("KEHOACH_DEBUG") == "1":
            sys.excepthook(type(fault), fault, fault.__traceback__)
        return Unchecked("check.our-fault", {"file": one.name, "fault": type(fault).__name__})


def _lost(one: Asked) -> Unchecked:
    """What is said of a plan over which its process died."""
    return Unchecked("check.our-fault", {"file": one.name, "fault": "SIGKILL"})


def _told(name: str, result: Result, report: Report) -> Checked:
    file = next(iter(result.sources), name)
    return Checked(name, file, report, lines_told(result.sources, report.diagnostics))
