"""Finds the phrases of many tables in one pass over the words of a plan."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from kehoach.rules.language.contexts import Context, context
from kehoach.rules.language.words import Reading, Stretch, cut, readings
from kehoach.rules.prose import once_a_plan
from kehoach.rules.tables import Row, items, origin, table
from kehoach.text import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.model.draft import Passage

NAMES = (PHRASES,) = ("wordings",)
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


class Phrase(msgspec.Struct, eq=False, dict=True):
    """A phrase of a table."""

    table: str
    column: str
    text: str
    later_words: tuple[str, ...]
    """Its words after the first."""
    kept_row: msgspec.Raw
    kept_context: msgspec.Raw

    @cached_property
    def row(self) -> Row:
        """The row of the table."""
        return msgspec.msgpack.decode(self.kept_row, type=Row)

    @cached_property
    def context(self) -> Context | None:
        """What must stand around it; most phrases are never met, and never asked."""
        return msgspec.msgpack.decode(self.kept_context, type=Context | None)


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


@once_a_plan
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
    return [one for one in found if not any(_holds(other, one) for other in by_reading.get(one.words.reading, ()))]


def _by_reading(found: list[Match]) -> dict[Reading, list[Match]]:
    groups: dict[Reading, list[Match]] = {}
    for match in found:
        groups.setdefault(match.words.reading, []).append(match)
    return groups


def _holds(outer: Match, inner: Match) -> bool:
    return outer.words.start <= inner.words.start and inner.words.end <= outer.words.end


@once_a_plan
def _all_matches(passages: tuple[Passage, ...]) -> dict[str, list[Match]]:
    found: dict[str, list[Match]] = {}
    for reading in readings(passages):
        for match in _walk(reading):
            found.setdefault(match.phrase.table, []).append(match)
    return found


def _walk(reading: Reading) -> Iterator[Match]:
    firsts, words = _firsts(), reading.words
    openings = [start for start, word in enumerate(words) if word in firsts.words]
    for start in openings:
        node: _Node | None = firsts[words[start]]
        end = start + 1
        while node is not None:
            for phrase in node.ends:
                stretch = Stretch(reading, start, end)
                if phrase.context is None or phrase.context.holds(stretch):
                    yield Match(phrase, stretch)
            node = node.next.get(words[end]) if end < len(words) else None
            end += 1


class _Firsts(dict[str, _Node]):
    """What may follow each word that opens a phrase: put together for the words that a plan holds."""

    def __init__(self, words: dict[str, msgspec.Raw]) -> None:
        self.words = words

    def __missing__(self, word: str) -> _Node:
        self[word] = node = _grown(msgspec.msgpack.decode(self.words[word], type=list[Phrase]))
        return node


def _grown(phrases: list[Phrase]) -> _Node:
    root = _Node()
    for phrase in phrases:
        node = root
        for word in phrase.later_words:
            node = node.next.setdefault(word, _Node())
        node.ends.append(phrase)
    return root


@cache
def _firsts() -> _Firsts:
    table = tables.load(PHRASES, origin()) or _encoded()
    return _Firsts(msgspec.msgpack.decode(table, type=dict[str, msgspec.Raw]))


def save(name: str) -> None:
    """Make the table of all phrases, by their first words."""
    tables.save(name, origin(), _encoded())


def _encoded() -> bytes:
    by_first_word: dict[str, list[Phrase]] = {}
    for name, columns in _COLUMNS.items():
        for row in table(f"language/{name}"):
            kept, around = (msgspec.Raw(msgspec.msgpack.encode(one)) for one in (row, context(row)))
            for column, text in ((one, text) for one in columns for text in items(row[one])):
                first, *later = cut(text)
                by_first_word.setdefault(first, []).append(Phrase(name, column, text, tuple(later), kept, around))
    return msgspec.msgpack.encode(by_first_word)
