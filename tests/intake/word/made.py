"""Word files made by hand, part by part: the smallest that show what is to be read, and hostile ones."""

from __future__ import annotations

import io
import zipfile

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ROOTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "settings": "settings",
         "header": "hdr", "comments": "comments"}  # fmt: skip


def packed(parts: dict[str, bytes | str]) -> bytes:
    """A ZIP file of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def types(kind: str = f"{WORD}.document.main+xml") -> str:
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    )


def relations(*lines: tuple[str, str, str], external: tuple[str, ...] = ()) -> str:
    own = "".join(f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{to}"/>' for key, kind, to in lines)
    away = "".join(
        f'<Relationship Id="x{at}" Type="{RELATIONS}/image" Target="{to}" TargetMode="External"/>'
        for at, to in enumerate(external)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{own}{away}</Relationships>'


def document(body: str) -> str:
    return f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"


def parts(body: str, **others: str) -> dict[str, bytes | str]:
    """The parts of a Word file with this body; the others by their kinds: `styles="<w:style …>"`."""
    beside = {kind: f"{kind}.xml" for kind in others if kind != "theme"}
    own: dict[str, bytes | str] = {
        "[Content_Types].xml": types(),
        "_rels/.rels": relations(("d", "officeDocument", "word/document.xml")),
        "word/document.xml": document(body),
        "word/_rels/document.xml.rels": relations(*((kind, kind, f"{kind}.xml") for kind in others)),
    }
    for kind, name in beside.items():
        own[f"word/{name}"] = f"<w:{ROOTS[kind]} {NAMES}>{others[kind]}</w:{ROOTS[kind]}>"
    if "theme" in others:
        own["word/theme.xml"] = f"<a:theme {NAMES}>{others['theme']}</a:theme>"
    return own


def docx(body: str, **others: str) -> bytes:
    """A Word file with this body."""
    return packed(parts(body, **others))
