"""The mechanical turn of the year: what differs only because the plan is one of another year."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from kehoach.model.citations import find_citations
from kehoach.text.patterns import lazily
from kehoach.values import REMEMBERED
from kehoach.values.measures import known_unit
from kehoach.years.lunar import NAME, year_of
from kehoach.years.seasons import SEASON_BEFORE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

State = Literal["same", "turned", "changed"]
_NUMBER = lazily(
    r"\d(?<![\w.,].)(?:"
    r"(?P<year>\d{3})(?:\s?[-–—]\s?(?P<end>[12]\d{3}))?(?!\d|[.,]\d)"
    r"|(?P<count>\d{1,2})(?=\s+năm(?!\w)))"
)
"""It begins with a digit, which makes the search fast; what stands before it is looked at after."""
_NAMED = lazily(r"(?:(?<!\w)năm\s+|[/,]\s*)$", re.IGNORECASE)
_IN_FORCE = lazily(
    r"(?<!\w)hiệu\s+lực(?:\s+(?:thi\s+hành|kể|từ|vào|ngày|tháng|năm)(?!\w)|\s+\d{1,2}(?:\s?/\s?\d{1,2}\s?/)?)*\s*$",
    re.IGNORECASE,
)
"""What is said right before the year in which a document comes into force or goes out of it."""
_LEAD = 60
_LONGEST_PERIOD = 20
"""Years that lie further apart are those of an anniversary: `1930 - 2025`."""
_YEAR = 4
"""How many digits a year has."""
_REACH = 3
_FEWEST = 15
"""Counts of fewer years are periods or durations: `05 năm`, `10 năm`."""


class Text(NamedTuple):
    """A text without the numbers that may follow the year, and those numbers."""

    words: str
    numbers: tuple[int, ...]


class Turn(NamedTuple):
    """The years of the earlier and of the later plan."""

    before: int | None
    after: int | None

    @property
    def years(self) -> int:
        """By how many years the later plan is later."""
        return self.after - self.before if self.before and self.after else 0

    def state(self, before: str, after: str) -> State:
        """Whether two texts are the same, the same but for the year of their plans, or otherwise different.

        Both are read relative to the year of their own plan: `năm 2025` of 2025 is `năm 2026` of 2026. Documents that
        are cited and periods of years never follow the year.
        """
        if before == after:
            return "same"
        if not self.years:
            return "changed"
        one, other = self.text(before), self.text(after)
        if one.words != other.words:
            return "changed"
        return "turned" if self.turns(one.numbers, other.numbers) else "changed"

    def turns(self, before: Iterable[int], after: Iterable[int]) -> bool:
        """Whether each number stayed or followed the year."""
        return all(new - old in (0, self.years) for old, new in zip(before, after, strict=True))

    def key(self, text: str) -> str:
        """What a text and its turned form have in common."""
        return self.text(text).words if self.years else text

    def text(self, text: str) -> Text:
        """The text with a blank in place of each number that may follow the year."""
        return _text(self, text)

    def turning(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the years near those of the plans stand, by number or lunar name, and the counts of anniversaries.

        None stands in a document that is cited, or says since when one is in force.
        """
        cited: tuple[tuple[int, int], ...] | None = None
        for start, end in self._candidates(text):
            if cited is None:
                cited = tuple((one.start, one.end) for one in find_citations(text) if one.number or one.date)
            if not any(first <= start < last for first, last in cited):
                yield start, end

    def _candidates(self, text: str) -> Iterator[tuple[int, int]]:
        """Where numbers and names stand that may turn."""
        named = [found.span() for found in NAME.finditer(text) if self.number(found[0])]
        numbers = (part for found in _NUMBER.finditer(text) for part in _turning_parts(found))
        counted = [
            (start, end)
            for start, end in numbers
            if end - start != _YEAR or (self._is_near(text, start) and _is_a_year(text, start, end))
        ]
        return iter(sorted([*named, *counted]) if named else counted)

    def number(self, words: str) -> int:
        """The number that words tell: figures, or the name of a lunar year near those of the plans, else 0."""
        if words.isdecimal():
            return int(words)
        known = [one for one in (self.before, self.after) if one]
        return year_of(words, range(min(known) - 1, max(known) + 2)) or 0

    def _is_near(self, text: str, at: int) -> bool:
        """Whether a year is one of the plans or beside them; a date may lie as far on as a plan reaches."""
        known = [one for one in (self.before, self.after) if one]
        reach = _REACH if text[at - 1 : at] == "/" else 1
        return min(known) - 1 <= int(text[at : at + _YEAR]) <= max(known) + reach


@lru_cache(maxsize=REMEMBERED)
def _text(turn: Turn, text: str) -> Text:
    words, numbers, at = "", [], 0
    for start, end in turn.turning(text):
        words += text[at:start] + "\0"
        numbers.append(turn.number(text[start:end]))
        at = end
    return Text(words + text[at:], tuple(numbers))


def _turning_parts(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Where numbers stand that may turn: a year, the last year of an anniversary, a count of years, a school year."""
    start, text = found.start(), found.string
    if not found["end"]:
        if not found["count"] or int(found[0]) >= _FEWEST:
            yield found.span()
        return
    years = int(found["end"]) - int(text[start : start + _YEAR])
    if years == 1 and SEASON_BEFORE.search(text, max(0, start - _LEAD), start):
        yield start, start + _YEAR
        yield found.span("end")
    elif years > _LONGEST_PERIOD:
        yield found.span("end")


def _is_a_year(text: str, start: int, end: int) -> bool:
    """Whether four digits are a year that may turn: no count (`trồng 2025 cây`), none from which a document holds."""
    first = max(0, start - _LEAD)
    if _IN_FORCE.search(text, first, start):
        return False
    return bool(_NAMED.search(text, first, start)) or not known_unit(text[end : end + _LEAD].lstrip())
