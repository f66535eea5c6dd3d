"""Plans over the years: next year's draft, differences, series, timelines."""

from kehoach.years.diff import Differences, compare
from kehoach.years.history.gather import series
from kehoach.years.history.series import Series
from kehoach.years.tasks.turned import Duty, duties
from kehoach.years.timeline.events import Event, events
from kehoach.years.turn.decisions import Turn
from kehoach.years.turn.turn import next_year

__all__ = ["Differences", "Duty", "Event", "Series", "Turn", "compare", "duties", "events", "next_year", "series"]
