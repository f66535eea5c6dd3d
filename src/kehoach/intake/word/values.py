"""Values as WordprocessingML writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.intake.word.xml import W

if TYPE_CHECKING:
    from kehoach.intake.word.xml import Element

MM_PER_TWIP = 25.4 / 1440
MM_PER_EMU = 1 / 36000
_OFF = {"0", "false", "off", "none"}
_LENGTH = re.compile(r"(-?\d*\.?\d+)(pt|mm|cm|in|pc|pi)?")
_TWIPS = {"pt": 20.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pc": 240.0, "pi": 240.0}
_LARGEST = 31_680
"""No length of Word is greater, in twips (22 inches)."""


def val(element: Element | None, default: str = "") -> str:
    """The `w:val` of an element."""
    return default if element is None else element.get(f"{W}val", default)


def child_val(element: Element, name: str, default: str = "") -> str:
    """The `w:val` of a child."""
    return val(element.find(W + name), default)


def is_on(element: Element | None) -> bool:
    """Whether a switch is there and not turned off."""
    return element is not None and element.get(f"{W}val", "1").lower() not in _OFF


def twips(text: str | None) -> float:
    """A length in twentieths of a point, also where it names its unit; 0 where it is no length."""
    found = _LENGTH.fullmatch(text or "")
    if found is None:
        return 0
    length = float(found[1]) * _TWIPS.get(found[2] or "", 1)
    return max(-_LARGEST, min(_LARGEST, length))


def mm(text: str | None) -> float:
    """A length in millimetres."""
    return twips(text) * MM_PER_TWIP


def points(text: str | None) -> float:
    """A length in points."""
    return twips(text) / 20


def number(text: str | None, default: int = 0) -> int:
    """A whole number; the default where it is none, or one that no file means."""
    try:
        found = int(text or "")
    except ValueError:
        return default
    return found if abs(found) < 1 << 31 else default


def emu(text: str | None) -> float:
    """A length of a drawing in millimetres."""
    return number(text) * MM_PER_EMU
