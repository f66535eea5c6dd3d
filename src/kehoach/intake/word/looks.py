"""What letters and paragraphs look like once every style has had its say: frozen values, lengths in mm and points."""

from __future__ import annotations

from typing import Literal

import msgspec

Align = Literal["left", "center", "right", "justify"]


class Look(msgspec.Struct, frozen=True, omit_defaults=True):
    """What all looks share: frozen, compared by value."""


class Letters(Look, frozen=True):
    """How letters look."""

    font: str = ""
    """The face of Latin and Vietnamese letters; empty where neither the file nor its theme says."""
    size: float = 10
    """In points."""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    capitals: bool = False
    """Whether small letters are shown as capitals."""
    small_capitals: bool = False
    strike: bool = False
    hidden: bool = False
    colour: str = "auto"
    """`auto`, or six hexadecimal digits in capitals."""
    highlight: str = ""
    """The colour of the marker pen over them, or of the ground behind them."""
    raised: Literal["", "superscript", "subscript"] = ""
    spacing: float = 0
    """What is added between letters, in points."""
    scale: float = 100
    """Their width in hundredths."""


class Border(Look, frozen=True):
    """A line at one side of a paragraph, a cell or a table."""

    size: float
    """Its thickness in points."""
    space: float = 0
    """What it keeps from the words, in points."""
    colour: str = "auto"
    kind: str = "single"


class Borders(Look, frozen=True):
    """The lines around something; `None` where none is drawn."""

    top: Border | None = None
    left: Border | None = None
    bottom: Border | None = None
    right: Border | None = None
    inside: Border | None = None
    """Between the rows or columns of a table, or between two paragraphs alike."""

    @property
    def framed(self) -> bool:
        """Whether all four sides are drawn."""
        return None not in {self.top, self.left, self.bottom, self.right}


class Tab(Look, frozen=True):
    """A tab stop."""

    at: float
    """In millimetres from the margin."""
    kind: str = "left"
    leader: str = ""


class Frame(Look, frozen=True):
    """A paragraph put at a place of its own on the page (`w:framePr`)."""

    width: float = 0
    height: float = 0
    x: float = 0
    y: float = 0
    from_page_edge: bool = False
    """Whether `y` counts from the upper edge of the paper."""


class Shape(Look, frozen=True):
    """How a paragraph looks, its letters apart."""

    align: Align = "left"
    left: float = 0
    """The left indent of all its lines, in millimetres from the margin or the edge of the cell."""
    right: float = 0
    first_line: float = 0
    """What its first line is indented beyond `left`; below zero where it hangs."""
    before: float = 0
    """In points."""
    after: float = 0
    line: float = 1
    """Line spacing as a multiple; 0 where it is counted in points."""
    exact: float = 0
    """Line spacing in points, where it is exactly so much."""
    at_least: float = 0
    """Line spacing in points, where it is at least so much."""
    like_neighbours: bool = False
    """Whether `before` and `after` fall away between paragraphs of one style (`w:contextualSpacing`)."""
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    """Whether it begins a page (`w:pageBreakBefore`)."""
    outline: int = 0
    """Its level in the navigation pane, from 1; 0 is text."""
    tabs: tuple[Tab, ...] = ()
    borders: Borders = Borders()
    ground: str = ""
    """The colour behind it."""
    frame: Frame | None = None
