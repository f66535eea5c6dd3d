"""Where LibreOffice breaks the lines of a paragraph but exact widths would not, and how to make Typst follow.

LibreOffice rounds the advance of each letter to a sixth of a twip, and the width of each stretch in one look, but for
the last on a line, to a twip. The rest of its rule is Typst's too: a word goes on the line if it fits. So only lines
that are full to a tenth of a point differ, about one in three hundred.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from math import floor
from typing import TYPE_CHECKING

import msgspec

from kehoach.layout.metrics import UNITS_PER_EM
from kehoach.render.pdf.lines import SIXTHS_IN_TWIP
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kehoach.render.pdf.faces import Face, Typeface

_CHANCE = lazily(r"(?<=[-–—…!?|])(?=\w)|(?<=/)(?=[^\W\d])|(?<=\w)(?=—)|(?<=[^\W\d])(?=[%‰′])")
"""Where LibreOffice breaks a word."""
_CLINGING = frozenset(".,;:!?/)]")
"""Signs that begin no line, not even behind a space, unless all before this space fills the line."""
_OVERLY_LONG = 66
"""So many signs behind a space, and further, it breaks at slashes too; before, at the space."""
_POINT = 20 * SIXTHS_IN_TWIP
_SLACK = 0.01
"""What a squeezed line keeps free, in points, so that rounding does not break it after all."""
_HAIR = 1e-6
"""By how many points Typst lets a line be too long."""
Length = tuple[int, float]
"""In sixths of a twip as LibreOffice has it, and exact in points."""


class _Exact(dict[str, float]):
    """The width of each letter in points; one that the face does not have takes no room."""

    def __init__(self, advances: Mapping[str, int], size: float) -> None:
        super().__init__()
        self._advances = advances
        self._size = size

    def __missing__(self, letter: str) -> float:
        length = self[letter] = self._advances.get(letter, 0) * self._size / UNITS_PER_EM
        return length


class _Rounded(dict[str, int]):
    """The width of each letter in sixths of a twip, as LibreOffice rounds it."""

    def __init__(self, exact: Mapping[str, float]) -> None:
        super().__init__()
        self._exact = exact

    def __missing__(self, letter: str) -> int:
        length = self[letter] = floor(self._exact[letter] * _POINT + 0.5)
        return length


class Widths(msgspec.Struct, frozen=True):
    """How wide the letters of one face and size are."""

    rounded: dict[str, int]
    exact: dict[str, float]

    def __getitem__(self, text: str) -> Length:
        """How long a text is."""
        return sum(map(self.rounded.__getitem__, text)), sum(map(self.exact.__getitem__, text))

    def sign_for(self, sign: str, text: str) -> Widths:
        """Of one sign only, which stands for a text."""
        rounded, exact = self[text]
        return Widths({sign: rounded}, {sign: exact})


@lru_cache(maxsize=128)
def widths(typeface: Typeface, face: Face, size: float) -> Widths:
    """How wide the letters of a face of a font are."""
    exact = _Exact(typeface.advances[face], size)
    return Widths(_Rounded(exact), exact)


class Portion(msgspec.Struct, frozen=True):
    """A stretch of a text in one look, up to `end`."""

    end: int
    widths: Widths


LineEnd = tuple[int, int, float]
"""Where LibreOffice ends a line, where exact widths do, and by how many points it is too long for these if they do so
before."""


class _Line:
    """A text on one endless line."""

    def __init__(self, text: str, portions: Sequence[Portion]) -> None:
        self._text = text
        self._portions = portions
        self._ends = [portion.end for portion in portions]
        self._sixths = [0]
        """Where each sign begins, in sixths of a twip."""
        begin = 0
        for portion in portions:
            lengths = map(portion.widths.rounded.__getitem__, text[begin : portion.end])
            self._sixths += accumulate(lengths, initial=self._sixths.pop())
            begin = portion.end

    def ends(self, begin: int, stop: int, first: float, room: float) -> Iterator[LineEnd]:
        """Where the lines of a stretch end."""
        free = first
        while begin < stop:
            sixths = round(free * _POINT)
            filled = self._filled(begin, sixths, stop)
            theirs = ours = self._next_line(begin, filled, stop)
            if self._is_close(begin, filled, sixths, stop):
                ours = self._next_line(begin, self._filled_exactly(begin, filled, free + _HAIR, stop), stop)
            yield theirs, ours, self._excess(begin, theirs, free) if ours < theirs else 0
            begin, free = theirs, room

    def _is_close(self, begin: int, filled: int, free: int, stop: int) -> bool:
        """Whether rounding each sign to a sixth, and each portion to a twip, can matter for what fills the line."""
        limit, error = self._sixths[begin] + free, (filled - begin) // 2 + 1 + SIXTHS_IN_TWIP // 2 * len(self._ends)
        over = self._sixths[filled + 1] if filled < stop else limit + error + 1
        return self._sixths[filled] + error > limit or over - error <= limit

    def _filled_exactly(self, begin: int, filled: int, free: float, stop: int) -> int:
        """How far so many points reach by exact widths, hardly a sign from where they do for LibreOffice."""
        while filled > begin and self._length(begin, filled) > free:
            filled -= 1
        while filled < stop and self._length(begin, filled + 1) <= free:
            filled += 1
        return filled

    def _excess(self, begin: int, end: int, free: float) -> float:
        """By how many points the words of a line reach too far."""
        return self._length(begin, begin + len(self._text[begin:end].rstrip(" "))) - free - _HAIR + _SLACK

    def _length(self, begin: int, end: int) -> float:
        """How long a part of the text is, exact in points."""
        length, portion = 0.0, bisect_right(self._ends, begin)
        while begin < end:
            one = self._portions[portion]
            length += sum(map(one.widths.exact.__getitem__, self._text[begin : min(one.end, end)]))
            begin, portion = one.end, portion + 1
        return length

    def _filled(self, begin: int, free: int, stop: int) -> int:
        """How far so many sixths of a twip reach for LibreOffice, which rounds each portion but the last."""
        reach, portion = self._sixths[begin] + free, bisect_right(self._ends, begin)
        while (end := self._ends[portion]) < stop and self._sixths[end] <= reach:
            length = self._sixths[end] - self._sixths[begin]
            reach += length - _to_twips(length)
            begin, portion = end, portion + 1
        return max(bisect_right(self._sixths, reach, begin, stop + 1) - 1, begin)

    def _next_line(self, begin: int, filled: int, stop: int) -> int:
        """Where the line goes on that begins at one sign and is filled up to another; there, if one word fills it."""
        if filled == stop or self._text[filled] == " ":
            return stop - len(self._text[filled:stop].lstrip(" "))
        word = self._word(filled)
        if word <= begin < (portion := self._portion(filled)):
            end = self._last_chance(portion, filled)
            return end if end > portion else filled
        begun = max(word, begin)
        end = self._last_chance(begun, filled)
        if end == filled and self._text[end - 1] == "/":
            end = self._last_chance(begun, filled - 1)
        if self._text[end - 1] == "/" and 0 < word > end - _OVERLY_LONG:
            end = begun
        return end if end > begin else max(filled, begin + 1)

    def _word(self, at: int) -> int:
        """Where the word begins that a sign stands in."""
        word = max(self._text.rfind(blank, 0, at) for blank in " \n") + 1
        while self._text[word] in _CLINGING and self._text[word - 1 : word] == " ":
            word = max(self._text.rfind(blank, 0, word - 1) for blank in " \n") + 1
        return word

    def _portion(self, at: int) -> int:
        """Where the portion begins that a sign stands in."""
        before = bisect_right(self._ends, at) - 1
        return self._ends[before] if before >= 0 else 0

    def _last_chance(self, begin: int, end: int) -> int:
        """Where a part of a word may be broken last; its beginning if nowhere."""
        return max((chance.start() for chance in _CHANCE.finditer(self._text, begin + 1, end + 1)), default=begin)


def _to_twips(sixths: int) -> int:
    return (sixths + SIXTHS_IN_TWIP // 2) // SIXTHS_IN_TWIP * SIXTHS_IN_TWIP


def line_ends(text: str, portions: Sequence[Portion], first: float, room: float) -> Iterator[LineEnd]:
    """Where the lines of a text end, its first line and its others being so many points wide."""
    line = _Line(text, portions)
    for begin, stop in _stretches(text):
        yield from line.ends(begin, stop, room if begin else first, room)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where what stands between the breaks of the author begins and ends."""
    begin = 0
    for stretch in text.split("\n"):
        yield begin, begin + len(stretch)
        begin += len(stretch) + 1
