"""The styles of a Word file laid over each other: defaults, table, paragraph, list, character style, own words."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake.word import raw
from kehoach.intake.word.looks import Borders, Letters, Shape, Tab
from kehoach.intake.word.values import child_val
from kehoach.intake.word.xml import A, W

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kehoach.intake.word.package import Package
    from kehoach.intake.word.raw import Raw
    from kehoach.intake.word.xml import Element

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_LONGEST_CHAIN = 24
"""A style that is based on itself ends here."""
_LETTERS = {name for name in Letters.__struct_fields__ if name != "highlight"}
_SHAPE = {name for name in Shape.__struct_fields__ if name not in {"line", "exact", "at_least", "borders"}}


class Layers(NamedTuple):
    """What the table that holds a paragraph says about it, the outermost first."""

    letters: tuple[Element, ...] = ()
    paragraphs: tuple[Element, ...] = ()


class Styles:
    """The stylesheet of a file."""

    def __init__(self, package: Package) -> None:
        sheet = package.one("styles")
        self._all = {} if sheet is None else {each.get(f"{W}styleId", ""): each for each in sheet.iter(f"{W}style")}
        self._defaults = None if sheet is None else sheet.find(f"{W}docDefaults")
        self._theme = package.one("theme")
        self._usual = self._usual_of("paragraph")
        self.usual_table = self._usual_of("table")
        self._lettered: dict[object, Letters] = {}
        self._shaped_by: dict[str, list[Raw]] = {}
        self._merged: dict[object, tuple[Raw, ...]] = {}

    def _usual_of(self, kind: str) -> str:
        of_kind = (name for name, each in self._all.items() if each.get(f"{W}type") == kind and _is_usual(each))
        return next(of_kind, "")

    def style_of(self, direct: Raw) -> str:
        """The id of a paragraph's style."""
        name: str = direct.get("style", self._usual)
        return name if name in self._all else self._usual

    def name(self, style: str) -> str:
        """The name that a person sees in Word."""
        return child_val(self._all[style], "name", style) if style in self._all else style

    def chain(self, style: str) -> list[Element]:
        """The style and those that it is based on, the most basic first."""
        out: list[Element] = []
        while style in self._all and len(out) < _LONGEST_CHAIN:
            out.append(self._all[style])
            style = child_val(out[-1], "basedOn")
        return out[::-1]

    @cached_property
    def _base(self) -> tuple[Raw, Raw]:
        if self._defaults is None:
            return {}, {}
        letters = self._defaults.find(f"{W}rPrDefault/{W}rPr")
        return raw.letters(letters), raw.paragraph(self._defaults.find(f"{W}pPrDefault/{W}pPr"))

    def letters(self, style: str, layers: Layers, direct: Raw) -> Letters:
        """How letters look in a paragraph of this style."""
        key = (style, layers.letters, tuple(sorted(direct.items())))
        if key not in self._lettered:
            self._lettered[key] = self._letters(style, layers, direct)
        return self._lettered[key]

    def _letters(self, style: str, layers: Layers, direct: Raw) -> Letters:
        table, own, base = self._styled(style, layers)
        signs = _merged(raw.letters(each.find(f"{W}rPr")) for each in self.chain(direct.get("style", "")))
        said = _merged((base, table, own, signs, direct))
        for name in raw.TOGGLES:
            if name not in direct:
                turned = sum(bool(level.get(name)) for level in (table, own, signs))
                said[name] = bool(base.get(name)) or turned % 2 == 1
        if said.get("theme"):
            said["font"] = self._faces.get(said["theme"][:5], said.get("font", ""))
        said["highlight"] = said.get("highlight") or said.get("ground", "")
        known = {name: value for name, value in said.items() if name in _LETTERS or name == "highlight"}
        return Letters(**known)

    def _styled(self, style: str, layers: Layers) -> tuple[Raw, ...]:
        """What the table, the paragraph's style and the defaults say about letters."""
        key = (style, layers.letters)
        if key not in self._merged:
            table = _merged(raw.letters(each) for each in layers.letters)
            own = _merged(raw.letters(each.find(f"{W}rPr")) for each in self.chain(style))
            self._merged[key] = (table, own, self._base[0])
        return self._merged[key]

    @cached_property
    def _faces(self) -> dict[str, str]:
        """The faces of the theme by how their names in a file begin."""
        if self._theme is None:
            return {}
        found = {f"{kind}": self._theme.find(f".//{A}{kind}Font/{A}latin") for kind in ("major", "minor")}
        return {kind: "" if face is None else face.get("typeface", "") for kind, face in found.items()}

    def listed(self, style: str, direct: Raw) -> tuple[str, int]:
        """The list and the level that a paragraph counts in; an empty list where it counts in none."""
        said = _merged([*self._shapes(style), direct])
        return str(said.get("list", "")), int(said.get("level", 0))

    def _shapes(self, style: str) -> list[Raw]:
        """What the style and those that it is based on say about paragraphs, the most basic first."""
        if style not in self._shaped_by:
            self._shaped_by[style] = [raw.paragraph(each.find(f"{W}pPr")) for each in self.chain(style)]
        return self._shaped_by[style]

    def shape(self, style: str, layers: Layers, direct: Raw, level: Raw | None) -> Shape:
        """How a paragraph of this style looks; `level` is what its list says of it."""
        table = [raw.paragraph(each) for each in layers.paragraphs]
        said = [self._base[1], *table]
        for own in self._shapes(style):
            if level is not None and "list" in own and "list" not in direct:
                said.append(level)
            said.append(own)
        if level is not None and "list" in direct:
            said.append(level)
        return self._shaped([*said, direct], style)

    def _shaped(self, layers: Sequence[Raw], style: str) -> Shape:
        said = _merged(layers)
        known = {name: value for name, value in said.items() if name in _SHAPE}
        known["line"], known["exact"], known["at_least"] = said.get("line", (1.0, 0.0, 0.0))
        known["tabs"] = _stops(layers)
        known["borders"] = Borders(**_merged(each.get("borders", {}) for each in layers))
        known["ground"] = said.get("ground", "")
        if not known.get("outline") and (heading := _HEADING.fullmatch(self.name(style))):
            known["outline"] = int(heading[1])
        return Shape(**known)


def _is_usual(style: Element) -> bool:
    return raw.is_on_text(style.get(f"{W}default"))


def _merged(layers: Iterable[Raw]) -> Raw:
    out: Raw = {}
    for each in layers:
        out.update(each)
    return out


def _stops(layers: Sequence[Raw]) -> tuple[Tab, ...]:
    """The tab stops that are left when each layer has set and cleared its own."""
    found: dict[float, Tab] = {}
    for each in layers:
        for stop in each.get("tabs", ()):
            if stop.kind == "clear":
                found.pop(stop.at, None)
            else:
                found[stop.at] = stop
    return tuple(found[at] for at in sorted(found))
