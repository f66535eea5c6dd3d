"""Days on which offices are closed: weekends, and the days off by law as far as they are certain years before."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from kehoach.rules.tables import table
from kehoach.values.dates import parse_date, weekday_name

if TYPE_CHECKING:
    from collections.abc import Iterator

_SATURDAY = 5
_WITH_YEAR = 2
"""How many slashes a date with a year has."""


def why_off(day: date) -> str:
    """Why offices are closed on a day: the day of the week or the feast; empty where they are open."""
    if day.weekday() >= _SATURDAY:
        return weekday_name(day)
    name, since = _yearly().get((day.day, day.month), ("", 0))
    return name if name and day.year >= since else _once().get(day, "")


def first_day(name: str, year: int) -> date | None:
    """The first day of a feast of the lunar calendar in a year; None where the table does not reach."""
    return next((day for day, called in _once().items() if called == name and day.year == year), None)


@cache
def _yearly() -> dict[tuple[int, int], tuple[str, int]]:
    """The feasts of every year by day and month, with the year from which each is a day off."""
    found = {}
    for row in table("days-off"):
        if row["ngày"].count("/") < _WITH_YEAR:
            day, month = map(int, row["ngày"].split("/"))
            found[day, month] = (row["tên"], int(row["từ năm"] or 0))
    return found


@cache
def _once() -> dict[date, str]:
    """The feasts of the lunar calendar, day by day."""
    rows = (row for row in table("days-off") if row["ngày"].count("/") >= _WITH_YEAR)
    return {day: row["tên"] for row in rows for day in _days(row["ngày"])}


def _days(cell: str) -> Iterator[date]:
    first, _, last = (parse_date(part) for part in cell.partition(" - "))
    if isinstance(first, date):
        end = last if isinstance(last, date) else first
        yield from (first + timedelta(days=count) for count in range((end - first).days + 1))
