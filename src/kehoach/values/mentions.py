"""Dates, periods, ordinals and quantities that plain prose names without any mark."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import msgspec

from kehoach.text.patterns import lazily
from kehoach.values import REMEMBERED
from kehoach.values.dates import YEAR, impossible_date, iso, parse_date
from kehoach.values.measures import AFTER_DIGIT, Measure, measure
from kehoach.values.numbers import parse_ordinal
from kehoach.values.periods import parse_period

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

Kind = Literal["date", "period", "ordinal", "quantity"]


class Mention(msgspec.Struct, frozen=True, gc=False, kw_only=True, forbid_unknown_fields=True):
    """A value named in `text[start:end]`; the `value` of a date is empty where there is no such day."""

    kind: Kind
    start: int
    end: int
    value: str
    text: str


_PLACE = "nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười"
_MENTION = lazily(
    rf"[0-9IVXLCứằà](?:"
    rf"(?<=[0-9])(?P<figure>{AFTER_DIGIT})"
    rf"(?P<words>\s+tháng\s+[0-9]{{1,2}}(?:(?:\s+năm\s+|\s?/\s?){YEAR})?|\s+năm\s+{YEAR}(?!\s{{0,2}}[-–—]))?"
    rf"|(?<=[IVXLC])(?<!\w.)(?P<roman>[IVXLC]*)(?!\w)(?P<year>(?:/|\s+năm\s+){YEAR})?"
    rf"|(?<=[Tt]hứ)(?P<place>\s+(?i:{_PLACE})(?!\w))"
    rf"|(?<=[Hh][ằà])(?<!\w..)ng\s+(?P<every>năm|quý|tháng|tuần|ngày)(?!\w))"
)
"""It begins with a sign that few words hold, which makes the search fast; the words before it are looked up after."""
_EVERY = {"năm": "P1Y", "quý": "P3M", "tháng": "P1M", "tuần": "P1W", "ngày": "P1D"}
_LEAD = lazily(
    r"(?<!\w)(?:(?P<number>[Ss]ố:?|[Đđ]iều|[Kk]hoản)|(?P<date>(?:[Nn]gày\s+)?[Tt]háng|[Nn]gày|[Nn]ăm|[Qq]uý)"
    r"|(?P<row>(?:[Ll]ần\s+|[Kk]ỳ\s+(?:họp\s+)?)?[Tt]hứ|[Kk]h(?:óa|oá)))\s+$"
)
_SYMBOL = lazily(r"\s?[-/]\s?[A-ZĐ]")
_YEAR = lazily(YEAR)
_WHOLE_DATE = lazily(rf"[0-9]{{1,2}}/(?:[0-9]{{1,2}}/)?{YEAR}")
_DAY_OF_MONTH = lazily(r"[0-9]{1,2}/[0-9]{1,2}")
_DATE_RANGE = lazily(r"([0-9]{1,2}/[0-9/]{1,7})\s*[-–—]\s*([0-9]{1,2}/[0-9/]{1,7})")
_CAPITALS = frozenset("IVXLC")
_LOOK_BACK = 16
_LONGEST = 40


@lru_cache(maxsize=REMEMBERED)
def find_mentions(text: str) -> tuple[Mention, ...]:
    """All values that the prose names, in the order of the text."""
    found: list[Mention] = []
    for match in _MENTION.finditer(text):
        end = found[-1].end if found else 0
        if match.start() >= end:
            found += [mention for mention in _mentions(text, match) if mention.start >= end]
    return tuple(found)


def _mentions(text: str, match: re.Match[str]) -> Iterator[Mention]:
    start = match.start()
    if match["figure"] is not None:
        yield from _figure(text, match)
    elif match["roman"] is not None:
        yield from _roman(text, match)
    elif match["every"]:
        yield _mention("period", text[start - 1 : match.end()], start - 1, _EVERY[match["every"]])
    else:
        yield from _ordinal(text, match.start("place") + 1, match.end())


def _roman(text: str, match: re.Match[str]) -> Iterator[Mention]:
    lead = _lead(text, match.start())
    if lead and lead["row"]:
        yield from _ordinal(text, match.start(), match.end("roman"))
        yield from _date((match["year"] or "").lstrip(), match.end() - len((match["year"] or "").lstrip()))
    elif lead and lead["date"] in ("quý", "Quý"):
        yield from _date(text[lead.start() : match.end()], lead.start())


def _ordinal(text: str, start: int, end: int) -> Iterator[Mention]:
    """An ordinal; `thứ Bảy` without `lần` or `kỳ họp` is a day of the week."""
    lead = _lead(text, start)
    place = parse_ordinal(text[lead.start() : end]) if lead else None
    if lead and place and (text[start] in _CAPITALS or " " in lead["row"]):
        yield _mention("ordinal", text[lead.start() : end], lead.start(), str(place))


def _figure(text: str, match: re.Match[str]) -> Iterator[Mention]:
    """What a row of figures names, together with the words round it."""
    start, end = match.start(), match.end("figure")
    figures = text[start:end]
    lead = _lead(text, start)
    if len(figures) > _LONGEST or (lead and lead["number"]) or _SYMBOL.match(text, end):
        return
    led = lead.start() if lead and lead["date"] else start
    if lead and lead["row"] and figures.isdecimal():
        yield from _ordinal(text, start, end)
    elif match["words"] and (led < start or "tháng" in match["words"]):
        yield from _date(text[led : match.end()], led)
    elif _WHOLE_DATE.fullmatch(figures) or (led < start and _YEAR.fullmatch(figures)):
        yield from _date(text[led:end], led)
    elif between := _DATE_RANGE.fullmatch(figures):
        yield from _date(between[1], start)
        yield from _date(between[2], start + between.start(2))
    elif period := parse_period(figures):
        yield _mention("period", figures, start, f"{period.start}-{period.end}")
    else:
        yield from _quantity_or_day(text, figures, start)


def _lead(text: str, start: int) -> re.Match[str] | None:
    return _LEAD.search(text, max(0, start - _LOOK_BACK), start)


def _quantity_or_day(text: str, figures: str, start: int) -> Iterator[Mention]:
    found = measure(text, figures, start + len(figures))
    if found and found.known_unit:
        yield _mention("quantity", text[start : found.end], start, _stated(found))
    elif _DAY_OF_MONTH.fullmatch(figures) and not impossible_date(figures):
        yield from _date(figures, start)


def _date(words: str, start: int) -> Iterator[Mention]:
    found = parse_date(words)
    if found or impossible_date(words):
        yield _mention("date", words, start, iso(found) if found else "")


def _stated(found: Measure) -> str:
    """The measure in one form: `28603.61 tỷ đồng`, `1-2 nhà`, `2 lần/năm`."""
    joint = {"range": "-", "fraction": "/", "number": ""}[found.shape]
    per = f"/{found.per}" if found.per else ""
    return f"{found.value}{joint}{'' if found.other is None else found.other} {found.unit}{per}"


def _mention(kind: Kind, words: str, start: int, value: str) -> Mention:
    return Mention(kind=kind, start=start, end=start + len(words), value=value, text=words)
