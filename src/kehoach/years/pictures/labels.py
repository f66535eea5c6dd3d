"""Words beside marks: each is put where it covers nothing, or left out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from kehoach.years.pictures.scene import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.years.pictures.scene import Anchor, Spot, Word

_GAP = 1.2
"""What parts a word from its neighbours on the same line."""
_STEP = 3.0
"""How finely a line is cut into boxes."""


class Labels:
    """The words placed so far, within a frame; marks must not be covered, lines rather not."""

    def __init__(self, frame: Box, marks: Iterable[Box], lines: Iterable[Box]) -> None:
        self._frame = frame
        self._taken = list(marks)
        self._lines = list(lines)
        self.words: list[Word] = []

    def put(self, word: Word, around: Iterable[tuple[float, float, Anchor]]) -> bool:
        """Put the word at the first of some places that is free, rather one that no line runs through."""
        places = [msgspec.structs.replace(word, x=x, y=y, anchor=anchor) for x, y, anchor in around]
        free = [(place, box) for place in places if self._is_free(box := place.box)]
        free.sort(key=lambda found: sum(found[1].meets(line) for line in self._lines))
        if free:
            self._taken.append(free[0][1])
            self.words.append(free[0][0])
        return bool(free)

    def _is_free(self, box: Box) -> bool:
        frame = self._frame
        inside = frame.x <= box.x and box.x + box.width <= frame.x + frame.width
        inside = inside and frame.y <= box.y and box.y + box.height <= frame.y + frame.height
        wide = Box(box.x - _GAP, box.y, box.width + 2 * _GAP, box.height)
        return inside and not any(wide.meets(other) for other in self._taken)


def along(spots: Iterable[Spot]) -> Iterator[Box]:
    """Small boxes along a line through some spots."""
    for (x, y), (to_x, to_y) in pairwise(spots):
        steps = max(int(max(abs(to_x - x), abs(to_y - y)) / _STEP), 1)
        for step in range(steps + 1):
            yield Box(x + (to_x - x) * step / steps - 0.5, y + (to_y - y) * step / steps - 0.5, 1, 1)
