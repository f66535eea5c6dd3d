"""The pages of a file as pictures in a web page, with the places of faults marked on them."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake.audit.pictures import Mark
from kehoach.layout.metrics import MM_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.audit.pictures import Page, Pictures
    from kehoach.intake.audit.verdicts import Fault

_ROOM = 2
"""What a frame leaves free around words, in points."""
_DIGIT, _TAG, _FIRST = 4.4, 9, 2
"""The width of a figure in a tag, the height of the tag, and how many numbers it has room for."""
_NUMBER_FROM_EDGE, _NUMBER_WIDTH, _NUMBER_HEIGHT = 26, 60, 16
"""Where the number of a page belongs, or stands at the foot."""


class Numbered(NamedTuple):
    """A fault, the number that it bears in the list and on the page, and whether it is one of words."""

    number: int
    fault: Fault
    of_words: bool


def pages(pictures: Pictures, faults: Sequence[Numbered]) -> Iterator[str]:
    """Every page with its marks."""
    marked = [(each, mark) for each in faults if (mark := _mark_of(each.fault, pictures))]
    for at, each in enumerate(pictures.pages, 1):
        here: dict[Mark, list[Numbered]] = {}
        for one, mark in marked:
            if mark.page == at:
                here.setdefault(mark, []).append(one)
        yield _picture(each, "".join(_frame(mark, ones) for mark, ones in here.items()))


def _mark_of(fault: Fault, pictures: Pictures) -> Mark | None:
    if fault.key == "margin" and fault.section == 0:
        return _margin(fault, pictures.pages[0])
    if fault.part == "page_number":
        return _number(fault, pictures.pages)
    return pictures.marks.get((fault.at, fault.quote))


def _margin(fault: Fault, page: Page) -> Mark:
    """The margin that is too narrow or too wide, on page one."""
    args = dict(fault.args)
    found = args.get("found")
    wide = found / MM_PER_POINT if isinstance(found, (int, float)) else 0
    return {
        "top": Mark(1, 0, 0, page.width, wide),
        "bottom": Mark(1, 0, page.height - wide, page.width, wide),
        "left": Mark(1, 0, 0, wide, page.height),
    }.get(str(args.get("side")), Mark(1, page.width - wide, 0, wide, page.height))


def _number(fault: Fault, shown: Sequence[Page]) -> Mark:
    """Where the number of the page is, or where it should be: page one has none."""
    at = 1 if fault.key == "number-on-page-one" else min(2, len(shown))
    page = shown[at - 1]
    below = fault.key == "number-below"
    top = page.height - _NUMBER_FROM_EDGE - _NUMBER_HEIGHT if below else _NUMBER_FROM_EDGE
    return Mark(at, (page.width - _NUMBER_WIDTH) / 2, top, _NUMBER_WIDTH, _NUMBER_HEIGHT)


def _picture(page: Page, marks: str) -> str:
    source = b64encode(page.picture).decode()
    box = f"viewBox='0 0 {page.width:.0f} {page.height:.0f}'"
    return f"<div class='page'><img alt='' src='data:image/png;base64,{source}'><svg {box}>{marks}</svg></div>"


def _frame(mark: Mark, faults: Sequence[Numbered]) -> str:
    """A frame around words, with the numbers of their faults on its corner; it leads to the first of them."""
    x, y = mark.left - _ROOM, mark.top - _ROOM
    size = f"width='{mark.width + 2 * _ROOM:.1f}' height='{mark.height + 2 * _ROOM:.1f}'"
    said = _said([each.number for each in faults])
    width, left, top = _DIGIT * len(said) + 4, max(x - _DIGIT, 0), max(y - _TAG + _ROOM, 0)
    tag = f"<rect class='tag' x='{left:.1f}' y='{top:.1f}' width='{width:.1f}' height='{_TAG}' rx='3'/>"
    text = f"<text x='{left + width / 2:.1f}' y='{top + _TAG - _ROOM:.1f}'>{said}</text>"
    here = "".join(f"<g id='p{each.number}'/>" for each in faults)
    kind = "words" if all(each.of_words for each in faults) else "layout"
    link = f"<a class='{kind}' href='#f{faults[0].number}'>"
    return f"{link}{here}<rect x='{x:.1f}' y='{y:.1f}' {size}/>{tag}{text}</a>"


def _said(numbers: Sequence[int]) -> str:
    """The first numbers, and how many more there are."""
    more = len(numbers) - _FIRST
    return ",".join(map(str, numbers[:_FIRST])) + (f"+{more}" if more > 0 else "")
