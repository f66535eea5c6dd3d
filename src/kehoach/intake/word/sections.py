"""The set-ups of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake.word.file import Section
from kehoach.intake.word.values import child_val, is_on, mm, number
from kehoach.intake.word.xml import R, W

if TYPE_CHECKING:
    from kehoach.intake.word.xml import Element

_LETTER = (215.9, 279.4)
"""The paper of a file that names none, as Word has it."""
_MARGIN = 25.4
_HEADER = 12.7
_MARGINS = ("top", "bottom", "left", "right", "header", "footer", "gutter")


class Setup(NamedTuple):
    """A section and the ids of the headers and footers that it shows."""

    section: Section
    headers: dict[str, str]
    footers: dict[str, str]
    element: Element | None


def setups(body: Element) -> list[Setup]:
    """Every set-up in the order of the pages; a file without any has Word's own."""
    found = [each for each in body.iter(f"{W}sectPr") if not _is_old(each)]
    out: list[Setup] = []
    for each in found:
        before = out[-1] if out else None
        headers = _shown(each, "headerReference", before.headers if before else {})
        footers = _shown(each, "footerReference", before.footers if before else {})
        out.append(Setup(_section(each), headers, footers, each))
    usual = Section(*_LETTER, _MARGIN, _MARGIN, _MARGIN, _MARGIN, _HEADER, _HEADER)
    return out or [Setup(usual, {}, {}, None)]


def _is_old(element: Element) -> bool:
    """Whether it is what a tracked change has replaced."""
    parent = element.getparent()
    return parent is not None and parent.tag == f"{W}sectPrChange"


def _shown(element: Element, tag: str, before: dict[str, str]) -> dict[str, str]:
    own = {each.get(f"{W}type", "default"): each.get(f"{R}id", "") for each in element.findall(W + tag)}
    return {**before, **own}


def _section(element: Element) -> Section:
    size, margins = element.find(f"{W}pgSz"), element.find(f"{W}pgMar")
    numbers, columns = element.find(f"{W}pgNumType"), element.find(f"{W}cols")
    start = None if numbers is None else numbers.get(f"{W}start")
    paper = _LETTER if size is None else (mm(size.get(f"{W}w")), mm(size.get(f"{W}h")))
    top, bottom, left, right, header, footer, gutter = _margins(margins)
    return Section(
        *paper,
        top,
        bottom,
        left,
        right,
        header,
        footer,
        gutter,
        landscape=size is not None and size.get(f"{W}orient") == "landscape",
        own_first_page=is_on(element.find(f"{W}titlePg")),
        counts_from=None if start is None else number(start),
        number_shape="decimal" if numbers is None else numbers.get(f"{W}fmt", "decimal"),
        kind=child_val(element, "type", "nextPage"),
        columns=1 if columns is None else max(number(columns.get(f"{W}num"), 1), 1),
    )


def _margins(element: Element | None) -> list[float]:
    """The margins; a negative one is a fixed one, as wide as its amount."""
    if element is None:
        return [*[_MARGIN] * 4, _HEADER, _HEADER, 0]
    return [abs(mm(element.get(W + name))) for name in _MARGINS]
