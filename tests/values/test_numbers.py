from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.values.numbers import (
    foreign_number,
    format_number,
    format_roman,
    in_words,
    parse_number,
    parse_ordinal,
    parse_roman,
    parse_words,
)

NUMBERS = st.decimals(min_value=-(10**12), max_value=10**12, places=4)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("28.603,61", "28603.61"),
        ("1.600", "1600"),
        ("05", "5"),
        ("81,69", "81.69"),
        ("10,49", "10.49"),
        ("1.740", "1740"),
        ("-0,5", "-0.5"),
    ],
)
def test_a_number_is_read_in_vietnamese_form(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "1.60", "28,603.61", "12 hộ", "1..000", "٣", "1" * 100_000, "0.123"])
def test_what_is_not_in_vietnamese_form_is_no_number(text: str) -> None:
    assert parse_number(text) is None


def test_a_number_is_printed_with_the_decimals_that_it_has() -> None:
    assert [format_number(Decimal(value)) for value in ("28603.61", "81.60", "1600", "1E+5")] == [
        "28.603,61",
        "81,60",
        "1.600",
        "100.000",
    ]


@given(NUMBERS)
def test_a_printed_number_is_read_back(value: Decimal) -> None:
    assert parse_number(format_number(value)) == value


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("28,603.61", "28.603,61"),
        ("1,234,567", "1.234.567"),
        ("0.77", "0,77"),
        ("12.5", "12,5"),
        ("0.125", "0,125"),
        ("1.600", None),
        ("10,49", None),
        ("1,600", None),
        ("81.69%", None),
        ("1." * 50_000, None),
    ],
)
def test_a_number_written_the_english_way_is_told_and_turned(text: str, home: str | None) -> None:
    assert foreign_number(text) == home


@pytest.mark.parametrize(("text", "value"), [("I", 1), ("IV", 4), ("XXVIII", 28), ("MCMXXX", 1930)])
def test_a_roman_numeral_is_read(text: str, value: int) -> None:
    assert parse_roman(text) == value


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "xi", "A", "M" * 10_000])
def test_what_only_looks_like_a_roman_numeral_is_none(text: str) -> None:
    assert parse_roman(text) is None


@given(st.integers(1, 3999))
def test_a_printed_roman_numeral_is_read_back(value: int) -> None:
    assert parse_roman(format_roman(value)) == value


@pytest.mark.parametrize("value", [0, -1])
def test_there_is_no_roman_numeral_below_one(value: int) -> None:
    with pytest.raises(ValueError, match=str(value)):
        format_roman(value)


def test_beyond_3999_a_roman_numeral_has_more_than_three_m() -> None:
    assert format_roman(4001) == "MMMMI"
    assert parse_roman("MMMMI") is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("thứ Bảy", 7),
        ("lần thứ XXVIII", 28),
        ("khóa XI", 11),
        ("khoá XXI", 21),
        ("lần thứ I", 1),
        ("thứ nhất", 1),
        ("kỳ họp thứ 7", 7),
        ("HĐND kỳ họp thứ Bảy khóa XXI", 21),
        ("Kỳ họp thứ mười một", 11),
        ("thứ tư", 4),
        ("lần đầu", None),
        ("khóa học", None),
        ("", None),
    ],
)
def test_an_ordinal_is_read(text: str, place: int | None) -> None:
    assert parse_ordinal(text) == place


WORDS = [
    (0, "không"),
    (4, "bốn"),
    (10, "mười"),
    (14, "mười bốn"),
    (15, "mười lăm"),
    (21, "hai mươi mốt"),
    (24, "hai mươi tư"),
    (55, "năm mươi lăm"),
    (105, "một trăm linh năm"),
    (1_005_000, "một triệu không trăm linh năm nghìn"),
    (1_250_000, "một triệu hai trăm năm mươi nghìn"),
    (1_000_000_005, "một tỷ không trăm linh năm"),
    (10**18, "một tỷ tỷ"),
    (-3, "âm ba"),
]


@pytest.mark.parametrize(("value", "words"), WORDS)
def test_a_number_is_put_in_words_and_read_from_them(value: int, words: str) -> None:
    assert in_words(value) == words
    assert parse_words(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("một trăm lẻ năm", 105),
        ("Hai mươi bốn ngàn", 24_000),
        ("ba tỉ", 3 * 10**9),
        ("hai mươi mươi", None),
        ("nghìn", None),
        ("tỷ", None),
        ("âm", None),
        ("một hộ", None),
        ("", None),
        ("tỷ " * 10_000, None),
    ],
)
def test_other_wordings_are_read_and_nonsense_is_not(words: str, value: int | None) -> None:
    assert parse_words(words) == value


@given(st.integers(-(10**27), 10**27))
def test_words_of_any_number_are_read_back(value: int) -> None:
    assert parse_words(in_words(value)) == value


@given(st.text() | st.text("0123456789.,-IVX"))
def test_no_text_makes_a_reader_of_numbers_fail(text: str) -> None:
    for read in (parse_number, foreign_number, parse_roman, parse_ordinal, parse_words):
        read(text)
    home = foreign_number(text)
    assert home is None or parse_number(home) is not None
