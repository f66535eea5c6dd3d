"""How high the lines of a style are, and how far the first of them is set in, as office programs set them."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

import msgspec

from kehoach.layout import metrics
from kehoach.render.pdf.typst import twips

if TYPE_CHECKING:
    from kehoach.layout.formats import Style

_ASCENT = 1912 / metrics.UNITS_PER_EM
"""How far a line reaches above the foot of its letters, as a share of their size: ascent and gap of Times New Roman."""
_DESCENT = 443 / metrics.UNITS_PER_EM
"""How far it reaches below."""
SIXTHS_IN_TWIP = 6
"""LibreOffice measures letters in sixths of a twip."""
_ABOVE_EXACT = 0.8
"""The share of a line of exact height above the foot of its letters."""


class Lines(msgspec.Struct, frozen=True):
    """How high the lines of a style are, in points: above and below the foot of the letters, and between lines."""

    top: float
    bottom: float
    leading: float


def lines_of(style: Style) -> Lines:
    """The lines of a style as office programs set them."""
    if style.exact:
        return Lines(style.exact * _ABOVE_EXACT, style.exact * (_ABOVE_EXACT - 1), 0)
    pitch = _pitch(style.size)
    bottom = -style.size * _DESCENT
    return Lines(pitch + bottom, bottom, int(pitch * 20 * style.line + 1e-6) / 20 - pitch)


@lru_cache
def _pitch(size: float) -> float:
    """The height of a single line: its parts rounded up to sixths of a twip, their sum to a twip."""
    above, below = (ceil(share * size * 20 * SIXTHS_IN_TWIP) for share in (_ASCENT, _DESCENT))
    return round((above + below) / SIXTHS_IN_TWIP) / 20


def line_height(style: Style) -> float:
    """The height of one line, in points."""
    lines = lines_of(style)
    return lines.top - lines.bottom


def first_line(style: Style) -> float:
    """How far the first line is set in, in points; less than nothing where it hangs out."""
    return twips(-style.hanging if style.hanging else style.first_line)
