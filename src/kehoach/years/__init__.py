"""Plans over the years: next year's draft, differences, series, timelines."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kehoach.years.diff import Differences, compare
    from kehoach.years.history.gather import series
    from kehoach.years.history.series import Series
    from kehoach.years.tasks.turned import Duty, duties
    from kehoach.years.timeline.events import Event, events
    from kehoach.years.turn.decisions import Turn
    from kehoach.years.turn.turn import next_year

__all__ = ["Differences", "Duty", "Event", "Series", "Turn", "compare", "duties", "events", "next_year", "series"]

_HOMES = {
    "Differences": "diff",
    "Duty": "tasks.turned",
    "Event": "timeline.events",
    "Series": "history.series",
    "Turn": "turn.decisions",
    "compare": "diff",
    "duties": "tasks.turned",
    "events": "timeline.events",
    "next_year": "turn.turn",
    "series": "history.gather",
}


def __getattr__(name: str) -> object:
    """What a program asks for, loaded now: a difference needs no chart."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
