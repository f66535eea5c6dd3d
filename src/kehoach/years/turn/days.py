"""What becomes of a day or month: phases and deadlines move and are looked at again, feasts and origins stay."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kehoach.rules import occasions
from kehoach.rules.days_off import first_day, why_off
from kehoach.text.patterns import lazily
from kehoach.values.dates import format_date, impossible_date, parse_date, weekday_name
from kehoach.years.turn import cues
from kehoach.years.turn.plan_years import is_quoted, of_a_life
from kehoach.years.turn.turning import ask, keep, shift

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.years.turn.cues import Group
    from kehoach.years.turn.turning import Fragment, Turning, Verdict

_YEAR = lazily(r"(?:19|20)\d\d(?!\d)")
_DAY_WORD = lazily(r"ngày\s*$")
_DASH = lazily(r"\s?[-–]\s?")
_EVENT = r"(?<!\w)WORDS(?!\w)[^.;:]{0,110}$"
_SINCE = r"(?<!\w)WORDS(?:\s+kể)?(?:\s+từ)?(?:\s+ngày)?\s*$"
_ONCE_BEFORE = r"(?<!\w)(?<!sau\s)(?<!khi\s)WORDS(?!\w)[^.;:]{0,50}$"
_ONCE_AFTER = r",?\s[^.;:,]{0,40}(?<!\w)(?<!sau\s)(?<!khi\s)WORDS(?!\w)"
_FEASTS: Mapping[str, Group] = {"Giỗ Tổ Hùng Vương": "Giỗ Tổ", "Tết Nguyên đán": "Tết"}
_BESIDE = lazily(r"\s*\([^)]*\)")
_NEAR = timedelta(days=30)
_STOP = lazily(r"[.;:](?:\s|$)")
_UNTIL = lazily(
    r"\s*(?:[-–]|đến|tới|rạng(?:\s+sáng)?)\s*(?:hết\s+)?(?:ngày\s+|tháng\s+|quý\s+)?[\dIV]{1,3}(?:\s*(?:/|tháng|năm)\s*\d{1,2}(?!\d))?"
    r"\s*(?:/|năm)\s*(?P<year>(?:19|20)\d\d)(?!\d)"
)
"""The end of a stretch of days."""
_DEADLINES = ("báo cáo", "hạn", "mốc")
_PHASES = ("đợt", "giai đoạn")


def without_year(fragment: Fragment, _turning: Turning) -> Verdict | None:
    """A day of every year."""
    return keep("feast") if fragment.value.startswith("--") else None


def no_such_day(fragment: Fragment, _turning: Turning) -> Verdict | None:
    """A day that the calendar does not have."""
    return None if fragment.value else ask("no-such-day")


def in_a_quotation(fragment: Fragment, _turning: Turning) -> Verdict | None:
    """A day typed within a quotation."""
    return keep("quotation") if is_quoted(fragment) and not fragment.computed else None


def of_an_anniversary(fragment: Fragment, turning: Turning) -> Verdict | None:
    """`(03/02/1930 - 03/02/2024)`: the origin stays, the day of the anniversary moves."""
    for kept in occasions.anniversaries(fragment.stretch.text):
        if kept.start <= fragment.start < kept.end and _is_one_day(kept):
            first = fragment.start == kept.start
            return keep("origin") if first else shift("anniversary-day", _moved(fragment, turning))
    return None


def far_day(fragment: Fragment, turning: Turning) -> Verdict | None:
    """A day of another time than the plan's."""
    year = _year(fragment)
    if turning.is_own(year) or year == turning.last + 1:
        return None
    if year == turning.old - 1 and cues.ends_in("mốc số liệu", fragment.before().removesuffix("ngày ").rstrip()):
        return shift("base-day", _moved(fragment, turning))
    until = _UNTIL.match(fragment.after()) if year == turning.old - 1 else None
    if until and turning.is_own(int(until["year"])):
        return shift("plan-day", _moved(fragment, turning))
    return keep("past" if year < turning.old else "horizon-ahead")


def in_force(fragment: Fragment, _turning: Turning) -> Verdict | None:
    """The day from which a document holds."""
    return keep("in-force") if cues.pattern("hiệu lực", _SINCE, ignore_case=True).search(fragment.before()) else None


def of_an_event(fragment: Fragment, turning: Turning) -> Verdict | None:
    """The day of a congress, an election or a merger, which does not come back every year."""
    if fragment.inside(*_DEADLINES, *_PHASES) or fragment.stretch.directive in (*_DEADLINES, *_PHASES):
        return None
    if not is_deadline(fragment) and _happened_once(fragment):
        return ask("event-day")
    event = cues.pattern("sự kiện", _EVENT).search(fragment.before(130))
    return ask("event-day", proposal=_moved(fragment, turning)) if event else None


def lunar(fragment: Fragment, turning: Turning) -> Verdict | None:
    """A day that the lunar calendar sets: the day as far from the feast of the new year is proposed."""
    beside = _BESIDE.match(fragment.after())
    words, day = f"{_words_before(fragment)} {beside[0] if beside else ''}", parse_date(fragment.text)
    if not isinstance(day, date):
        return None
    year = day.year + turning.delta
    for feast, group in _FEASTS.items():
        old, new = first_day(feast, day.year), first_day(feast, year)
        if cues.within(group, words) and old and new and abs(day - old) <= _NEAR:
            proposal = _with_day(fragment.text, day, day + (new - old))
            return ask("lunar-day", proposal=proposal, year=str(year))
    return ask("lunar-day", year=str(year)) if cues.within("ngày âm lịch", words) else None


def missing_in_the_new_year(fragment: Fragment, turning: Turning) -> Verdict | None:
    """29/02 in a year that has none."""
    if not impossible_date(_moved(fragment, turning)):
        return None
    last = format_date(date(_year(fragment) + turning.delta, 3, 1) - timedelta(days=1))
    lead = fragment.text[: fragment.text.index("29")]
    return ask("leap-day", f"{lead}{last}", year=str(_year(fragment) + turning.delta))


def out_of_order(fragment: Fragment, turning: Turning) -> Verdict | None:
    """A day that no longer goes together with the others once it has moved."""
    place = turning.source.place(fragment.stretch.source(fragment.start, fragment.end))
    found = turning.broken.get((place.line, place.column))
    return shift(found.why, _moved(fragment, turning))._replace(args=found.args, asks=True) if found else None


def deadline(fragment: Fragment, turning: Turning) -> Verdict | None:
    """A deadline moves with the year; on a day off somebody must say which day is meant."""
    if not is_deadline(fragment):
        return None
    moved = _moved(fragment, turning)
    day = parse_date(moved)
    off = why_off(day) if isinstance(day, date) else ""
    if not isinstance(day, date) or not off:
        return shift("deadline", moved)
    return ask("day-off", moved, _with_day(moved, day, _next_working_day(day)), weekday=off)


def own_day(fragment: Fragment, turning: Turning) -> Verdict | None:
    """Any other day of the plan's time."""
    phase = fragment.inside(*_PHASES) or fragment.stretch.directive in _PHASES
    return shift("phase" if phase else "plan-day", _moved(fragment, turning))


def _words_before(fragment: Fragment) -> str:
    """The words of the clause before the day."""
    return _STOP.split(fragment.before(80))[-1]


def _happened_once(fragment: Fragment) -> bool:
    """Whether the words right before or after the day tell what happens on one day only."""
    words = fragment.before() + fragment.text
    before = cues.pattern("việc của một ngày", _ONCE_BEFORE, ignore_case=True).search(words)
    return bool(before or cues.pattern("việc của một ngày", _ONCE_AFTER, ignore_case=True).match(fragment.after()))


def is_deadline(fragment: Fragment) -> bool:
    """Whether a report, a task or a milestone is due on that day."""
    stretch = fragment.stretch
    if stretch.part == "attribute":
        return stretch.key in _DEADLINES
    if fragment.inside(*_DEADLINES) or (stretch.directive == "mốc" and stretch.part == "head"):
        return True
    return cues.ends_in("hạn", _DAY_WORD.sub("", fragment.before()))


def weekday(fragment: Fragment, turning: Turning) -> Verdict | None:
    """The day of the week of a date: it moves with the date, and waits where the date waits for an answer."""
    day = _day_beside(fragment)
    decided = next((verdict for one in DAYS if (verdict := one(day, turning))), None) if day else None
    if day is None or decided is None or not (decided.new or decided.asks):
        return keep("past")
    moved, proposed = _weekday_of(decided.new, fragment), _weekday_of(decided.proposal, fragment)
    return ask("weekday", moved or None, proposed if proposed != moved else "")


def _day_beside(fragment: Fragment) -> Fragment | None:
    """The date that the day of the week belongs to."""
    at = int(fragment.value)
    found = next((one for one in fragment.stretch.mentions if one.kind == "date" and one.start <= at < one.end), None)
    return fragment._replace(kind="date", start=at, end=found.end, value=found.value) if found else None


def _weekday_of(words: str | None, fragment: Fragment) -> str:
    """The day of the week of a day, with the first letter of the one that stands there; nothing of no day."""
    day = parse_date(words) if words else None
    name = weekday_name(day) if isinstance(day, date) else ""
    return name if fragment.text[0].isupper() else name[:1].lower() + name[1:]


def _with_day(words: str, day: date, other: date) -> str:
    """The other day with what leads to the day in the words: `ngày 15/6/2025`."""
    written = format_date(day)
    return f"{words.removesuffix(written) if words.endswith(written) else ''}{format_date(other)}"


def _next_working_day(day: date) -> date:
    while why_off(day):
        day += timedelta(days=1)
    return day


def _year(fragment: Fragment) -> int:
    return int(fragment.value[:4])


def _moved(fragment: Fragment, turning: Turning) -> str:
    """The words with their year moved."""
    return _YEAR.sub(lambda year: str(int(year[0]) + turning.delta), fragment.text)


def _is_one_day(kept: occasions.Anniversary) -> bool:
    """Whether both ends of a range are one day of the year; the range of a phase has two."""
    first, last = (parse_date(part) for part in _DASH.split(kept.text, maxsplit=1))
    if not isinstance(first, date) or not isinstance(last, date):
        return False
    return first.year < last.year and (first.day, first.month) == (last.day, last.month)


DAYS = (
    without_year, no_such_day, of_a_life, in_a_quotation, in_force, of_an_anniversary, far_day, of_an_event, lunar,
    missing_in_the_new_year, out_of_order, deadline, own_day,
)  # fmt: skip
"""The first that answers decides."""
WEEKDAYS = (weekday,)
"""What decides of the day of the week beside a date."""
