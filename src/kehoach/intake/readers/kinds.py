"""What kind of file this is: its content decides, its name where the content leaves a doubt."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath
from typing import TYPE_CHECKING

from kehoach.intake.readers.refusal import refuse
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from kehoach.intake.oldfile import Kind

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_PDF_WITHIN = 1024
"""The mark of a PDF may stand a little way into the file."""
_HTML = lazily(
    r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype html|html|head|body|meta|div|p|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_SLANTED = r"(?:^|[ \t(\"'])\*[^ \t\r\n*)][^*\r\n]{0,300}[^ \t\r\n*(]\*(?![*0-9A-Za-z])"
_MARKDOWN = lazily(
    rf"^#{{1,6}} \S|\*\*[^ \t\r\n*][^*]{{0,800}}[^ \t\r\n*]\*\*|{_SLANTED}|^\|? ?:?-{{3,}}:? ?\|", re.MULTILINE
)
"""Marks that pair around words, over several lines of print too; it is asked of bytes read as Latin-1."""
_WORD = (b"wordprocessingml", b"ms-word.document")
"""What the parts of a Word file are told to be, with macros or without."""
_SAMPLE = 4096
_SAMPLE_OF_MARKS = 100_000
_FEWEST_NULS, _MOST_NULS = 0.2, 0.5
"""Text in UTF-16 has so many."""
_CONTROLS, _MOST_CONTROLS = lazily(r"[\x00-\x08\x0e-\x1f]"), 0.05


def kind_of(data: bytes, name: str) -> Kind:
    """The kind of a file that can be read; any other is refused with its reason."""
    if not data.strip():
        refuse("empty")
    if data.startswith(b"PK"):
        return _zipped(data)
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith(_PICTURES):
        refuse("picture")
    return _text(data, PurePath(name).suffix.lower())


def _zipped(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            mark = "mimetype" if "mimetype" in names else "[Content_Types].xml"
            with package.open(mark) as part:
                told = part.read(1 << 20)
    except KeyError:
        refuse("packed")
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError):
        refuse("broken")
    except RuntimeError:  # so zipfile asks for a password
        refuse("password")
    if b"opendocument.text" in told:
        return "odt"
    if not any(mark in told for mark in _WORD):
        refuse("other-office")
    return "docx"


def _ole(data: bytes) -> Kind:
    if _wide("EncryptedPackage") in data:
        refuse("password")
    if _wide("WordDocument") not in data:
        refuse("other-office")
    return "doc"


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def _text(data: bytes, ending: str) -> Kind:
    sample = data[:_SAMPLE]
    wide = sample.startswith((b"\xff\xfe", b"\xfe\xff")) or _FEWEST_NULS < sample.count(0) / len(sample) <= _MOST_NULS
    if not wide and len(_CONTROLS.findall(sample.decode("latin-1"))) > _MOST_CONTROLS * len(sample):
        refuse("not-text")
    start = sample.decode("utf-16" if wide else "latin-1", "replace").lstrip("\ufeffï»¿")
    if ending in (".htm", ".html") or _HTML.match(start):
        return "html"
    if ending in (".md", ".markdown") or _MARKDOWN.search(data[:_SAMPLE_OF_MARKS].decode("latin-1")):
        return "markdown"
    return "text"
