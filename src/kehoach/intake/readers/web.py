"""HTML: what a browser would show, without loading or running anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from kehoach.intake import encodings
from kehoach.intake.oldfile import OldFile, Remark
from kehoach.intake.readers import text
from kehoach.intake.readers.parts import with_notes
from kehoach.intake.readers.refusal import refuse
from kehoach.intake.readers.web_page import Page
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from kehoach.intake.encodings import Decoded

MOST_TAGS = 150_000
LARGEST_PAGE = 8_000_000
_CHARSET = lazily(r"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", 2)
_LIBREOFFICE = lazily(r'<meta name="generator" content="LibreOffice')
_FLOATING = lazily(r'(?<=\w)<img\b[^<>]*\balign="(?:left|right)"[^<>]*>(?:\s*<br clear="\w+"/>\s*</img>)?\n(?=\w)')
"""What LibreOffice writes within a word beside which a picture or a drawn line floats."""
_TOLD_WRONGLY = ("utf-8", "utf8", "us-ascii", "iso-8859-1", "windows-1252", "x-user-defined")
"""Encodings that pages name whatever they are in."""


def read(data: bytes, name: str) -> OldFile:
    """The text of a page in its blocks."""
    from lxml import etree

    if len(data) > LARGEST_PAGE:
        refuse("too-large", limit=f"{LARGEST_PAGE // 1_000_000} MB")
    found = _decoded(data)
    if max(map(found.text.count, "<&")) > MOST_TAGS:
        refuse("too-large", limit=f"{MOST_TAGS:,} <>".replace(",", "."))
    shown = _FLOATING.sub("", found.text) if _LIBREOFFICE.search(found.text[:4096]) else found.text
    page = Page()
    target = cast("Any", page)  # the stubs have it that a target also takes bytes
    parser = etree.HTMLParser(target=target, no_network=True, huge_tree=True, encoding="utf-8")
    try:
        parser.feed(shown.encode("utf-8", "replace"))
        parser.close()
    except etree.LxmlError:
        refuse("broken")
    blocks, notes = (page.blocks, page.notes) if page.notes else with_notes(page.blocks)
    told = (Remark("import.hidden"),) if page.hidden else ()
    return OldFile(name, "html", blocks, notes, remarks=(*text.converted(found), *told))


def _decoded(data: bytes) -> Decoded:
    """The text: in the encoding that the page names, if its letters make sense in it."""
    named = _CHARSET.search(data[:4096].decode("latin-1"))
    charset = named[1].lower() if named else ""
    if charset and charset not in _TOLD_WRONGLY:
        try:
            return encodings.Decoded(data.decode(charset))
        except (LookupError, UnicodeDecodeError):
            pass  # the page does not say what it is in: its letters do
    try:
        return encodings.Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return text.decoded(data)
