"""Days and anniversaries that plans celebrate: found by name and by day in running text."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from kehoach.rules.tables import items, origin, table
from kehoach.text import tables
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

NAMES = (NAMED,) = ("occasions",)
_DAY_MONTH = lazily(r"(?P<day>[0-9](?<![\d/.,-].)\d?)\s?/\s?(?P<month>[01]?\d)(?![\d/%]|\s?[-–]\s?\d)")
_RANGE = lazily(
    r"(?P<day>[0-9](?<!\d.)\d?)[/-](?P<month>\d{1,2})[/-](?P<year>\d{4})\s?[-–]\s?"
    r"(?P<to>(?P<to_day>\d{1,2})[/-](?P<to_month>\d{1,2})[/-](?P<to_year>\d{4}))"
)
_WORD = lazily(r"[^\W_]+")
_BREAK = lazily(r"[.;:()“”\"]")
_LEADS = ("ngay", "ky niem", "ky niem ngay", "dip", "dip ngay", "ngay ky niem")
_LONGEST = 24
_REACH = 160
_CACHED = 4096
_MONTHS = 12
_DAYS = 31


class Occasion(NamedTuple):
    """A day that is kept every year, with the year from which its anniversaries count."""

    name: str
    day: int
    month: int
    origin: int | None
    lunar: bool
    sure: bool


class DayMonth(NamedTuple):
    """A day of the year written without its year, or the last day of an anniversary's range."""

    text: str
    day: int
    month: int
    start: int
    end: int


class Anniversary(NamedTuple):
    """A range from the day of origin to the day of the anniversary: `(03/02/1930 - 03/02/2024)`."""

    text: str
    day: int
    month: int
    origin: int
    year: int
    start: int
    end: int


@lru_cache(maxsize=_CACHED)
def day_months(text: str) -> tuple[DayMonth, ...]:
    """The days of the year that a text names as occasions, in its order: by name, or in brackets."""
    if "/" not in text:
        return ()
    found = [_day_month(one, "day", "month", one.span()) for one in _DAY_MONTH.finditer(text) if _is_kept(one)]
    found += [_day_month(match, "to_day", "to_month", match.span("to")) for match in _RANGE.finditer(text)]
    return tuple(sorted((one for one in found if one), key=lambda one: one.start))


def anniversaries(text: str) -> Iterator[Anniversary]:
    """The anniversaries that a text gives as a range of two days."""
    for match in _RANGE.finditer(text):
        day, month, origin, year = (int(match[name]) for name in ("day", "month", "year", "to_year"))
        yield Anniversary(match[0], day, month, origin, year, *match.span())


def named_after(text: str, start: int) -> tuple[Occasion, ...]:
    """The occasions that the words from here on may name."""
    after = text[start : start + _REACH]
    end = _BREAK.search(after)
    words = [fold(word) for word in _WORD.findall(after[: end.start() if end else _REACH])][:_LONGEST]
    sizes = range(len(words), 0, -1)
    return next((found for size in sizes if (found := _called(" ".join(words[:size])))), ())


def named_before(text: str, end: int) -> tuple[Occasion, ...]:
    """The occasions that the words right before a place may name."""
    before = text[max(0, end - _REACH) : end].rstrip(" (,")
    start = max((match.end() for match in _BREAK.finditer(before)), default=0)
    words = [fold(word) for word in _WORD.findall(before[start:])][-_LONGEST:]
    sizes = range(len(words), 0, -1)
    return next((found for size in sizes if (found := _called(" ".join(words[-size:])))), ())


@cache
def occasions() -> tuple[tuple[Occasion, tuple[str, ...]], ...]:
    """Every occasion of the table with the names that it goes by."""
    return tuple((_occasion(row), (row["tên"], *items(row["cách gọi khác"]))) for row in table("holidays"))


def _called(words: str) -> tuple[Occasion, ...]:
    """The occasions that go by these words."""
    found = _kept().get(words)
    return msgspec.msgpack.decode(found, type=tuple[Occasion, ...]) if found else ()


@cache
def _kept() -> dict[str, msgspec.Raw]:
    """Every name, with its occasions as they are kept: few are ever met."""
    kept = tables.load(NAMED, _origin()) or msgspec.msgpack.encode(_by_name())
    return msgspec.msgpack.decode(kept, type=dict[str, msgspec.Raw])


def save(name: str) -> None:
    """Make the table of all names."""
    tables.save(name, _origin(), msgspec.msgpack.encode(_by_name()))


def _origin() -> tuple[bytes, bytes]:
    """All facts, and this module, which says what names an occasion goes by."""
    return origin(), Path(__file__).read_bytes()


def _by_name() -> dict[str, tuple[Occasion, ...]]:
    named: dict[str, tuple[Occasion, ...]] = {}
    for occasion, names in occasions():
        for name in {form for each in names for form in _forms(each)}:
            named[name] = (*named.get(name, ()), occasion)
    return named


def _forms(name: str) -> Iterator[str]:
    """A name as words without signs, with and without what usually stands before it."""
    words = " ".join(_WORD.findall(fold(name)))
    bare = words.removeprefix("ngay ")
    yield bare
    yield from (f"{lead} {bare}" for lead in _LEADS)


def _occasion(row: dict[str, str]) -> Occasion:
    day, month = map(int, row["ngày"].split("/"))
    origin = int(row["năm gốc"]) if row["năm gốc"] else None
    return Occasion(row["tên"], day, month, origin, row["lịch"] == "âm", row["độ chắc"] != "chưa chắc")


def _is_kept(match: re.Match[str]) -> bool:
    """Whether a day is one that is kept, and not a fraction or a deadline."""
    return match.string[match.start() - 1] == "(" or bool(named_before(match.string, match.start()))


def _day_month(match: re.Match[str], day: str, month: str, span: tuple[int, int]) -> DayMonth | None:
    days, months = int(match[day]), int(match[month])
    if not (1 <= days <= _DAYS and 1 <= months <= _MONTHS):
        return None
    return DayMonth(match.string[slice(*span)], days, months, *span)
