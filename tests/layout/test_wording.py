from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.layout.document import NO_BREAK, NO_BREAK_HYPHEN, Run, plain
from kehoach.layout.wording import closed, ended, joined, text_of, unbroken, upper


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("Khơi dậy phong trào", "Khơi dậy phong trào;"),
        ("Khơi dậy phong trào ", "Khơi dậy phong trào;"),
        ("Khơi dậy phong trào.", "Khơi dậy phong trào."),
        ("gồm các nội dung:", "gồm các nội dung:"),
        ("các ngày lễ...", "các ngày lễ..."),
        ("khẩu hiệu “Tất cả vì dân.”", "khẩu hiệu “Tất cả vì dân.”"),
        ("khẩu hiệu “Tất cả vì dân”", "khẩu hiệu “Tất cả vì dân”;"),
        ("(nếu có)", "(nếu có);"),
    ],
)
def test_a_text_without_an_end_mark_gets_one(words: str, printed: str) -> None:
    assert plain(ended((Run(words),), ";")) == printed


@pytest.mark.parametrize("words", ["thực hiện", "thực hiện.", "thực hiện./.", "thực hiện;", "thực hiện ./. "])
def test_the_last_paragraph_ends_in_the_mark_of_the_format(words: str) -> None:
    assert plain(closed((Run(words),), "./.")) == "thực hiện./."


@given(st.text(min_size=1))
def test_ending_a_text_twice_changes_nothing(words: str) -> None:
    once = ended((Run(words),), ";")
    assert ended(once, ";") == once


@pytest.mark.parametrize("code", ["49/NQ-HĐND", "34-CT/TW", "2021-2025", "QP-AN", "91/2017/NĐ-CP", "1-2"])
def test_codes_and_ranges_are_not_broken(code: str) -> None:
    assert unbroken(f"theo {code} này") == f"theo {code.replace('-', NO_BREAK_HYPHEN)} này"


@pytest.mark.parametrize("words", ["2021 - 2025", "2021 – 2025", "01–02", "01/01 – 05/01/2026", "2021–2025"])
def test_ranges_keep_their_signs_and_are_not_broken(words: str) -> None:
    bound = unbroken(words)
    assert " " not in bound
    assert not re.search(rf"-|–(?!{NO_BREAK}|\u00a0)", bound)
    assert bound.translate({0x2011: "-", 0xA0: " ", ord(NO_BREAK): ""}) == words


@pytest.mark.parametrize(
    "address",
    ["https://a.gov.vn/Nghi-quyet-57-NQ-TW-2024", "(www.b.gov.vn/so-1-2)", "c.gov.vn/TIN-2024-moi", "TH-A1-B2@d.vn"],
)
def test_addresses_may_be_broken_at_their_hyphens(address: str) -> None:
    bound = f"49/NQ{NO_BREAK_HYPHEN}HĐND"
    assert unbroken(f"49/NQ-HĐND tại {address} và 49/NQ-HĐND") == f"{bound} tại {address} và {bound}"


@pytest.mark.parametrize("words", ["kinh tế - xã hội", "kinh tế-xã hội", "Mác–Lênin", "năm 2026 – năm của"])
def test_other_hyphens_stay_as_they_are(words: str) -> None:
    assert unbroken(words) == words


def test_capitals_keep_the_style_of_each_run() -> None:
    assert upper((Run("Mục đích"), Run(" đề ra", italic=True))) == (Run("MỤC ĐÍCH"), Run(" ĐỀ RA", italic=True))


def test_texts_are_joined_by_one_space() -> None:
    assert plain(joined(text_of("a"), (), text_of("b"))) == "a b"
