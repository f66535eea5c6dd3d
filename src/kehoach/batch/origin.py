"""Who made a file: a plan is not built over an office's own Word file, nor over one that was edited since."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_WORD, _PDF = b"PK\x03\x04", b"%PDF"
_ABOUT = "docProps/app.xml"
_BY_US = b"<Application>kehoach</Application>"
_BY_TYPST = b"<xmp:CreatorTool>Typst"


def made_elsewhere(path: Path) -> bool:
    """Whether a Word file or a PDF stands there that another program wrote, or wrote last."""
    if not os.path.isfile(path):  # noqa: PTH113 - says no where the user may not look, where pathlib raises
        return False
    with path.open("rb") as file:
        begins = file.read(4)
    if begins == _WORD:
        return not _as_we_pack_it(path) and _by_another_office_program(path)
    return begins == _PDF and _BY_TYPST not in path.read_bytes()


def _as_we_pack_it(path: Path) -> bool:
    """Whether the part that names the maker is ours to the byte, as in most files; then the rest is not unpacked."""
    from kehoach.render.docx.parts import made_by_us  # noqa: PLC0415 - a plan may go into a PDF alone

    return made_by_us().data in path.read_bytes()


def _by_another_office_program(path: Path) -> bool:
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415 - few files come here

    try:
        with ZipFile(path) as package:
            return _ABOUT in package.namelist() and _BY_US not in package.read(_ABOUT)
    except BadZipFile:
        return False  # whatever it was, it is no Word file any more
