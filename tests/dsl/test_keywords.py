from __future__ import annotations

import pytest

from kehoach.dsl import vocabulary
from kehoach.dsl.keywords import leading_keyword, nearest, same_marks
from kehoach.text.letters import fold

KNOWN = vocabulary.directives()
NAMES = [directive.name for directive in vocabulary.DIRECTIVES]


@pytest.mark.parametrize(
    ("text", "keyword", "rest"),
    [
        ("căn cứ", "can cu", ""),
        ("CĂN CỨ", "can cu", ""),
        (" can  cu Luật", "can cu", " Luật"),
        ("kế hoạch Thi đua", "ke hoach", " Thi đua"),
        ("đợt 1: từ", "dot", " 1: từ"),
        ("nơi nhận: Các thôn", "noi nhan", ": Các thôn"),
        ("năm trước x.kh", "nam truoc", " x.kh"),
        ("xa lạ", "", "xa lạ"),
        ("", "", ""),
    ],
)
def test_the_longest_keyword_that_opens_the_text_is_found(text: str, keyword: str, rest: str) -> None:
    found, length = leading_keyword(text, KNOWN)
    assert (found, text[length:]) == (keyword, rest)


@pytest.mark.parametrize("typed", ["căn cứ", "can cu", "Căn Cứ", "CAN cứ", "căn cu\u031b\u0301"])
def test_all_diacritics_or_none_are_right(typed: str) -> None:
    assert same_marks(typed, "căn cứ")


@pytest.mark.parametrize("typed", ["căn cú", "cân cứ", "căn cư"])
def test_other_diacritics_are_wrong(typed: str) -> None:
    assert not same_marks(typed, "căn cứ")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nơi nhậm", "nơi nhận"),
        ("chi tieuu", "chỉ tiêu"),
        ("kí", "ký"),
        ("phu luc 1", "phụ lục"),
        ("xyz", ""),
        ("", ""),
    ],
)
def test_a_mistyped_word_is_taken_for_the_nearest(typed: str, meant: str) -> None:
    assert nearest(typed, NAMES) == meant


def test_no_two_words_of_the_language_are_folded_alike() -> None:
    assert len(KNOWN) == len(NAMES)
    assert len({fold(key) for key in vocabulary.HEAD_KEYS}) == len(vocabulary.HEAD_KEYS)
    assert set(vocabulary.INLINE_ATTRIBUTES) <= set(vocabulary.INLINE)
