"""Where a text differs from the stored one, in the few lines that pytest shows without being asked for all."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import islice, takewhile, zip_longest
from typing import TYPE_CHECKING

from kehoach.testing.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PLACES = 3
_ROOM = 70
"""Signs of a line that are shown, so that pytest cuts nothing off."""
_LEAD = 24
"""Those of them that stand before the difference."""


class PlanText(str):
    """A text made from a plan; where it differs from a snapshot, each place is told by the words around it."""

    __slots__ = ()


def told(before: str, after: str) -> list[str]:
    """The first places where two texts differ, the old line above the new one, and how many there are."""
    places = list(_places(before.splitlines(), after.splitlines()))
    shown = [line for pair in islice(places, _PLACES) for line in _shown(*pair)]
    return [say("testing.lines-differ", count=len(places)), *shown, say("testing.update-text")]


def _places(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each line that is another one now; one that has gone or come stands beside nothing."""
    for change, start, end, first, last in SequenceMatcher(None, old, new).get_opcodes():
        if change != "equal":
            yield from zip_longest(old[start:end], new[first:last], fillvalue="")


def _shown(old: str, new: str) -> Iterator[str]:
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    start = max(alike - _LEAD, 0)
    yield from (f"{sign} {_cut(line, start)}" for sign, line in (("-", old), ("+", new)) if line)


def _cut(line: str, start: int) -> str:
    """The line from there on, with a mark where some of it is left out."""
    return "…" * bool(start) + line[start : start + _ROOM] + "…" * (len(line) > start + _ROOM)
