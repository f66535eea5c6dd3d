"""The text of a template as the template language reads it."""

from __future__ import annotations

import io
import re
import zipfile
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

MAIN = "word/document.xml"
TAGGED = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
"""The parts that may hold tags."""
_PARAGRAPH = re.compile(r"<w:p([ >])")


@lru_cache
def environment() -> SandboxedEnvironment:
    """Where templates are filled: no code runs, signs of XML are escaped, an unknown name is an error."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file; none where it is no Word file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = {name: file.read(name) for name in file.namelist()}
    except zipfile.BadZipFile:
        return {}
    return parts if MAIN in parts else {}


def patched(xml: str) -> str:
    """The part with tags made whole that Word cut into runs, as docxtpl does it."""
    from docxtpl import DocxTemplate

    source: str = DocxTemplate.patch_xml(None, xml)
    return source


def by_paragraph(xml: str) -> str:
    """The part with paragraph n on line n + 1, so that a fault on a line names its paragraph."""
    return _PARAGRAPH.sub(r"\n<w:p\1", xml.replace("\n", " "))
