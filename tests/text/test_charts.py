"""The charts of the old encodings hold every letter, once each way."""

from __future__ import annotations

import unicodedata

import pytest

from kehoach.rules.tables import table
from kehoach.text.charts import chart

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
SMALL = [
    letter
    for vowel in "aăâeêioôơuưy"
    for tone in TONES
    if not (letter := unicodedata.normalize("NFC", vowel + tone)).isascii()
] + ["đ"]
CAPITAL = [letter.upper() for letter in SMALL]
WITHOUT_TONE = set("ĂÂÊÔƠƯĐ")


def letters(name: str) -> list[str]:
    return [row["chữ"] for row in table(f"encodings/{name}")]


def test_vietnamese_has_67_letters_beyond_ascii() -> None:
    assert len(SMALL) == len(set(SMALL)) == 67


@pytest.mark.parametrize("name", ["vni", "viscii", "vps"])
def test_a_chart_has_every_letter_in_both_cases(name: str) -> None:
    assert sorted(letters(name)) == sorted(SMALL + CAPITAL)


def test_tcvn3_has_small_letters_and_capitals_without_a_tone() -> None:
    assert sorted(letters("tcvn3")) == sorted([*SMALL, *WITHOUT_TONE])


@pytest.mark.parametrize("name", ["tcvn3", "vni", "viscii", "vps"])
def test_no_two_letters_are_written_alike(name: str) -> None:
    codes = [row["byte"] for row in table(f"encodings/{name}")]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("name", ["tcvn3", "vni", "viscii", "vps"])
@pytest.mark.parametrize("taken_for", ["latin-1", "cp1252", "cp1258"])
def test_every_letter_comes_back_whatever_its_bytes_were_taken_for(name: str, taken_for: str) -> None:
    for row in table(f"encodings/{name}"):
        misread = "".join(_as(taken_for, code) for code in bytes.fromhex(row["byte"]))
        assert chart(name).decode(f"x{misread}x") == f"x{row['chữ']}x"


@pytest.mark.parametrize("name", ["tcvn3", "vni", "viscii", "vps"])
def test_ascii_stays_ascii(name: str) -> None:
    plain = "".join(map(chr, range(0x20, 0x7F)))
    assert chart(name).decode(plain) == plain


def test_a_capital_with_the_small_form_of_its_mark_is_read() -> None:
    assert chart("vni").decode("Aán, AÁN, Öùng") == "Ấn, ẤN, Ứng"


def test_letters_that_word_keeps_in_the_private_range_are_read() -> None:
    assert chart("tcvn3").decode("\uf0ae\uf0b5") == "đà"


def _as(taken_for: str, code: int) -> str:
    return bytes([code]).decode(taken_for, "ignore") or chr(code)
