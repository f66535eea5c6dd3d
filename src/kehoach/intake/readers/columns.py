"""Blocks that stand side by side on a page, such as the two halves of a letterhead, found by the gap between them."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ENOUGH = 2
"""Rows that each side of a pair must have: one gap in a line is a blank to be filled in."""

_MOST = 60
"""Rows of a pair; what goes on for longer than a page is a table."""

_NARROWEST = 3.5
"""A column of a foot is wider than so many gaps; a brace and the purpose behind it are not."""

PURPOSE = r"\((?:[Đđ]ể\s|b/c|t/h|p/h|báo cáo|thực hiện|phối hợp)"
"""How it begins what a recipient gets the plan for; it may stand far from the name and is no column of its own."""

_RECIPIENTS = lazily(r"\W*noi nhan\b")


_MOST_GAPS = 8
"""A row with more is one of a table."""

_LONG = 20
"""Rows that make it likely that those after them are no pair either, where they are none."""

_GOES_ON = 0.6
"""The share of the space that is enough where two blocks go on: one row may be longer than the others."""


class Piece(NamedTuple):
    """A stretch of a row without a wide gap: from where to where it goes, and which it is."""

    start: float
    end: float
    at: int


Row = tuple[Piece, ...]
Gutter = tuple[float, float]
Ends = Callable[[int, Gutter], bool]
Opens = Callable[[int], bool]


class Band(NamedTuple):
    """Some rows, from one to before another; with a gutter where they are two blocks side by side."""

    first: int
    last: int
    gutter: tuple[float, float] | None


def bands(rows: Sequence[Row], least_gap: float, ends: Ends, is_foot: Opens) -> Iterator[Band]:
    """The rows in order, those together that stand side by side.

    Args:
        rows: What stands at each height, from left to right.
        least_gap: How wide the space between two blocks must be.
        ends: Whether a row cannot go on with a pair of blocks that has this gutter.
        is_foot: Whether a row names the recipients, beside whom several may sign.
    """
    at = 0
    while at < len(rows):
        pair = _pair(rows, at, least_gap, ends, is_foot)
        yield from [pair] if pair.gutter else (Band(row, row + 1, None) for row in range(pair.first, pair.last))
        at = pair.last


def names_recipients(text: str) -> bool:
    """Whether a row begins with `Nơi nhận`."""
    return _RECIPIENTS.match(fold(text)) is not None


def gutters(rows: Sequence[Row], least_gap: float, least_strip: float) -> tuple[Gutter, ...]:
    """What stands free from top to bottom between blocks side by side, however many they are.

    Args:
        rows: What stands at each height, as finely cut as it is known.
        least_gap: How wide one row at least must part two blocks.
        least_strip: How much of that must be free in every row.
    """
    found: list[Gutter] = []
    for strip in _strips(rows):
        low = found[-1][1] if found else float("-inf")
        own = [piece for row in rows for piece in row if low <= piece.start and piece.end <= strip[0]]
        beyond = sum(any(piece.start >= strip[1] for piece in row) for row in rows)
        wide = own and max(piece.end for piece in own) - min(piece.start for piece in own) > _NARROWEST * least_gap
        parts = any(_parts(row, strip, least_gap) for row in rows)
        if strip[1] - strip[0] >= least_strip and wide and parts and beyond >= _ENOUGH:
            found.append(strip)
    return tuple(found)


def _strips(rows: Sequence[Row]) -> Iterator[Gutter]:
    """The stretches that no piece stands in, between the first and the last."""
    end = float("inf")
    for piece in sorted(piece for row in rows for piece in row):
        if piece.start > end:
            yield end, piece.start
        end = piece.end if end == float("inf") else max(end, piece.end)


def _parts(row: Row, strip: Gutter, least_gap: float) -> bool:
    return any(
        one.end <= strip[0] and other.start >= strip[1] and other.start - one.end >= least_gap
        for one, other in pairwise(row)
    )


def columns_of(row: Row, between: Sequence[Gutter]) -> list[int]:
    """In which column each piece of a row stands."""
    middles = [sum(gutter) / 2 for gutter in between]
    return [bisect(middles, (piece.start + piece.end) / 2) for piece in row]


def parted(row: Row, between: Sequence[Gutter]) -> list[Row]:
    """What stands in each column of a row."""
    columns: list[list[Piece]] = [[] for _ in range(len(between) + 1)]
    for piece, at in zip(row, columns_of(row, between), strict=True):
        columns[at].append(piece)
    return [tuple(column) for column in columns]


def _pair(rows: Sequence[Row], at: int, least_gap: float, ends: Ends, is_foot: Opens) -> Band:
    """The rows from one on that are a pair; else rows that are none, half of a long table at once."""
    gaps = [(one.end, other.start) for one, other in pairwise(rows[at]) if other.start - one.end >= least_gap]
    found = [_grown(rows, at, gap, least_gap, ends) for gap in gaps] if len(gaps) <= _MOST_GAPS else []
    fit = [band for band in found if _is_pair(rows, band, is_foot)]
    longest = max((band.last - at for band in found), default=0)
    alone = Band(at, at + (longest // 2 if longest >= _LONG else 1), None)
    return max(fit, key=lambda band: band.last, default=alone)


def _grown(rows: Sequence[Row], at: int, gutter: Gutter, least_gap: float, ends: Ends) -> Band:
    last = at + 1
    while last < min(len(rows), at + _MOST):
        narrowed = _narrowed(rows[last], gutter)
        if not rows[last] or narrowed[1] - narrowed[0] < _GOES_ON * least_gap or ends(last, gutter):
            break
        gutter, last = narrowed, last + 1
    return Band(at, last, gutter)


def _narrowed(row: Row, gutter: Gutter) -> Gutter:
    """What the row leaves of the gutter; nothing where it stands across."""
    low, high = gutter
    for piece in row:
        is_left = piece.start < low or piece.start - low < high - piece.end
        low, high = (max(low, piece.end), high) if is_left else (low, min(high, piece.start))
    return low, high


def _is_pair(rows: Sequence[Row], band: Band, is_foot: Opens) -> bool:
    """Whether both sides have rows enough, and it is no table set with spaces."""
    own = rows[band.first : band.last]
    in_columns = sum(len(row) > 2 for row in own)  # noqa: PLR2004 - more than a left and a right piece
    if len(own) >= _MOST or (2 * in_columns > len(own) and not _has_foot(band, is_foot)):
        return False
    sides = [parted(row, (band.gutter,)) for row in own if band.gutter]
    whole = sum(bool(left and right) for left, right in sides)
    enough = all(sum(bool(side[which]) for side in sides) >= _ENOUGH for which in (0, 1))
    return enough and (2 * in_columns <= whole or _has_foot(band, is_foot))


def _has_foot(band: Band, is_foot: Opens) -> bool:
    return any(map(is_foot, range(band.first, band.last)))
