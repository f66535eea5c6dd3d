from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.text.source import BIDI, INVISIBLE, Source, Span, clean

WORDS = st.text(st.sampled_from("aăâbcdđeêghikmnoôơpqrstuưvxyáàảãạếềểễệộợỨ ĐỐ.,;:{}-1"), max_size=30)
TEXTS = st.lists(WORDS, min_size=1, max_size=5).map("\n".join)
HIDDEN = st.text(st.sampled_from("aếộ \u00a0\t" + INVISIBLE + BIDI), max_size=30)


def either_form(text: str) -> st.SearchStrategy[str]:
    return st.sampled_from([unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)])


def author_sees(source: Source, span: Span) -> str:
    """What stands in the author's own file at the place of a stretch of one line."""
    place = source.place(span)
    assert place.line == place.end_line
    return source.lines[place.line - 1][place.column - 1 : place.end_column - 1]


@given(TEXTS)
def test_the_normal_form_of_the_file_does_not_change_what_is_read(text: str) -> None:
    composed = "\n".join(line.rstrip() for line in unicodedata.normalize("NFC", text).split("\n"))
    assert Source(unicodedata.normalize("NFD", text)).text == Source(composed).text == composed


@given(TEXTS, st.sampled_from(["\r\n", "\r"]))
def test_line_ends_of_other_systems_are_line_ends(text: str, line_end: str) -> None:
    assert Source(text.replace("\n", line_end)).text == Source(text).text


@given(TEXTS.flatmap(either_form), st.data())
def test_a_place_holds_the_letters_that_the_author_typed(text: str, data: st.DataObject) -> None:
    source = Source(text)
    whole = source.line_span(data.draw(st.integers(0, len(source.lines) - 1)))
    start = data.draw(st.integers(whole.start, whole.end))
    end = data.draw(st.integers(start, whole.end))
    assert unicodedata.normalize("NFC", author_sees(source, Span(start, end))) == source.text[start:end]


@given(HIDDEN)
def test_a_place_covers_the_same_words_whatever_hides_among_them(line: str) -> None:
    source = Source(f"{line}Đích{line}")
    start = source.text.index("Đích")
    assert author_sees(source, Span(start, start + 4)).startswith("Đích")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("thi\u200b đua", "thi đua"),
        ("ngày\u00a015/6", "ngày 15/6"),
        ("\tCác thôn", "    Các thôn"),
        ("  \tCác thôn", "    Các thôn"),
        ("a\tb", "a b"),
        ("nghe\u0300o", "nghèo"),
        ("a\x07b", "ab"),
        ("a\u2028b", "a b"),
    ],
)
def test_a_line_is_cleaned(typed: str, read: str) -> None:
    assert clean(typed) == read


def test_a_byte_order_mark_takes_no_column() -> None:
    assert Source("\ufeff@ký").position(1) == (1, 2)


def test_a_tab_is_one_column_of_the_author_and_four_of_the_compiler() -> None:
    source = Source("\tab")
    assert [source.position(offset) for offset in (4, 5, 6)] == [(1, 2), (1, 3), (1, 4)]


def test_a_letter_of_several_signs_ends_after_the_last_of_them() -> None:
    source = Source("e\u0302\u0301 x")
    assert source.position(0) == (1, 1)
    assert source.position(1) == (1, 4)


def test_a_span_over_lines_ends_on_its_last_line() -> None:
    source = Source("một\nhai", "a.kh")
    place = source.place(Span(1, 6))
    assert (place.file, place.line, place.column, place.end_line, place.end_column) == ("a.kh", 1, 2, 2, 3)
