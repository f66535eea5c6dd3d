"""Automatic numbers: what Word prints before each paragraph of a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake import encodings
from kehoach.intake.word import raw
from kehoach.intake.word.values import child_val, is_on, number
from kehoach.intake.word.xml import W
from kehoach.values.numbers import format_roman

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.intake.word.package import Package
    from kehoach.intake.word.xml import Element

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_GAPS = {"tab": "\t", "space": " ", "nothing": ""}
_GREATEST_ROMAN = 3999
_GREATEST_LETTERS = 780


class Label(NamedTuple):
    """What stands before a paragraph of a list."""

    text: str
    gap: str
    """A tab, a space, or nothing between it and the words."""
    shape: raw.Raw
    """What the list says about its paragraph."""
    letters: raw.Raw
    """What it says about the letters of the label."""
    kind: str
    """How it counts: `decimal`, `lowerLetter`, `bullet`, …"""


class Lists:
    """The lists of a file while its paragraphs are read in their order."""

    def __init__(self, package: Package) -> None:
        part = package.one("numbering")
        found = () if part is None else part
        self._kinds = {each.get(f"{W}abstractNumId", ""): each for each in found if each.tag == f"{W}abstractNum"}
        self._lists = {each.get(f"{W}numId", ""): each for each in found if each.tag == f"{W}num"}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def label(self, list_id: str, level: int) -> Label | None:
        """What the next paragraph of a list bears; `None` where it is in no list."""
        instance = self._lists.get(list_id)
        if instance is None or not 0 <= level < _LEVELS:
            return None
        kind = self._kind(child_val(instance, "abstractNumId"))
        rules = self._level(instance, kind, level)
        if rules is None:
            return None
        counts = self._count(list_id, instance, kind, level)
        text = self._text(instance, kind, rules, counts)
        gap = _GAPS.get(child_val(rules, "suff", "tab"), "\t")
        shape, letters = raw.paragraph(rules.find(f"{W}pPr")), raw.letters(rules.find(f"{W}rPr"))
        return Label(text, gap, shape, letters, child_val(rules, "numFmt", "decimal"))

    def _kind(self, name: str) -> str:
        """The definition that counts; one may point to another by the style that owns it."""
        kind = self._kinds.get(name)
        style = "" if kind is None else child_val(kind, "numStyleLink")
        owners = (key for key, each in self._kinds.items() if child_val(each, "styleLink") == style)
        return next(owners, name) if style else name

    def _level(self, instance: Element, kind: str, level: int) -> Element | None:
        for holder in (*instance.findall(f"{W}lvlOverride"), self._kinds.get(kind)):
            for each in () if holder is None else holder.iter(f"{W}lvl"):
                if number(each.get(f"{W}ilvl")) == level:
                    return each
        return None

    def _count(self, list_id: str, instance: Element, kind: str, level: int) -> list[int | None]:
        counts = self._counts.setdefault(kind, [None] * _LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for each in instance.findall(f"{W}lvlOverride"):
                at = number(each.get(f"{W}ilvl"))
                if each.find(f"{W}startOverride") is not None and 0 <= at < _LEVELS:
                    counts[at] = number(child_val(each, "startOverride"), 1) - 1
        for upper in range(level):
            if counts[upper] is None:
                counts[upper] = self._start(instance, kind, upper)
        now = counts[level]
        counts[level] = self._start(instance, kind, level) if now is None else now + 1
        self._restart_below(instance, kind, level, counts)
        return counts

    def _start(self, instance: Element, kind: str, level: int) -> int:
        rules = self._level(instance, kind, level)
        return 1 if rules is None else number(child_val(rules, "start", "1"), 1)

    def _restart_below(self, instance: Element, kind: str, level: int, counts: list[int | None]) -> None:
        for lower in range(level + 1, _LEVELS):
            if counts[lower] is not None:
                rules = self._level(instance, kind, lower)
                after = number(child_val(rules, "lvlRestart", f"{lower}"), lower) if rules is not None else lower
                if level < after:
                    counts[lower] = None

    def _text(self, instance: Element, kind: str, rules: Element, counts: list[int | None]) -> str:
        pattern = child_val(rules, "lvlText")
        if child_val(rules, "numFmt") == "bullet":
            return encodings.with_signs(pattern, raw.letters(rules.find(f"{W}rPr")).get("font", ""))
        all_arabic = is_on(rules.find(f"{W}isLgl"))

        def written(found: re.Match[str]) -> str:
            level = int(found[1]) - 1
            own = self._level(instance, kind, level)
            shape = "decimal" if all_arabic or own is None else child_val(own, "numFmt", "decimal")
            return counted(counts[level] or 0, shape)

        return _PLACE.sub(written, pattern)


def counted(count: int, shape: str) -> str:
    """A number as a list writes it."""
    write = _SHAPES.get(shape)
    return write(count) if write else str(count)


def _roman(count: int) -> str:
    return format_roman(count) if 0 < count <= _GREATEST_ROMAN else str(count)


def _letter(count: int) -> str:
    if not 0 < count <= _GREATEST_LETTERS:
        return str(count)
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


_SHAPES: dict[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
    "lowerLetter": _letter,
    "upperLetter": lambda count: _letter(count).upper(),
    "decimalZero": lambda count: f"{count:02}",
    "none": lambda _: "",
}
