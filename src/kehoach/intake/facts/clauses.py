"""Sentences, clauses and their parts, quotations and brackets kept whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_HELD = lazily(r"“[^“”]*”|\"[^\"]*\"|\([^()]*\)")
_SENTENCE_END = lazily(r"[.!?…]+\s+(?=[“\"(]?[^\W\d_a-zà-ỹđ])")
_CLAUSE_END = lazily(r";\s+")
_PART_END = lazily(r",\s+|:\s+")


class Stretch(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int


def sentences(text: str) -> list[Stretch]:
    """The sentences of a text."""
    return list(_split(text, Stretch(0, len(text)), _SENTENCE_END))


def clauses(text: str, of: Stretch) -> list[Stretch]:
    """The clauses of a sentence, parted by semicolons."""
    return list(_split(text, of, _CLAUSE_END))


def parts(text: str, of: Stretch) -> list[Stretch]:
    """The parts of a clause, parted by commas and colons."""
    return list(_split(text, of, _PART_END))


def _split(text: str, of: Stretch, ends: re.Pattern[str]) -> Iterator[Stretch]:
    held = [found.span() for found in _HELD.finditer(text, of.start, of.end)]
    start = of.start
    for end in ends.finditer(text, of.start, of.end):
        if not any(first < end.start() < last - 1 for first, last in held):
            yield Stretch(start, end.start())
            start = end.end()
    yield Stretch(start, of.end)
