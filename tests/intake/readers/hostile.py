"""Files that are made to harm, or are not what they seem, with the reason for which each is refused; none: it is read.

`python -m tests.intake.readers.hostile` reads them all and prints the seconds and the megabytes that each took.
"""

from __future__ import annotations

import json
import random
import sys
import time
import zlib
from typing import TYPE_CHECKING

from kehoach.intake.oldfile import OldFile
from kehoach.intake.readers import read
from kehoach.intake.structure import source_of
from tests.intake.word import made
from tests.intake.word.test_package import HOSTILE, replaced

if TYPE_CHECKING:
    from collections.abc import Callable

MB = 1_000_000
ODT = "application/vnd.oasis.opendocument.text"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TEXT = b"BT /F 12 Tf 50 700 Td (mot hai ba bon nam sau) Tj ET\n"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
KINDS_PART = "[Content_Types].xml"
WORD_FILES = (
    "a size that is a lie",
    "billion laughs",
    "a file of the disk as entity",
    "entities in UTF-16",
    "nested too deep",
    "many members that are large together",
)
KINDS = "http://schemas.openxmlformats.org/package/2006/content-types"


def pdf(content: bytes, filters: bytes = b"/FlateDecode", *, pages: int = 1) -> bytes:
    """A PDF of some pages that share one stream, packed already."""
    kids = b" ".join(b"%d 0 R" % (5 + at) for at in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents 4 0 R>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % pages,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Filter[" + filters + b"]/Length %d>>\nstream\n" % len(content) + content + b"\nendstream",
        *[page] * pages,
    ]
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + head + table + tail


def swollen(size: int, first: bytes = b"") -> bytes:
    """So many spaces, packed."""
    pack = zlib.compressobj()
    return pack.compress(first) + b"".join(pack.compress(bytes(MB)) for _ in range(size // MB)) + pack.flush()


def office(kind: str) -> bytes:
    return made.packed({"[Content_Types].xml": f'<Types xmlns="{KINDS}"><Override ContentType="{kind}"/></Types>'})


def noise(size: int) -> bytes:
    return random.Random(1).randbytes(size)  # noqa: S311 - the same noise each time, and no secret


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing": ("empty", lambda: b" \r\n\t"),
    "zeros": ("not-text", lambda: bytes(10 * MB)),
    "noise": ("not-text", lambda: noise(3 * MB)),
    "a program": ("not-text", lambda: b"\x7fELF" + noise(100_000)),
    "a picture": ("picture", lambda: b"\x89PNG\r\n\x1a\n" + noise(1000)),
    "70 MB of text": ("too-large", lambda: b"a" * (70 * MB)),
    "10 MB in one line": ("too-large", lambda: b"a " * (5 * MB)),
    "3 MB in one line": ("long-line", lambda: b"a " * (3 * MB // 2)),
    "too many lines": ("too-large", lambda: b"a\n" * 500_000),
    "letters of no encoding": ("letters", lambda: b"\xc5\xa1\xfe \xe6\xf0\xfd \xfe\xe6\xe6 " * 1000),
    "a page nested without end": ("too-deep", lambda: b"<html>" + b"<b>" * 100_000 + b"a"),
    "a page of endless tags": ("too-large", lambda: b"<html>" + b"<p>a" * MB),
    "a page of endless entities": ("too-large", lambda: b"<html><p>" + b"&amp;" * MB),
    "a page in one line": ("long-line", lambda: b"<html><p>" + b"a " * MB),
    "a cut PDF": ("broken", lambda: pdf(zlib.compress(TEXT))[:300]),
    "a PDF that swells": ("bomb", lambda: pdf(swollen(400 * MB, TEXT))),
    "a PDF that swells twice": ("bomb", lambda: pdf(zlib.compress(swollen(400 * MB)), b"/FlateDecode/FlateDecode")),
    "a PDF that runs on": ("bomb", lambda: pdf(b"\x81 " * 4 * MB, b"/RunLengthDecode")),
    "a PDF of endless objects": ("too-large", lambda: pdf(zlib.compress(TEXT * 70_000))),
    "a PDF of endless lines": ("bomb", lambda: pdf(zlib.compress(TEXT + b"10 10 m 90 10 l S\n" * 300_000))),
    "a PDF of endless pages": ("too-large", lambda: pdf(zlib.compress(TEXT), pages=5000)),
    "a PDF of pictures": ("scanned", lambda: pdf(zlib.compress(b"q 1 0 0 1 0 0 cm Q\n"), pages=3)),
    "a locked Word file": ("password", lambda: OLE + "EncryptedPackage".encode("utf-16-le") + bytes(5000)),
    "an old workbook": ("other-office", lambda: OLE + "Workbook".encode("utf-16-le") + bytes(5000)),
    "a workbook": ("other-office", lambda: office("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
    "a zip of something else": ("packed", lambda: made.packed({"a.txt": "a"})),
    "a cut zip": ("broken", lambda: made.docx("<w:p/>")[:200]),
    "a locked ODT": ("password", lambda: made.packed({"mimetype": ODT, "META-INF/manifest.xml": "encryption-data"})),
    "an ODT that swells": ("word.bomb", lambda: made.packed({"mimetype": ODT, "content.xml": bytes(300 * MB)})),
    "an RTF of groups without end": ("broken", lambda: b"{\\rtf1 " + b"{" * 3 * MB),
    "an RTF of more raw bytes than it has": (
        "broken",
        lambda: b"{\\rtf1 {\\object\\bin2147483647 " + bytes(1000) + b"}}",
    ),
    "a Word file of endless parts": (
        "word.too-many-parts",
        lambda: made.packed({**made.parts(""), **{f"x/{at}": "" for at in range(20_000)}}),
    ),
    "a PDF whose pages hold themselves": (
        "too-large",
        lambda: (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>endobj\ntrailer<</Root 1 0 R/Size 3>>\n%%EOF"
        ),
    ),
    "a Word file that swells": ("word.bomb", lambda: made.packed({**made.parts(""), "word/x.xml": bytes(300 * MB)})),
    "a text of stars": ("signs", lambda: (b"a* " * 33 + b"\n") * 39_000),
    "a text of bold that never ends": ("signs", lambda: b"# A\n" + (b"**a " * 25 + b"\n") * 39_000),
    "a text of bars": ("signs", lambda: (b"|" * 99 + b"\n") * 39_000),
    "a text of cells": ("signs", lambda: (b"a | " * 24 + b"\n") * 39_000),
    "a PDF of a million objects": ("too-large", lambda: b"%PDF-1.4\n" + b"1 0 obj null endobj\n" * MB),
    "a zip in a zip": ("packed", lambda: made.packed({"a.zip": made.packed({"a.zip": made.docx("<w:p/>")})})),
    "a sentence without end": ("", lambda: (b"a* " * 25 + b"\n") * 1000),
    "a table of spaces": ("", lambda: (b"a   " * 8 + b"a\n") * 2000),
    "the same date in bold without end": ("", lambda: b"# A\n" + (b"hay **1/1/2024** " * 1100 + b"\n") * 6),
    "a long table": ("", lambda: b"a | b | c | d\n" * 1000),
    "a Word file with macros": ("", lambda: replaced(KINDS_PART, made.types(MACROS))),
    "a Word file with its template elsewhere": (
        "",
        lambda: replaced("word/_rels/document.xml.rels", made.relations(external=("http://127.0.0.1:9/a.dotm",))),
    ),
    **{name: (f"word.{HOSTILE[name][1]}", HOSTILE[name][0]) for name in WORD_FILES},
    "a zip with a password": ("password", HOSTILE["password by a packer"][0]),
}


def memory() -> int:
    """The most memory that this process has had so far, in megabytes."""
    with open("/proc/self/status", encoding="ascii") as file:  # noqa: PTH123 - no file, and read once
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) // 1024


def _told(data: bytes) -> str:
    """Why a file is refused; nothing where it became a plan."""
    found = read(data, "tệp")
    if isinstance(found, OldFile):
        source_of(found)
        return ""
    return found.key


def main() -> None:
    """Read every file, and tell what it took as JSON."""
    read(pdf(zlib.compress(TEXT * 10)), "a.pdf")  # the libraries are loaded
    read(made.docx("<w:p/>"), "a.docx")
    _told(b"KE HOACH\na | b | c\nd | e | f\n")
    read(b"<html>a", "a.html")
    for name, (_, make) in FILES.items():
        data, start = make(), time.process_time()
        told = _told(data)
        taken = time.process_time() - start
        sys.stdout.write(json.dumps({"name": name, "told": told, "seconds": taken, "peak": memory()}) + "\n")


if __name__ == "__main__":
    main()
