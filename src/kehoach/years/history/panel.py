"""One indicator as a small chart: the target of each year as a bar with a direction, results as joined dots."""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from kehoach.values.numbers import format_number
from kehoach.years.history.scale import Scale, scale_of
from kehoach.years.history.words import called, later, named, reached_text, target_text, verdict_text
from kehoach.years.pictures.labels import Labels, along
from kehoach.years.pictures.scene import Box, Dot, Scene, Shape, Stroke, Word, clipped, reach, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from kehoach.text.catalogue import Say
    from kehoach.years.history.series import Line, Point, Target
    from kehoach.years.history.words import Placed
    from kehoach.years.pictures.scene import Anchor, Item, Spot

HEIGHT = 160.0
_TITLE, _SMALL, _FIGURE = 9.5, 8.0, 7.5
_TITLE_LINE = 11.0
_NAME_ENDS = 32.0
TOP, BOTTOM = 38.0, 28.0
"""The room above the plot for the name, and below it for the years and the verdicts."""
_ROOM_ABOVE = 10.0
"""What labels may take above the highest tick."""
_RADIUS = 2.6
_WIDEST_BAR, _BAR = 30.0, 0.62
_ARROW = 4.5
_ROOMY = 40.0
"""In narrower years a figure beside a bar would seem to belong to the next year."""
_UP, _DOWN = ("≥", ">"), ("≤", "<")


class Plot(NamedTuple):
    """Where years and values stand in a panel."""

    years: tuple[int, ...]
    scale: Scale
    left: float
    right: float

    @property
    def slot(self) -> float:
        """The room of a year."""
        return (self.right - self.left) / len(self.years)

    def x(self, year: int) -> float:
        """The middle of a year."""
        return self.left + (self.years.index(year) + 0.5) * self.slot

    def y(self, value: Decimal) -> float:
        """The height of a value."""
        low, high = HEIGHT - BOTTOM, TOP + _ROOM_ABOVE
        return low - (low - high) * self.scale.share(value)

    @property
    def frame(self) -> Box:
        """Where labels may stand."""
        return Box(self.left - 2, TOP - 2, self.right - self.left + 4, HEIGHT - BOTTOM - TOP + 2)


def panel(placed: Placed, years: tuple[int, ...], width: float, say: Say) -> Scene:
    """The chart of one indicator."""
    line = placed.line
    scale = scale_of(list(_values(line)))
    shown = [format_number(tick) for tick in scale.ticks]
    left = max(reach(text, _SMALL) for text in shown) + 6
    plot = Plot(years, scale, left, width - 2)
    items = (*heading(placed, width), *_axes(plot, shown), *_marks(plot, line), *_labels(plot, line, say))
    return Scene(
        width=width, height=HEIGHT, title=named(line, say), description=described(line, say), items=tuple(items)
    )


def _values(line: Line) -> Iterator[Decimal]:
    for point in line.points:
        target, reached = point.target, point.reached
        found = [target.value, target.value_to] if target else []
        found += [reached.value] if reached else []
        yield from (value for value in found if value is not None)


def described(line: Line, say: Say) -> str:
    """A chart in words, for those who cannot see it."""
    return " ".join(_year_in_words(point, say) for point in line.points)


def _year_in_words(point: Point, say: Say) -> str:
    said = [
        say("series.panel-target", value=target_text(point.target, say)) if point.target else "",
        later(point),
        say("series.panel-reached", value=reached_text(point.reached)) if point.reached else "",
        verdict_text(point, say),
    ]
    return say("series.panel-year", year=point.year, said=", ".join(filter(None, said))) + "."


def heading(placed: Placed, width: float) -> Iterator[Item]:
    """The name, its last line above the plot, and above it that of the whole."""
    lines = _name_lines(placed.line, width)
    y = _NAME_ENDS - _TITLE_LINE * (len(lines) - 1)
    if placed.whole:
        yield Word(0, y - _TITLE_LINE, clipped(placed.whole, width, _SMALL), _SMALL, ink="muted", italic=True)
    for line in lines:
        yield Word(0, y, line, _TITLE, bold=True)
        y += _TITLE_LINE


def _name_lines(line: Line, width: float) -> list[str]:
    """The name in at most two lines; whatever must be cut, the unit stays."""
    lines = wrapped(called(line), width, _TITLE, 2, bold=True)
    unit = f" ({line.unit})" if line.unit else ""
    if reach(lines[-1] + unit, _TITLE, bold=True) <= width:
        return [*lines[:-1], lines[-1] + unit]
    if len(lines) == 1:
        return [*lines, unit.strip()]
    return [lines[0], clipped(lines[1], width - reach(unit, _TITLE, bold=True), _TITLE, bold=True) + unit]


def _axes(plot: Plot, shown: Sequence[str]) -> Iterator[Item]:
    for tick, text in zip(plot.scale.ticks, shown, strict=True):
        y = plot.y(tick)
        yield Stroke(((plot.left, y), (plot.right, y)), "grid")
        yield Word(plot.left - 4, y + 2.6, text, _SMALL, "end", "muted")
    yield from year_names({year: plot.x(year) for year in plot.years}, plot.slot)


def year_names(places: dict[int, float], slot: float) -> Iterator[Word]:
    """The years below a plot, as many as find room, the last one for certain."""
    every = ceil(reach("2025 ", _SMALL) / slot)
    for year, x in list(places.items())[::-1][::every]:
        yield Word(x, HEIGHT - BOTTOM + 11, str(year), _SMALL, "middle", "muted")


def _marks(plot: Plot, line: Line) -> Iterator[Item]:
    for point in line.points:
        if point.target and point.target.value is not None:
            yield from target_marks(plot, point)
    dots = _dots(plot, line)
    for (before, start), (year, end) in pairwise(dots):
        yield Stroke((start, end), "reached", 1.3, dashed=year - before > 1)
    for _, (x, y) in dots:
        yield Dot(x, y, _RADIUS, "reached")
    for point in line.points:
        if point.met is not None:
            yield verdict_mark(plot.x(point.year), HEIGHT - BOTTOM + 20, met=point.met)


def _dots(plot: Plot, line: Line) -> list[tuple[int, Spot]]:
    return [
        (point.year, (plot.x(point.year), plot.y(point.reached.value)))
        for point in line.points
        if point.reached and point.reached.value is not None
    ]


def target_marks(plot: Plot, point: Point) -> Iterator[Item]:
    """The bar of a target, with its arrow, or the frame of a range."""
    target, half = point.target, min(plot.slot * _BAR, _WIDEST_BAR) / 2
    if target is None or target.value is None:
        return
    x, y = plot.x(point.year), plot.y(target.value)
    if target.value_to is not None:
        top = plot.y(target.value_to)
        yield Box(x - half, top, 2 * half, y - top, "target", "soft")
        return
    yield Stroke(((x - half, y), (x + half, y)), "target", 1.7, dashed=target.comparator == "≈")
    yield from arrow(x, half, y, target)


def arrow(x: float, half: float, y: float, target: Target) -> Iterator[Item]:
    """The triangles at the ends of a bar that say to which side of it the results should lie."""
    if target.comparator in (*_UP, *_DOWN):
        wing = min(_ARROW, half * 0.7)
        tip = y - wing if target.comparator in _UP else y + wing
        yield Shape(((x - half, y), (x - half + wing, y), (x - half, tip)), "target")
        yield Shape(((x + half - wing, y), (x + half, y), (x + half, tip)), "target")


def verdict_mark(x: float, y: float, *, met: bool) -> Item:
    """A tick for a target that was met, a cross for one that was not."""
    if met:
        return Stroke(((x - 3, y), (x - 1, y + 2.5), (x + 3, y - 3)), "text", 1.1)
    return Stroke(
        ((x - 2.5, y - 2.5), (x + 2.5, y + 2.5), (x, y), (x - 2.5, y + 2.5), (x + 2.5, y - 2.5)), "muted", 1.1
    )


def _labels(plot: Plot, line: Line, say: Say) -> list[Word]:
    """The figures that find room: the latest ones first, then the first ones; all of them stand in the table."""
    dots = _dots(plot, line)
    marks = [Box(x - _RADIUS, y - _RADIUS, 2 * _RADIUS, 2 * _RADIUS) for _, (x, y) in dots]
    marks += [box for point in line.points for box in _bars(plot, point)]
    labels = Labels(plot.frame, marks, along(spot for _, spot in dots))
    first, *others = sorted(line.points, key=lambda point: point.year)
    for point in (*others[-1:], first, *others[-2::-1]):
        _put_reached(labels, plot, point)
        _put_target(labels, plot, point, say)
    return labels.words


def _bars(plot: Plot, point: Point) -> Iterator[Box]:
    """What of a target must not be covered: its bar and its arrows, of a range the frame."""
    half = min(plot.slot * _BAR, _WIDEST_BAR) / 2
    if not point.target or point.target.value is None:
        return
    x, y = plot.x(point.year), plot.y(point.target.value)
    yield Box(x - half, y - 1, 2 * half, 2)
    if point.target.value_to is not None:
        top = plot.y(point.target.value_to)
        yield Box(x - half, top - 1, 2 * half, 2)
        yield from (Box(edge - 0.5, top, 1, y - top) for edge in (x - half, x + half))
    elif point.target.comparator in (*_UP, *_DOWN):
        tip = y - _ARROW if point.target.comparator in _UP else y
        yield from (Box(edge, tip, 3, _ARROW) for edge in (x - half, x + half - 3))


def _put_reached(labels: Labels, plot: Plot, point: Point) -> None:
    if not point.reached or point.reached.value is None:
        return
    x, y = plot.x(point.year), plot.y(point.reached.value)
    word = Word(x, y, reached_text(point.reached), _FIGURE, "middle", "reached", bold=True, haloed=True)
    places = list(_around(x, y, 0, _RADIUS))
    labels.put(word, places if plot.slot > _ROOMY else places[:2])


def _put_target(labels: Labels, plot: Plot, point: Point, say: Say) -> None:
    target = point.target
    if not target or target.value is None:
        return
    x, y = plot.x(point.year), plot.y(target.value)
    top = y if target.value_to is None else plot.y(target.value_to)
    half = min(plot.slot * _BAR, _WIDEST_BAR) / 2
    word = Word(x, y, target_text(target, say), _FIGURE, "middle", "target", haloed=True)
    over, *_ = _around(x, top, half, 1.0)
    _, under, *beside = _around(x, y, half, 1.0)
    beyond = [(x, over[1] - _ARROW, over[2]), (x, under[1] + _ARROW, under[2])]
    labels.put(word, [over, under, *beyond, *(beside if plot.slot > _ROOMY else ())])


def _around(x: float, y: float, half: float, gap: float) -> Iterator[tuple[float, float, Anchor]]:
    """The places for a figure around a mark: over it, under it, on its right, on its left."""
    yield x, y - gap - 2.6, "middle"
    yield x, y + gap + 0.72 * _FIGURE + 1.6, "middle"
    yield x + half + gap + 2, y + 2.5, "start"
    yield x - half - gap - 2, y + 2.5, "end"
