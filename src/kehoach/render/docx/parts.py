"""The parts of a Word file around its text: types, relations, settings, header, properties."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kehoach.render.docx.package import Entry, compressed
from kehoach.render.docx.settings import SETTINGS
from kehoach.render.docx.styles import FONT, styles_xml
from kehoach.render.docx.xml import DECLARATION, NAMESPACE, RELATIONS, escaped, style_id

if TYPE_CHECKING:
    from kehoach.layout.document import Properties
    from kehoach.layout.formats import Format

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "settings", "fontTable", "header", "footnotes")
_FILES = {"header": "header1"}


@lru_cache
def outline_parts(*, notes: bool) -> tuple[Entry, ...]:
    """The parts that say which parts there are, compressed once."""
    return (
        compressed("[Content_Types].xml", content_types(notes=notes)),
        compressed("_rels/.rels", _ROOT),
        compressed("word/_rels/document.xml.rels", relationships(notes=notes)),
    )


def content_types(*, notes: bool) -> str:
    """`[Content_Types].xml`."""
    package = "application/vnd.openxmlformats-package"
    overrides = "".join(_word_part(part) for part in _PARTS[:-1])
    return (
        f'{DECLARATION}<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="{package}.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>{overrides}'
        f'<Override PartName="/docProps/core.xml" ContentType="{package}.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'extended-properties+xml"/>{_word_part(_PARTS[-1]) if notes else ""}</Types>'
    )


def _word_part(part: str) -> str:
    return f'<Override PartName="/word/{_FILES.get(part, part)}.xml" ContentType="{_WORD}.{part}+xml"/>'


def _parts(*, notes: bool) -> tuple[str, ...]:
    return _PARTS if notes else _PARTS[:-1]


def relationships(*, notes: bool) -> str:
    """`word/_rels/document.xml.rels`; a part's id is its name."""
    relations = "".join(
        f'<Relationship Id="{part}" Type="{RELATIONS}/{part}" Target="{_FILES.get(part, part)}.xml"/>'
        for part in _parts(notes=notes)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>'


@lru_cache
def made_by_us() -> Entry:
    """The part that says who made the file."""
    return compressed("docProps/app.xml", APPLICATION)


@lru_cache
def fixed_parts(form: Format) -> tuple[Entry, ...]:
    """The parts that are the same for every document of a format, compressed once."""
    return (
        made_by_us(),
        compressed("word/styles.xml", styles_xml(form)),
        compressed("word/settings.xml", SETTINGS),
        compressed("word/fontTable.xml", _FONTS),
        compressed("word/header1.xml", _HEADER),
    )


def core_properties(properties: Properties) -> str:
    """`docProps/core.xml`: what the file says about itself, the days taken from the plan."""
    day = f"{properties.issued.isoformat()}T00:00:00Z" if properties.issued else ""
    days = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>' for name in ("created", "modified") if day
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(properties.title)}</dc:title><dc:subject>{escaped(properties.subject)}</dc:subject>"
        f"<dc:creator>{escaped(properties.author)}</dc:creator><dc:language>vi-VN</dc:language>{days}"
        "</cp:coreProperties>"
    )


_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_ROOT = (
    f'{DECLARATION}<Relationships xmlns="{_PACKAGE}">'
    f'<Relationship Id="document" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
    'core-properties" Target="docProps/core.xml"/>'
    f'<Relationship Id="app" Type="{RELATIONS}/extended-properties" Target="docProps/app.xml"/></Relationships>'
)
APPLICATION = f'{DECLARATION}<Properties xmlns="{_EXTENDED}"><Application>kehoach</Application></Properties>'
_FONTS = (
    f'{DECLARATION}<w:fonts xmlns:w="{NAMESPACE}"><w:font w:name="{FONT}"><w:panose1 w:val="02020603050405020304"/>'
    '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
_HEADER = (
    f'{DECLARATION}<w:hdr xmlns:w="{NAMESPACE}"><w:p><w:pPr><w:pStyle w:val="{style_id("page_number")}"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)
