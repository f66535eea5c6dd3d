"""Periods of years (`2021 - 2025`) and stretches between two dates (`từ ngày … đến ngày …`)."""

from __future__ import annotations

import re

import msgspec

from kehoach.text.patterns import lazily
from kehoach.values.dates import YEAR, Date, PartialDate, earliest, in_year, parse_date

DASH = r"\s{0,2}[-–—]\s{0,2}"
_PERIOD = lazily(rf"(?:(?:giai đoạn|nhiệm kỳ|thời kỳ|năm học|niên độ)\s+)?({YEAR}){DASH}({YEAR})", re.IGNORECASE)
_LONGEST = 60
_DATE = (
    r"(?:ngày\s+)?[0-9]{1,2}(?:\s*/\s*[0-9]{1,4}){1,2}"
    r"|(?:ngày\s+)?(?:[0-9]{1,2}\s+)?tháng\s+[0-9]{1,2}(?:\s*/\s*[0-9]{4}|\s+năm\s+[0-9]{4})?"
    r"|(?:cuối\s+|đầu\s+|giữa\s+)?(?:quý\s+[IV1-4]{1,3}(?:/|\s+năm\s+)|năm\s+)[0-9]{4}"
    r"|[1-9][0-9]{3}"
)
_BETWEEN = lazily(rf"(?<![\w/])(?P<start>{_DATE}){DASH}(?P<end>{_DATE})(?![\w/])", re.IGNORECASE)
_FROM_TO = lazily(
    rf"(?<!\w)từ\s+(?P<start>[^;:\n]{{1,100}}?)\s+(?:đến|tới)\s+(?:hết\s+)?(?P<end>{_DATE})(?![\w/])", re.IGNORECASE
)
_FROM = lazily(rf"(?<!\w)từ\s+(?P<start>{_DATE})(?![\w/])", re.IGNORECASE)
_TO = lazily(rf"(?<!\w)(?:đến|tới|trước)\s+(?:hết\s+)?(?P<end>{_DATE})(?![\w/])", re.IGNORECASE)
_LEADS = lazily(r"^\W*(?:(?:thời gian|tính|trong|từ|ngày)\b\W*)+", re.IGNORECASE)


class Period(msgspec.Struct, frozen=True, gc=False, kw_only=True, forbid_unknown_fields=True):
    """Years from `start` to `end`, both within."""

    start: int
    end: int


def parse_period(text: str) -> Period | None:
    """The period of years that the whole text is, however its dash is spaced; None where it is none."""
    match = _PERIOD.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if not match or match[1] > match[2]:
        return None
    return Period(start=int(match[1]), end=int(match[2]))


def format_period(period: Period) -> str:
    """The period as an office writes it: `2021 - 2025`."""
    return f"{period.start} - {period.end}"


def parse_range(text: str) -> tuple[Date | None, Date | None] | None:
    """The first stretch of time inside the text; an end that it leaves open is None."""
    found = _first_range(text)
    return found[1:] if found else None


def words_beside_range(text: str) -> str:
    """What the text says beside its first stretch of time, but for words that only lead to it."""
    found = _first_range(text)
    beside = f"{text[: found[0].start()]} {text[found[0].end() :]}" if found else text
    return _LEADS.sub("", beside).strip(" .,;:()")


def _first_range(text: str) -> tuple[re.Match[str], Date | None, Date | None] | None:
    for pattern in (_FROM_TO, _BETWEEN, _FROM, _TO):
        for match in pattern.finditer(text):
            found = match.groupdict()
            start, end = (parse_date(found.get(side) or "") for side in ("start", "end"))
            if all(found[side] is None or value for side, value in (("start", start), ("end", end)) if side in found):
                return match, _closed(start, end), end
    return None


def _closed(start: Date | None, end: Date | None) -> Date | None:
    """The start, with the year of the end where it names none: `từ 01/7 đến 31/12/2024`."""
    if not isinstance(start, PartialDate) or not end:
        return start
    last = earliest(end)
    return in_year(start, last.year) if last else start
