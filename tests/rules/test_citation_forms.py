from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.rules.citation_forms import issuers, kinds_of, may_be_of, read_symbol, right_form
from kehoach.rules.tables import table

KINDS = [row["ký hiệu"] for row in table("symbols") if row["loại"] == "văn bản"]
NUMBERS = st.integers(1, 9999)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("34-CT/TW", "34-CT/TW"),
        ("34/CT-TW", "34-CT/TW"),
        ("19-CT/TTg", "19/CT-TTg"),
        ("12-KH/UBND", "12/KH-UBND"),
        ("98/2023/NĐ-CP", "98/2023/NĐ-CP"),
        ("06/2022/QH15", "06/2022/QH15"),
        ("104/2025/UBTVQH15", "104/2025/UBTVQH15"),
        ("12/KHLT-UBND-MTTQ", "12/KHLT-UBND-MTTQ"),
        ("5/XY-KHÁC", "5/XY-KHÁC"),
    ],
)
def test_a_symbol_is_written_as_its_system_writes_it(typed: str, right: str) -> None:
    assert right_form(typed) == right


@given(NUMBERS, st.sampled_from(KINDS), st.sampled_from(sorted(issuers())), st.sampled_from("-/"))
def test_a_symbol_once_right_stays_as_it_is(number: int, kind: str, issuer: str, sign: str) -> None:
    other = "-" if sign == "/" else "/"
    once = right_form(f"{number}{sign}{kind}{other}{issuer}")
    assert right_form(once) == once
    assert "".join(filter(str.isalnum, once)) == f"{number}{kind}{issuer}"


def may(number: str, issuer: str) -> bool:
    symbol = read_symbol(number)
    assert symbol is not None
    return may_be_of(symbol, issuer)


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("39/CT-TTg", "Thủ tướng Chính phủ"),
        ("14/CT-UBND", "Chủ tịch UBND tỉnh"),
        ("219-KH/TU", "Ban Thường vụ Thị uỷ Bắc Sơn"),
        ("21-KL/TW", "Ban Chấp hành Trung ương Đảng khóa XIII"),
        ("12/KH-UBND", "tỉnh"),
        ("12/KH-UBND", ""),
        ("12/KH-SKHĐT", "Sở Kế hoạch và Đầu tư"),
    ],
)
def test_an_issuer_goes_with_its_symbol(number: str, issuer: str) -> None:
    assert may(number, issuer)


@pytest.mark.parametrize(("number", "issuer"), [("39/CT-TTg", "Chính phủ"), ("12/KH-UBND", "Bộ Nội vụ")])
def test_another_issuer_does_not(number: str, issuer: str) -> None:
    assert not may(number, issuer)


def test_two_kinds_may_share_letters() -> None:
    symbol = read_symbol("66-QĐ/TW")
    assert symbol is not None
    assert kinds_of(symbol) == ("Quyết định", "Quy định")
