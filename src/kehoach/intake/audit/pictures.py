"""The pages of a file as pictures, and where on them the quoted words stand."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kehoach.intake.readers.office import as_pdf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pypdfium2 import PdfDocument, PdfPage

    from kehoach.intake.audit.audit import Audit
    from kehoach.intake.audit.verdicts import Fault, Verdict

_SCALE = 1.25
"""Dots a point: 90 to the inch."""
_LENGTHS = (36, 18, 9)
"""How many letters of a quotation are looked for; where a line breaks in them, fewer."""


class Mark(NamedTuple):
    """Where words stand: page from 1, the rest in points from its upper left corner."""

    page: int
    left: float
    top: float
    width: float
    height: float


class Page(NamedTuple):
    """A page as a PNG picture; its size in points."""

    picture: bytes
    width: float
    height: float


class Pictures(NamedTuple):
    """The pages of a file and the places of its quotations."""

    pages: tuple[Page, ...]
    marks: dict[str, Mark]


def pictured(data: bytes, audit: Audit, others: Iterable[str] = ()) -> Pictures | None:
    """The pages of a Word file, with the places of what the audit quotes and of other words.

    Nothing where there is no LibreOffice.
    """
    pdf = as_pdf(data)
    if pdf is None:
        return None
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        quotes = [fault.quote for verdict in audit.failed for fault in verdict.faults if fault.quote]
        marks = {quote: mark for quote in dict.fromkeys((*quotes, *others)) if (mark := _found(document, quote))}
        return Pictures(tuple(_page(page) for page in document), marks)


def placed(audit: Audit, pictures: Pictures) -> Audit:
    """The audit with the page of every fault whose words were found."""
    return replace(audit, verdicts=tuple(_paged(each, pictures.marks) for each in audit.verdicts))


def _paged(verdict: Verdict, marks: dict[str, Mark]) -> Verdict:
    def paged(fault: Fault) -> Fault:
        mark = marks.get(fault.quote)
        return replace(fault, page=mark.page) if mark else fault

    return replace(verdict, faults=tuple(map(paged, verdict.faults)))


def _found(document: PdfDocument, quote: str) -> Mark | None:
    for length in _LENGTHS:
        words = quote.rstrip("…")[:length].strip()
        for number, page in enumerate(document, 1):
            mark = _on_page(page, words, number)
            if mark:
                return mark
    return None


def _on_page(page: PdfPage, words: str, number: int) -> Mark | None:
    text = page.get_textpage()
    hit = text.search(words, match_case=True).get_next()
    if hit is None or not text.count_rects(*hit):
        return None
    left, bottom, right, top = text.get_rect(0)
    return Mark(number, left, page.get_height() - top, right - left, top - bottom)


def _page(page: PdfPage) -> Page:
    bitmap = page.render(scale=_SCALE, grayscale=True)
    return Page(_png(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)), *page.get_size())


def _png(width: int, height: int, stride: int, dots: bytes) -> bytes:
    """A grey picture, a byte a dot, as PNG."""
    lines = b"".join(b"\0" + dots[at * stride : at * stride + width] for at in range(height))
    head = struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
