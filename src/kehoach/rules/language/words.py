"""The words of a plan as the language rules read them: cut once into words and signs, each knowing where it stands."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate, pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from kehoach.rules.language.styles import old_style
from kehoach.rules.prose import once_a_plan, said_in
from kehoach.rules.rule import Finding
from kehoach.text.diagnostics import Edit, Fix
from kehoach.text.patterns import lazily
from kehoach.text.source import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from kehoach.model.draft import Passage

_WORD = r"[^\W_]+|[^\w\s]"
WORD = lazily(_WORD)
"""A word, or a sign that stands between words."""
_APART = lazily(f"({_WORD})")
_QUOTED = lazily(r"“[^”]*”|\"[^\"]*\"")
_OPENING = frozenset('“"')


def small(text: str) -> str:
    """The text in small letters, letter for letter."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(one.lower()[:1] for one in text)


class _LookedUp(dict[str, str]):
    """Each word as printed in the form in which words are looked up, worked out once."""

    def __missing__(self, printed: str) -> str:
        self[printed] = word = old_style()[small(printed).replace("–", "-").replace("—", "-")]
        return word


_LOOKED_UP = _LookedUp()


def cut(text: str) -> list[str]:
    """The words and signs of a phrase in the form in which phrases are looked up."""
    return [_LOOKED_UP[word] for word in WORD.findall(text)]


class Stretch(NamedTuple):
    """Some neighbouring words of a passage, told by their positions among its words; `end` is the first behind them."""

    reading: Reading
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words as printed."""
        return self.reading.said(self.start, self.end)

    def finding(self, *fixes: Fix, **args: str) -> Finding:
        """The fault that these words are."""
        return self.reading.finding(self.reading.starts[self.start], self.reading.end_of(self.end - 1), *fixes, **args)

    def edits(self, text: str) -> list[Edit | None]:
        """Put a text in the place of these words, touching only what differs."""
        old = [self.reading.printed(index) for index in range(self.start, self.end)]
        new = list(WORD.finditer(text))
        if self._spaced() == [one.end() != other.start() for one, other in pairwise(new)]:
            pairs = enumerate(zip(old, new, strict=True), self.start)
            return [self._word(index, word.group()) for index, (one, word) in pairs if one != word.group()]
        right = [word.group() for word in new]
        first = _alike(old, right)
        last = _alike(old[first:][::-1], right[first:][::-1])
        return [self._between(first, last, text, new)]

    def _spaced(self) -> list[bool]:
        """Behind which of the words a space stands."""
        return [self.reading.gap(index) != "" for index in range(self.start, self.end - 1)]

    def _word(self, index: int, text: str) -> Edit | None:
        return self.reading.edit(self.reading.starts[index], self.reading.end_of(index), text)

    def _between(self, first: int, last: int, text: str, new: list[re.Match[str]]) -> Edit | None:
        """Everything but the words that are alike at both ends, and the spaces beside them."""
        start = self.reading.end_of(self.start + first - 1) if first else self.reading.starts[self.start]
        end = self.reading.starts[self.end - last] if last else self.reading.end_of(self.end - 1)
        right = text[new[first - 1].end() if first else 0 : new[len(new) - last].start() if last else len(text)]
        while end > start and right.endswith(" ") and self.reading.text[end - 1].isspace():
            end, right = end - 1, right[:-1]
        while end > start and right.startswith(" ") and self.reading.text[start].isspace():
            start, right = start + 1, right[1:]
        return self.reading.edit(start, end, right)


def _alike(one: list[str], other: list[str]) -> int:
    """How many words two lists begin with alike."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in pairs)


class Reading:
    """One passage, cut."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = passage.text
        self._parts = _APART.split(self.text)
        """What stands before the first word, the word, what stands between it and the next, and so on."""
        self.words = [_LOOKED_UP[word] for word in self._parts[1::2]]
        """In small letters, with plain hyphens and the tone mark where the older style puts it."""

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words without where and how often they stand."""
        return frozenset(self.words)

    @cached_property
    def _ends(self) -> list[int]:
        """Where each part ends."""
        return list(accumulate(map(len, self._parts)))

    @cached_property
    def starts(self) -> list[int]:
        """Where each word begins."""
        return self._ends[:-1:2]

    def end_of(self, index: int) -> int:
        """Where a word ends."""
        return self._ends[2 * index + 1]

    def printed(self, index: int) -> str:
        """A word as printed."""
        return self._parts[2 * index + 1]

    def said(self, start: int, end: int) -> str:
        """Neighbouring words as printed."""
        return "".join(self._parts[2 * start + 1 : 2 * end])

    def gap(self, index: int) -> str:
        """What stands between a word and the next."""
        return self._parts[2 * index + 2]

    @cached_property
    def quoted(self) -> list[tuple[int, int]]:
        """The stretches of the text that stand in quotation marks."""
        quotes = not self.vocabulary.isdisjoint(_OPENING)
        return [match.span() for match in _QUOTED.finditer(self.text)] if quotes else []

    def is_quoted(self, at: int) -> bool:
        """Whether a letter stands in quotation marks."""
        return any(start <= at < end for start, end in self.quoted)

    def opens_sentence(self, index: int) -> bool:
        """Whether a word is the first of its sentence, line or quotation."""
        return index == 0 or self.words[index - 1] in _SENTENCE_ENDS or "\n" in self.gap(index - 1)

    def sentence(self, index: int) -> list[str]:
        """The words of the sentence around a word."""
        return self.words[self._before(index) : self._after(index)]

    def finding(self, start: int, end: int, *fixes: Fix, **args: str) -> Finding:
        """The fault that a stretch of letters is."""
        return Finding(self.passage.place(start, end), args, fixes)

    def edit(self, start: int, end: int, text: str) -> Edit | None:
        """Put a text in the place of a stretch of letters; not where a mark or a value of the source stands in it."""
        source = self.passage.source
        if start == end:
            at = self._behind(start)
            return None if at is None else Edit(source.place(Span(at, at)), text)
        span = self.passage.words.span(start, end)
        written = source.text[span.start : span.end]
        same = written == self.text[start:end] or written.split() == self.text[start:end].split()
        return Edit(source.place(span), text) if same else None

    def _behind(self, at: int) -> int | None:
        """Where in the source the letter before this one ends; untold behind a mark or value that ends the passage."""
        words, source = self.passage.words, self.passage.source
        end = words.span(at - 1, at).end
        if at < len(self.text):
            return max(end, words.span(at, at + 1).start)
        is_plain = source.text[end - 1] == self.text[at - 1] and source.text[end : end + 1] not in ("}", "*")
        return end if is_plain else None

    def _before(self, index: int) -> int:
        while index and self.words[index - 1] not in _FULL_STOPS:
            index -= 1
        return index

    def _after(self, index: int) -> int:
        while index < len(self.words) and self.words[index] not in _FULL_STOPS:
            index += 1
        return index


_FULL_STOPS = frozenset(".!?")
_SENTENCE_ENDS = frozenset('.!?:…“"+')


@once_a_plan
def readings(passages: tuple[Passage, ...]) -> tuple[Reading, ...]:
    """Every passage of a plan, cut; done once for all rules."""
    return tuple(Reading(passage) for passage in passages)


@once_a_plan
def vocabulary(passages: tuple[Passage, ...]) -> frozenset[str]:
    """Every word of a plan."""
    return frozenset().union(*(reading.vocabulary for reading in readings(passages)))


def places_of(wanted: AbstractSet[str], passages: tuple[Passage, ...]) -> Iterator[tuple[Reading, int]]:
    """Where one of these words stands, in the order of the plan."""
    for reading in readings(passages):
        if not reading.vocabulary.isdisjoint(wanted):
            yield from ((reading, index) for index, word in enumerate(reading.words) if word in wanted)


def holding(passages: tuple[Passage, ...], words: Iterable[str]) -> list[Reading]:
    """The passages in which some of these words stand."""
    stand = said_in(passages, words)
    return [reading for reading in readings(passages) if any(one in reading.text for one in stand)] if stand else []


def search(among: Iterable[Reading], pattern: re.Pattern[str]) -> Iterator[tuple[Reading, re.Match[str]]]:
    """Every match of a pattern in the words as printed."""
    for reading in among:
        for match in pattern.finditer(reading.text):
            yield reading, match


def writing(text: str, edits: Iterable[Edit | None], *, safe: bool = False) -> tuple[Fix, ...]:
    """The fix that writes something else; none where a part of it cannot be done."""
    wanted = tuple(edits)
    possible = tuple(edit for edit in wanted if edit is not None)
    return (Fix("fix.write", possible, safe=safe, args={"text": text}),) if wanted == possible else ()


def in_the_case_of(model: str, text: str) -> str:
    """The text with the capitals of the words that it takes the place of: all, the first letter, or its own."""
    if model.isupper() and len(model) > 1:
        return text.upper()
    return text[:1].upper() + text[1:] if model[:1].isupper() else text
