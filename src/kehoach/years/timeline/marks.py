"""How an event is drawn on the axis: sharp where the plan names a day, dashed where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from kehoach.values.dates import format_date
from kehoach.years.pictures.scene import Box, Dot, Shape, Stroke, Word, reach

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kehoach.years.pictures.scene import Anchor, Ink, Item
    from kehoach.years.timeline.axis import Axis
    from kehoach.years.timeline.events import Event, Kind

BAR = 10.0
_SIZE = 4.2
"""Half of what a mark is wide."""
_TIP = 5.0
_LEAST = 2.0
_SMALL = 7.5
_WEEK = 7
_INKS: dict[Kind, Ink] = {
    "phase": "reached",
    "report": "target",
    "milestone": "text",
    "due": "target",
    "activity": "reached",
}


def marks(event: Event, axis: Axis, y: float) -> Iterator[Item]:
    """The marks of an event around a height."""
    if event.kind == "phase":
        yield from _phase(event, axis, y)
    elif event.closing:
        first, last = event.closing
        if first == last:
            yield sign(event.kind, axis.middle(first), y)
            yield _day(first, axis, y)
        else:
            yield _open_part(axis, first, last, y, _INKS[event.kind])


def _day(day: date, axis: Axis, y: float) -> Word:
    """The day and the month beside a mark, on the side that has room."""
    x, words = axis.middle(day), format_date(day).rpartition("/")[0]
    fits = x + _SIZE + 3 + reach(words, _SMALL) <= axis.right
    place, anchor = (x + _SIZE + 3, "start") if fits else (x - _SIZE - 3, "end")
    return Word(place, y + 2.6, words, _SMALL, cast("Anchor", anchor), "muted", haloed=True)


def sign(kind: Kind, x: float, y: float) -> Item:
    """The mark of a day: a wedge for a deadline, a diamond for a milestone, a dot for an activity."""
    if kind == "milestone":
        return Shape(((x, y - _SIZE - 0.6), (x + _SIZE, y), (x, y + _SIZE + 0.6), (x - _SIZE, y)), "text")
    if kind == "activity":
        return Dot(x, y, _SIZE - 0.6, "reached")
    return Shape(((x - _SIZE, y - _SIZE), (x + _SIZE, y - _SIZE), (x, y + _SIZE)), "target")


def _open_part(axis: Axis, first: date, last: date, y: float, ink: Ink) -> Box:
    """Days of which the plan means one."""
    x = axis.x(first)
    return Box(x, y - BAR / 2, max(axis.after(last) - x, _LEAST), BAR, ink, dashed=True)


def _phase(event: Event, axis: Axis, y: float) -> Iterator[Item]:
    """The days that are surely in it as a bar, those at its ends that may be as dashed boxes, open ends as lines."""
    opening, closing = event.opening, event.closing
    if opening and closing:
        yield from _bar(axis, opening[1], closing[0], y)
    elif opening:
        start = axis.x(opening[0]) if opening[0] == opening[1] else axis.after(opening[1])
        yield Stroke(((start, y), (axis.right - _TIP, y)), "reached", 1.4, dashed=True)
        yield Shape(((axis.right - _TIP, y - 3), (axis.right, y), (axis.right - _TIP, y + 3)), "reached")
    elif closing:
        end = axis.after(closing[1]) if closing[0] == closing[1] else axis.x(closing[0])
        yield Stroke(((axis.left, y), (end, y)), "reached", 1.4, dashed=True)
    for days in (opening, closing):
        if days and days[0] < days[1]:
            yield _open_part(axis, *days, y, "reached")
    for days, edge in ((opening, axis.x), (closing, axis.after)):
        if days and days[0] == days[1]:
            x = edge(days[0])
            yield Stroke(((x, y - BAR / 2 - 1.5), (x, y + BAR / 2 + 1.5)), "reached", 1.2)


def _bar(axis: Axis, first: date, last: date, y: float) -> Iterator[Item]:
    """The days that are in the phase whatever its open ends turn out to be; a week or less would only blur them."""
    if (last - first).days > _WEEK:
        x = axis.x(first)
        yield Box(x, y - BAR / 2, axis.after(last) - x, BAR, "reached", "wash")
