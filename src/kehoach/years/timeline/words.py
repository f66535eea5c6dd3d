"""What events are called, and their times in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.layout.sentences import listed
from kehoach.layout.wording import first_upper
from kehoach.values.dates import format_date

if TYPE_CHECKING:
    from kehoach.text.catalogue import Say
    from kehoach.values.dates import Date
    from kehoach.years.timeline.events import Event

_DEADLINES = ("report", "due")


def label(event: Event, say: Say) -> str:
    """The name of the event; a report is named after its phase."""
    name = first_upper(event.label)
    return say("timeline.report-of", label=name) if event.kind == "report" else name


def when(event: Event, say: Say) -> str:
    """The time as the plan says it."""
    start, end = _date(event.start), _date(event.end)
    if event.kind == "phase":
        shape = "from-to" if start and end else "from" if start else "until"
        return say(f"timeline.{shape}", start=start, end=end)
    return say("timeline.by", end=end) if event.kind in _DEADLINES else end


def when_and_who(event: Event, say: Say) -> str:
    """The time, and the units where some are named."""
    time = when(event, say)
    return say("timeline.of-units", when=time, units=listed(event.units)) if event.units else time


def _date(value: Date | None) -> str:
    return format_date(value) if value else ""
