"""Word files as text: an element a line, in an order that says nothing about who wrote them."""

from __future__ import annotations

import hashlib
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from kehoach.testing.changes import PlanText
from kehoach.testing.faults import plainly
from kehoach.testing.plans import file_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from kehoach.testing.plans import PlanSource

_DAMAGES = (BadZipFile, zlib.error, EOFError, RuntimeError, SyntaxError)
"""What reading a damaged file raises: a package, a part of it, one that is locked, and XML."""
_XML = (".xml", ".rels")
_LISTS = ("[Content_Types].xml", ".rels")
"""What these list is in no order: each program that saves the file has its own."""
_VISIBLE = str.maketrans({"\u00a0": "·", "\u2011": "-", "\n": "⏎"})
_NOISE = {"rsids", "rsid", "proofErr", "lastRenderedPageBreak"}
"""Elements that Word leaves behind and that change nothing on the page."""
_TRACES = ("rsid", "paraId", "textId")
"""How the names of such attributes begin."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@plainly
def docx_text(plan: PlanSource) -> str:
    """The Word file of a plan, or one that is finished (`….docx`): each part, its elements one a line."""
    with file_of(plan, "docx", *_DAMAGES) as data, ZipFile(BytesIO(data)) as package:
        parts = [(name, package.read(name)) for name in sorted(package.namelist())]
        return PlanText("".join(f"{line}\n" for name, content in parts for line in _part(name, content)))


def _part(name: str, content: bytes) -> Iterator[str]:
    if name.endswith(_XML):
        from lxml import etree

        yield f"=== {name}"
        first, *others = _element(etree.fromstring(content), "")
        yield from (first, *(sorted(others) if name.endswith(_LISTS) else others))
    else:
        yield f"=== {name}: {len(content)} bytes, sha256 {hashlib.sha256(content).hexdigest()[:16]}"


def _element(element: Element, indent: str) -> Iterator[str]:
    """An element with its attributes sorted and its text, then the elements in it."""
    if not isinstance(element.tag, str) or _bare(element.tag) in _NOISE:
        return
    attributes = sorted(
        f'{_short(element, str(name))}="{value!s}"' for name, value in element.items() if not _is_noise(str(name))
    )
    text = (element.text or "").translate(_VISIBLE)
    shown = [f"“{text}”"] if text.strip() or _bare(element.tag) == "t" else []
    yield indent + " ".join([_short(element, element.tag), *attributes, *shown])
    for child in element:
        yield from _element(child, f"{indent}  ")


def _is_noise(attribute: str) -> bool:
    return attribute == _SPACE or _bare(attribute).startswith(_TRACES)


def _bare(name: str) -> str:
    return name.rpartition("}")[2]


def _short(element: Element, name: str) -> str:
    """The name with the prefix of its namespace: `w:p`."""
    space = name.removeprefix("{").rpartition("}")[0]
    prefix = next((prefix for prefix, uri in element.nsmap.items() if uri == space and prefix), "")
    return f"{prefix}:{_bare(name)}" if prefix else _bare(name)
