"""Document → one HTML file: read aloud, on a phone, in the dark, printed; nothing loaded from elsewhere."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from kehoach.layout.footnotes import notes_in
from kehoach.render.docx.xml import escaped
from kehoach.render.html.blocks import Writer
from kehoach.render.html.notes import notes_html
from kehoach.render.html.style import style_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.layout.document import Division, Document, Properties

__all__ = ["render"]


def render(document: Document) -> bytes:
    """The document as a web page in one file."""
    return unicodedata.normalize("NFC", "".join(_parts(document))).encode()


def _parts(document: Document) -> Iterator[str]:
    yield (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{''.join(_about(document.properties))}<style>\n{style_sheet(document.format)}</style>\n</head>\n<body>\n<main>\n"
    )
    writer = Writer(document.format)
    for division in document.divisions:
        yield from _sheet(document, division, writer)
    yield "</main>\n</body>\n</html>\n"


def _about(properties: Properties) -> Iterator[str]:
    """What the file says about itself."""
    yield f"<title>{escaped(properties.title)}</title>\n"
    issued = properties.issued.isoformat() if properties.issued else ""
    for name, content in (
        ("author", properties.author),
        ("description", properties.subject),
        ("dcterms.issued", issued),
        ("generator", "kehoach"),
        ("color-scheme", "light dark"),
    ):
        if content:
            yield f'<meta name="{name}" content="{escaped(content)}">\n'


def _sheet(document: Document, division: Division, writer: Writer) -> Iterator[str]:
    """The blocks of a division on a sheet as wide as its pages, and below them the footnotes that they name."""
    kind = "sheet lying" if division.landscape else "sheet"
    yield f'<section class="{kind}">\n'
    yield from writer.blocks(division.blocks)
    yield notes_html(document.notes, notes_in(division.blocks))
    yield "</section>\n"
