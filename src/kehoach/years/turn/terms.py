"""What becomes of periods and ordinals: they turn only when the plan's year leaves them, and never unasked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kehoach.text.patterns import lazily
from kehoach.values.numbers import format_roman, parse_roman
from kehoach.years.seasons import SEASON_BEFORE
from kehoach.years.turn import cues
from kehoach.years.turn.fragments import period_lead
from kehoach.years.turn.plan_years import is_quoted
from kehoach.years.turn.turning import ask, keep, shift

if TYPE_CHECKING:
    from kehoach.years.turn.turning import Fragment, Turning, Verdict

_TERM = 5
_RANGE = lazily(r"(\d{4})(\s*[-–—]\s*)(\d{4})")
_ROMAN = lazily(r"(?<!\w)[IVXLC]+(?!\w)")
_NAMED = lazily(r"[”\"]\s+giai\s+đoạn\s+\(?$")
"""A quoted name with its own period."""
_COUNTED = lazily(r"(?P<years>\d{1,2})\s+năm\s+(?:giai\s+đoạn\s+)?\(?$")
_COUNT_OF_YEARS = lazily(r"(?<!\d)(?P<years>\d{1,3})\s+năm(?!\w)")
_REACH = 140
_LONGEST_PERIOD = 10
_SESSION = lazily(r"kỳ\s+họp", re.IGNORECASE)
_RESOLUTION = lazily(r"[Nn]ghị\s+[Qq]uyết\s+(?:của\s+)?(?:[Đđ]ại\s+hội|đại\s+biểu)[^.;]{0,70}$")
_PLENUM = lazily(r"Trung\s+ương\s+(?:\d+|lần\s+thứ\s+\w+)\s*,?\s*$")
_EVENT = r"(?<!\w)WORDS(?!\w)[^.;:]{0,80}$"


class Span(NamedTuple):
    """The years of a period."""

    start: int
    end: int


def recurring(fragment: Fragment, _turning: Turning) -> Verdict | None:
    """`hằng năm`, `hàng tháng`."""
    return keep("recurring") if fragment.value.startswith("P") else None


def school_year(fragment: Fragment, turning: Turning) -> Verdict | None:
    """A school year, or a season over the turn of a year, moves like the year of the plan."""
    years = span_of(fragment)
    if not years or turning.old not in years:
        return None
    if period_lead(fragment) == "năm học":
        return shift("school-year", _moved(fragment.text, turning.delta))
    season = years.end == years.start + 1 and SEASON_BEFORE.search(fragment.before())
    return shift("season", _moved(fragment.text, turning.delta)) if season else None


def anniversary_years(fragment: Fragment, turning: Turning) -> Verdict | None:
    """`80 năm Ngày Quốc khánh (1945 - 2025)`: the origin stays, the year of the anniversary moves."""
    years = span_of(fragment)
    if not years or not turning.is_own(years.end):
        return None
    counts = (int(one["years"]) for one in _COUNT_OF_YEARS.finditer(fragment.before(_REACH)))
    if years.end - years.start not in counts or years.end - years.start <= _LONGEST_PERIOD:
        return None
    return shift("anniversary-day", _RANGE.sub(rf"\g<1>\g<2>{years.end + turning.delta}", fragment.text))


def session(fragment: Fragment, _turning: Turning) -> Verdict | None:
    """A session of a council: two a year and more, so that no rule knows the next one's number."""
    return ask("session") if _SESSION.match(fragment.text) else None


def event(fragment: Fragment, turning: Turning) -> Verdict | None:
    """A congress or an election that is over when its term has begun."""
    before, years = fragment.before(110), span_of(fragment)
    if is_quoted(fragment) or _RESOLUTION.search(before) or not cues.pattern("sự kiện", _EVENT).search(before):
        return None
    if years is None:
        return ask("congress")
    if years.start >= turning.new:
        return keep("event-ahead")
    return ask("event-over") if years.start >= turning.old else None


def plenum(fragment: Fragment, _turning: Turning) -> Verdict | None:
    """A resolution that goes by the session of the Central Committee: `Nghị quyết Trung ương 4 khóa XI`."""
    return keep("cite-by-session") if _PLENUM.search(fragment.before()) else None


def ordinal_alone(fragment: Fragment, _turning: Turning) -> Verdict | None:
    """An ordinal whose term is not said."""
    if fragment.kind != "term" or span_of(fragment):
        return None
    if is_quoted(fragment):
        return keep("quotation")
    return ask("part-of-a-term" if fragment.value == "part" else "ordinal")


def over(fragment: Fragment, turning: Turning) -> Verdict | None:
    """A period that ends before the new year of the plan; the one after it is proposed."""
    years = span_of(fragment)
    if not years or years.end >= turning.new:
        return None
    if years.end < turning.old:
        return keep("period-past")
    own = is_quoted(fragment) or fragment.inside("phong trào") or bool(_NAMED.search(fragment.before()))
    counted = _COUNTED.search(fragment.before())
    proposal = "" if own else following(fragment.text, int(counted["years"]) if counted else 0)
    return ask("period-over", proposal=proposal, year=str(turning.new))


def running(_fragment: Fragment, _turning: Turning) -> Verdict | None:
    """A period that the new year lies in, or that lies ahead."""
    return keep("period-runs")


def span_of(fragment: Fragment) -> Span | None:
    """The years of the period that the fragment names."""
    found = _RANGE.search(fragment.text)
    return Span(int(found[1]), int(found[3])) if found else None


def following(text: str, years: int = 0) -> str:
    """The period after the one in the words, as long as it or of so many years, its ordinal one higher."""
    found = _RANGE.search(text)
    if not found:
        return ""
    start, end = int(found[1]), int(found[3])
    term = end - start == _TERM and start % _TERM == 0 and not years
    first, last = (start + _TERM, end + _TERM) if term else (end + 1, end + (years or 1 + end - start))
    return _RANGE.sub(rf"{first}\g<2>{last}", _ROMAN.sub(_one_higher, text))


def _one_higher(found: re.Match[str]) -> str:
    value = parse_roman(found[0])
    return format_roman(value + 1) if value else found[0]


def _moved(text: str, years: int) -> str:
    return _RANGE.sub(lambda one: f"{int(one[1]) + years}{one[2]}{int(one[3]) + years}", text)


TERMS = (recurring, school_year, anniversary_years, session, plenum, event, ordinal_alone, over, running)
"""The first that answers decides."""
