"""Hostile and broken files are refused at once, with a reason that a văn thư understands."""

from __future__ import annotations

import resource
import time
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from kehoach.intake.word.package import Package, open_bytes, open_file
from kehoach.intake.word.read import read
from kehoach.intake.word.refusal import Refusal
from kehoach.text.catalogue import LANGUAGES, phrase, phrases
from tests.intake.word import made

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PLAIN = "<w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>"


def without(name: str) -> bytes:
    return made.packed({key: content for key, content in made.parts(PLAIN).items() if key != name})


def replaced(name: str, content: bytes | str) -> bytes:
    return made.packed({**made.parts(PLAIN), name: content})


def entities() -> bytes:
    laughs = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
    head = f'<!DOCTYPE w:document [<!ENTITY l0 "ha">{laughs}]>'
    return replaced("word/document.xml", head + made.document("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>"))


def outside_entity() -> bytes:
    head = '<!DOCTYPE w:document [<!ENTITY me SYSTEM "file:///etc/passwd">]>'
    return replaced("word/document.xml", head + made.document("<w:p><w:r><w:t>&me;</w:t></w:r></w:p>"))


def entities_in_utf16() -> bytes:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w:document [<!ENTITY a "b">]>' + made.document(PLAIN)
    return replaced("word/document.xml", text.encode("utf-16"))


def encrypted_member() -> bytes:
    data = bytearray(made.docx(PLAIN))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def twice() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate name"):
        return _twice()


def _twice() -> bytes:
    import io  # noqa: PLC0415 - only here

    out = io.BytesIO(made.docx(PLAIN))
    with zipfile.ZipFile(out, "a") as file:
        file.writestr("word/document.xml", made.document(PLAIN))
    return out.getvalue()


def many_parts() -> bytes:
    return made.packed({**made.parts(PLAIN), **{f"word/media/{at}.png": b"" for at in range(5000)}})


def lying_size() -> bytes:
    """A member that unpacks to more than the file says."""
    data = made.packed({**made.parts(PLAIN), "word/media/a.bin": b"\0" * 9000})
    return data.replace((9000).to_bytes(4, "little"), (10).to_bytes(4, "little"))


def unlike(pattern: str, count: int) -> str:
    """So many copies, each with a number that packs badly."""
    numbers = (at * 2_654_435_761 % (1 << 32) for at in range(count))
    return "".join(pattern.format(each) for each in numbers)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip bomb": (lambda: replaced("word/media/a.bin", b"\0" * (40 << 20)), "bomb"),
    "many members that are large together": (
        lambda: made.packed({**made.parts(PLAIN), **{f"{at}": b"\0" * (3 << 20) for at in range(60)}}),
        "bomb",
    ),
    "a size that is a lie": (lying_size, "broken-zip"),
    "cut short": (lambda: made.docx(PLAIN)[:-200], "broken-zip"),
    "too many parts": (many_parts, "too-many-parts"),
    "one part twice": (twice, "same-part-twice"),
    "billion laughs": (entities, "entities"),
    "a file of the disk as entity": (outside_entity, "entities"),
    "entities in UTF-16": (entities_in_utf16, "entities"),
    "broken XML": (lambda: replaced("word/document.xml", made.document(PLAIN)[:-30]), "broken-xml"),
    "nested too deep": (lambda: made.docx("<w:sdt><w:sdtContent>" * 400 + "</w:sdtContent></w:sdt>" * 400), "nested"),
    "a table of a million cells": (
        lambda: made.docx("<w:tbl><w:tr>" + unlike('<w:tc><w:p w:id="{}"/></w:tc>', 200_000) + "</w:tr></w:tbl>"),
        "too-long",
    ),
    "a million empty tags": (
        lambda: made.docx("<w:p>" + unlike('<w:r w:id="{}"/>', 700_000) + "</w:p>"),
        "too-long",
    ),
    "password by Word": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "password by a packer": (encrypted_member, "password"),
    "old .doc": (lambda: OLE + "WordDocument".encode("utf-16-le"), "old-doc"),
    "old office file": (lambda: OLE + b"\0" * 600, "old-office"),
    "RTF": (lambda: rb"{\rtf1 KE HOACH}", "rtf"),
    "PDF": (lambda: b"%PDF-1.7\n", "pdf"),
    "web page": (lambda: b"<html></html>", "web-page"),
    "nothing": (lambda: b"", "not-zip"),
    "some bytes": (lambda: zlib.compress(b"KE HOACH"), "not-zip"),
    "another packed file": (lambda: made.packed({"a.txt": "a"}), "not-word"),
    "ODT": (lambda: made.packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "odt"),
    "a spreadsheet": (
        lambda: replaced("[Content_Types].xml", made.types("application/vnd.ms-excel.sheet.main+xml")),
        "other-office",
    ),
    "another type": (lambda: replaced("[Content_Types].xml", made.types("application/xml")), "not-word"),
    "no text": (lambda: without("word/document.xml"), "no-text"),
    "text outside of the file": (
        lambda: replaced("_rels/.rels", made.relations(("d", "officeDocument", "../../etc/passwd"))),
        "no-text",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_within_a_second_with_its_reason(name: str) -> None:
    make, reason = HOSTILE[name]
    data = make()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    refusal = open_bytes(data)
    assert isinstance(refusal, Refusal)
    assert refusal.reason == reason
    assert time.process_time() - start < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 << 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_its_words(language: str) -> None:
    told = {name for name in phrases("word") if name.startswith("refused-")}
    assert {f"refused-{reason}" for _, reason in HOSTILE.values()} | {"refused-too-large"} == told
    for name in told:
        assert phrase(f"word.{name}", language, limit=1, part="a", kind="Excel")  # type: ignore[arg-type]


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "large.docx"
    with path.open("wb") as file:
        file.truncate(65 << 20)
    assert open_file(path) == Refusal("too-large", (("limit", "64"),))


def test_macros_are_told_and_never_looked_at() -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    package = open_bytes(replaced("[Content_Types].xml", made.types(kind)))
    assert isinstance(package, Package)
    assert package.macros
    assert [each.text for each in read(package).paragraphs] == ["KẾ HOẠCH"]


def test_addresses_outside_are_told_and_never_followed() -> None:
    rels = made.relations(external=("http://example.com/a.png",))
    package = open_bytes(replaced("word/_rels/document.xml.rels", rels))
    assert isinstance(package, Package)
    assert read(package).external == ("http://example.com/a.png",)


def test_a_part_that_points_to_itself_is_read_once() -> None:
    rels = made.relations(("h", "header", "document.xml"))
    package = open_bytes(replaced("word/_rels/document.xml.rels", rels))
    assert isinstance(package, Package)
    assert len(list(read(package).paragraphs)) == 1


def test_a_strict_file_and_one_in_utf16_are_read_as_any_other() -> None:
    strict = made.document(PLAIN).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    utf16 = ('<?xml version="1.0" encoding="UTF-16"?>' + made.document(PLAIN)).encode("utf-16")
    for content in (strict, utf16):
        package = open_bytes(replaced("word/document.xml", content))
        assert isinstance(package, Package)
        assert [each.text for each in read(package).paragraphs] == ["KẾ HOẠCH"]
