"""`w:rPr` and `w:pPr` as plain tables of what they say, to be laid over each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kehoach.intake.word.looks import Border, Frame, Tab
from kehoach.intake.word.values import is_on, mm, number, points, val
from kehoach.intake.word.xml import W

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.intake.word.xml import Element

Raw = dict[str, Any]
"""What one holder of properties says; a key that is not there is not said."""

TOGGLES = ("bold", "italic", "capitals", "small_capitals", "strike", "hidden")
"""Two styles that both turn these on turn them off again."""
_SWITCHES = {
    "b": "bold",
    "i": "italic",
    "caps": "capitals",
    "smallCaps": "small_capitals",
    "strike": "strike",
    "dstrike": "strike",
    "vanish": "hidden",
}
_ALIGN = {"both": "justify", "distribute": "justify", "start": "left", "end": "right"}
_ALIGNED = {"left", "center", "right", "justify"}
_SIDES = {"top": "top", "left": "left", "start": "left", "bottom": "bottom", "right": "right", "end": "right"}
_INSIDE = {"insideH", "insideV", "between"}
_NO_LINE = {"none", "nil", ""}


def letters(element: Element | None) -> Raw:
    """What a `w:rPr` says."""
    out: Raw = {}
    for each in element if element is not None else ():
        name = each.tag[len(W) :]
        if name in _SWITCHES:
            out[_SWITCHES[name]] = is_on(each)
        elif read := _OF_LETTERS.get(name):
            read(each, out)
    return out


def _fonts(element: Element, out: Raw) -> None:
    theme = element.get(f"{W}asciiTheme") or element.get(f"{W}hAnsiTheme")
    face = element.get(f"{W}ascii") or element.get(f"{W}hAnsi")
    if theme:
        out["theme"], out["font"] = theme, face or ""
    elif face:
        out["font"], out["theme"] = face, ""


def _size(element: Element, out: Raw) -> None:
    size = number(val(element)) / 2 or points(val(element))
    if size > 0:
        out["size"] = size


def _colour(element: Element, out: Raw) -> None:
    out["colour"] = "auto" if val(element) == "auto" else val(element).upper()


def _ground(element: Element, out: Raw) -> None:
    out["ground"] = ground(element)


def ground(element: Element | None) -> str:
    """The colour that a `w:shd` lays behind something; empty where it is none or white."""
    fill = "" if element is None else element.get(f"{W}fill", "").upper()
    return "" if fill in {"AUTO", "FFFFFF"} else fill


_OF_LETTERS: dict[str, Callable[[Element, Raw], None]] = {
    "rFonts": _fonts,
    "sz": _size,
    "color": _colour,
    "shd": _ground,
    "u": lambda each, out: out.update(underline=val(each, "single") not in _NO_LINE),
    "highlight": lambda each, out: out.update(highlight="" if val(each) == "none" else val(each)),
    "vertAlign": lambda each, out: out.update(raised=val(each) if val(each) in {"superscript", "subscript"} else ""),
    "spacing": lambda each, out: out.update(spacing=points(val(each))),
    "w": lambda each, out: out.update(scale=float(number(val(each).rstrip("%"), 100))),
    "rStyle": lambda each, out: out.update(style=val(each)),
}


def paragraph(element: Element | None) -> Raw:
    """What a `w:pPr` says, its `w:rPr` apart."""
    out: Raw = {}
    for each in element if element is not None else ():
        if read := _OF_PARAGRAPHS.get(each.tag[len(W) :]):
            read(each, out)
    return out


def _indents(element: Element, out: Raw) -> None:
    for names, key in ((("left", "start"), "left"), (("right", "end"), "right")):
        said = next((found for name in names if (found := element.get(W + name)) is not None), None)
        if said is not None:
            out[key] = mm(said)
    if (hanging := element.get(f"{W}hanging")) is not None:
        out["first_line"] = -mm(hanging)
    elif (first := element.get(f"{W}firstLine")) is not None:
        out["first_line"] = mm(first)


def _spacing(element: Element, out: Raw) -> None:
    for side in ("before", "after"):
        if is_on_text(element.get(f"{W}{side}Autospacing")):
            out[side] = 14.0
        elif (said := element.get(W + side)) is not None:
            out[side] = points(said)
    if (line := element.get(f"{W}line")) is not None:
        rule = element.get(f"{W}lineRule", "auto")
        pitch = points(line)
        out["line"] = (pitch / 12, 0.0, 0.0) if rule == "auto" else (0.0, pitch, 0.0)
        if rule == "atLeast":
            out["line"] = (0.0, 0.0, pitch)


def is_on_text(text: str | None) -> bool:
    """Whether a switch that is an attribute is on."""
    return text is not None and text.lower() not in {"0", "false", "off"}


def _align(element: Element, out: Raw) -> None:
    align = _ALIGN.get(val(element), val(element))
    out["align"] = align if align in _ALIGNED else "left"


def _tabs(element: Element, out: Raw) -> None:
    stops = tuple(Tab(mm(each.get(f"{W}pos")), val(each, "left"), each.get(f"{W}leader", "")) for each in element)
    out["tabs"] = stops


def borders(element: Element | None) -> Raw:
    """The lines that a `w:pBdr`, a `w:tblBorders` or a `w:tcBorders` speaks of, by their sides."""
    out: Raw = {}
    for each in element if element is not None else ():
        name = each.tag[len(W) :]
        side = "inside" if name in _INSIDE else _SIDES.get(name)
        if side:
            out[side] = _border(each)
    return out


def _border(element: Element) -> Border | None:
    kind = val(element)
    if kind in _NO_LINE:
        return None
    size, space = number(element.get(f"{W}sz")) / 8, float(number(element.get(f"{W}space")))
    return Border(size, space, element.get(f"{W}color", "auto").upper().replace("AUTO", "auto"), kind)


def _frame(element: Element, out: Raw) -> None:
    if element.get(f"{W}dropCap", "none") != "none":
        return
    width, height, x, y = (mm(element.get(W + name)) for name in ("w", "h", "x", "y"))
    out["frame"] = Frame(width, height, x, y, from_page_edge=element.get(f"{W}vAnchor") == "page")


def _outline(element: Element, out: Raw) -> None:
    level = number(val(element), 9)
    out["outline"] = level + 1 if 0 <= level < 9 else 0  # noqa: PLR2004 - Word's 9 is text


def _numbered(element: Element, out: Raw) -> None:
    found = element.find(f"{W}numId")
    if found is not None:
        out["list"] = val(found)
    level = element.find(f"{W}ilvl")
    if level is not None:
        out["level"] = number(val(level))


_OF_PARAGRAPHS: dict[str, Callable[[Element, Raw], None]] = {
    "ind": _indents,
    "spacing": _spacing,
    "jc": _align,
    "tabs": _tabs,
    "pBdr": lambda each, out: out.update(borders=borders(each)),
    "framePr": _frame,
    "outlineLvl": _outline,
    "numPr": _numbered,
    "shd": _ground,
    "pStyle": lambda each, out: out.update(style=val(each)),
    "keepNext": lambda each, out: out.update(keep_next=is_on(each)),
    "keepLines": lambda each, out: out.update(keep_lines=is_on(each)),
    "pageBreakBefore": lambda each, out: out.update(new_page=is_on(each)),
    "contextualSpacing": lambda each, out: out.update(like_neighbours=is_on(each)),
}
