from __future__ import annotations

import random
from codecs import BOM_UTF8

import pytest

from kehoach.text import hygiene
from kehoach.text.hygiene import decode, odd_signs
from kehoach.text.source import Source

PLAN = "@kế hoạch Thi đua năm 2024\n"
OLD_PLAN = "KÕ ho¹ch ph¸t triÓn kinh tÕ - x· héi"
FRENCH = "Hội thảo «café à la crème» tại Đà Nẵng."
LIMIT = 40


def refused(data: bytes) -> list[tuple[str, int, int, dict[str, str]]]:
    source, found = decode(data, "a.kh")
    assert (source is None) == bool(found)
    return [(one.code, one.place.line, one.place.column, one.args) for one in found]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_is_read(encoding: str) -> None:
    source, found = decode(PLAN.encode(encoding), "a.kh")
    assert source is not None
    assert (source.text, found) == (PLAN, ())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_is_named(encoding: str) -> None:
    mark = b"" if encoding == "utf-16" else b"\xfe\xff"
    assert refused(mark + PLAN.encode(encoding)) == [("KH001", 1, 1, {"found": "UTF-16"})]


@pytest.mark.parametrize("mark", [b"", BOM_UTF8])
def test_the_first_byte_that_is_not_utf_8_is_shown(mark: bytes) -> None:
    data = mark + "dòng một\r\nđợt ".encode() + b"\xff\n"
    assert refused(data) == [("KH001", 2, 5, {"found": "byte 0xFF"})]


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"PK\x03\x04", "Word/Excel/ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Word/Excel 97-2003"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"GIF89a", "GIF"),
        (b"II*\x00", "TIFF"),
        (b"Rar!\x1a\x07", "RAR"),
    ],
)
def test_what_is_no_text_is_told_by_its_kind(start: bytes, kind: str) -> None:
    assert refused(start + b"\x00\x00") == [("KH003", 1, 1, {"kind": kind})]


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hygiene, "LARGEST_FILE", LIMIT)
    assert [code for code, *_ in refused(b"a" * (LIMIT + 1))] == ["KH004"]
    assert refused(b"a" * LIMIT) == []


def test_a_line_that_is_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hygiene, "LONGEST_LINE", LIMIT)
    assert refused(f"ngắn\n{'ế' * (LIMIT + 1)}".encode()) == [("KH004", 2, 1, {"limit": f"{LIMIT}"})]
    assert refused(f"ngắn\n{'ế' * LIMIT}".encode()) == []


@pytest.mark.parametrize("line_end", ["\n", "\r"])
def test_a_file_of_too_many_lines_is_not_read(monkeypatch: pytest.MonkeyPatch, line_end: str) -> None:
    monkeypatch.setattr(hygiene, "MOST_LINES", LIMIT)
    assert [code for code, *_ in refused(line_end.encode() * (LIMIT + 1))] == ["KH004"]
    assert refused(line_end.encode() * LIMIT) == []


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (OLD_PLAN, "TCVN3 (ABC)"),
        ("Keá hoaïch phaùt trieån kinh teá - xaõ hoäi", "VNI"),
        (PLAN.encode().decode("cp1252", "replace") * 2, "Windows-1252"),
    ],
)
def test_an_old_encoding_is_named_and_told_once(text: str, encoding: str) -> None:
    codes = refused(f"{text}\n{text}\n".encode())
    assert [(code, args["encoding"]) for code, _, _, args in codes] == [("KH002", encoding)]


def test_an_old_file_that_was_never_utf_8_is_named_too() -> None:
    [(code, line, column, args)] = refused(f"\n{OLD_PLAN}".encode("cp1252"))
    assert (code, line, column, args["encoding"]) == ("KH002", 2, 1, "TCVN3 (ABC)")


@pytest.mark.parametrize("seed", range(20))
def test_random_bytes_are_no_old_encoding(seed: int) -> None:
    assert [code for code, *_ in refused(random.Random(seed).randbytes(5000))] == ["KH001"]  # noqa: S311 - nothing secret


@pytest.mark.parametrize("text", [FRENCH, "§µ©¶¸®Ê Zµ9®x", "Æ®µ¶·¸¹ 10µ©"])
def test_signs_that_make_no_vietnamese_words_are_no_old_encoding(text: str) -> None:
    assert [code for code, *_ in refused(text.encode("cp1252", "ignore"))] == ["KH001"]


@pytest.mark.parametrize("text", [FRENCH, "Giá 5 € – 10 £, 20 °C ± 1", "Москва, München, São Paulo", "", "\n\n"])
def test_foreign_words_are_no_old_encoding(text: str) -> None:
    assert refused(text.encode()) == []


def test_hidden_signs_of_a_line_are_told_once_and_one_fix_deletes_them() -> None:
    [found] = odd_signs(Source("thi\u200b đua\u2060 yêu\u200b nước"))
    [fix] = found.fixes
    assert (found.code, found.args, fix.safe) == ("KH005", {"sign": "U+200B U+2060"}, True)
    assert [(edit.place.column, edit.place.end_column, edit.text) for edit in fix.edits] == [
        (4, 5, ""), (9, 10, ""), (14, 15, ""),
    ]  # fmt: skip


def test_a_mixed_indent_is_mended_with_spaces() -> None:
    [found] = odd_signs(Source(" \tCác thôn"))
    assert (found.code, found.fixes[0].edits[0].text) == ("KH008", "    ")


def test_a_look_alike_is_mended_with_the_latin_letter() -> None:
    [found] = odd_signs(Source("thi đu\u0430"))
    assert (found.code, found.args["right"], found.fixes[0].safe) == ("KH007", "đua", False)


@pytest.mark.parametrize("line", ["\tCác thôn", "    Các thôn", "ngày\u00a015/6/2024", "Năm 2024 – …"])
def test_ordinary_signs_are_not_told(line: str) -> None:
    assert list(odd_signs(Source(line))) == []
