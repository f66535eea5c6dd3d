"""What happens when, as a plan says it: phases, deadlines of reports and of tasks, milestones, dated activities."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

from kehoach.model.content import Record
from kehoach.text.letters import fold
from kehoach.values.dates import Date, PartialDate, date_inside, earliest, in_year, latest, parse_date
from kehoach.years.references import spelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.model.plan import Activity, Assignment, Plan

Kind = Literal["phase", "report", "milestone", "due", "activity"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_YEARS = range(1900, 2200)
"""A date of any other year is a slip: it has words, but no place in a picture or a calendar."""
_NEVER = (date.max, date.max)
_JOINT = ", "
_TIME = "thoi gian"
"""The label of the field that says when an activity is."""


class Event(Record, frozen=True, kw_only=True):
    """Something that a plan gives a time; what it does not know to the day stays so."""

    kind: Kind
    id: str
    label: str
    start: Date | None = None
    """The first day of a phase; nothing where only an end is known, as with deadlines."""
    end: Date | None = None
    units: tuple[str, ...] = ()
    product: str = ""

    @property
    def opening(self) -> tuple[date, date] | None:
        """The days of which one is its first; nothing where that is open."""
        return _days(self.start)

    @property
    def closing(self) -> tuple[date, date] | None:
        """The days of which one is its last; nothing where that is open."""
        return _days(self.end)

    @property
    def reach(self) -> tuple[date, date] | None:
        """The first and the last day that it can touch, as far as they are known."""
        known = [days for days in (self.opening, self.closing) if days]
        return (min(first for first, _ in known), max(last for _, last in known)) if known else None


def _days(value: Date | None) -> tuple[date, date] | None:
    first, last = (earliest(value), latest(value)) if value else (None, None)
    return (first, last) if first and last and first.year in _YEARS and last.year in _YEARS else None


def events(plan: Plan) -> tuple[Event, ...]:
    """The events of a plan, kind by kind, each kind in the order of time."""
    found = [event for event in _all(spelled(plan)) if event.start or event.end]
    return tuple(sorted(found, key=lambda event: (KINDS.index(event.kind), event.reach or _NEVER)))


def _all(plan: Plan) -> Iterator[Event]:
    year = plan.head.year
    for phase in plan.phases:
        yield Event(
            kind="phase", id=phase.id, label=phase.label, start=_closed(phase.start, year), end=_closed(phase.end, year)
        )
        yield Event(kind="report", id=f"{phase.id}.bao-cao", label=phase.label, end=_closed(phase.report_due, year))
    for milestone in plan.milestones:
        label = milestone.label or milestone.text
        yield Event(kind="milestone", id=milestone.id, label=label, end=_closed(milestone.date, year))
    for assignment in plan.assignments:
        yield from _due(assignment, year)
    for activity in plan.activities:
        yield Event(kind="activity", id=activity.id, label=activity.name, end=_closed(_when(activity), year))


def _closed(value: Date | None, year: int | None) -> Date | None:
    """A date of an open year in the year of the plan."""
    return in_year(value, year) if value and year else value


def _due(assignment: Assignment, year: int | None) -> Iterator[Event]:
    """The deadline of a task; several where its words name several."""
    what = assignment.product or next(iter(assignment.tasks), "") or assignment.text
    for count, end in enumerate(_each(assignment.due), 1):
        name = assignment.id if count == 1 else f"{assignment.id}.{count}"
        yield Event(
            kind="due",
            id=name,
            label=what,
            end=_closed(end, year),
            units=assignment.units,
            product=assignment.product,
        )


def _each(due: Date | None) -> list[Date]:
    """The dates of `tháng 8/2025, tháng 8/2026`."""
    if not isinstance(due, PartialDate) or _JOINT not in due.text:
        return [due] if due else []
    found = [parse_date(words) for words in due.text.split(_JOINT)]
    return [one for one in found if one] if all(found) else [due]


def _when(activity: Activity) -> Date | None:
    for field in activity.fields:
        if fold(field.label) == _TIME:
            return parse_date(date_inside("".join(run.text for run in field.text)))
    return None
