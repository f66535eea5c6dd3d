"""All indicators as one picture: a title, what the marks mean, and a panel for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.years.history.panel import HEIGHT, panels, verdict_mark
from kehoach.years.history.words import flat, named, title
from kehoach.years.pictures.scene import Box, Dot, Group, Scene, Shape, Stroke, Word, clipped, reach, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.text.catalogue import Say
    from kehoach.years.history.series import Series
    from kehoach.years.pictures.scene import Item

PANEL = 245.0
WIDE = 420.0
"""How wide a panel is, and how wide where it is the only one."""
_GAP, _MARGIN = 20.0, 28.0
_FEW, _MANY = 2, 3
"""Panels beside each other: three where there are more than a dozen."""
_DOZEN = 12
_TITLE, _SMALL = 15.0, 8.5
_LEGEND = ("target", "least", "most", "range", "about", "reached", "met", "unmet")
_SAMPLE = 16.0


def chart(series: Series, say: Say) -> Scene:
    """The picture of a series."""
    small = panels(series, panel_width(series), say)
    across = 1 if len(small) == 1 else _FEW if len(small) <= _DOZEN else _MANY
    width = max(across * (panel_width(series) + _GAP) - _GAP, WIDE)
    head, top = _head(series, width, say)
    grid = tuple(
        Group((at % across) * (panel_width(series) + _GAP), top + (at // across) * (HEIGHT + _GAP), one.items)
        for at, one in enumerate(small)
    )
    bottom = top + -(-len(small) // across) * (HEIGHT + _GAP)
    words, bottom = _without_figures(series, width, bottom, say)
    items = (Box(-_MARGIN, -_MARGIN, width + 2 * _MARGIN, bottom + 2 * _MARGIN, fill="paper"), *head, *grid, *words)
    return Scene(
        width=width + 2 * _MARGIN,
        height=bottom + 2 * _MARGIN,
        title=title(series, say),
        description=" ".join(f"{one.title}: {one.description}" for one in small),
        items=(Group(_MARGIN, _MARGIN, items),),
    )


def panel_width(series: Series) -> float:
    """How wide each panel is."""
    return WIDE if sum(placed.line.has_figures for placed in flat(series.lines)) == 1 else PANEL


def issuers(series: Series) -> str:
    """The offices that the plans come from."""
    return "; ".join(dict.fromkeys(plan.issuer for plan in series.plans))


def _head(series: Series, width: float, say: Say) -> tuple[list[Item], float]:
    items: list[Item] = [Word(0, 14, clipped(title(series, say), width, _TITLE, bold=True), _TITLE, bold=True)]
    y = 28.0
    for line in wrapped(issuers(series), width, 10, 2):
        items.append(Word(0, y, line, 10, ink="muted"))
        y += 12
    marks, y = _legend(width, y, say)
    return [*items, *marks], y + 10


def samples(say: Say) -> list[tuple[Scene, str]]:
    """What the marks mean: each mark as a small picture, and its words."""
    return [
        (
            Scene(width=_SAMPLE + 2, height=12, title="", description="", items=(Group(1, 9, tuple(_sample(name))),)),
            say(f"series.legend-{name}"),
        )
        for name in _LEGEND
    ]


def _legend(width: float, top: float, say: Say) -> tuple[list[Item], float]:
    """The marks and their words in rows of some width, and where they end."""
    items: list[Item] = []
    x, y = 0.0, top
    for mark, said in samples(say):
        long = _SAMPLE + 5 + reach(said, _SMALL)
        if x and x + long > width:
            x, y = 0.0, y + 14
        items += [Group(x, y, mark.items), Word(x + _SAMPLE + 5, y + 9, said, _SMALL, ink="muted")]
        x += long + 16
    return items, y + 14


def _sample(name: str) -> Iterator[Item]:
    """A mark as it stands in the panels."""
    middle = -2.8
    if name == "range":
        yield Box(0, middle - 4, _SAMPLE, 8, "target", "soft")
    elif name == "reached":
        yield Stroke(((0, middle), (_SAMPLE, middle)), "reached", 1.3)
        yield Dot(_SAMPLE / 2, middle, 2.6, "reached")
    elif name in ("met", "unmet"):
        yield verdict_mark(_SAMPLE / 2, middle, met=name == "met")
    else:
        yield Stroke(((0, middle), (_SAMPLE, middle)), "target", 1.7, dashed=name == "about")
        tip = {"least": middle - 4.5, "most": middle + 4.5}.get(name)
        if tip is not None:
            yield Shape(((0, middle), (4.5, middle), (0, tip)), "target")
            yield Shape(((_SAMPLE - 4.5, middle), (_SAMPLE, middle), (_SAMPLE, tip)), "target")


def _without_figures(series: Series, width: float, y: float, say: Say) -> tuple[Sequence[Item], float]:
    """The names of the indicators that no panel shows."""
    names = [named(one.line, say) for one in flat(series.lines) if not one.line.has_figures and not one.line.parts]
    if not names:
        return (), y - _GAP
    items: list[Item] = [Word(0, y + 4, say("series.in-words"), 9.5, bold=True)]
    y += 17
    for name in names:
        for line in wrapped(f"- {name}", width, _SMALL, 3):
            items.append(Word(0, y, line, _SMALL))
            y += 11
    return items, y
