"""Finds the phrases of many tables in one pass over the words of a plan."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kehoach.rules.language.contexts import Context, context
from kehoach.rules.language.words import Reading, Stretch, cut, readings
from kehoach.rules.tables import items, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.model.draft import Passage
    from kehoach.rules.tables import Row

SLIPS = ("confusables", "gaps", "commas", "names", "movements")
"""The tables of what is written wrongly, with what should stand there."""
_COLUMNS = {
    **dict.fromkeys(SLIPS, ("sai",)),
    "capitals": ("viết",),
    "variants": ("cách viết",),
    "abbreviations": ("cách viết khác", "viết sai", "viết tắt"),
    "periods": ("tên",),
}
"""The columns of each table that hold its phrases."""


class Phrase(NamedTuple):
    """A phrase of a table."""

    table: str
    column: str
    text: str
    row: Row
    context: Context | None


class Match(NamedTuple):
    """A phrase found in a plan."""

    phrase: Phrase
    words: Stretch


class _Node:
    """A word on the way to the end of a phrase: which words may follow, and the phrases that end here."""

    __slots__ = ("ends", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.ends: list[Phrase] = []


def matches(passages: tuple[Passage, ...], name: str) -> list[Match]:
    """Where the phrases of a table stand in the plan, in its order."""
    return _all_matches(passages).get(name, [])


@lru_cache(maxsize=1)
def slips_in(passages: tuple[Passage, ...]) -> list[Match]:
    """What the tables of slips find; of two that overlap only the longer."""
    found = _all_matches(passages)
    return longest([match for name in SLIPS for match in found.get(name, ())])


def longest(found: list[Match]) -> list[Match]:
    """The matches that no longer one holds, in the order of the plan."""
    kept: list[Match] = []
    for group in _by_reading(found).values():
        furthest, last = 0, (0, 0)
        for match in sorted(group, key=lambda one: (one.words.start, -one.words.end)):
            stretch = match.words[1:]
            if match.words.end > furthest or stretch == last:
                kept.append(match)
                furthest, last = match.words.end, stretch
    return kept


def outside(found: list[Match], others: list[Match]) -> list[Match]:
    """The matches that stand in none of the others."""
    by_reading = _by_reading(others)
    return [one for one in found if not any(_holds(other, one) for other in by_reading.get(id(one.words.reading), ()))]


def _by_reading(found: list[Match]) -> dict[int, list[Match]]:
    groups: dict[int, list[Match]] = {}
    for match in found:
        groups.setdefault(id(match.words.reading), []).append(match)
    return groups


def _holds(outer: Match, inner: Match) -> bool:
    return outer.words.start <= inner.words.start and inner.words.end <= outer.words.end


@lru_cache(maxsize=1)
def _all_matches(passages: tuple[Passage, ...]) -> dict[str, list[Match]]:
    found: dict[str, list[Match]] = {}
    for reading in readings(passages):
        for match in _walk(reading):
            found.setdefault(match.phrase.table, []).append(match)
    return found


def _walk(reading: Reading) -> Iterator[Match]:
    first, words = _tree().next, reading.words
    for start, word in enumerate(words):
        node, end = first.get(word), start + 1
        while node is not None:
            for phrase in node.ends:
                stretch = Stretch(reading, start, end)
                if phrase.context is None or phrase.context.holds(stretch):
                    yield Match(phrase, stretch)
            node = node.next.get(words[end]) if end < len(words) else None
            end += 1


@cache
def _tree() -> _Node:
    root = _Node()
    for phrase in _phrases():
        node = root
        for word in cut(phrase.text):
            node = node.next.setdefault(word, _Node())
        node.ends.append(phrase)
    return root


def _phrases() -> Iterator[Phrase]:
    for name, columns in _COLUMNS.items():
        for row in table(f"language/{name}"):
            around = context(row)
            for column in columns:
                for text in items(row[column]):
                    yield Phrase(name, column, text, row, around)
