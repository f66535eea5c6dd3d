"""The axis of time: which days it holds, where they stand, and how it is divided."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from kehoach.values.numbers import format_roman

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.years.timeline.events import Event

_MONTHS, _QUARTERS = 20, 60
"""Up to so many months each is named; up to so many each quarter; then only years."""
_DAY = timedelta(days=1)


class Stretch(NamedTuple):
    """A month, a quarter or a year on the axis; `end` is the day after it."""

    start: date
    end: date
    label: str


class Axis(NamedTuple):
    """Whole months from left to right."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day begins."""
        share = (day - self.first).days / (self.last - self.first + _DAY).days
        return self.left + (self.right - self.left) * min(max(share, 0), 1)

    def after(self, day: date) -> float:
        """Where a day ends."""
        return self.x(day + _DAY)

    def middle(self, day: date) -> float:
        """The middle of a day."""
        return (self.x(day) + self.after(day)) / 2

    @property
    def months(self) -> int:
        """How many months there are."""
        return _count(self.last) - _count(self.first) + 1

    def parts(self) -> Iterator[Stretch]:
        """The months, or the quarters, or nothing where only years have room."""
        step = 1 if self.months <= _MONTHS else 3 if self.months <= _QUARTERS else 0
        start = self.first
        while step and start <= self.last:
            end = _month(_count(start) // step * step + step)
            name = str(start.month) if step == 1 else format_roman((start.month + 2) // 3)
            yield Stretch(start, min(end, self.last + _DAY), name)
            start = end

    def years(self) -> Iterator[Stretch]:
        """The years."""
        for year in range(self.first.year, self.last.year + 1):
            yield Stretch(max(self.first, date(year, 1, 1)), min(self.last, date(year, 12, 31)) + _DAY, str(year))


def axis_of(events: Sequence[Event], year: int | None, left: float, right: float) -> Axis | None:
    """The axis that holds all events, with room for those whose end is open; nothing where no year is known."""
    reaches = [event.reach for event in events if event.reach]
    if not reaches:
        return Axis(date(year, 1, 1), date(year, 12, 31), left, right) if year else None
    phases = [event for event in events if event.kind == "phase" and event.reach]
    before, after = any(not one.opening for one in phases), any(not one.closing for one in phases)
    first = _month(_count(min(start for start, _ in reaches)) - before)
    last = _month(_count(max(end for _, end in reaches)) + after)
    return Axis(first, last.replace(day=monthrange(last.year, last.month)[1]), left, right)


def _count(day: date) -> int:
    """The months from the year nought."""
    return day.year * 12 + day.month - 1


def _month(count: int) -> date:
    """The first day of a month."""
    return date(count // 12, count % 12 + 1, 1)
