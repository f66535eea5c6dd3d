"""The events of a plan as a calendar file (RFC 5545): whole days, the same bytes for the same plan."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from kehoach.layout.sentences import listed
from kehoach.years.timeline.words import label, when

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.model.plan import Plan
    from kehoach.text.catalogue import Language, Say
    from kehoach.years.timeline.events import Event

_LONGEST = 75
"""Octets in a line."""
_DAY = timedelta(days=1)
_REMINDED = ("report", "due", "milestone")
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def to_ics(plan: Plan, events: Sequence[Event], say: Say, language: Language, alarm: int = 0) -> bytes:
    """The calendar; with `alarm`, deadlines and milestones of a known day are called so many days before."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//kehoach//kehoach//{language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(_title(plan))}",
        *(line for event in dated(events) for line in _event(plan, event, say, alarm)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in folded(line)).encode()


def dated(events: Iterable[Event]) -> list[Event]:
    """The events that a calendar has a place for."""
    return [event for event in events if event.reach]


def folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, none of which cuts a letter in two."""
    part, size = "", 0
    for letter in line:
        more = len(letter.encode())
        if size + more > _LONGEST:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + more
    yield part


def _event(plan: Plan, event: Event, say: Say, alarm: int) -> Iterator[str]:
    first, last = _days(event)
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(event.id)}-{_digest(plan)}@kehoach"
    yield f"DTSTAMP:{_stamp(plan):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + _DAY:%Y%m%d}"
    yield f"SUMMARY:{_escaped(_summary(event, say))}"
    yield f"DESCRIPTION:{_escaped(_description(plan, event, say))}"
    yield f"CATEGORIES:{_escaped(say(f'timeline.{event.kind}'))}"
    yield "TRANSP:TRANSPARENT"
    if alarm and event.kind in _REMINDED and first == last:
        reminder = ("ACTION:DISPLAY", f"TRIGGER:-P{alarm}D", f"DESCRIPTION:{_escaped(_summary(event, say))}")
        yield from ("BEGIN:VALARM", *reminder, "END:VALARM")
    yield "END:VEVENT"


def _days(event: Event) -> tuple[date, date]:
    """The first and the last day that the event may touch; of a phase with an open end, the end that is known."""
    reach = event.reach
    if reach is None:
        message = "an event without days has no place in a calendar"
        raise ValueError(message)
    return reach


def _is_open(event: Event) -> bool:
    """Whether the days of the calendar say less than the plan, or more."""
    ends = [days for days in (event.opening, event.closing) if days]
    half = event.kind == "phase" and len(ends) == 1
    return half or any(first != last for first, last in ends)


def _summary(event: Event, say: Say) -> str:
    named = label(event, say)
    if event.kind == "due":
        named = say("timeline.calendar-due", label=named)
    return say("timeline.calendar-part", label=named, when=when(event, say)) if _is_open(event) else named


def _description(plan: Plan, event: Event, say: Say) -> str:
    lines = [
        _title(plan),
        say("timeline.calendar-units", units=listed(event.units)) if event.units else "",
        say("timeline.calendar-product", product=event.product) if event.product else "",
        say("timeline.calendar-when", when=when(event, say)),
    ]
    return "\n".join(filter(None, lines))


def _digest(plan: Plan) -> str:
    """What tells the events of one plan from those of another, also once its number and its day are filled in."""
    known = "\n".join([*(issuer.name for issuer in plan.head.issuers), _title(plan), str(plan.head.year)])
    return hashlib.sha256(known.encode()).hexdigest()[:12]


def _title(plan: Plan) -> str:
    return " ".join(plan.head.title.split())


def _stamp(plan: Plan) -> datetime:
    """When the calendar was made, as far as that is the same each time: the day of the plan."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    head = plan.head
    day = head.date if isinstance(head.date, date) else date(head.year or 1980, 1, 1)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)
