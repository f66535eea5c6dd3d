"""The packed streams of a PDF, judged before pdfium unpacks them whole."""

from __future__ import annotations

import base64
import re
import zlib
from itertools import pairwise

from kehoach.intake.readers.refusal import refuse
from kehoach.text.hygiene import figure

LARGEST_STREAM = 32 << 20
LARGEST_PAGE = 4 << 20
"""What draws a page says neither its type nor that it is a font."""
MOST_OBJECTS = 300_000
"""A file of 500 pages has a tenth of them outside of its streams."""
_NAMED = (b"/Type", b"/Subtype", b"/Length1")
LARGEST_WHOLE = 96 << 20
"""What all streams may hold unpacked, pictures apart."""
_STREAM = re.compile(rb">>\s*stream\r?\n")
_ABOUT = 600
"""So many bytes before a stream say what it is."""
_FILTER = re.compile(rb"/(FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL|ASCII85Decode|A85|ASCIIHexDecode|AHx)\b")
_PICTURES = (b"/Image", b"/DCTDecode", b"/JPXDecode")
_GROWTH = {b"LZWDecode": 1400, b"LZW": 1400, b"RunLengthDecode": 64, b"RL": 64}
"""How many times larger a stream may become, where it is not worth a try."""
_ENDS = b"endstream"
_STEP = 1 << 16


def judge(data: bytes) -> None:
    """Refuse a file of more objects, or whose streams unpack to more, than a document holds."""
    if data.count(b" obj") > MOST_OBJECTS:
        refuse("too-large", limit=f"{figure(MOST_OBJECTS)} obj")
    whole = 0
    for found in _STREAM.finditer(data):
        about = data[max(0, found.start() - _ABOUT) : found.start()].rpartition(b" obj")[2]
        if not any(mark in about for mark in _PICTURES):  # these are never unpacked for the text
            size = _unpacked(data, found.end(), _FILTER.findall(about))
            whole += size
            most = LARGEST_STREAM if any(mark in about for mark in _NAMED) else LARGEST_PAGE
            if size > most or whole > LARGEST_WHOLE:
                refuse("bomb")


def _unpacked(data: bytes, at: int, filters: list[bytes]) -> int:
    """How much a stream holds once unpacked, as far as one needs to know."""
    packed = [name for name in filters if name.startswith((b"F", b"L", b"R"))]
    if len(packed) > 1:  # nobody packs twice but to deceive
        return LARGEST_STREAM + 1
    if packed and packed[0] in _GROWTH:
        return (max(data.find(_ENDS, at), at) - at) * _GROWTH[packed[0]] // 10
    if filters and filters[0].startswith(b"A"):
        text = data[at : data.find(_ENDS, at)].strip()
        return _inflated(_from_text(text, filters[0])) if packed else len(text)
    return _inflated(memoryview(data)[at:])


def _from_text(text: bytes, name: bytes) -> bytes:
    try:
        if name in (b"ASCII85Decode", b"A85"):
            return base64.a85decode(text.removesuffix(b"~>"))
        return bytes.fromhex(text.removesuffix(b">").decode("latin-1"))
    except ValueError:
        return b""


def _inflated(packed: bytes | memoryview) -> int:
    """What zlib makes of it, counted piece by piece and thrown away; 0 where it is nothing of zlib."""
    unpack, size = zlib.decompressobj(), 0
    try:
        for start, end in pairwise(range(0, len(packed) + _STEP, _STEP)):
            chunk = bytes(packed[start:end])
            while chunk and size <= LARGEST_STREAM and not unpack.eof:
                size += len(unpack.decompress(chunk, 1 << 20))
                chunk = unpack.unconsumed_tail
            if unpack.eof or size > LARGEST_STREAM:
                break
    except zlib.error:
        pass  # pdfium may still read what came before
    return size
