"""The small charts of a series: one for each indicator, and one for parts that make up a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.years.history.panel import panel
from kehoach.years.history.shares import makes_a_whole, shares_panel
from kehoach.years.history.words import flat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kehoach.text.catalogue import Say
    from kehoach.years.history.series import Line, Series
    from kehoach.years.history.words import Placed
    from kehoach.years.pictures.scene import Scene

    _Draw = Callable[[Placed, tuple[int, ...], float, Say], Scene]

PANEL, WIDE = 245.0, 420.0
"""How wide a panel is, and how wide where it is the only one."""
_FILLED_GAPS = 30
"""Years without a plan get their empty place, unless there are more than this."""


def panels(series: Series, width: float, say: Say) -> list[Scene]:
    """A panel for each indicator that has figures, parts after their whole."""
    years = _every_year(series.years)
    return [draw(placed, years, width, say) for draw, placed in _drawn(series.lines)]


def panel_width(series: Series) -> float:
    """How wide each panel is."""
    return WIDE if len(list(_drawn(series.lines))) == 1 else PANEL


def has_shares(series: Series) -> bool:
    """Whether parts that make up a whole are shown in one panel."""
    return any(draw is shares_panel for draw, _ in _drawn(series.lines))


def _drawn(lines: Iterable[Line]) -> Iterator[tuple[_Draw, Placed]]:
    """What is drawn, and how; parts that are shown as one have no panels of their own."""
    shown = ""
    for placed in flat(lines):
        if shown and placed.number.startswith(shown) and placed.depth:
            continue
        shown = ""
        if placed.line.has_figures:
            yield panel, placed
        if makes_a_whole(placed.line):
            shown = f"{placed.number}."
            yield shares_panel, placed


def _every_year(years: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(range(years[0], years[-1] + 1)) if years and years[-1] - years[0] <= _FILLED_GAPS else years
