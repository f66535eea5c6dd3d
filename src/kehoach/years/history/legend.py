"""What the marks of the panels mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.years.history.panel import verdict_mark
from kehoach.years.history.panels import has_shares
from kehoach.years.pictures.scene import Box, Dot, Group, Scene, Shape, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.text.catalogue import Say
    from kehoach.years.history.series import Series
    from kehoach.years.pictures.scene import Item

SAMPLE = 16.0
"""How long a mark is."""
_MARKS = ("target", "least", "most", "range", "about", "reached", "met", "unmet")
_OF_SHARES = ("target-shares", "reached-shares")


def samples(series: Series, say: Say) -> list[tuple[Scene, str]]:
    """Each mark as a small picture, and its words."""
    names = (*_MARKS, *(_OF_SHARES if has_shares(series) else ()))
    return [(_picture(name), say(f"series.legend-{name}")) for name in names]


def _picture(name: str) -> Scene:
    return Scene(width=SAMPLE + 2, height=12, title="", description="", items=(Group(1, 9, tuple(_sample(name))),))


def _sample(name: str) -> Iterator[Item]:
    """A mark as it stands in the panels."""
    middle = -2.8
    if name == "target-shares":
        yield Box(4, middle - 5, 8, 10, "target", "soft", dashed=True)
    elif name == "reached-shares":
        yield Box(4, middle - 5, 8, 10, "reached", "wash")
    elif name == "range":
        yield Box(0, middle - 4, SAMPLE, 8, "target", "soft")
    elif name == "reached":
        yield Stroke(((0, middle), (SAMPLE, middle)), "reached", 1.3)
        yield Dot(SAMPLE / 2, middle, 2.6, "reached")
    elif name in ("met", "unmet"):
        yield verdict_mark(SAMPLE / 2, middle, met=name == "met")
    else:
        yield from _bar(name, middle)


def _bar(name: str, middle: float) -> Iterator[Item]:
    yield Stroke(((0, middle), (SAMPLE, middle)), "target", 1.7, dashed=name == "about")
    tip = {"least": middle - 4.5, "most": middle + 4.5}.get(name)
    if tip is not None:
        yield Shape(((0, middle), (4.5, middle), (0, tip)), "target")
        yield Shape(((SAMPLE - 4.5, middle), (SAMPLE, middle), (SAMPLE, tip)), "target")
