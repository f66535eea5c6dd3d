"""Blocks that stand side by side on a page, such as the two halves of a letterhead, found by the gap between them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ENOUGH = 2
"""Rows that each side of a pair must have: one gap in a line is a blank to be filled in."""

_MOST = 60
"""Rows of a pair; what goes on for longer than a page is a table."""


class Piece(NamedTuple):
    """A stretch of a row without a wide gap: from where to where it goes, and which it is."""

    start: float
    end: float
    at: int


Row = tuple[Piece, ...]
Gutter = tuple[float, float]
Ends = Callable[[int, Gutter], bool]


class Band(NamedTuple):
    """Some rows, from one to before another; with a gutter where they are two blocks side by side."""

    first: int
    last: int
    gutter: tuple[float, float] | None


def bands(rows: Sequence[Row], least_gap: float, ends: Ends) -> Iterator[Band]:
    """The rows in order, those together that stand side by side.

    Args:
        rows: What stands at each height, from left to right.
        least_gap: How wide the space between two blocks must be.
        ends: Whether a row cannot go on with a pair of blocks that has this gutter.
    """
    at = 0
    while at < len(rows):
        pair = _pair(rows, at, least_gap, ends)
        yield pair or Band(at, at + 1, None)
        at = pair.last if pair else at + 1


def halves(row: Row, gutter: Gutter) -> tuple[Row, Row]:
    """What stands left and what stands right of a gutter."""
    middle = sum(gutter) / 2
    left = tuple(piece for piece in row if (piece.start + piece.end) / 2 < middle)
    return left, row[len(left) :]


def _pair(rows: Sequence[Row], at: int, least_gap: float, ends: Ends) -> Band | None:
    row = rows[at]
    gaps = [(one.end, other.start) for one, other in pairwise(row)]
    found = [_grown(rows, at, gap, least_gap, ends) for gap in gaps if gap[1] - gap[0] >= least_gap]
    fit = [band for band in found if _is_pair(rows, band)]
    return max(fit, key=lambda band: band.last, default=None)


def _grown(rows: Sequence[Row], at: int, gutter: Gutter, least_gap: float, ends: Ends) -> Band:
    last = at + 1
    while last < min(len(rows), at + _MOST):
        narrowed = _narrowed(rows[last], gutter)
        if not rows[last] or narrowed[1] - narrowed[0] < least_gap or ends(last, gutter):
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


def _is_pair(rows: Sequence[Row], band: Band) -> bool:
    """Whether both sides have rows enough, and it is no table set with spaces."""
    own = rows[band.first : band.last]
    sides = [halves(row, band.gutter) for row in own if band.gutter]
    whole = sum(bool(left and right) for left, right in sides)
    in_columns = sum(len(row) > 2 for row in own)  # noqa: PLR2004 - more than a left and a right piece
    enough = all(sum(bool(side[which]) for side in sides) >= _ENOUGH for which in (0, 1))
    return enough and len(own) < _MOST and 2 * in_columns <= whole
