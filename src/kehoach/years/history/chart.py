"""All indicators as one picture: a title, what the marks mean, and a panel for each, office by office."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.years.history.legend import SAMPLE, samples
from kehoach.years.history.panel import HEIGHT
from kehoach.years.history.panels import WIDE, panel_width, panels
from kehoach.years.history.words import flat, named, title
from kehoach.years.pictures.scene import Box, Group, Scene, Word, clipped, reach, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.text.catalogue import Say
    from kehoach.years.history.series import Series
    from kehoach.years.pictures.scene import Item

_GAP, _MARGIN = 20.0, 28.0
_FEW, _MANY = 2, 3
"""Panels beside each other: three where there are more than a dozen."""
_DOZEN = 12
_TITLE, _OFFICE, _SMALL = 15.0, 12.0, 8.5


class _Grid(NamedTuple):
    """How panels stand beside each other."""

    across: int
    panel: float

    @property
    def width(self) -> float:
        """The room of a row."""
        return max(self.across * (self.panel + _GAP) - _GAP, WIDE)

    def placed(self, scenes: Sequence[Scene], top: float) -> tuple[list[Item], float]:
        """The panels in rows, and where these end."""
        places = [
            (at % self.across * (self.panel + _GAP), at // self.across * (HEIGHT + _GAP)) for at in range(len(scenes))
        ]
        items: list[Item] = [Group(x, top + y, one.items) for (x, y), one in zip(places, scenes, strict=True)]
        return items, top + -(-len(scenes) // self.across) * (HEIGHT + _GAP) - _GAP


def chart(series: Series, say: Say) -> Scene:
    """The picture of a series."""
    room = panel_width(series)
    small = {office: panels(series.of(office), room, say) for office in series.offices}
    count = sum(map(len, small.values()))
    grid = _Grid(1 if count == 1 else _FEW if count <= _DOZEN else _MANY, room)
    items, bottom = _head(series, grid.width, say)
    for office, scenes in small.items():
        if len(small) > 1:
            items.append(_name(office, grid.width, bottom + _GAP))
            bottom += 2 * _OFFICE
        placed, bottom = grid.placed(scenes, bottom + _GAP)
        words, bottom = _without_figures(series.of(office), grid.width, bottom, say)
        items += [*placed, *words]
    frame = Box(-_MARGIN, -_MARGIN, grid.width + 2 * _MARGIN, bottom + 2 * _MARGIN, fill="paper")
    return Scene(
        width=grid.width + 2 * _MARGIN,
        height=bottom + 2 * _MARGIN,
        title=title(series, say),
        description=" ".join(f"{one.title}: {one.description}" for scenes in small.values() for one in scenes),
        items=(Group(_MARGIN, _MARGIN, (frame, *items)),),
    )


def issuers(series: Series) -> str:
    """The offices that the plans come from."""
    return "; ".join(dict.fromkeys(plan.issuer for plan in series.plans))


def _head(series: Series, width: float, say: Say) -> tuple[list[Item], float]:
    items: list[Item] = [Word(0, 14, clipped(title(series, say), width, _TITLE, bold=True), _TITLE, bold=True)]
    y = 28.0
    for line in wrapped(issuers(series), width, 10, 2):
        items.append(Word(0, y, line, 10, ink="muted"))
        y += 12
    marks, y = _legend(series, width, y, say)
    return [*items, *marks], y - 10


def _legend(series: Series, width: float, top: float, say: Say) -> tuple[list[Item], float]:
    """The marks and their words in rows of some width, and where they end."""
    items: list[Item] = []
    x, y = 0.0, top
    for mark, said in samples(series, say):
        long = SAMPLE + 5 + reach(said, _SMALL)
        if x and x + long > width:
            x, y = 0.0, y + 14
        items += [Group(x, y, mark.items), Word(x + SAMPLE + 5, y + 9, said, _SMALL, ink="muted")]
        x += long + 16
    return items, y + 14


def _name(office: str, width: float, top: float) -> Word:
    return Word(0, top + _OFFICE, clipped(office, width, _OFFICE, bold=True), _OFFICE, bold=True)


def _without_figures(series: Series, width: float, y: float, say: Say) -> tuple[list[Item], float]:
    """The names of the indicators that no panel shows."""
    names = [named(one.line, say) for one in flat(series.lines) if not one.line.has_figures and not one.line.parts]
    if not names:
        return [], y
    items: list[Item] = [Word(0, y + _GAP + 4, say("series.in-words"), 9.5, bold=True)]
    y += _GAP + 17
    for name in names:
        for line in wrapped(f"- {name}", width, _SMALL, 3):
            items.append(Word(0, y, line, _SMALL))
            y += 11
    return items, y
