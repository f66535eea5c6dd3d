"""Short ways to what a test looks for in a PDF."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, NamedTuple

import pikepdf
import pypdfium2

from kehoach.layout import lay_out
from kehoach.render import pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.model.plan import Plan


class Line(NamedTuple):
    """A printed line: its page from 1, how far its foot is below the upper edge in points, its ends, and its words."""

    page: int
    foot: float
    left: float
    right: float
    words: str


def printed(plan: Plan) -> bytes:
    return pdf.render(lay_out(plan))


def text(data: bytes, page: int | None = None) -> str:
    """The words of all pages, or of one from 1, with spaces evened out."""
    document = pypdfium2.PdfDocument(data)
    pages = range(len(document)) if page is None else [page - 1]
    return re.sub(r"\s+", " ", " ".join(document[at].get_textpage().get_text_bounded() for at in pages))


def page_count(data: bytes) -> int:
    return len(pypdfium2.PdfDocument(data))


def lines(data: bytes) -> Iterator[Line]:
    """The lines of all pages, from above."""
    for number, page in enumerate(pypdfium2.PdfDocument(data), 1):
        words = page.get_textpage()
        boxes = [words.get_rect(at) for at in range(words.count_rects())]
        for left, bottom, right, top in sorted(boxes, key=lambda box: -box[1]):
            said = words.get_text_bounded(left, bottom, right, top)
            yield Line(number, page.get_height() - bottom, left, right, " ".join(said.split()))


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def tags(data: bytes) -> list[str]:
    """The tags of the structure tree in the order of reading."""
    file = opened(data)
    return [str(element.S).removeprefix("/") for element in _elements(file.Root.StructTreeRoot.K)]


def _elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _elements(each)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from _elements(node.get("/K", pikepdf.Array()))
