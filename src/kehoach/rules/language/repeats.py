"""Words, phrases and sentences that stand twice."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kehoach.rules.language.words import Stretch, readings, small, writing
from kehoach.rules.prose import once_a_plan
from kehoach.rules.rule import Rule
from kehoach.rules.tables import table
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.model.draft import Passage
    from kehoach.rules.language.words import Reading
    from kehoach.rules.rule import Finding, Subject

_LONGEST = 6
_FEWEST_WORDS = 12
_SENTENCE = lazily(r"[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*")


def doubled_words(subject: Subject) -> Iterator[Finding]:
    """A word that stands twice in a row and should not."""
    return (_finding(one) for one in _doubles(subject.passages) if one.end - one.start == 1)


def doubled_phrases(subject: Subject) -> Iterator[Finding]:
    """Two or more words that stand twice in a row."""
    return (_finding(one) for one in _doubles(subject.passages) if one.end - one.start > 1)


def _finding(first: Stretch) -> Finding:
    reading, start, end = first
    both = Stretch(reading, start, 2 * end - start)
    gap = reading.edit(reading.end_of(end - 1), reading.end_of(both.end - 1), "")
    return both.finding(*writing(first.text, [gap]), text=both.text, once=first.text)


@once_a_plan
def _doubles(passages: tuple[Passage, ...]) -> list[Stretch]:
    """The first of every two equal neighbours."""
    return [one for reading in readings(passages) for one in _doubled(reading)]


def _doubled(reading: Reading) -> Iterator[Stretch]:
    known: set[int] = set()
    for length, start in sorted(_returning(reading.words)):
        if start not in known and _is_doubled(reading, start, length):
            yield Stretch(reading, start, start + length)
        known.add(start)


def _returning(words: list[str]) -> Iterator[tuple[int, int]]:
    """How many words stand once more right behind themselves, and where the first of them stands."""
    last: dict[str, int] = {}
    for index, word in enumerate(words):
        if word in last and index - last[word] <= _LONGEST and word.isalpha():
            for length in range(index - last[word], min(_LONGEST, index) + 1):
                if words[index - length : index] == words[index : index + length]:
                    yield length, index - length
        last[word] = index


def _is_doubled(reading: Reading, start: int, length: int) -> bool:
    if not all(word.isalpha() for word in reading.words[start : start + length]) or _opens_a_name(
        reading, start, length
    ):
        return False
    if length == 1:
        return not _is_meant(reading, start)
    around = " ".join(reading.words[max(0, start - 2) : start + 2 * length])
    return not any(around.endswith(meant) for meant in _rows("ranh giới"))


def _opens_a_name(reading: Reading, start: int, length: int) -> bool:
    """Whether a name begins with the words that end before it: `Trưởng phòng Phòng Kinh tế`."""
    first, second = reading.printed(start), reading.printed(start + length)
    return first.islower() and second[:1].isupper() and not reading.opens_sentence(start + length)


def _is_meant(reading: Reading, index: int) -> bool:
    """A reduplication, or the end of one word before the beginning of another."""
    words = reading.words
    before, after = " ".join(words[max(0, index - 1) : index + 1]), " ".join(words[index + 1 : index + 3])
    both_are_words = before in _compounds() and after in _compounds()
    return both_are_words or f"{words[index]} {words[index]}" in _rows("từ láy") or reading.gap(index).strip() != ""


@cache
def _rows(kind: str) -> frozenset[str]:
    return frozenset(row["cụm"] for row in table("language/doubles") if row["loại"] == kind)


@cache
def _compounds() -> frozenset[str]:
    return frozenset(row["từ"] for row in table("language/compounds"))


def repeated_sentences(subject: Subject) -> Iterator[Finding]:
    """A long sentence that stands word for word elsewhere in the plan; told where it returns."""
    first: dict[str, tuple[Reading, int]] = {}
    for reading in readings(subject.passages):
        for match in _SENTENCE.finditer(reading.text):
            sentence = match.group().strip(" \n;,")
            if sentence.count(" ") >= _FEWEST_WORDS - 1:
                start = match.start() + len(match.group()) - len(match.group().lstrip())
                where, at = first.setdefault(small(sentence), (reading, start))
                if (where, at) != (reading, start):
                    line = where.passage.place(at, at + 1).line
                    yield reading.finding(start, match.end(), line=str(line))


RULES = (
    Rule("KH500", doubled_words, needs_words=True),
    Rule("KH501", doubled_phrases, needs_words=True),
    Rule("KH595", repeated_sentences, needs_words=True),
)
