"""How the elements of a page look, and how its lists count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from kehoach.intake.oldfile import Align
from kehoach.intake.word.lists import counted
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Mapping

    Attributes = Mapping[str, str]

UNSEEN = {"script", "style", "head", "title", "template", "noscript", "object", "svg", "iframe", "math"}
_BOLD, _ITALIC = {"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"}, {"i", "em", "cite"}
_STYLED = lazily(r"([\w-]+)\s*:\s*([^;]+)")
_ALIGNS: dict[str, Align] = {"center": "center", "right": "right", "left": "left", "justify": "justify"}
_HIDING = {("display", "none"), ("mso-hide", "all")}
_HEAVY = ("bold", "600", "700", "800", "900")
_COUNTED = {
    "a": "lowerLetter",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "A": "upperLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "i": "lowerRoman",
    "lower-roman": "lowerRoman",
    "I": "upperRoman",
    "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
}
"""How lists of pages count, by the names that Word has for it."""
_MOST = 100_000


class Look(msgspec.Struct, frozen=True):
    """How an element and what stands in it look."""

    tag: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    font: str = ""
    align: Align = ""
    heading: int = 0
    hidden: bool = False
    as_typed: bool = False
    raised: bool = False


def look_of(tag: str, attributes: Attributes, outer: Look) -> Look:
    """What an element adds to the look of the one around it."""
    style = _style(attributes)
    align = style.get("text-align", attributes.get("align", "")).lower()
    weight, family = style.get("font-weight", ""), style.get("font-family") or attributes.get("face", "")
    return Look(
        tag,
        bold=weight in _HEAVY or (weight != "normal" and (outer.bold or tag in _BOLD)),
        italic=style.get("font-style") == "italic" or outer.italic or tag in _ITALIC,
        underline="underline" in style.get("text-decoration", "") or outer.underline or tag == "u",
        font=family.split(",")[0].strip("\"' ") or outer.font,
        align="center" if tag == "center" else _ALIGNS.get(align, outer.align),
        heading=int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else outer.heading,
        hidden=outer.hidden or tag in UNSEEN or bool(_HIDING & style.items()) or "hidden" in attributes,
        as_typed=outer.as_typed or tag in ("pre", "textarea"),
        raised=outer.raised or tag == "sup",
    )


class List:
    """A list of a page while it counts."""

    def __init__(self, tag: str, attributes: Attributes) -> None:
        self._kind = _kind(attributes) or attributes.get("type", "1") if tag == "ol" else ""
        self._count = number(attributes, "start") - 1

    def label(self, attributes: Attributes) -> str:
        """What stands before its next item."""
        self._count = number(attributes, "value") if "value" in attributes else self._count + 1
        if "none" in (self._kind, _kind(attributes)):
            return ""
        return f"{counted(self._count, _COUNTED.get(self._kind, ''))}." if self._kind else "-"


def number(attributes: Attributes, name: str) -> int:
    """A number that an element bears; 1 where it bears none."""
    told = attributes.get(name, "")
    return max(1, min(int(told), _MOST)) if told.isdecimal() else 1


def _kind(attributes: Attributes) -> str:
    style = _style(attributes)
    return style.get("list-style-type") or style.get("list-style") or ""


def _style(attributes: Attributes) -> dict[str, str]:
    found = _STYLED.findall(attributes.get("style", ""))
    return {name.lower(): value.strip() for name, value in found}
