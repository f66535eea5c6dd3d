"""Rules about days that prose names: their weekday, and stretches of time that run backwards."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from kehoach.rules.prose import Found, in_citation, once_a_plan, search, words_before
from kehoach.rules.rule import Finding, Rule
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily
from kehoach.values.dates import format_date, weekday_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.rules.rule import Subject

_WEEKDAYS = {
    "hai": 0,
    "ba": 1,
    "tu": 2,
    "nam": 3,
    "sau": 4,
    "bay": 5,
    "nhat": 6,
    **{str(at + 2): at for at in range(6)},
}
_WEEKDAY = r"(?P<weekday>(?:thứ\s+(?P<name>hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+(?P<sunday>nhật))(?!\w))"
_DAY = lazily(
    r"(?P<day>\d(?<!\d.)\d?)(?:/(?P<month>\d{1,2})/|\s+tháng\s+(?P<month_word>\d{1,2})\s+năm\s+)(?P<year>20\d\d)(?!\d)",
    re.IGNORECASE,
)
_BEFORE = lazily(rf"{_WEEKDAY}[\s,(]+(?:ngày\s+)?$", re.IGNORECASE)
_BEHIND = lazily(rf"[\s,]*\(?\s*{_WEEKDAY}", re.IGNORECASE)
_LONGEST_LEAD = 40
_MONTH = lazily(r"[Tt](?<!\w.)háng\s+(?P<month>\d{1,2})(?:\s*/\s*|(?<!\d\stháng\s\d\d)\s+năm\s+)20\d\d(?!\d)")
_QUARTER = lazily(r"[Qq](?<!\w.)uý\s+(?P<quarter>[IVX]+|\d{1,2})(?:\s*/\s*|\s+năm\s+)20\d\d(?!\d)")
_HOUR = lazily(
    r"(?P<hour>[0-9](?<![\w.,/:-].)[0-9]?)\s?(?:giờ|h)"
    r"(?:\s?(?P<minute>\d\d)(?!\w)(?=\s*(?:phút|ngày|[,;.)–-]|$)))?(?!\w)"
)
_AT = lazily(r"(?:[Ll]úc|[Hh]ồi)\s+$")
"""Without it or minutes it may be so many hours."""
_MONTHS, _HOURS, _MINUTES = 12, 24, 60
_QUARTERS = frozenset(("I", "II", "III", "IV", "1", "2", "3", "4"))
_NAMED = ("hứ ", "hủ n", "HỨ ", "HỦ N")
_STRETCH = lazily(
    r"(?P<day>\d(?<![\d/].)\d?)/(?P<month>\d{1,2})(?:/(?P<year>20\d\d))?\s*(?:-|–|đến)\s*(?:hết\s+)?(?:ngày\s+)?"
    r"(?P<last_day>\d{1,2})/(?P<last_month>\d{1,2})/(?P<last_year>20\d\d)(?!\d)"
)


def no_such_time(subject: Subject) -> Iterator[Finding]:
    """A month, a quarter or an hour that no calendar and no clock has."""
    for found in search(subject, _MONTH, having=("tháng ", "Tháng ")):
        if not 1 <= int(found.said("month")) <= _MONTHS:
            yield found.finding(typed=found.said())
    for found in search(subject, _QUARTER, having=("quý ", "Quý ")):
        if found.said("quarter").upper() not in _QUARTERS:
            yield found.finding(typed=found.said())
    for found in search(subject, _HOUR, having=("giờ", "h")):
        of_the_clock = found.said("minute") or _AT.search(words_before(found.passage.text, found.match.start()))
        if of_the_clock and (int(found.said("hour")) > _HOURS or int(found.said("minute") or 0) >= _MINUTES):
            yield found.finding(typed=found.said())


def wrong_weekday(subject: Subject) -> Iterator[Finding]:
    """A day with the name of another day of the week."""
    for found in search(subject, _DAY, having=_NAMED):
        day = _date(found.said("day"), found.said("month") or found.said("month_word"), found.said("year"))
        for named in _weekdays_beside(found):
            typed = _WEEKDAYS[fold(named.said("name") or named.said("sunday"))]
            if day and day.weekday() != typed:
                args = {"day": format_date(day), "typed": named.said("weekday"), "right": weekday_name(day)}
                yield named.finding("weekday", **args)


def _weekdays_beside(found: Found) -> Iterator[Found]:
    text, (start, end) = found.passage.text, found.match.span()
    beside = (_BEFORE.search(text, max(0, start - _LONGEST_LEAD), start), _BEHIND.match(text, end))
    yield from (Found(found.passage, match) for match in beside if match)


def runs_backwards(subject: Subject) -> Iterator[Finding]:
    """`từ ngày 16/10 đến ngày 12/10/2026`, where no phase is marked, whose own rule would tell it."""
    for found in search(subject, _STRETCH, having=("/",)):
        last = _date(found.said("last_day"), found.said("last_month"), found.said("last_year"))
        first = _date(found.said("day"), found.said("month"), found.said("year") or found.said("last_year"))
        same_month = found.said("year") or found.said("month") == found.said("last_month")
        if first and last and same_month and last < first and not _is_known(subject, found):
            yield found.finding(first=format_date(first), last=format_date(last))


def _is_known(subject: Subject, found: Found) -> bool:
    place = found.place()
    return place.line in _lines_of_phases(subject) or in_citation(subject, place)


@once_a_plan
def _lines_of_phases(subject: Subject) -> set[int]:
    spans = (one.span for one in subject.plan.phases if one.span)
    return {line for span in spans for line in range(span.line, span.end_line + 1)}


def _date(day: str, month: str, year: str) -> date | None:
    with suppress(ValueError):
        return date(int(year), int(month), int(day))
    return None


RULES = (
    Rule("KH313", no_such_time, needs_words=True),
    Rule("KH311", wrong_weekday, needs_words=True),
    Rule("KH312", runs_backwards, needs_words=True),
)
