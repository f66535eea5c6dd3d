"""Moved days that no longer go together: which of them the turn must ask about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kehoach import loads
from kehoach.rules import Subject, config_beside, phases
from kehoach.values.dates import format_date, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kehoach import Result
    from kehoach.text.diagnostics import Diagnostic
    from kehoach.years.turn.decisions import Decision, Turn

_ASKED = {"KH300": "end", "KH301": "start", "KH303": "due", "KH305": "start", "KH310": "date"}
"""Rules whose faults are asked about, and which argument of each holds the day that stands wrong."""
_NOT_OF_THE_TURN = ("KH308", "KH309")
"""The order of a list of feasts does not change with the year; a deadline on a weekend is a question of its own."""


class Break(NamedTuple):
    """Why a moved day must be asked about: the key of a phrase under `next-why`, and what fills it."""

    why: str
    args: Mapping[str, str]


def told(result: Result, name: str) -> list[Diagnostic]:
    """The days of a draft that do not go together."""
    if result.plan is None:
        return []
    subject = Subject(result.plan, result.passages, result.sources, name, register=config_beside(name).register)
    found = (one for rule in phases.RULES if rule.code not in _NOT_OF_THE_TURN for one in rule.faults(subject))
    return sorted(found, key=lambda one: one.place)


def break_of(fault: Diagnostic) -> Break | None:
    """What is asked about a fault; nothing where it is only told."""
    return Break(f"order-{fault.code}", fault.args) if fault.code in _ASKED else None


def breaks(turn: Turn, file: str, *, shares: bool) -> dict[tuple[int, int], Break]:
    """By the line and column of the old source, the moved days that break the order of the new one."""
    if not any(map(_is_moved_day, turn.decisions)):
        return {}
    draft = loads(turn.text, path=file, file=Path(file) if shares else None)
    found: dict[tuple[int, int], Break] = {}
    for fault in told(draft, file):
        why = break_of(fault)
        moved = next(_days(turn, fault), None) if why else None
        if why and moved:
            found.setdefault((moved.span.line, moved.span.column), why)
    return found


def _days(turn: Turn, fault: Diagnostic) -> Iterator[Decision]:
    """The moved days that a fault speaks of, where it speaks of them."""
    wrong = fault.args[_ASKED[fault.code]]
    for one in turn.decisions:
        here = fault.place.line <= _line_now(turn, one) <= fault.place.end_line
        if here and _is_moved_day(one) and _said(one.new) == wrong:
            yield one


def _is_moved_day(one: Decision) -> bool:
    return one.kind == "date" and one.operation == "shift"


def _line_now(turn: Turn, decision: Decision) -> int:
    """The line of the new source on which the words of a decision stand."""
    line = decision.span.line
    above = (one for one in turn.edits if (one.place.end_line, one.place.end_column) <= (line, decision.span.column))
    return line + sum(one.text.count("\n") - (one.place.end_line - one.place.line) for one in above)


def _said(words: str) -> str:
    day = parse_date(words)
    return format_date(day) if day else ""
