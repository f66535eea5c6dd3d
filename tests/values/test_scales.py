from __future__ import annotations

from decimal import Decimal

import pytest

from kehoach.values.scales import moved, tens_between


@pytest.mark.parametrize(
    ("unit", "other", "tens"),
    [
        ("tỷ đồng", "triệu đồng", 3),
        ("Triệu đồng/người/năm", "đồng / người / năm", 6),
        ("tr.đ", "tỉ đồng", -3),
        ("ngàn đồng", "đ", 3),
        ("ha", "m²", 4),
        ("km2", "ha", 2),
        ("tạ", "kg", 2),
        ("nghìn tấn", "tạ", 4),
        ("triệu cây", "cây", 6),
        ("%", "%", 0),
        ("", "triệu đồng", 0),
        ("tạ/ha", "tấn/ha", -1),
        ("hộ", "%", None),
        ("triệu đồng", "triệu đồng/người", None),
        ("triệu", "tỷ đồng", -3),
        ("tấn", "ha", None),
    ],
)
def test_units_of_one_kind_differ_by_powers_of_ten(unit: str, other: str, tens: int | None) -> None:
    assert tens_between(unit, other) == tens


@pytest.mark.parametrize(
    ("value", "tens", "text"),
    [("1500", -3, "1.5"), ("1.5", 6, "1500000"), ("28603.610", 0, "28603.610"), ("0", 3, "0")],
)
def test_a_figure_moves_without_needless_decimals(value: str, tens: int, text: str) -> None:
    assert str(moved(Decimal(value), tens)) == text
