"""Rules about periods of years: planning periods, terms, and the year of the plan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.rules.prose import TEXT, Found, in_citation, once_a_plan, search, words_before
from kehoach.rules.rule import Finding, Rule
from kehoach.rules.written import title
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.rules.rule import Subject

_RANGE = r"(?P<range>(?P<from>[12](?<![\d/].)\d{3})\s?[-–]\s?(?P<to>[12]\d{3}))(?!\d)"
_PERIOD = lazily(_RANGE)
_TERM = lazily(r"nhiệm\s+kỳ\s+\(?$", re.IGNORECASE)
_STAGE = lazily(r"giai\s+đoạn\s+\(?$", re.IGNORECASE)
_NAMED_YEAR = lazily(r"năm\s+(?P<range>(?P<to>20\d\d))(?!\s?[-–\d/])")
_LOOKS_BACK = lazily(
    r"tổng\s+kết|sơ\s+kết|kết\s+quả|đánh\s+giá|quyết\s+toán|bình\s+xét|xếp\s+loại|kiểm\s+điểm|công\s+khai|kiểm\s+tra|giám\s+sát"
    r"|luật|nghị|quyết\s+định|chỉ\s+thị|kết\s+luận|quy\s+định|thông\s+tư|kế\s+hoạch|đại\s+hội|cuối\s+năm",
    re.IGNORECASE,
)
"""Titles that speak of the year before, or of a document with a year in its name."""
_COUNT = lazily(r"(?P<count>\d{1,2})\s+năm,?\s+(?:giai\s+đoạn\s+)?\(?$")
_ECONOMY = lazily(r"kinh\s+tế\s?-\s?xã\s+hội")
_STANDARD = lazily(
    r"(?P<target>(?:[Đđ]ến|[Hh]ết)\s+(?:cuối\s+)?năm\s+(?P<year>20\d\d))[^.;]{0,120}?"
    rf"(?P<what>chuẩn[^.;()]{{0,40}}?giai\s+đoạn\s+{_RANGE})"
)
_CLOSING = lazily(
    r"^Trên\s+đây\s+là\s+[^.;]{0,160}?kế\s+hoạch[^.;]{0,200}?\snăm\s+(?P<year>20\d\d)(?!\s?[-–])", re.IGNORECASE
)
_FIVE = 5
_LEAD = 40
_WORDS_OF_THING = 4


def backwards(subject: Subject) -> Iterator[Finding]:
    """A period that ends before it begins, in the title too."""
    for found in search(subject, _PERIOD, (*TEXT, "title")):
        if _to(found) <= _from(found):
            yield found.finding(typed=found.said())


def miscounted(subject: Subject) -> Iterator[Finding]:
    """A period of so many years that does not have so many."""
    for found in _periods(subject):
        count, years = _count(found), _to(found) - _from(found) + 1
        if count and years not in (count, 1) and years > 0 and not in_citation(subject, found.place()):
            right = f"{_to(found) - count + 1} - {_to(found)}"
            yield found.finding(typed=found.said(), count=str(count), years=str(years), right=right)


def term_too_long(subject: Subject) -> Iterator[Finding]:
    """A term of more than five years."""
    for found in _periods(subject):
        years = _to(found) - _from(found)
        if years > _FIVE and _TERM.search(_before(found)):
            yield found.finding(typed=found.said(), years=str(years), right=f"{_from(found)} - {_from(found) + _FIVE}")


def term_for_plan(subject: Subject) -> Iterator[Finding]:
    """The years of a Party term (2020 - 2025) where the economy is planned, in periods of 2021 - 2025."""
    for found in _stages(subject):
        plans = _ECONOMY.search(words_before(found.passage.text, found.match.start(), 90))
        if plans and _is_term(found) and not _count(found) and not in_citation(subject, found.place()):
            yield found.finding(typed=found.said(), right=f"{_from(found) + 1} - {_to(found)}")


def two_ways(subject: Subject) -> Iterator[Finding]:
    """One thing with two periods that end together and do not begin together."""
    seen: dict[tuple[str, int], Found] = {}
    for found in _stages(subject):
        before = _STAGE.sub("", words_before(found.passage.text, found.match.start()))
        words = before.split()[-_WORDS_OF_THING:]
        if len(words) < _WORDS_OF_THING or _ECONOMY.search(before):
            continue
        first = seen.setdefault((fold(" ".join(words)), _to(found)), found)
        if _from(first) != _from(found):
            yield found.finding(typed=found.said(), other=first.said(), thing=" ".join(words))


def standard_ends_before(subject: Subject) -> Iterator[Finding]:
    """An aim for a year by a standard whose period is over by then."""
    for found in search(subject, _STANDARD, having=("chuẩn",)):
        if int(found.said("year")) > _to(found):
            yield found.finding("what", year=found.said("year"), standard=found.said("what"))


def title_over(subject: Subject) -> Iterator[Finding]:
    """A title whose period, or year, is over in the year of the plan; not one that looks back."""
    head = subject.plan.head
    named = list((_PERIOD if _PERIOD.search(head.title) else _NAMED_YEAR).finditer(head.title))
    looks_back = _PERIOD.search(head.title) is None and _LOOKS_BACK.search(head.title)
    if named and head.year and not looks_back and all(int(one["to"]) < head.year for one in named):
        last, typed = max(named, key=lambda one: one["to"]), title(subject)
        at = typed.text.find(last["range"]) if typed else -1
        place = typed.place(at, at + len(last["range"])) if typed and at >= 0 else subject.place(head.span)
        yield Finding(place, {"year": str(head.year), "typed": last["range"]})


def closing_year(subject: Subject) -> Iterator[Finding]:
    """A closing that names the plan of another year."""
    head = subject.plan.head
    for found in search(subject, _CLOSING, having=("Trên đây",)):
        if head.year and int(found.said("year")) != head.year and found.said("year") not in head.title:
            yield found.finding("year", typed=found.said("year"), right=str(head.year))


@once_a_plan
def _periods(subject: Subject) -> list[Found]:
    return list(search(subject, _PERIOD))


@once_a_plan
def _stages(subject: Subject) -> list[Found]:
    """The periods that are named as such, and not as terms or school years."""
    return [found for found in _periods(subject) if _STAGE.search(_before(found))]


def _before(found: Found) -> str:
    return found.passage.text[max(0, found.match.start() - _LEAD) : found.match.start()]


def _count(found: Found) -> int:
    """Of how many years a period is said to be; 0 where that is not said."""
    counted = _COUNT.search(_before(found))
    return int(counted["count"]) if counted else 0


def _is_term(found: Found) -> bool:
    return _to(found) - _from(found) == _FIVE and _from(found) % _FIVE == 0


def _from(found: Found) -> int:
    return int(found.said("from"))


def _to(found: Found) -> int:
    return int(found.said("to"))


RULES = (
    Rule("KH320", backwards, needs_words=True),
    Rule("KH321", miscounted, needs_words=True),
    Rule("KH322", term_for_plan, needs_words=True),
    Rule("KH323", two_ways, needs_words=True),
    Rule("KH324", standard_ends_before, needs_words=True),
    Rule("KH325", title_over),
    Rule("KH326", closing_year, needs_words=True),
    Rule("KH327", term_too_long, needs_words=True),
)
