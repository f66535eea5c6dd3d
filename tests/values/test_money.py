from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.values.money import format_money, money_in_words, parse_money, parse_money_words

AMOUNTS = st.decimals(min_value=0, max_value=10**15, places=0)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.250.000 đồng", 1_250_000),
        ("12,5 triệu đồng", 12_500_000),
        ("3 tỷ đồng", 3 * 10**9),
        ("3 tỉ", 3 * 10**9),
        ("150.000.000đ", 150_000_000),
        ("500 nghìn đồng", 500_000),
        ("2 nghìn tỷ đồng", 2 * 10**12),
        ("1 tỷ 200 triệu đồng", 1_200_000_000),
        ("5.000.000 VNĐ", 5_000_000),
        ("60 Tr.đ", 60_000_000),
    ],
)
def test_an_amount_of_money_is_read(text: str, amount: int) -> None:
    assert parse_money(text) == amount


@pytest.mark.parametrize(
    "text", ["", "đồng", "1.250.000", "12 hộ", "3 tỷ đồng nữa", "9" * 5000 + " đồng", "1 tỷ" + " tỷ" * 60]
)
def test_what_is_no_amount_is_none(text: str) -> None:
    assert parse_money(text) is None


def test_an_amount_is_printed_in_figures_and_in_words() -> None:
    amount = Decimal("1250000.00")
    assert format_money(amount) == "1.250.000 đồng"
    assert money_in_words(amount) == "Một triệu hai trăm năm mươi nghìn đồng"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Một triệu hai trăm năm mươi nghìn đồng", 1_250_000),
        ("Ba tỷ đồng chẵn./.", 3 * 10**9),
        ("Ba tỷ", None),
        ("Vài triệu đồng", None),
        ("", None),
    ],
)
def test_an_amount_in_words_is_read(text: str, amount: int | None) -> None:
    assert parse_money_words(text) == amount


@given(AMOUNTS)
def test_printed_amounts_are_read_back(amount: Decimal) -> None:
    assert parse_money(format_money(amount)) == amount
    assert parse_money_words(money_in_words(amount)) == amount


@given(st.text() | st.text("0123456789., tỷriệuđồng"))
def test_no_text_makes_a_reader_of_money_fail(text: str) -> None:
    amount = parse_money(text)
    assert amount is None or amount >= 0
    parse_money_words(text)
