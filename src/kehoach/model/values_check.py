"""Dates that do not exist and numbers in foreign form, wherever they stand in a source."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from kehoach.dsl.lines import parts_of
from kehoach.text.patterns import lazily
from kehoach.text.source import Span
from kehoach.values import REMEMBERED
from kehoach.values.dates import BLANK, earliest, format_date, impossible_date, latest, meant_day, parse_date
from kehoach.values.numbers import foreign_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.dsl.faults import Faults

_FIGURES = lazily(r"[0-9](?<![0-9]{2})[0-9]*+(?:[/.,][0-9]++)+")
_DATE = lazily(r"\d{1,2}/\d{1,2}/\d{4}|[Nn]gày(?s:.*)")
_GROUPED = lazily(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}")
_POINTED = lazily(r"\d+\.\d{1,2}")
_MEASURE = lazily(r"[ ]?(?:%|tỷ|triệu|nghìn)")
_PART_OF_A_CODE = frozenset("/.,-–")
_AFTER_THE_N = lazily(r"gày(?<=[Nn]gày)\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}")
"""A date in words but for its first letter: `re` is quick to find an expression that begins with plain letters."""


class _Wrong(msgspec.Struct, frozen=True, gc=False):
    """What cannot be what it looks like: where it begins in its part, its words, and how a number is written right."""

    start: int
    words: str
    right: str | None


def tell_no_date(faults: Faults, text: str, span: Span) -> None:
    """Say that words are no date, with the day that they were probably meant to be."""
    right = meant_day(text)
    fixes = (faults.replacing("fix.write", span, right),) if right else ()
    faults.at("KH061", span, *fixes, text=text)


def tell_no_time(faults: Faults, text: str, span: Span, year: int | None) -> None:
    """Say that words give no first and last day, with those that a month or a quarter has, else an example."""
    whole = parse_date(text.rpartition(":")[2])
    first, last = (earliest(whole), latest(whole)) if whole else (None, None)
    known = f"{format_date(first)} - {format_date(last)}" if first and last else ""
    example = known or f"01/01/{year or BLANK} - 30/4/{year or BLANK}"
    faults.at("KH064", span, text=text, example=example)


def impossible_values(faults: Faults) -> None:
    """Note each date and number of the text that cannot be what it looks like."""
    for begin, part in parts_of(faults.source.text):
        for wrong in _wrong_in(part):
            span = Span(begin + wrong.start, begin + wrong.start + len(wrong.words))
            if wrong.right is None:
                faults.at("KH060", span, date=wrong.words)
            else:
                fix = faults.replacing("fix.write", span, wrong.right)
                faults.at("KH062", span, fix, typed=wrong.words, right=wrong.right)


@lru_cache(maxsize=REMEMBERED)
def _wrong_in(part: str) -> tuple[_Wrong, ...]:
    """Of a part of the text, which another part does not change."""
    return tuple(_wrong(part))


def _wrong(text: str) -> Iterator[_Wrong]:
    for start, end in (*_dates_in_words(text), *_figures(text)):
        words = text[start:end]
        impossible = _DATE.fullmatch(words) and impossible_date(words)
        right = foreign_number(words) if not impossible and _looks_foreign(text, words, end) else None
        if (right or impossible) and not _in_comment(text, start):
            yield _Wrong(start, words, right)


def _dates_in_words(text: str) -> Iterator[tuple[int, int]]:
    return ((found.start() - 1, found.end()) for found in _AFTER_THE_N.finditer(text))


def _figures(text: str) -> Iterator[tuple[int, int]]:
    """Rows of figures that are no part of a code."""
    for found in _FIGURES.finditer(text):
        before = text[found.start() - 1 : found.start()]
        after = text[found.end() : found.end() + 1]
        if not (before in _PART_OF_A_CODE or before.isalnum() or after.isalnum() or after == "/"):
            yield found.span()


def _in_comment(text: str, at: int) -> bool:
    line = text.rfind("\n", 0, at) + 1
    return text[line:at].lstrip().startswith("//")


def _looks_foreign(text: str, figures: str, end: int) -> bool:
    if _GROUPED.fullmatch(figures):
        return True
    return bool(_POINTED.fullmatch(figures) and _MEASURE.match(text, end))
