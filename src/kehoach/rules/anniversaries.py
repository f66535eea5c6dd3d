"""Rules about anniversaries and their days, and about congresses with their terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.rules.occasions import anniversaries, day_months, named_after, named_before
from kehoach.rules.prose import Found, once_a_plan, search
from kehoach.rules.rule import Finding, Rule
from kehoach.text.diagnostics import Edit, Fix
from kehoach.text.patterns import lazily
from kehoach.values.dates import earliest, latest
from kehoach.values.numbers import parse_roman

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.model.draft import Passage
    from kehoach.rules.occasions import Anniversary, Occasion
    from kehoach.rules.rule import Subject

_YEARS = r"(?P<years>[0-9](?<![\d.,/].)\d{0,2})\s+năm"
_COUNTED_RANGE = lazily(rf"{_YEARS}(?!\w)[^.;()\d]{{0,120}}\((?P<range>\d[\d/\s–-]{{14,30}}\d)\)")
_COUNTED = lazily(rf"{_YEARS}\s+(?=\w)")
_CONGRESSES = ("nhiệm kỳ",)
_OF_YEARS = (" năm ",)
_YEAR = lazily(r"(?:năm\s+|/)(20\d\d)(?!\d)")
_CONGRESS = lazily(
    r"(?P<body>[ĐđQH](?:(?<=[Đđ])ại\s+hội\s+(?:[Đđ]ại\s+biểu\s+)?(?:toàn\s+quốc"
    r"|[Tt]hi\s+đua\s+yêu\s+nước\s+(?:toàn\s+quốc|tỉnh|thành\s+phố|huyện|thị\s+xã|quận|xã|phường)"
    r"|[Đđ]ảng\s+bộ\s+(?:tỉnh|thành\s+phố|huyện|thị\s+xã|quận|xã|phường|thị\s+trấn|đặc\s+khu))"
    r"|(?<=Q)uốc\s+hội"
    r"|(?<=H)(?:ĐND|ội\s+đồng\s+nhân\s+dân)\s+(?:tỉnh|thành\s+phố|huyện|thị\s+xã|quận|xã|phường)))"
    r"(?:\s+(?!lần|khóa|khoá|nhiệm)[^\s,;.:()]+){0,6},?\s+(?:lần\s+thứ|khóa|khoá)\s+(?P<ordinal>[IVXLC]+)(?!\w)"
    r"(?:\s+của\s+Đảng)?,?\s+nhiệm\s+kỳ\s+(?P<from>\d{4})\s*[-–]\s*\d{4}"
)
_TERM = 5
_TO_BODY = lazily(r"\b(?:đại biểu|lần|thứ)\b")


class _Term(NamedTuple):
    """A congress or council with its ordinal and the first year of its term."""

    body: str
    ordinal: int
    start: int
    found: Found


def years_against_range(subject: Subject) -> Iterator[Finding]:
    """A number of years that is not what lies between the two days in brackets after it."""
    ranges = tuple(kept.text for _, kept in _ranges(subject))
    for found in search(subject, _COUNTED_RANGE, having=ranges):
        for kept in anniversaries(found.said("range")):
            years = kept.year - kept.origin
            if int(found.said("years")) != years:
                yield _wrong_count(found, kept, years)


def years_against_table(subject: Subject) -> Iterator[Finding]:
    """A number of years that fits the occasion in no year that the plan speaks of."""
    for found in search(subject, _COUNTED, having=_OF_YEARS):
        known = [one for one in named_after(found.passage.text, found.match.end()) if one.origin and one.sure]
        if not known or _COUNTED_RANGE.match(found.passage.text, found.match.start()):
            continue
        years = _years(subject, found)
        if years and not any(_fits(one, int(found.said("years")), years) for one in known):
            args = {"name": known[0].name, "origin": str(known[0].origin), "typed": found.said("years")}
            yield found.finding("years", **args, right=_counts(known[0], years))


def wrong_day(subject: Subject) -> Iterator[Finding]:
    """An occasion with a day that is not its own."""
    for passage in subject.passages:
        for day in day_months(passage.text):
            known = [one for one in named_before(passage.text, day.start) if one.sure and not one.lunar]
            if known and not any((one.day, one.month) == (day.day, day.month) for one in known):
                args = {"typed": day.text, "name": known[0].name, "right": f"{known[0].day}/{known[0].month}"}
                yield Finding(passage.place(day.start, day.end), args)


def wrong_origin(subject: Subject) -> Iterator[Finding]:
    """A range of an anniversary that starts on another day or in another year than the occasion did."""
    for passage, kept in _ranges(subject):
        known = [one for one in named_before(passage.text, kept.start) if one.origin and one.sure and not one.lunar]
        if known and not any(_starts(kept, one) for one in known):
            right = f"{known[0].day:02d}/{known[0].month:02d}/{known[0].origin}"
            args = {"typed": kept.text, "name": known[0].name, "right": right}
            yield Finding(passage.place(kept.start, kept.end), args)


@once_a_plan
def _ranges(subject: Subject) -> list[tuple[Passage, Anniversary]]:
    return [(passage, kept) for passage in subject.passages for kept in anniversaries(passage.text)]


def congress_against_term(subject: Subject) -> Iterator[Finding]:
    """Two congresses of one body whose ordinals and terms do not go together."""
    seen: dict[str, _Term] = {}
    for term in _terms(subject):
        first = seen.setdefault(term.body, term)
        if term.start - first.start != _TERM * (term.ordinal - first.ordinal):
            yield term.found.finding(typed=term.found.said(), other=first.found.said())


def _terms(subject: Subject) -> Iterator[_Term]:
    for found in search(subject, _CONGRESS, having=_CONGRESSES):
        ordinal = parse_roman(found.said("ordinal"))
        body = " ".join(_TO_BODY.sub(" ", found.said("body").lower().replace("hội đồng nhân dân", "hđnd")).split())
        if ordinal:
            yield _Term(body, ordinal, int(found.said("from")), found)


def _wrong_count(found: Found, kept: Anniversary, years: int) -> Finding:
    fix = Fix("fix.write", (Edit(found.place("years"), str(years)),), args={"text": str(years)})
    return found.finding("years", fix, typed=found.said("years"), range=kept.text, right=str(years))


def _starts(kept: Anniversary, occasion: Occasion) -> bool:
    return (kept.day, kept.month, kept.origin) == (occasion.day, occasion.month, occasion.origin)


def _fits(occasion: Occasion, count: int, years: set[int]) -> bool:
    return any(year - (occasion.origin or 0) == count for year in years)


def _counts(occasion: Occasion, years: set[int]) -> str:
    return "; ".join(f"{year - (occasion.origin or 0)} ({year})" for year in sorted(years))


def _years(subject: Subject, found: Found) -> set[int]:
    """The years in which what is told may be: those of the plan, of its phases, and those named beside it."""
    plan = subject.plan
    dates = [plan.head.date, *(day for phase in plan.phases for day in (phase.start, phase.end))]
    known = [bound for day in dates if day for bound in (earliest(day), latest(day)) if bound]
    written = {int(year) for year in _YEAR.findall(found.passage.text)}
    return written | {day.year for day in known} | ({plan.head.year} if plan.head.year else set())


RULES = (
    Rule("KH315", years_against_range, needs_words=True),
    Rule("KH316", years_against_table, needs_words=True),
    Rule("KH317", wrong_day, needs_words=True),
    Rule("KH318", wrong_origin, needs_words=True),
    Rule("KH319", congress_against_term, needs_words=True),
)
