"""The pages of a file as pictures, and where on them the quoted words stand."""

from __future__ import annotations

import struct
import zlib
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kehoach.intake.readers.office import as_pdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pypdfium2 import PdfPage, PdfTextPage

    from kehoach.intake.audit.audit import Audit
    from kehoach.intake.audit.verdicts import Fault
    from kehoach.intake.word.file import WordFile

_SCALE = 1.25
"""Dots a point: 90 to the inch."""
_COLOURS, _IN_COLOUR = 3, 2
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


Spoken = tuple[int, str]
"""Words of a file: the paragraph that they begin in, and they themselves."""


class Pictures(NamedTuple):
    """The pages of a file and the places of its words."""

    pages: tuple[Page, ...]
    marks: dict[Spoken, Mark]


def pictured(data: bytes, file: WordFile, words: Iterable[Spoken]) -> Pictures | None:
    """The pages of a Word file, with the places of words; nothing where there is no LibreOffice."""
    pdf = as_pdf(data)
    if pdf is None:
        return None
    import pypdfium2

    lines = [(each.at, " ".join(each.text.split())) for each in file.paragraphs]
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage() for page in document]
        marks = {each: mark for each in dict.fromkeys(words) if each[1] and (mark := _found(pages, each, lines))}
        heights = [page.get_height() for page in document]
        turned = {each: mark._replace(top=heights[mark.page - 1] - mark.top) for each, mark in marks.items()}
        return Pictures(tuple(_page(page) for page in document), turned)


def placed(audit: Audit, pictures: Pictures) -> Audit:
    """The audit with the page of every fault whose words were found."""

    def paged(fault: Fault) -> Fault:
        mark = pictures.marks.get((fault.at, fault.quote))
        return replace(fault, page=mark.page) if mark else fault

    verdicts = tuple(replace(each, faults=tuple(map(paged, each.faults))) for each in audit.verdicts)
    return replace(audit, verdicts=verdicts, words=tuple(map(paged, audit.words)))


def _found(pages: Sequence[PdfTextPage], spoken: Spoken, lines: Sequence[tuple[int, str]]) -> Mark | None:
    """Where words stand: as often as they stand before their paragraph, so many hits are passed over."""
    at, quote = spoken
    for length in _LENGTHS:
        words = quote.rstrip("…")[:length].strip()
        before = sum(text.count(words) for here, text in lines if here < at)
        hits = list(islice(_hits(pages, words), before + 1))
        if hits:
            return hits[-1]
    return None


def _hits(pages: Sequence[PdfTextPage], words: str) -> Iterator[Mark]:
    """Each place of some words; its top is still counted from the foot of the page."""
    for number, text in enumerate(pages, 1):
        search = text.search(words, match_case=True)
        while (hit := search.get_next()) is not None:
            if text.count_rects(*hit):
                left, bottom, right, top = text.get_rect(0)
                yield Mark(number, left, top, right - left, top - bottom)


def _page(page: PdfPage) -> Page:
    bitmap = page.render(scale=_SCALE, rev_byteorder=True)
    return Page(_png(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)), *page.get_size())


def _png(width: int, height: int, stride: int, dots: bytes) -> bytes:
    """A picture, a byte for each colour of a dot, as PNG."""
    lines = b"".join(b"\0" + dots[at * stride : at * stride + _COLOURS * width] for at in range(height))
    head = struct.pack(">2I5B", width, height, 8, _IN_COLOUR, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
