"""A picture before it is drawn: strokes, shapes and words at their places, in points from the upper left corner."""

from __future__ import annotations

from typing import Literal

import msgspec

from kehoach.layout import metrics

Ink = Literal["text", "muted", "grid", "target", "reached", "soft", "wash", "paper"]
"""What a mark means; the writer knows its colour."""
Anchor = Literal["start", "middle", "end"]
Spot = tuple[float, float]
ASCENT, DESCENT = 0.7, 0.22
"""How far letters and their marks reach above and below their line, in sizes of the letter."""


class Word(msgspec.Struct, frozen=True):
    """A line of text; `y` is the line that its letters stand on."""

    x: float
    y: float
    text: str
    size: float = 8
    anchor: Anchor = "start"
    ink: Ink = "text"
    bold: bool = False
    italic: bool = False
    haloed: bool = False
    """Whether white parts it from the lines behind it."""

    @property
    def box(self) -> Box:
        """The room that the text takes."""
        long = reach(self.text, self.size, bold=self.bold, italic=self.italic)
        left = self.x - {"start": 0.0, "middle": long / 2, "end": long}[self.anchor]
        return Box(left, self.y - ASCENT * self.size, long, (ASCENT + DESCENT) * self.size)


class Stroke(msgspec.Struct, frozen=True):
    """A line through some spots."""

    spots: tuple[Spot, ...]
    ink: Ink = "text"
    width: float = 0.5
    dashed: bool = False


class Box(msgspec.Struct, frozen=True):
    """An upright rectangle; without `fill` it is empty, without `ink` it has no border."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink | None = None
    fill: Ink | None = None
    dashed: bool = False

    def meets(self, other: Box) -> bool:
        """Whether two boxes lie over each other."""
        across = self.x < other.x + other.width and other.x < self.x + self.width
        return across and self.y < other.y + other.height and other.y < self.y + self.height


class Dot(msgspec.Struct, frozen=True):
    """A disc."""

    x: float
    y: float
    radius: float
    ink: Ink = "text"


class Shape(msgspec.Struct, frozen=True):
    """A filled polygon."""

    spots: tuple[Spot, ...]
    ink: Ink = "text"


class Group(msgspec.Struct, frozen=True):
    """Marks that are moved together."""

    x: float
    y: float
    items: tuple[Item, ...]


Item = Word | Stroke | Box | Dot | Shape | Group


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """A picture with what it says to those who cannot see it."""

    width: float
    height: float
    title: str
    description: str
    items: tuple[Item, ...]


def reach(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """The length of a text in points."""
    return metrics.width(text, size, bold=bold, italic=italic) / metrics.MM_PER_POINT


def wrapped(text: str, room: float, size: float, most: int, *, bold: bool = False) -> list[str]:
    """The text in lines that fit the room; what is too much ends in `…`."""
    lines = metrics.lines(text, room * metrics.MM_PER_POINT, size, bold=bold)
    shown = [*lines[: most - 1], " ".join(lines[most - 1 :])] if len(lines) > most else lines
    return [clipped(line, room, size, bold=bold) for line in shown]


def clipped(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text, cut at its end where it is longer than the room."""
    if reach(text, size, bold=bold) <= room:
        return text
    while text and reach(f"{text}…", size, bold=bold) > room:
        text = text[:-1]
    return f"{text.rstrip(' ,.;:-')}…"
