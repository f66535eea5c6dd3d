"""A plan's file as stretches of words: what a reader reads, each letter knowing its place in the source."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from kehoach.dsl.nodes import Brace, Styled, Text
from kehoach.dsl.prose import part_of
from kehoach.dsl.proses import placed
from kehoach.model.citations import find_citations
from kehoach.model.content import Run
from kehoach.model.draft import Words
from kehoach.values.dates import parse_date
from kehoach.values.mentions import find_mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.dsl.nodes import Block, Head, Inline, Prose
    from kehoach.dsl.proses import Placed
    from kehoach.model.citations import FoundCitation
    from kehoach.text.source import Span
    from kehoach.values.mentions import Mention

_OPEN = "{…}"
"""What stands for a value that the turn of the year does not touch where it is printed."""
_PROSE_PARTS = ("text", "cell")
_MARKED_LISTS = ("căn cứ", "chỉ tiêu", "tiêu chí", "khen thưởng")
_TITLE = ("kế hoạch", "trích yếu")


class Scope(NamedTuple):
    """A brace or a style, and the words in it."""

    start: int
    end: int
    head: Head | None
    """Nothing for a style."""
    brace: Brace | None

    @property
    def word(self) -> str:
        """The word that opens the brace."""
        return "?" if self.head and self.head.question else self.head.keyword if self.head else ""


class Stretch:
    """Words that stand together, and where in the language they stand."""

    def __init__(self, place: Placed, words: Words, scopes: tuple[Scope, ...], computed: frozenset[int]) -> None:
        self.part, self.directive, self.key = place.part, place.directive, place.key
        self.block = place.span
        self.table = 0
        """Which table of the file a cell stands in."""
        self.column = ""
        """What the first row of its table says above a cell; nothing in that row."""
        self.words, self.scopes = words, scopes
        self._computed = computed
        self._starts = [piece[0] for piece in words.pieces]

    @property
    def text(self) -> str:
        """The words as printed."""
        return self.words.plain

    @property
    def citations(self) -> tuple[FoundCitation, ...]:
        """The documents that the words cite."""
        return find_citations(self.text)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The values that the words name."""
        return find_mentions(self.text)

    @property
    def takes_marks(self) -> bool:
        """Whether a question may be asked in a brace here; elsewhere it stands in a comment above."""
        if self.part in _PROSE_PARTS or (self.part == "entry" and self.directive in _MARKED_LISTS):
            return True
        return self.directive == "kế hoạch" and (self.part == "head" or self.key == "trích yếu")

    @property
    def opens_row(self) -> bool:
        """Whether it is the first cell of a row."""
        return self.part == "cell" and self.key == "1"

    @property
    def names_the_issuer(self) -> bool:
        """Whether it says who issues the plan."""
        return self.directive == "kế hoạch" and self.part == "pair" and self.key.startswith("cơ quan")

    def source(self, start: int, end: int) -> Span:
        """Where words stand in the source; a computed value stands there as its whole brace."""
        first, last = self._piece(start), self._piece(end - 1)
        at, begin, stop = self.words.pieces[first]
        opening = begin if first in self._computed else min(begin + start - at, stop)
        at, begin, stop = self.words.pieces[last]
        closing = stop if last in self._computed else min(begin + end - at, stop)
        return self.words.prose.span(opening, max(closing, opening))

    def computed(self, start: int, end: int) -> bool:
        """Whether a value that the compiler computes stands in these words."""
        return any(at < end and start < stop for at, stop in self._computed_places())

    def computed_pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The computed values within these words."""
        return ((at, stop) for at, stop in self._computed_places() if start <= at and stop <= end)

    def around(self, start: int, end: int) -> Iterator[Scope]:
        """The braces that hold these words, the innermost first."""
        return (one for one in reversed(self.scopes) if one.start <= start and end <= one.end and one.head)

    def crosses(self, start: int, end: int) -> bool:
        """Whether the words begin in one brace and end in another, so that no brace can stand around them."""
        return any(not _fits(one, start, end) for one in self.scopes)

    def _computed_places(self) -> Iterator[tuple[int, int]]:
        for index in sorted(self._computed):
            at = self._starts[index]
            yield at, at + len(self.words.runs[index].text)

    def _piece(self, at: int) -> int:
        return max(bisect_right(self._starts, at) - 1, 0)


def stretches(blocks: Iterable[Block], year: int | None) -> Iterator[Stretch]:
    """All words of a file in its order, the heads of braces after the words that they stand in."""
    table, was_cell = 0, False
    heads: dict[str, str] = {}
    for place in placed(blocks):
        cell = place.part == "cell"
        if cell and not was_cell:
            table, heads = table + 1, {}
        was_cell = cell
        for stretch in _read(place, place.prose, place.prose.parts, year):
            if cell:
                stretch.table, stretch.column = table, heads.get(place.key, "")
                heads.setdefault(place.key, stretch.text)
            yield stretch


def _read(place: Placed, prose: Prose, parts: tuple[Inline, ...], year: int | None) -> Iterator[Stretch]:
    reader = _Reader(prose, year)
    reader.parts(parts)
    if reader.words.pieces:
        yield Stretch(place, reader.words, tuple(reader.scopes), frozenset(reader.computed))
    for brace in reader.heads:
        yield _head_of(place, prose, brace)
    for note in reader.notes:
        yield from _read(place, prose, note.parts or (), year)


def _head_of(place: Placed, prose: Prose, brace: Brace) -> Stretch:
    """The head of a brace, whose values are not printed."""
    words = Words(part_of(prose, brace.start + 1, brace.head_end))
    words.add(Run(text=words.prose.text), 0, len(words.prose.text))
    scope = Scope(0, len(words.plain), brace.head, brace)
    return Stretch(structs.replace(place, part="attribute", key=brace.head.keyword), words, (scope,), frozenset())


class _Reader:
    """Reads the parts of a prose as words; what only the compiler knows is left open."""

    def __init__(self, prose: Prose, year: int | None) -> None:
        self.words = Words(prose)
        self.year = year
        self.scopes: list[Scope] = []
        self.computed: set[int] = set()
        self.heads: list[Brace] = []
        self.notes: list[Brace] = []

    def parts(self, parts: tuple[Inline, ...]) -> None:
        for part in parts:
            if isinstance(part, Text):
                self.words.add(Run(text=part.text), part.start, part.end)
            elif isinstance(part, Styled):
                self._inside(part.parts, None, None)
            elif part.parts is None:
                self._value(part)
            elif part.head.keyword == "chú thích":
                self.notes.append(part)
            else:
                self._fact(part, part.parts)

    def _fact(self, brace: Brace, parts: tuple[Inline, ...]) -> None:
        self._inside(parts, brace.head, brace)
        if brace.head.value or brace.head.attributes:
            self.heads.append(brace)

    def _inside(self, parts: tuple[Inline, ...], head: Head | None, brace: Brace | None) -> None:
        start, place = len(self.words.plain), len(self.scopes)
        self.parts(parts)
        self.scopes.insert(place, Scope(start, len(self.words.plain), head, brace))

    def _value(self, brace: Brace) -> None:
        if brace.head.anchor:
            return
        self.computed.add(len(self.words.pieces))
        self.words.add(Run(text=self._printed(brace.head)), brace.start, brace.end)

    def _printed(self, head: Head) -> str:
        if self.year is None:
            return _OPEN
        if not head.keyword and head.argument.casefold() == "năm" and not head.member:
            return str(self.year + head.shift)
        origin = parse_date(head.argument) if head.keyword == "kỷ niệm" else None
        return str(self.year - origin.year) if isinstance(origin, date) else _OPEN


def _fits(scope: Scope, start: int, end: int) -> bool:
    holds = scope.start <= start and end <= scope.end
    held = start < scope.start and scope.end < end
    return holds or held or end <= scope.start or scope.end <= start
