from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.values.quantities import Quantity, name_without, read_quantity


class Row(NamedTuple):
    text: str
    comparator: str
    value: str
    unit: str
    per: str
    name: str


TABLE = Path(__file__).with_name("quantities.txt").read_text(encoding="utf-8")
ROWS = [
    Row(*(cell.strip() for cell in line.split("|"))) for line in TABLE.splitlines() if line and not line.startswith("#")
]


def stated(quantity: Quantity) -> str:
    whole = "" if quantity.value is None else str(quantity.value)
    if quantity.value_to is not None:
        return f"{whole} - {quantity.value_to}"
    return whole if quantity.out_of is None else f"{whole} / {quantity.out_of}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text[:40])
def test_the_quantity_of_an_indicator_is_read_from_its_words(row: Row) -> None:
    quantity = read_quantity(row.text)
    assert quantity is not None
    assert (quantity.comparator, stated(quantity), quantity.unit, quantity.per) == row[1:5]
    assert name_without(row.text, quantity) == row.name


@pytest.mark.parametrize("text", ["", "  ", "…", "./."])
def test_a_text_that_says_nothing_states_no_quantity(text: str) -> None:
    assert read_quantity(text) is None


def test_the_phrase_of_a_quantity_is_told_by_its_place() -> None:
    text = "tham gia bảo hiểm y tế năm 2024, đạt 97% trở lên (theo kế hoạch)"
    quantity = read_quantity(text)
    assert quantity is not None
    assert quantity.text == "đạt 97% trở lên" == text[quantity.start : quantity.end]


def test_a_quantity_survives_json() -> None:
    quantity = read_quantity("đạt 28.603,60 tỷ đồng")
    assert quantity is not None
    assert msgspec.json.decode(msgspec.json.encode(quantity), type=Quantity) == quantity
    assert quantity.value == Decimal("28603.60")


PIECES = st.sampled_from(
    [
        "đạt ",
        "từ ",
        "12",
        "%",
        " trở lên",
        "/",
        "-",
        "1.600",
        " hộ",
        ": ",
        "(",
        ")",
        "“",
        "không còn ",
        "giảm ",
        "8/3",
        "\n",
    ]
)


@given(st.text() | st.lists(PIECES).map("".join))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    quantity = read_quantity(text)
    if quantity:
        assert text[quantity.start : quantity.end] == quantity.text
        name_without(text, quantity)


@pytest.mark.parametrize("piece", ["1", "12% ", "(", "“1", "từ ", "1-", "1/", "không có ", ": ", "1, "])
def test_a_long_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    begun = process_time()
    read_quantity(text)
    assert process_time() - begun < 1
