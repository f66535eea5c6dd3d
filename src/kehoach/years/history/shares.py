"""Parts that make up a whole as one chart: in each year a column of what they were to be, and one of what they were."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from msgspec.structs import replace

from kehoach.years.history.panel import BOTTOM, HEIGHT, TOP, described, heading, verdict_mark, year_names
from kehoach.years.history.words import called, named, number
from kehoach.years.pictures.scene import Box, Scene, Stroke, Word, reach, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.text.catalogue import Say
    from kehoach.years.history.series import Line, Point
    from kehoach.years.history.words import Placed
    from kehoach.years.pictures.scene import Ink, Item

Kind = Literal["target", "reached"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_FILLS: dict[Kind, Ink] = {"target": "soft", "reached": "wash"}
_WHOLE, _ROUNDING = Decimal(100), Decimal("0.5")
_PERCENT = "%"
_EXACT = ("=", "≈")
"""Shares of which at least or at most so much is asked for make up no whole."""
_NAMES = 0.36
"""What the names of the parts take of the width, right of the last column."""
_LEADER = 10.0
_COLUMN, _WIDEST, _GAP = 0.42, 26.0, 1.5
_SMALL, _FIGURE, _LINE = 8.0, 7.0, 8.8
_BETWEEN = 2.5
"""What parts two names, where there is room."""
_LOW, _HIGH = HEIGHT - BOTTOM, TOP + 2


class _Column(NamedTuple):
    """The shares of a year, one below the other."""

    kind: Kind
    left: float
    width: float
    shares: Sequence[Decimal]

    def boxes(self) -> list[Box]:
        """Each share as an upright box."""
        boxes, top = [], _HIGH
        for share in self.shares:
            high = float(share / _WHOLE) * (_LOW - _HIGH)
            boxes.append(Box(self.left, top, self.width, high, self.kind, _FILLS[self.kind], self.kind == "target"))
            top += high
        return boxes


def makes_a_whole(line: Line) -> bool:
    """Whether the parts are shares that add up to 100% whenever they are told, so that one chart shows all of them."""
    if not 1 < len(line.parts) <= (_LOW - _HIGH) / _LINE:
        return False
    if any(part.parts or part.unit != _PERCENT or not all(map(_is_exact, part.points)) for part in line.parts):
        return False
    told = [shares for year in _years(line) for kind in KINDS if _any(shares := _shares(line, year, kind))]
    return bool(told) and all(_is_whole(shares) for shares in told)


def _any(shares: Iterable[Decimal | None]) -> bool:
    return any(share is not None for share in shares)


def _is_exact(point: Point) -> bool:
    target = point.target
    return not target or target.value is None or (target.comparator in _EXACT and target.out_of is None)


def _is_whole(shares: Sequence[Decimal | None]) -> bool:
    known = [share for share in shares if share is not None and share >= 0]
    return len(known) == len(shares) and abs(sum(known, Decimal(0)) - _WHOLE) <= _ROUNDING


def _years(line: Line) -> list[int]:
    return sorted(line.years)


def _shares(line: Line, year: int, kind: Kind) -> list[Decimal | None]:
    """What each part was to be, or was, in a year."""
    points = [part.at(year) for part in line.parts]
    said = [point.target if kind == "target" else point.reached for point in points]
    return [one.value if one else None for one in said]


def shares_panel(placed: Placed, years: tuple[int, ...], width: float, say: Say) -> Scene:
    """The chart of a whole whose parts add up."""
    whole = replace(placed.line, unit=placed.line.unit or _PERCENT)
    slot = width * (1 - _NAMES) / len(years)
    columns = [column for at, year in enumerate(years) for column in _columns(whole, year, at * slot, slot)]
    words = " ".join(f"{called(part)}: {described(part, say)}" for part in whole.parts)
    items = (
        *heading(placed._replace(line=whole), width),
        *(item for column in columns for item in _drawn(column)),
        *_names(whole, columns[-1], width),
        *year_names({year: (at + 0.5) * slot for at, year in enumerate(years)}, slot),
        *_verdicts(whole, years, slot),
    )
    return Scene(width=width, height=HEIGHT, title=named(whole, say), description=words, items=items)


def _columns(line: Line, year: int, left: float, slot: float) -> Iterator[_Column]:
    """The columns of a year: targets left of results, one alone in the middle."""
    told = {kind: shares for kind in KINDS if _any(shares := _shares(line, year, kind))}
    width = min(slot * _COLUMN, _WIDEST)
    at = left + (slot - width * len(told) - _GAP * (len(told) - 1)) / 2
    for count, (kind, shares) in enumerate(told.items()):
        yield _Column(kind, at + count * (width + _GAP), width, [share for share in shares if share is not None])


def _drawn(column: _Column) -> Iterator[Item]:
    """The boxes, and in them the figures that find room."""
    for box, share in zip(column.boxes(), column.shares, strict=True):
        yield box
        word = Word(box.x + box.width / 2, box.y + box.height / 2 + 0.35 * _FIGURE, number(share), _FIGURE, "middle")
        if reach(word.text, _FIGURE) + 1 < box.width and word.box.height < box.height:
            yield replace(word, ink=column.kind)


def _names(line: Line, last: _Column, width: float) -> Iterator[Item]:
    """The name of each part beside its share of the last column."""
    left, boxes = width * (1 - _NAMES) + _LEADER, last.boxes()
    most = 2 if len(boxes) * 2 * _LINE <= _LOW - _HIGH else 1
    texts = [wrapped(called(part), width - left, _SMALL, most) for part in line.parts]
    middles = [box.y + box.height / 2 for box in boxes]
    for box, lines, top in zip(boxes, texts, _tops(middles, [len(lines) * _LINE for lines in texts]), strict=True):
        middle = top + len(lines) * _LINE / 2
        beside = last.left + last.width + 1
        yield Stroke(((beside, box.y + box.height / 2), (left - 4, middle), (left - 2, middle)), "muted", 0.4)
        for count, text in enumerate(lines):
            yield Word(left, top + count * _LINE + 0.75 * _LINE, text, _SMALL)


def _tops(middles: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Where words begin that stand near some heights, moved as far as they would lie over each other."""
    between = min((_LOW - _HIGH - sum(heights)) / len(heights), _BETWEEN)
    tops: list[float] = []
    free = _HIGH
    for middle, height in zip(middles, heights, strict=True):
        tops.append(max(middle - height / 2, free))
        free = tops[-1] + height + between
    floor = _LOW
    for at in reversed(range(len(tops))):
        tops[at] = min(tops[at], floor - heights[at])
        floor = tops[at] - between
    return tops


def _verdicts(line: Line, years: Sequence[int], slot: float) -> Iterator[Item]:
    """A tick for a year in which every part was as aimed at, a cross where one was not."""
    for at, year in enumerate(years):
        met = {part.at(year).met for part in line.parts}
        if None not in met or False in met:
            yield verdict_mark((at + 0.5) * slot, HEIGHT - BOTTOM + 20, met=False not in met)
