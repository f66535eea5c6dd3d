"""Finds the phrases of many tables in one pass over the words of a plan."""

from __future__ import annotations

from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
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
    words: list[str]
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
    openings, words = _openings(), reading.words
    kept, kept_words = openings.kept, openings.words
    single = [(start, (word,)) for start, word in enumerate(words) if word in kept_words]
    paired = [(start, pair) for start, pair in enumerate(pairwise(words)) if pair in kept]
    for start, opening in sorted((*single, *paired)):
        for phrase in openings[opening]:
            end = start + len(phrase.words)
            if words[start:end] == phrase.words:
                stretch = Stretch(reading, start, end)
                if phrase.context is None or phrase.context.holds(stretch):
                    yield Match(phrase, stretch)


Opening = tuple[str, ...]
"""The first two words of a phrase, or its only one."""


class _Openings(dict[Opening, list[Phrase]]):
    """The phrases by their openings, the shorter ones first: read for those that a plan holds."""

    def __init__(self, kept: dict[Opening, msgspec.Raw]) -> None:
        self.kept = kept
        self.words = {opening[0] for opening in kept if len(opening) == 1}

    def __missing__(self, opening: Opening) -> list[Phrase]:
        self[opening] = phrases = msgspec.msgpack.decode(self.kept[opening], type=list[Phrase])
        return phrases


@cache
def _openings() -> _Openings:
    table = tables.load(PHRASES, _origin()) or _encoded()
    return _Openings(msgspec.msgpack.decode(table, type=dict[Opening, msgspec.Raw]))


def save(name: str) -> None:
    """Make the table of all phrases, by their openings."""
    tables.save(name, _origin(), _encoded())


def _origin() -> Iterator[bytes]:
    """All tables, and the modules that say in which form phrases are kept."""
    yield origin()
    yield from (Path(__file__).with_name(name).read_bytes() for name in ("phrases.py", "contexts.py"))


def _encoded() -> bytes:
    by_opening: dict[Opening, list[Phrase]] = {}
    for phrase in sorted(_phrases(), key=lambda one: len(one.words)):
        by_opening.setdefault(tuple(phrase.words[:2]), []).append(phrase)
    return msgspec.msgpack.encode(by_opening)


def _phrases() -> Iterator[Phrase]:
    """Every phrase of every table."""
    for name, columns in _COLUMNS.items():
        for row in table(f"language/{name}"):
            kept, around = (msgspec.Raw(msgspec.msgpack.encode(one)) for one in (row, context(row)))
            for column, text in ((one, text) for one in columns for text in items(row[one])):
                yield Phrase(name, column, text, cut(text), kept, around)
