from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.intake.encodings import decode
from kehoach.text.charts import chart
from kehoach.text.hygiene import refuse_legacy
from kehoach.text.source import Source

TEXT = (
    "Kế hoạch phát động phong trào thi đua yêu nước\n"
    "Thực hiện chỉ thị của huyện ủy, các thôn tổ chức đăng ký thi đua; phấn đấu 97% hộ gia đình đạt chuẩn.\n"
    "Nơi nhận: đảng ủy xã, các trường học, trạm y tế, lưu văn phòng."
)
SENTENCES = st.lists(st.sampled_from(sorted(set(TEXT.split()))), min_size=15, unique=True).map(" ".join)


def encoded(text: str, name: str) -> bytes:
    codes = {letter: code for code, letter in chart(name).letters.items()}
    return "".join(codes.get(letter, letter) for letter in text).encode("latin-1")


@pytest.mark.parametrize("name", ["tcvn3", "vni", "viscii", "vps"])
def test_bytes_in_an_old_encoding_are_known_by_their_syllables(name: str) -> None:
    assert decode(encoded(TEXT, name)) == (TEXT, name.upper())


@pytest.mark.parametrize("name", ["tcvn3", "vni"])
def test_old_letters_that_were_saved_as_utf_8_are_known_too(name: str) -> None:
    pasted = encoded(TEXT, name).decode("cp1252").encode()
    assert refuse_legacy(Source(pasted.decode()))[1] != ()
    assert decode(pasted) == (TEXT, name.upper())


@given(SENTENCES)
def test_any_sentence_comes_back(text: str) -> None:
    for name in ("tcvn3", "vni", "viscii", "vps"):
        found = decode(encoded(text, name))
        assert found is not None
        assert found.text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_however_it_is_written(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == (TEXT, "")


def test_a_spoilt_letter_does_not_spoil_the_others() -> None:
    data = (TEXT * 3).encode()
    found = decode(data[:100] + b"\xff" + data[101:])
    assert found is not None
    assert (found.text.count("\ufffd"), found.encoding) == (1, "")


def test_windows_1258_is_read() -> None:
    assert decode("".join(map(tone_apart, TEXT)).encode("cp1258")) == (TEXT, "Windows-1258")


def tone_apart(letter: str) -> str:
    signs = unicodedata.normalize("NFD", letter)
    tone = "".join(sign for sign in signs if sign in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", signs.replace(tone, "") if tone else signs) + tone


def test_utf_8_that_was_read_wrongly_and_saved_is_mended() -> None:
    assert decode(TEXT.encode().decode("latin-1").encode()) == (TEXT, "Windows-1252")


def test_capitals_are_raised_where_tcvn3_cannot_write_them() -> None:
    found = decode("Sè: 12/KH-UBND\nñy ban nh©n d©n\nUBND X· B×NH GI·\nCéng hßa x· héi chñ nghÜa ViÖt Nam".encode())
    assert found is not None
    assert found.text.split("\n")[0] == "Số: 12/KH-UBND"
    assert found.text.split("\n")[2] == "UBND XÃ BÌNH GIÃ"


def test_a_line_that_was_typed_in_unicode_stays_among_old_ones() -> None:
    mixed = "Đoạn này đã là Unicode rồi.\n" + encoded(TEXT, "tcvn3").decode("cp1252")
    assert decode(mixed.encode()) == (f"Đoạn này đã là Unicode rồi.\n{TEXT}", "TCVN3")


@pytest.mark.parametrize("data", [b"\xff\xfa\x81\x01abc" * 100, "Å¡Ä‡ Å¾Ä‘ Ä\x8dÅ¡ Å¾Ä‡".encode("latin-1", "ignore")])
def test_letters_that_nobody_knows_are_not_guessed(data: bytes) -> None:
    assert decode(data) is None
