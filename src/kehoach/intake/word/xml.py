"""The XML of a Word file, parsed without entities, without the network and within bounds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.intake.word.refusal import Refusal, RefusedError

if TYPE_CHECKING:
    from lxml.etree import _Element

    Element = _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
V = "{urn:schemas-microsoft-com:vml}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": A[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": WP[1:-1].encode(),
}
"""The names that the strict kind of a Word file uses, and the usual ones for the same things."""

_COST_OF_TAG = 140
_COST_OF_ATTRIBUTE = 220
_MOST_MEMORY = 200 << 20
"""What a parsed part may take; a plan of 500 pages takes a fifth of it."""
MOST_PARAGRAPHS = 60_000
"""A file of 500 pages has about 15 000."""
_FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
_PARAGRAPH = re.compile(rb"<(?:\w+:)?p[ />]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


def parsed(data: bytes, name: str) -> Element:
    """The root of a part; a broken or a dangerous one is refused."""
    from lxml import etree

    text = _usual(data)
    if any(mark in text for mark in _FORBIDDEN):
        raise RefusedError(Refusal("entities", (("part", name),)))
    if text.count(b"<") * _COST_OF_TAG + text.count(b'="') * _COST_OF_ATTRIBUTE + len(text) > _MOST_MEMORY:
        raise RefusedError(Refusal("too-long"))
    if len(_PARAGRAPH.findall(text)) > MOST_PARAGRAPHS:
        raise RefusedError(Refusal("too-long"))
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        reason = "nested" if "depth" in str(error) else "broken-xml"
        raise RefusedError(Refusal(reason, (("part", name),))) from error
    if etree.ElementTree(root).docinfo.internalDTD is not None:
        raise RefusedError(Refusal("entities", (("part", name),)))
    return root


def _usual(data: bytes) -> bytes:
    """The part in UTF-8 and in the usual names."""
    if data.startswith(_UTF16):
        text = data.decode("utf-16", "replace").lstrip("\ufeff")
        data = text[text.find("?>") + 2 :].encode() if text.startswith("<?xml") else text.encode()
    if b"http://purl.oclc.org/ooxml/" in data:
        for strict, usual in STRICT.items():
            data = data.replace(strict, usual)
    return data
