from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.text.letters import HOMOGLYPHS, fold, has_homoglyphs


@pytest.mark.parametrize("typed", ["Căn  cứ", "CAN CU", "căn cứ ", "ca\u0306n cu\u031b\u0301", "c\u0430n cu"])
def test_a_word_is_folded_to_one_form(typed: str) -> None:
    assert fold(typed) == "can cu"


def test_both_forms_of_d_are_one_letter() -> None:
    assert fold("ĐỢT") == fold("đợt") == "dot"


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.sampled_from("ăâđêôơưạếỗữỳ ABCĐ"), max_size=20))
def test_folding_leaves_plain_letters(text: str) -> None:
    assert all(sign == " " or (sign.isascii() and sign.islower()) for sign in fold(text))


@pytest.mark.parametrize("word", ["thi đu\u0430", "\u0421hi", "\u03bfng", "\u00d0ảng"])
def test_a_foreign_letter_in_a_vietnamese_word_is_found(word: str) -> None:
    assert has_homoglyphs(word)


@pytest.mark.parametrize("word", ["thi đua", "Москва", "α", "hệ số α", ""])
def test_words_of_one_alphabet_are_left_alone(word: str) -> None:
    assert not has_homoglyphs(word)


def test_look_alikes_stand_for_letters_of_the_same_case() -> None:
    pairs = [(chr(foreign), chr(latin)) for foreign, latin in HOMOGLYPHS.items()]
    assert [(foreign, latin) for foreign, latin in pairs if foreign.isupper() != latin.isupper()] == []
    latin = {foreign for foreign in HOMOGLYPHS if not unicodedata.name(chr(foreign)).startswith(("CYRILLIC", "GREEK"))}
    assert {unicodedata.name(chr(foreign)) for foreign in latin} == {
        "LATIN CAPITAL LETTER ETH",
        "LATIN SMALL LETTER ETH",
        "LATIN CAPITAL LETTER AFRICAN D",
    }
