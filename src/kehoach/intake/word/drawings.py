"""Drawings and pictures in a run: text boxes, straight lines, pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake.word.file import DrawnLine
from kehoach.intake.word.values import emu, twips
from kehoach.intake.word.xml import MC, WP, WPS, A, V, W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.intake.word.xml import Element

_LINES = {"line", "straightConnector1", "line2"}
_FLAT = 1.0
"""A line whose ends differ by less in height is level, in millimetres."""
_LINE_SHAPE = "t32"
_STYLE = re.compile(r"([a-z-]+)\s*:\s*([^;]+)")
_MM_PER_TWIP = 25.4 / 1440
_PICTURE, _GRAPHIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic", f"{A}graphicData"
_CHARTS = tuple(f"http://schemas.openxmlformats.org/drawingml/2006/{kind}" for kind in ("chart", "diagram"))


class BoxFound(NamedTuple):
    """A text box that is still to be read."""

    content: Element
    width: float
    height: float
    framed: bool


class Drawings(NamedTuple):
    """What a drawing holds."""

    boxes: tuple[BoxFound, ...] = ()
    lines: tuple[DrawnLine, ...] = ()
    pictures: int = 0
    """Charts and artful words too."""


def chosen(element: Element) -> Element | None:
    """The branch of an `mc:AlternateContent` that is read: what Word itself would take."""
    found = element.find(f"{MC}Choice")
    return found if found is not None else element.find(f"{MC}Fallback")


def of_drawing(element: Element) -> Drawings:
    """What a `w:drawing` holds."""
    boxes = tuple(BoxFound(content, *_extent(element), _is_framed(content)) for content in _contents(element))
    pictures = sum(1 for _ in element.iter(_PICTURE)) + sum(
        each.get("uri") in _CHARTS for each in element.iter(_GRAPHIC)
    )
    return Drawings(boxes, tuple(_lines(element)), pictures)


def _contents(element: Element) -> Iterator[Element]:
    """What its text boxes hold; a box within a box is read with the paragraphs of the outer one."""
    for each in element:
        if each.tag == f"{W}txbxContent":
            yield each
        else:
            yield from _contents(each)


def _extent(element: Element) -> tuple[float, float]:
    found = element.find(f".//{WP}extent")
    return (0, 0) if found is None else (emu(found.get("cx")), emu(found.get("cy")))


def _is_framed(content: Element) -> bool:
    """Whether the shape around a text box has an outline."""
    shape = next(content.iterancestors(f"{WPS}wsp"), None)
    line = None if shape is None else shape.find(f"{WPS}spPr/{A}ln")
    return line is not None and line.find(f"{A}noFill") is None


def _lines(element: Element) -> Iterator[DrawnLine]:
    for shape in element.iter(f"{WPS}wsp"):
        kind = shape.find(f"{WPS}spPr/{A}prstGeom")
        size = shape.find(f"{WPS}spPr/{A}xfrm/{A}ext")
        if kind is None or kind.get("prst") not in _LINES or size is None:
            continue
        if emu(size.get("cy")) <= _FLAT and shape.find(f"{WPS}spPr/{A}ln/{A}noFill") is None:
            yield _placed(element, emu(size.get("cx")), _colour(shape))


def _colour(shape: Element) -> str:
    found = shape.find(f"{WPS}spPr/{A}ln/{A}solidFill/{A}srgbClr")
    return "auto" if found is None else found.get("val", "auto").upper()


def _placed(element: Element, length: float, colour: str) -> DrawnLine:
    across, down = element.find(f".//{WP}positionH"), element.find(f".//{WP}positionV")
    if across is None or down is None:
        return DrawnLine(length, colour=colour)
    offset = across.findtext(f"{WP}posOffset")
    left = None if offset is None else emu(offset)
    below = emu(down.findtext(f"{WP}posOffset"))
    return DrawnLine(length, left, across.get("relativeFrom", ""), across.findtext(f"{WP}align") or "", below, colour)


def of_picture(element: Element) -> Drawings:
    """What a `w:pict` or a `w:object` holds, in the older VML."""
    boxes = tuple(map(_vml_box, _contents(element)))
    pictures = sum(1 for _ in element.iter(f"{V}imagedata", f"{V}textpath"))
    return Drawings(boxes, tuple(_vml_lines(element)), pictures)


def _vml_box(content: Element) -> BoxFound:
    shape = next((each for each in content.iterancestors() if "style" in each.attrib and each.tag != W), None)
    style = {} if shape is None else _style(shape)
    framed = shape is not None and shape.get("stroked", "t") not in {"f", "false"}
    return BoxFound(content, _mm(style.get("width")), _mm(style.get("height")), framed)


def _vml_lines(element: Element) -> Iterator[DrawnLine]:
    for line in element.iter(f"{V}line"):
        begin, end = _point(line.get("from", "")), _point(line.get("to", ""))
        if abs(begin[1] - end[1]) <= _FLAT:
            yield DrawnLine(abs(end[0] - begin[0]), min(begin[0], end[0]), "column", below=begin[1])
    for shape in element.iter(f"{V}shape"):
        style = _style(shape)
        if shape.get("type", "").endswith(_LINE_SHAPE) and _mm(style.get("height")) <= _FLAT:
            left = _mm(style.get("margin-left"))
            align = "center" if style.get("mso-position-horizontal") == "center" else ""
            yield DrawnLine(_mm(style.get("width")), left, "column", align, _mm(style.get("margin-top")))


def _style(shape: Element) -> dict[str, str]:
    return {name: value.strip() for name, value in _STYLE.findall(shape.get("style", ""))}


def _point(text: str) -> tuple[float, float]:
    across, _, down = text.partition(",")
    return _mm(across), _mm(down)


def _mm(text: str | None) -> float:
    """A length of VML; a bare one is in points."""
    text = (text or "").strip()
    bare = text.replace(".", "", 1).lstrip("-").isdigit()
    return twips(f"{text}pt" if bare else text) * _MM_PER_TWIP
