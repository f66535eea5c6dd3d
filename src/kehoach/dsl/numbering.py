"""Counting of headings and points: which stand under which, and which number each of them has."""

from __future__ import annotations

import msgspec

from kehoach.dsl import marks

HEADING_RANKS = {"I.": 10, "1.": 20, "1.1.": 30, "1.1.1.": 31, "a)": 40}
_POINT_RANKS = {"1.": 20, "a)": 40, "(1)": 50, "-": 60, "+": 70}


class _Open(msgspec.Struct):
    rank: int
    ordinal: int
    counts: dict[int, int]


class Numbering:
    """Counts the headings and points of one content body; those of one rank share one count."""

    def __init__(self, shapes: tuple[str, ...]) -> None:
        """Take the shapes of the numbers of headings, from the highest level down."""
        self.shapes = shapes
        self._open = [_Open(0, 0, {})]

    def rank_of_heading(self, level: int) -> int:
        """The rank of a heading in the numbering of the format, shared with the points of the same shape."""
        return HEADING_RANKS[self.shapes[min(level, len(self.shapes)) - 1]]

    def rank_of_point(self, style: str) -> int:
        """The rank of a point by the shape of its mark."""
        return _POINT_RANKS.get(style) or HEADING_RANKS["1.1."] + style.count("1") - 2

    def count(self, rank: int) -> int:
        """The number of the next heading or point of this rank among its sisters."""
        while self._open[-1].rank >= rank:
            self._open.pop()
        counts = self._open[-1].counts
        counts[rank] = counts.get(rank, 0) + 1
        self._open.append(_Open(rank, counts[rank], {}))
        return counts[rank]

    def upcoming(self, rank: int, style: str) -> str:
        """The mark of this style that the next heading or point of this rank would get."""
        open_ones = [one for one in self._open if one.rank < rank]
        above = tuple(one.ordinal for one in open_ones if one.rank > HEADING_RANKS["I."])
        depth = style.count(".") - 1
        return marks.write(style, open_ones[-1].counts.get(rank, 0) + 1, above[-depth:] if depth > 0 else ())

    def mark(self, style: str) -> str:
        """The mark of the point that was counted last, with the numbers above it where its shape holds them."""
        depth = style.count(".") - 1
        above = tuple(one.ordinal for one in self._open[:-1] if one.rank > HEADING_RANKS["I."])
        return marks.write(style, self._open[-1].ordinal, above[-depth:] if depth > 0 else ())
