"""The mechanical turn of the year: what differs only because the plan is one of another year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from kehoach.model.citations import find_citations
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

State = Literal["same", "turned", "changed"]
_NUMBER = lazily(
    r"(?<![\w.,])(?P<start>[12]\d{3})\s?[-–—]\s?(?P<end>[12]\d{3})(?![\w.,]\d)"
    r"|(?<![\d.,])(?P<year>[12]\d{3})(?!\d|[.,]\d)"
    r"|(?<!\w)(?P<count>\d{2,3})(?=\s+năm(?!\w))"
)
_LONGEST_PERIOD = 20
"""Years that lie further apart are those of an anniversary: `1930 - 2025`."""
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
        numbers = zip(one.numbers, other.numbers, strict=True)
        return "turned" if all(new - old in (0, self.years) for old, new in numbers) else "changed"

    def key(self, text: str) -> str:
        """What a text and its turned form have in common."""
        return self.text(text).words if self.years else text

    def text(self, text: str) -> Text:
        """The text with a blank in place of each number that may follow the year."""
        words, numbers, at = "", [], 0
        for start, end in self._turning(text):
            words += text[at:start] + "\0"
            numbers.append(int(text[start:end]))
            at = end
        return Text(words + text[at:], tuple(numbers))

    def _turning(self, text: str) -> Iterator[tuple[int, int]]:
        """The years near those of the plans, and the counts of anniversaries."""
        cited: tuple[tuple[int, int], ...] | None = None
        for found in _NUMBER.finditer(text):
            name = _turning_part(found)
            if not name or (name != "count" and not self._is_near(int(found[name]))):
                continue
            if cited is None:
                cited = tuple((one.start, one.end) for one in find_citations(text))
            if not any(start <= found.start() < end for start, end in cited):
                yield found.span(name)

    def _is_near(self, year: int) -> bool:
        known = [one for one in (self.before, self.after) if one]
        return min(known) - 1 <= year <= max(known) + 1


def _turning_part(found: re.Match[str]) -> str:
    if found["year"]:
        return "year"
    if found["count"]:
        return "count" if int(found["count"]) >= _FEWEST else ""
    return "end" if int(found["end"]) - int(found["start"]) > _LONGEST_PERIOD else ""
