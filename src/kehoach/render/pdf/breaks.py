"""Where LibreOffice breaks the lines of a paragraph but exact widths would not, and how to make Typst follow.

LibreOffice rounds the advance of each letter to a sixth of a twip, and the width of each stretch in one look, but for
the last on a line, to a twip. The rest of its rule is Typst's too: a word goes on the line if it fits. So only lines
that are full to a tenth of a point differ, about one in three hundred.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate
from math import floor
from typing import TYPE_CHECKING

import msgspec

from kehoach.render.pdf.faces import UNITS_PER_EM
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.render.pdf.faces import Face, Typeface

CHANCE = r"(?<=[-–—…!?])(?=\w)"
"""Where office programs break a word."""
_WORDS = lazily(rf"( +|{CHANCE})")
_TWIP = 6
_POINT = 20 * _TWIP
_SLACK = 0.01
"""What a squeezed line keeps free, in points, so that rounding does not break it after all."""
_HAIR = 1e-6
"""By how many points Typst lets a line be too long."""
_MANY = 50_000
Length = tuple[int, float]
"""In sixths of a twip as LibreOffice has it, and exact in points."""


class _Letters(dict[str, int]):
    """The width of each letter; one that the face does not have takes no room."""

    def __missing__(self, letter: str) -> int:
        return 0


class _Rounded(dict[str, int]):
    """The width of each letter in a size as LibreOffice rounds it."""

    def __init__(self, exact: Mapping[str, int], size: float) -> None:
        super().__init__()
        self._exact = exact
        self._size = size

    def __missing__(self, letter: str) -> int:
        rounded = self[letter] = floor(self._exact[letter] * self._size * _POINT / UNITS_PER_EM + 0.5)
        return rounded


class Widths(dict[str, Length]):
    """The lengths of words in one face and size."""

    def __init__(self, advances: Mapping[str, int], size: float) -> None:
        super().__init__()
        self._size = size
        self._exact = _Letters(advances)
        self._rounded = _Rounded(self._exact, size)

    def __missing__(self, word: str) -> Length:
        if len(self) > _MANY:
            self.clear()
        units = sum(map(self._exact.__getitem__, word))
        rounded = sum(map(self._rounded.__getitem__, word))
        length = self[word] = (rounded, units * self._size / UNITS_PER_EM)
        return length


@lru_cache(maxsize=128)
def widths(typeface: Typeface, face: Face, size: float) -> Widths:
    """The lengths of words in a face of a font."""
    return Widths(typeface.advances[face], size)


class Portion(msgspec.Struct, frozen=True):
    """A stretch of a text in one look, up to `end`."""

    end: int
    widths: Mapping[str, Length]


Correction = tuple[int, float]
"""Before which sign something is to be done: the line squeezed by so many points, or broken where these are 0."""
_Word = tuple[int, int, float]
"""Where a word begins: in the text, and on an endless line in sixths of a twip and in points."""


class _Line:
    """The words of a text without breaks on one endless line."""

    def __init__(self) -> None:
        self.words: list[_Word] = []
        self.begun_in: list[int] = []
        """The portion in which each word begins."""
        self.ended_in: list[int] = []
        """The portion in which each word ends."""
        self.sixths: list[int] = []
        """Where each word ends, in sixths of a twip."""
        self.rounded: list[int] = []
        """The same, with the portions before that of the word rounded to twips."""
        self.points: list[float] = []
        """Where each word ends exactly, in points."""
        self._closed = [0]
        """Where each portion begins, in sixths of a twip."""
        self._closed_rounded = [0]

    def add(self, text: str, at: int, letters: Mapping[str, Length]) -> None:
        """One more portion; its first word goes on with the last word of the portion before."""
        tokens = _WORDS.split(text)
        if len(tokens) == 1 and self.words:
            self._go_on(*letters[text])
            return
        lengths, exact = zip(*map(letters.__getitem__, tokens), strict=True)
        begin, shift, portion = self._closed[-1], self._closed_rounded[-1] - self._closed[-1], len(self._closed) - 1
        sixths = list(accumulate(lengths, initial=begin))
        points = list(accumulate(exact, initial=self.points[-1] if self.points else 0.0))
        places = accumulate(map(len, tokens), initial=at)
        words = list(zip(places, sixths, points, strict=True))[:-1:2]
        goes_on = bool(self.words)
        if goes_on:
            del self.sixths[-1], self.rounded[-1], self.points[-1], self.ended_in[-1]
        self.words += words[goes_on:]
        self.begun_in += [portion] * (len(words) - goes_on)
        self.sixths += sixths[1::2]
        self.rounded += [sixth + shift for sixth in sixths[1::2]]
        self.points += points[1::2]
        self.ended_in += [portion] * len(words)
        self._closed.append(sixths[-1])
        self._closed_rounded.append(self._closed_rounded[-1] + _to_twips(sixths[-1] - begin))

    def _go_on(self, length: int, exact: float) -> None:
        """One more portion that only makes the last word longer, as the hyphen of a code does."""
        end, shift = self._closed[-1] + length, self._closed_rounded[-1] - self._closed[-1]
        self.sixths[-1], self.rounded[-1] = end, end + shift
        self.points[-1] += exact
        self.ended_in[-1] = len(self._closed) - 1
        self._closed.append(end)
        self._closed_rounded.append(self._closed_rounded[-1] + _to_twips(length))

    def corrections(self, first: float, room: float) -> Iterator[Correction]:
        """Where LibreOffice breaks the line and exact widths do not, or the other way round."""
        begin, free, count = 0, first, len(self.words)
        while begin < count:
            theirs = max(self._theirs(begin, round(free * _POINT)), begin + 1)
            exact = self.words[begin][2] + free + _HAIR
            ours = max(bisect_right(self.points, exact, begin), begin + 1)
            if ours < theirs:
                yield self.words[ours][0], self.points[theirs - 1] - exact + _SLACK
            elif ours > theirs:
                yield self.words[theirs][0], 0
            begin, free = theirs, room

    def _theirs(self, begin: int, free: int) -> int:
        """The word after the last one that LibreOffice puts on the line that begins with a word."""
        _, start, _ = self.words[begin]
        portion = self.begun_in[begin]
        end = bisect_right(self.sixths, start + free, begin)
        if end == len(self.words) or self.ended_in[end] == portion:
            return end
        rest = _to_twips(self._closed[portion + 1] - start)
        reach = self._closed_rounded[portion + 1] - rest + free
        return bisect_right(self.rounded, reach, bisect_right(self.ended_in, portion, begin))


def _to_twips(sixths: int) -> int:
    return (sixths + _TWIP // 2) // _TWIP * _TWIP


def corrections(text: str, portions: Sequence[Portion], first: float, room: float) -> Iterator[Correction]:
    """What makes Typst break a text as LibreOffice does, its first line and its others being so many points wide."""
    begin, portion = 0, 0
    for stretch in text.split("\n"):
        line, at, end = _Line(), begin, begin + len(stretch)
        while at < end or not line.words:
            until = min(portions[portion].end, end)
            line.add(text[at:until], at, portions[portion].widths)
            at, portion = until, portion + (until == portions[portion].end and until < len(text))
        yield from line.corrections(room if begin else first, room)
        begin = end + 1
