"""Dates that do not exist and numbers in foreign form, wherever they stand in a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.text.patterns import lazily
from kehoach.text.source import Span
from kehoach.values.dates import impossible_date
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


def impossible_values(faults: Faults) -> None:
    """Note each date and number of the text that cannot be what it looks like."""
    text = faults.source.text
    for span in (*_dates_in_words(text), *_figures(text)):
        words = text[span.start : span.end]
        right = foreign_number(words) if _looks_foreign(text, words, span.end) else None
        impossible = _DATE.fullmatch(words) and impossible_date(words)
        if not (right or impossible) or _in_comment(text, span.start):
            continue
        if impossible:
            faults.at("KH060", span, date=words)
        elif right:
            faults.at("KH062", span, faults.replacing("fix.write", span, right), typed=words, right=right)


def _dates_in_words(text: str) -> Iterator[Span]:
    return (Span(found.start() - 1, found.end()) for found in _AFTER_THE_N.finditer(text))


def _figures(text: str) -> Iterator[Span]:
    """Rows of figures that are no part of a code."""
    for found in _FIGURES.finditer(text):
        before = text[found.start() - 1 : found.start()]
        after = text[found.end() : found.end() + 1]
        if not (before in _PART_OF_A_CODE or before.isalnum() or after.isalnum() or after == "/"):
            yield Span(*found.span())


def _in_comment(text: str, at: int) -> bool:
    line = text.rfind("\n", 0, at) + 1
    return text[line:at].lstrip().startswith("//")


def _looks_foreign(text: str, figures: str, end: int) -> bool:
    if _GROUPED.fullmatch(figures):
        return True
    return bool(_POINTED.fullmatch(figures) and _MEASURE.match(text, end))
