"""Where letters stand on a terminal: widths of signs, windows onto long lines, and what lies under a span."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from kehoach.text.source import TAB_STOP

CUT = "…"
_NARROWEST = 20
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


class Cell(NamedTuple):
    """A sign of the author's line as a terminal shows it."""

    shown: str
    width: int


class Excerpt(NamedTuple):
    """A line, or the window of it that matters, and where the marked letters stand in it."""

    text: str
    before: int
    under: int


@lru_cache(maxsize=64)
def cells(line: str) -> tuple[Cell, ...]:
    """Each sign of the line; one that cannot be seen is shown by its code, so that nothing hides."""
    if "\t" not in line:
        return tuple(map(_cell, line))
    found: list[Cell] = []
    column = 0
    for sign in line:
        cell = Cell(" " * (TAB_STOP - column % TAB_STOP), TAB_STOP - column % TAB_STOP) if sign == "\t" else _cell(sign)
        found.append(cell)
        column += cell.width
    return tuple(found)


@lru_cache(maxsize=4096)
def _cell(sign: str) -> Cell:
    if " " <= sign <= "~":
        return Cell(sign, 1)
    category = unicodedata.category(sign)
    if category in _UNSEEN:
        name = f"<U+{ord(sign):04X}>"
        return Cell(name, len(name))
    if category in {"Mn", "Me"}:
        return Cell(sign, 0)
    return Cell(sign, 2 if unicodedata.east_asian_width(sign) in "WF" else 1)


def clip(text: str, room: int) -> str:
    """The text on one line, cut at its end where it is longer than the room."""
    shown = cells(text)
    edges = [0, *accumulate(cell.width for cell in shown)]
    if edges[-1] <= room:
        return "".join(cell.shown for cell in shown)
    last = bisect_right(edges, room - len(CUT)) - 1
    return "".join(cell.shown for cell in shown[:last]) + CUT


def columns(text: str) -> int:
    """How many columns the text takes."""
    return sum(cell.width for cell in cells(text))


def padded(text: str, room: int) -> str:
    """The text with spaces after it, as wide as the room."""
    return text + " " * (room - columns(text))


def excerpt(line: str, start: int, end: int, room: int) -> Excerpt:
    """The line cut to the room around the signs from `start` to `end`, which count from 0."""
    shown = cells(line)
    edges = [0, *accumulate(cell.width for cell in shown)]
    start, end = _whole_letters(shown, start, end)
    first, last = _window(edges, start, max(room, _NARROWEST))
    left, right = CUT if first else "", CUT if last < len(shown) else ""
    text = left + "".join(cell.shown for cell in shown[first:last]) + right
    marked = edges[min(end, last)] - edges[start]
    return Excerpt(text, len(left) + edges[start] - edges[first], max(marked, 1))


def _whole_letters(shown: tuple[Cell, ...], start: int, end: int) -> tuple[int, int]:
    """Widen a span so that no letter is parted from its combining marks."""
    start = min(start, len(shown))
    end = min(max(end, start), len(shown))
    while 0 < start < len(shown) and not shown[start].width:
        start -= 1
    while start < end < len(shown) and not shown[end].width:
        end += 1
    return start, end


def _window(edges: list[int], start: int, room: int) -> tuple[int, int]:
    """The first and the last sign to show: all of them, or a third of the room before the span and the rest after."""
    if edges[-1] <= room:
        return 0, len(edges) - 1
    inner = room - 2 * len(CUT)
    leftmost = min(edges[start] - room // 3, edges[-1] - inner)
    first = _first_sign_at(edges, max(leftmost, 0))
    return first, bisect_right(edges, edges[first] + inner) - 1


def _first_sign_at(edges: list[int], column: int) -> int:
    """The first letter that begins at this column or after it, never a mark that belongs to the letter before."""
    begin = edges[bisect_left(edges, column)]
    return bisect_right(edges, begin) - 1
