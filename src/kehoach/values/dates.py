"""Dates as plans write them: whole, in part (`8/2025`, `…/02/2024`, `quý II/2026`), or only in words."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from kehoach.text.patterns import lazily
from kehoach.values import REMEMBERED
from kehoach.values.numbers import format_roman, parse_roman


class PartialDate(msgspec.Struct, frozen=True, gc=False, kw_only=True, forbid_unknown_fields=True):
    """A date of which something is unknown: `2024-02`, `2024`, `2026-Q2`, `--05-19`, or nothing but words."""

    value: str
    text: str


Date = date | PartialDate

BLANK = "…"
YEAR = r"[1-9][0-9]{3}"
_HOLE = r"(?:…+|\.{2,}|_+|\[\s*\])"
_SMALL = rf"[0-9]{{1,2}}|{_HOLE}"
_PART_OF_YEAR = r"(?:(?:khoảng|đầu|giữa|cuối|hết|trong)\s+)"
_FORMS = tuple(
    lazily(form, re.IGNORECASE)
    for form in (
        rf"(?:ngày\s*)?(?P<day>{_SMALL})\s*/\s*(?P<month>{_SMALL})\s*/\s*(?P<year>{YEAR}|{_HOLE})",
        rf"(?:ngày\s+)?(?P<day>{_SMALL})?\s*tháng\s*(?P<month>{_SMALL})?\s*(?:năm|/)\s*(?P<year>{YEAR}|{_HOLE})",
        rf"{_PART_OF_YEAR}?(?:tháng\s*)?(?P<month>{_SMALL})\s*/\s*(?P<year>{YEAR})",
        r"(?:ngày\s*)?(?P<day>[0-9]{1,2})\s*(?:/|tháng)\s*(?P<month>[0-9]{1,2})",
        rf"{_PART_OF_YEAR}?tháng\s+(?P<month>[0-9]{{1,2}})",
        rf"{_PART_OF_YEAR}?quý\s+(?P<quarter>IV|I{{1,3}}|[1-4])\s*(?:/|-|năm|\s)\s*(?P<year>{YEAR})",
        rf"{_PART_OF_YEAR}?(?:năm\s+)?(?P<year>{YEAR})",
        rf"(?P<year>{_HOLE})",
    )
)
_LEAD = lazily(r"(?:trước|đến|hết|trong|vào|chậm\s+nhất|là|từ|kể\s+từ|tính\s+từ)\s+", re.IGNORECASE)
_SYMBOLIC = lazily(
    r"(?:(?:kể|tính)\s+)?(?:từ\s+)?(?:ngay\s+)?(?:(?:trước|sau)\s+)?(?:ngày|khi|lúc|thời điểm)\s+[^\W\d_].*",
    re.IGNORECASE,
)
_BRACKETED = lazily(r"\(([^()]*)\)")
_INSIDE = lazily(
    r"(?:ngày\s+)?\d{1,2}/\d{1,2}/\d{4}|(?:ngày\s+)?\d{1,2} tháng \d{1,2} năm \d{4}"
    r"|(?:tháng\s+)?\d{1,2}/\d{4}|tháng\s+\d{1,2} năm \d{4}|quý\s+[IV]+(?:/| năm )\d{4}",
    re.IGNORECASE,
)
_LOOSE = lazily(r"(?:ngày\s+)?(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})\s*\.?", re.IGNORECASE)
_LONGEST = 120
_CENTURY = 100
_LEAP_YEAR = 2024
_FEBRUARY, _DECEMBER = 2, 12


class _Parts(msgspec.Struct, frozen=True, gc=False):
    """What a text says of a date; None is what it leaves open."""

    year: int | None
    quarter: int | None
    month: int | None
    day: int | None


def parse_date(text: str) -> Date | None:
    """The date that the whole text states: a day, a partial date, a symbolic one; None where it is none of them."""
    words = text.strip()
    parts = _read(words)
    if parts:
        return _build(parts, words)
    return _symbolic(words) if len(words) <= _LONGEST and _SYMBOLIC.fullmatch(words) else None


def date_inside(text: str) -> str:
    """The words of the first date that the text holds; all of it where it is one, nothing where it holds none."""
    if parse_date(text):
        return text.strip()
    found = _INSIDE.search(text)
    return found.group() if found else ""


def impossible_date(text: str) -> bool:
    """Whether the text has the form of a date, but there is no such day (`31/02/2024`)."""
    words = text.strip()
    parts = _read(words)
    return parts is not None and _build(parts, words) is None


def iso(value: Date) -> str:
    """The date in the form of the model: `2024-02-05`, `2024-02`, `2026-Q2`, `--05-19`, or empty."""
    return value.isoformat() if isinstance(value, date) else value.value


def format_date(value: Date) -> str:
    """The date in figures (`05/02/2024`, `15/6/2022`); a partial date as it was written."""
    if isinstance(value, PartialDate):
        return value.text
    return f"{_day(value.day)}/{_month(value.month)}/{value.year:04d}"


def date_in_words(value: Date) -> str:
    """The date in words, with a blank for what is unknown: `ngày … tháng 8 năm 2025`."""
    parts = _parts(value)
    year = f"{parts.year:04d}" if parts.year else BLANK
    if parts.quarter:
        return f"quý {format_roman(parts.quarter)} năm {year}"
    day = _day(parts.day) if parts.day else BLANK
    month = _month(parts.month) if parts.month else BLANK
    return f"ngày {day} tháng {month} năm {year}"


def weekday_name(day: date) -> str:
    """The name of the day of the week: `Thứ Bảy`."""
    from babel.dates import get_day_names

    return str(get_day_names("wide", locale="vi")[day.weekday()])


def earliest(value: Date) -> date | None:
    """The first day that the date can be; None where its year is open."""
    bounds = _bounds(value)
    return bounds and bounds[0]


def latest(value: Date) -> date | None:
    """The last day that the date can be; None where its year is open."""
    bounds = _bounds(value)
    return bounds and bounds[1]


def sort_key(value: Date) -> date:
    """What dates are put in order by: the first possible day; a date of an open year comes last."""
    return earliest(value) or date.max


def meant_day(text: str) -> str:
    """The day that words with stops, dashes or a year of two figures were meant to be; nothing where it is none."""
    found = _LOOSE.fullmatch(text.strip())
    if not found:
        return ""
    day, month, year = (int(part) for part in found.groups())
    written = f"{day:02d}/{month:02d}" if month <= _FEBRUARY else f"{day:02d}/{month}"
    right = f"{written}/{year if year >= _CENTURY else 2000 + year}"
    return right if isinstance(parse_date(right), date) else ""


def in_year(value: Date, year: int) -> Date:
    """The date with its open year closed: `30/4` of 2024 is 30/4/2024; any other date as it is."""
    parts = _parts(value)
    if isinstance(value, date) or parts.year or not parts.month:
        return value
    return _build(msgspec.structs.replace(parts, year=year), value.text) or value


@lru_cache(maxsize=REMEMBERED)
def _read(words: str) -> _Parts | None:
    """The parts of a date in one of the written forms, sound or not."""
    if len(words) > _LONGEST:
        return None
    for form in _FORMS:
        match = form.fullmatch(words)
        if match:
            return _matched(match.groupdict())
    lead = _LEAD.match(words)
    return _read(words[lead.end() :]) if lead else None


def _matched(found: dict[str, str | None]) -> _Parts:
    quarter = found.get("quarter")
    return _Parts(
        year=_figure(found.get("year")),
        quarter=(_figure(quarter) or parse_roman(quarter.upper())) if quarter else None,
        month=_figure(found.get("month")),
        day=_figure(found.get("day")),
    )


def _figure(digits: str | None) -> int | None:
    return int(digits) if digits and digits[0].isdecimal() else None


def _build(parts: _Parts, text: str) -> Date | None:
    """The date that the parts make; None where there is no such day."""
    if not _possible(parts):
        return None
    if parts.year and parts.month and parts.day:
        return date(parts.year, parts.month, parts.day)
    return PartialDate(value=_value(parts), text=text)


def _possible(parts: _Parts) -> bool:
    month, day = (1 if part is None else part for part in (parts.month, parts.day))
    try:
        date(parts.year or _LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True


def _value(parts: _Parts) -> str:
    if parts.quarter:
        return f"{parts.year}-Q{parts.quarter}"
    if parts.year:
        return f"{parts.year}-{parts.month:02d}" if parts.month else f"{parts.year}"
    if parts.month:
        return f"--{parts.month:02d}-{parts.day:02d}" if parts.day else f"--{parts.month:02d}"
    return ""


def _symbolic(words: str) -> PartialDate:
    for bracketed in _BRACKETED.findall(words):
        inner = parse_date(bracketed)
        if inner:
            return PartialDate(value=iso(inner), text=words)
    return PartialDate(value="", text=words)


_VALUE = lazily(rf"(?:(?P<year>{YEAR})(?:-Q(?P<quarter>[1-4]))?|-)(?:-(?P<month>[0-9]{{2}}))?(?:-(?P<day>[0-9]{{2}}))?")


def _parts(value: Date) -> _Parts:
    """What is known of a date; nothing where its value is open or not in the form of the model."""
    if isinstance(value, date):
        return _Parts(value.year, None, value.month, value.day)
    match = _VALUE.fullmatch(value.value)
    parts = _matched(match.groupdict()) if match else _Parts(None, None, None, None)
    return parts if _possible(parts) else _Parts(None, None, None, None)


def _bounds(value: Date) -> tuple[date, date] | None:
    parts = _parts(value)
    if not parts.year:
        return None
    first = parts.month or (parts.quarter * 3 - 2 if parts.quarter else 1)
    last = parts.month or (parts.quarter * 3 if parts.quarter else 12)
    end = date(parts.year, last, parts.day) if parts.day else _end_of_month(parts.year, last)
    return date(parts.year, first, parts.day or 1), end


def _end_of_month(year: int, month: int) -> date:
    return date(year, month + 1, 1) - timedelta(days=1) if month < _DECEMBER else date(year, month, 31)


def _day(day: int) -> str:
    return f"{day:02d}"


def _month(month: int) -> str:
    """The month with a zero before 1 and 2 only, so that they are not read as 11 and 12."""
    return f"{month:02d}" if month <= _FEBRUARY else str(month)
