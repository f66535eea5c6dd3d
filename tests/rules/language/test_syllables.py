"""What can be a Vietnamese syllable, and what was meant by one that cannot."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kehoach.rules.language.styles import new_style, old_style
from kehoach.rules.language.syllables import is_syllable, mended
from kehoach.rules.tables import rows, table
from tests.examples.plans import compiled

WRONG = rows(Path(__file__).parent / "wrong_syllables.tsv")
SYLLABLES = """
gì gìn giếng giữ quốc quý quỹ quyết khuỷu thuở khuya yên yêu ỷ uống ngoài ngoéo xoóng nguyễn hoà hòa thuỷ thủy buýt đắk
"""
NO_SYLLABLES = "kô ghà ngiên iên yêng̀ qyết chưc quyêt thuờng blúng hoàà ỳa ceo nge gyên giyên"
PLANS = ("binh-son-2025", "bac-son-2025", "binh-chuong-2024")


@pytest.mark.parametrize("row", WRONG, ids=lambda row: row["sai"])
def test_a_slip_of_typing_is_no_syllable_and_is_mended(row: dict[str, str]) -> None:
    assert not is_syllable(row["sai"])
    assert mended(row["sai"]) == row["đúng"]
    assert is_syllable(row["đúng"])


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_a_syllable_is_one(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", NO_SYLLABLES.split())
def test_what_is_no_syllable_is_none(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("name", PLANS)
def test_the_words_of_published_plans_are_syllables(name: str) -> None:
    text = " ".join(passage.text for passage in compiled(name).passages)
    words = {
        word for word in re.findall(r"[^\W\d_]{2,}", text) if word.isalpha() and word.islower() and not word.isascii()
    }
    assert sorted(word for word in words if not is_syllable(word)) == []


def test_every_rime_shows_its_own_syllable() -> None:
    plain = [row["chữ"] for row in table("language/rimes") if row["loại"] == "vần" and row["thanh"] == "mọi"]
    onsets = [row["chữ"] for row in table("language/onsets")]
    assert [rime for rime in plain if not any(is_syllable(onset + rime) for onset in onsets)] == []


@pytest.mark.parametrize("row", table("language/tone_styles"), ids=lambda row: row["kiểu cũ"])
def test_the_two_styles_turn_into_each_other(row: dict[str, str]) -> None:
    old, new = "h" + row["kiểu cũ"], "h" + row["kiểu mới"]
    assert (new_style()[old], old_style()[new]) == (new, old)
    assert is_syllable(old)
    assert is_syllable(new)
