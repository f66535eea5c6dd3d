"""Who made a file: a plan is not built over an office's own file, nor over a Word file that was edited since."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_WORD, _PDF, _PAGE = b"PK\x03\x04", b"%PDF", b"<!doctype html"
_BEGINNING = 1024
_ABOUT = "docProps/app.xml"
_BY_US = b"<Application>kehoach</Application>"
_BY_TYPST = b"<xmp:CreatorTool>Typst"
_TEXT, _TITLE = ".txt", "  KẾ HOẠCH\n".encode()
"""Every text of ours sets the name of its kind in the middle of a line."""
_PAGE_BY_US = b'<meta name="generator" content="kehoach">'


def made_elsewhere(path: Path) -> bool:
    """Whether a Word file, a PDF, a web page or a text stands there that another program wrote, or wrote last."""
    if not os.path.isfile(path):  # noqa: PTH113 - says no where the user may not look, where pathlib raises
        return False
    data = path.read_bytes()
    if data.startswith(_WORD):
        return not _as_we_pack_it(data) and _names_another(path, data)
    if data[:_BEGINNING].lstrip().lower().startswith(_PAGE):
        return _PAGE_BY_US not in data
    if data.startswith(_PDF):
        return _BY_TYPST not in data
    return path.suffix.lower() == _TEXT and bool(data.strip()) and _TITLE not in data


def _as_we_pack_it(data: bytes) -> bool:
    """Whether the part that names the maker is ours to the byte, as in most files; then the rest is not unpacked."""
    from kehoach.render.docx.parts import made_by_us  # noqa: PLC0415 - a plan may go into a PDF alone

    return _packed_by_us(data) and made_by_us().data in data


def _packed_by_us(data: bytes) -> bool:
    """Whether the package is ours: a library that edits a Word file packs it anew, and leaves our name in it."""
    from kehoach.render.docx.package import BEGINS  # noqa: PLC0415 - the same

    return data.startswith(BEGINS)


def _names_another(path: Path, data: bytes) -> bool:
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415 - few files come here

    try:
        with ZipFile(path) as package:
            named = _ABOUT in package.namelist()
            return named and not (_packed_by_us(data) and _BY_US in package.read(_ABOUT))
    except BadZipFile:
        return False  # whatever it was, it is no Word file any more
