"""Properties of a Word file changed in place, each where its schema has it, as tracked changes where that is asked."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from kehoach.intake.word.xml import W

if TYPE_CHECKING:
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

    def __init__(self, *, tracked: bool) -> None:
        self.tracked = tracked
        self.count = 0
        """How many holders of properties were changed."""
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
        found = holder.find(W + name)
        if found is None:
            found = holder.makeelement(W + name, {}, None)
            holder.insert(_place(holder, name), found)
        for key, value in attributes.items():
            found.set(W + key, value)

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

    def _record(self, holder: Element) -> None:
        if holder in self._touched:
            return
        self._touched.add(holder)
        self.count += 1
        kind = holder.tag[len(W) :]
        if not self.tracked or holder.find(f"{W}{kind}Change") is not None:
            return
        before = deepcopy(holder)
        for name in _UNTRACKED[kind]:
            for each in before.findall(W + name):
                before.remove(each)
        attributes = {f"{W}id": f"{90_000 + self.count}", f"{W}author": AUTHOR}
        change = holder.makeelement(f"{W}{kind}Change", attributes, None)
        change.append(before)
        holder.append(change)


def _place(holder: Element, name: str) -> int:
    """Where the schema has a property among those that are there."""
    order = _ORDERS[holder.tag[len(W) :]]
    rank = order.index(name)
    before = [at for at, each in enumerate(holder) if _rank(order, each) < rank]
    return before[-1] + 1 if before else 0


def _rank(order: tuple[str, ...], element: Element) -> int:
    name = element.tag[len(W) :]
    return order.index(name) if name in order else len(order)
