"""Properties of a Word file changed in place, each where its schema has it, as tracked changes where that is asked."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from kehoach.intake.word.xml import W

if TYPE_CHECKING:
    from kehoach.intake.word.package import Package
    from kehoach.intake.word.xml import Element

AUTHOR = "kehoach"
_LETTERS = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
    *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern"),
    *("position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em"),
    *("lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange"),
)
_PARAGRAPH = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers"),
    *("pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct"),
    *("autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing"),
    *("mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl"),
    *("divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
)
_SECTION = (
    *("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc"),
    *("pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection"),
    *("bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange"),
)
_ORDERS = {"rPr": _LETTERS, "pPr": _PARAGRAPH, "sectPr": _SECTION}
_UNTRACKED = {"rPr": (), "pPr": ("rPr", "sectPr"), "sectPr": ("headerReference", "footerReference")}
"""What the record of a tracked change leaves out."""


class Properties:
    """Changes properties; where they are tracked, what stood there before is kept beside each."""

    def __init__(self, *, tracked: bool, first: int = 1) -> None:
        self.tracked = tracked
        self.count = 0
        """How many places were changed."""
        self._number = first
        """The number of the next tracked change: no two of a file have the same."""
        self._touched: set[Element] = set()

    def of(self, element: Element, name: str) -> Element:
        """The `rPr` or `pPr` of a run or a paragraph, made where there is none."""
        found = element.find(W + name)
        if found is None:
            found = element.makeelement(W + name, {}, None)
            element.insert(0, found)
        return found

    def put(self, holder: Element, name: str, **attributes: str) -> None:
        """A property with these attributes, those that it has otherwise kept."""
        self._record(holder)
        found = self.place(holder, name)
        for key, value in attributes.items():
            found.set(W + key, value)

    def place(self, holder: Element, name: str) -> Element:
        """A property, made where the schema has it if there is none."""
        found = holder.find(W + name)
        if found is None:
            found = holder.makeelement(W + name, {}, None)
            holder.insert(_place(holder, name), found)
        return found

    def set_borders(self, shape: Element, **sides: dict[str, str]) -> None:
        """The lines around a paragraph: those that are named, and no other."""
        self._record(shape)
        borders = self.place(shape, "pBdr")
        for each in list(borders):
            borders.remove(each)
        for side in ("top", "bottom"):
            looks = sides.get(side, {"val": "nil"})
            borders.append(borders.makeelement(W + side, {W + key: value for key, value in looks.items()}, None))

    def drop(self, holder: Element, name: str, *attributes: str) -> None:
        """A property without these attributes; without any it is taken away."""
        found = holder.find(W + name)
        if found is None:
            return
        self._record(holder)
        for each in attributes:
            if W + each in found.attrib:
                del found.attrib[W + each]
        if not attributes or not found.attrib:
            holder.remove(found)

    def signed(self, near: Element, tag: str) -> Element:
        """The mark of a tracked change, numbered and signed."""
        attributes = {f"{W}id": f"{self._number}", f"{W}author": AUTHOR}
        self._number += 1
        return near.makeelement(W + tag, attributes, None)

    def _record(self, holder: Element) -> None:
        if holder in self._touched:
            return
        self._touched.add(holder)
        self.count += 1
        if self.tracked and holder.find(f"{holder.tag}Change") is None and not _is_new(holder):
            self.remember(holder, holder)

    def remember(self, holder: Element, before: Element | None) -> None:
        """Keep beside properties what they were before."""
        self._touched.add(holder)
        old = holder.makeelement(holder.tag, {}, None) if before is None else deepcopy(before)
        kind = holder.tag[len(W) :]
        for name in (*_UNTRACKED[kind], f"{kind}Change"):
            for each in old.findall(W + name):
                old.remove(each)
        change = self.signed(holder, f"{kind}Change")
        change.append(old)
        holder.append(change)


def _is_new(holder: Element) -> bool:
    """Whether a tracked change has just brought in the paragraph or the run whose properties these are."""
    owner = holder.getparent()
    if owner is None:
        return False
    return holder.find(f"{W}rPr/{W}ins") is not None or (
        owner.getparent() is not None and _tag(owner.getparent()) == "ins"
    )


def _tag(element: Element | None) -> str:
    return "" if element is None else str(element.tag)[len(W) :]


def first_free(package: Package) -> int:
    """The first number that no tracked change of a file has."""
    taken = [
        each.get(f"{W}id", "") for part in package.parts.values() for each in part.iter() if f"{W}author" in each.attrib
    ]
    return max((int(each) for each in taken if each.isdecimal()), default=0) + 1


def _place(holder: Element, name: str) -> int:
    """Where the schema has a property among those that are there."""
    order = _ORDERS[holder.tag[len(W) :]]
    rank = order.index(name)
    before = [at for at, each in enumerate(holder) if _rank(order, each) < rank]
    return before[-1] + 1 if before else 0


def _rank(order: tuple[str, ...], element: Element) -> int:
    name = element.tag[len(W) :]
    return order.index(name) if name in order else len(order)
