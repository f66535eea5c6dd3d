"""Rules about time: phases, their reports, the day of issue, deadlines."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kehoach.rules.days_off import why_off
from kehoach.rules.occasions import day_months
from kehoach.rules.prose import locate, passages_at
from kehoach.rules.rule import Finding, Rule
from kehoach.text.patterns import lazily
from kehoach.values.dates import earliest, format_date, latest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.model.content import Span
    from kehoach.model.draft import Passage
    from kehoach.model.plan import Date, Phase
    from kehoach.rules.rule import Subject
    from kehoach.text.diagnostics import Place

_NUMBERED = lazily(r"(?P<series>[^\d]*?)\s*(?:\d+|[IVX]+)")
_SHORT_BREAK = timedelta(days=4)
"""A weekend and a holiday between two phases are no gap."""
_LONGEST_WAIT = timedelta(days=31)
_RUN_UP = timedelta(days=62)
"""A phase may lead up to an occasion that falls soon after it."""


class _Deadline(NamedTuple):
    day: Date
    span: Span | None


def ends_before_start(subject: Subject) -> Iterator[Finding]:
    """A phase that ends before it starts."""
    for phase in subject.plan.phases:
        start, end = _first(phase.start), _last(phase.end)
        if start and end and end < start:
            yield Finding(_at(subject, phase, phase.end), _args(phase, start=phase.start, end=phase.end))


def overlap(subject: Subject) -> Iterator[Finding]:
    """A phase that starts before the one before it in its series has ended."""
    for one, other in _neighbours(subject):
        end, start = _last(one.end), _first(other.start)
        if end and start and start <= end and not _turned(one, other):
            args = {"label": other.label, "other": one.label, "start": _said(other.start), "end": _said(one.end)}
            yield Finding(_at(subject, other, other.start), args)


def gap(subject: Subject) -> Iterator[Finding]:
    """Days between two phases of a series that belong to neither."""
    for one, other in _neighbours(subject):
        end, start = _last(one.end), _first(other.start)
        far_apart = end and start and start - end > max(_length(one), _length(other))  # rounds, not a row
        if end and start and start - end > _SHORT_BREAK and not far_apart and not _turned(one, other):
            missing = (end + timedelta(days=1), start - timedelta(days=1))
            args = {"from": format_date(missing[0]), "to": format_date(missing[1])}
            args |= {"label": one.label, "other": other.label}
            yield Finding(_at(subject, one, one.end), args)


def _length(phase: Phase) -> timedelta:
    start, end = _first(phase.start), _last(phase.end)
    return end - start if start and end else timedelta.max


def report_before_end(subject: Subject) -> Iterator[Finding]:
    """A report that is due while its phase still runs."""
    for phase in subject.plan.phases:
        due, end = _last(phase.report_due), _first(phase.end)
        if due and end and due < end:
            yield Finding(_at(subject, phase, phase.report_due), _args(phase, due=phase.report_due, end=phase.end))


def report_long_after(subject: Subject) -> Iterator[Finding]:
    """A report that is due more than a month after its phase."""
    for phase in subject.plan.phases:
        due, end = _first(phase.report_due), _last(phase.end)
        if due and end and due - end > _LONGEST_WAIT:
            args = _args(phase, due=phase.report_due, end=phase.end) | {"days": str((due - end).days)}
            yield Finding(_at(subject, phase, phase.report_due), args)


def starts_before_issue(subject: Subject) -> Iterator[Finding]:
    """A phase that has begun before the plan is issued."""
    issued = subject.plan.head.date
    day = _first(issued)
    for phase in subject.plan.phases:
        start = _last(phase.start)
        if day and start and start < day:
            args = _args(phase, start=phase.start) | {"issued": _said(issued)}
            yield Finding(_at(subject, phase, phase.start), args)


def outside_plan_year(subject: Subject) -> Iterator[Finding]:
    """A phase that lies wholly before the year of the plan."""
    year = subject.plan.head.year
    for phase in subject.plan.phases:
        end = _last(phase.end)
        if year and end and end.year < year:
            yield Finding(_at(subject, phase, phase.end), _args(phase, end=phase.end) | {"year": str(year)})


def occasion_outside(subject: Subject) -> Iterator[Finding]:
    """An occasion that a phase is to celebrate and that does not fall into it."""
    for phase, place in _with_lines(subject):
        window = _window(phase)
        for passage in _passages(subject, phase, place) if window else ():
            for found in day_months(passage.text):
                if window and not _falls(found.day, found.month, *window):
                    args = _args(phase, start=phase.start, end=phase.end) | {"day": found.text}
                    yield Finding(passage.place(found.start, found.end), args)


def occasions_out_of_order(subject: Subject) -> Iterator[Finding]:
    """A list of occasions that does not follow the calendar."""
    for passage in subject.passages:
        days = day_months(passage.text)
        for one, other in pairwise(days):
            listed = not re.search(r"[.!?]\s", passage.text[one.end : other.start])
            if listed and (other.month, other.day) < (one.month, one.day):
                yield Finding(passage.place(other.start, other.end), {"day": other.text, "other": one.text})
                break


def deadline_on_a_day_off(subject: Subject) -> Iterator[Finding]:
    """A deadline on a weekend or a feast."""
    for deadline in _deadlines(subject):
        day = deadline.day
        if isinstance(day, date) and (off := why_off(day)):
            args = {"date": format_date(day), "weekday": off}
            yield Finding(locate(subject, format_date(day), deadline.span), args)


def deadline_before_issue(subject: Subject) -> Iterator[Finding]:
    """A deadline that has passed when the plan is issued."""
    issued = subject.plan.head.date
    day = _first(issued)
    for deadline in _deadlines(subject):
        due = _last(deadline.day)
        if day and due and due < day:
            args = {"date": _said(deadline.day), "issued": _said(issued)}
            yield Finding(locate(subject, _said(deadline.day), deadline.span), args)


def _deadlines(subject: Subject) -> Iterator[_Deadline]:
    plan = subject.plan
    yield from (_Deadline(one.report_due, one.span) for one in plan.phases if one.report_due)
    yield from (_Deadline(one.date, one.span) for one in plan.milestones if one.date)
    yield from (_Deadline(one.due, one.span) for one in plan.assignments if one.due)


def _neighbours(subject: Subject) -> Iterator[tuple[Phase, Phase]]:
    """Phases that follow one another in a numbered series."""
    series: dict[str, list[Phase]] = {}
    for phase in subject.plan.phases:
        numbered = _NUMBERED.fullmatch(phase.label)
        if numbered:
            series.setdefault(numbered["series"].lower(), []).append(phase)
    for phases in series.values():
        yield from pairwise(phases)


def _turned(one: Phase, other: Phase) -> bool:
    """Whether one of the two ends before it starts, which is told of itself."""
    return any((start := _first(each.start)) and (end := _last(each.end)) and end < start for each in (one, other))


def _window(phase: Phase) -> tuple[date, date] | None:
    start, end = _first(phase.start), _last(phase.end)
    return (start, end) if start and end and start <= end else None


def _falls(day: int, month: int, start: date, end: date) -> bool:
    years = (start.year, min(start.year + 1, date.max.year))
    comes = next((on for year in years if (on := _on(year, month, day)) >= start), None)
    return comes is None or comes - end <= _RUN_UP


def _on(year: int, month: int, day: int) -> date:
    return date(year, month, 1) + timedelta(days=day - 1)


def _with_lines(subject: Subject) -> Iterator[tuple[Phase, Place]]:
    """Each phase with its lines and those below it, up to the next phase."""
    places = [subject.place(phase.span) for phase in subject.plan.phases]
    for phase, place, after in zip_longest(subject.plan.phases, places, places[1:]):
        goes_on = after.line if after and after.file == place.file else _last_line(subject, place)
        yield phase, replace(place, end_line=max(place.end_line, goes_on))


def _last_line(subject: Subject, place: Place) -> int:
    source = subject.sources.get(place.file)
    return len(source.lines) if source else 0


def _passages(subject: Subject, phase: Phase, place: Place) -> Iterator[Passage]:
    """The passages that say what a phase is for."""
    for passage in passages_at(subject, place) if phase.text else ():
        words = passage.text.strip()
        if words and (phase.text in words or words in phase.text):
            yield passage


def _at(subject: Subject, phase: Phase, day: Date | None) -> Place:
    return locate(subject, _said(day), phase.span) if day else subject.place(phase.span)


def _args(phase: Phase, **dates: Date | None) -> dict[str, str]:
    return {"label": phase.label} | {name: _said(value) for name, value in dates.items()}


def _said(value: Date | None) -> str:
    return format_date(value) if value else ""


def _first(value: Date | None) -> date | None:
    return earliest(value) if value else None


def _last(value: Date | None) -> date | None:
    return latest(value) if value else None


RULES = (
    Rule("KH300", ends_before_start),
    Rule("KH301", overlap),
    Rule("KH302", gap),
    Rule("KH303", report_before_end),
    Rule("KH304", report_long_after),
    Rule("KH305", starts_before_issue),
    Rule("KH306", outside_plan_year),
    Rule("KH307", occasion_outside, needs_words=True),
    Rule("KH308", occasions_out_of_order, needs_words=True),
    Rule("KH309", deadline_on_a_day_off),
    Rule("KH310", deadline_before_issue),
)
