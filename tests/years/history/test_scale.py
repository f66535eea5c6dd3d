from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.years.history.scale import scale_of
from tests.years.series import figures


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ("91.8 97", "90 92 94 96 98"),
        ("1.5 3.9", "0 1 2 3 4"),
        ("31.6 85", "0 25 50 75 100"),
        ("28603.61 31200", "28000 29000 30000 31000 32000"),
        ("0.77 0.79", "0.77 0.775 0.78 0.785 0.79"),
        ("60", "0 20 40 60"),
        ("0", "0 1"),
        ("1", "0 1"),
        ("9", "0 5 10"),
        ("-2 3", "-2 0 2 4"),
    ],
)
def test_a_scale_has_round_numbers(values: str, ticks: str) -> None:
    assert scale_of(list(map(Decimal, values.split()))).ticks == tuple(map(Decimal, ticks.split()))


@given(st.lists(figures(), min_size=1, max_size=12))
def test_every_value_stands_on_the_scale(values: list[Decimal]) -> None:
    scale = scale_of(values)
    assert 2 <= len(scale.ticks) <= 7
    assert all(0 <= scale.share(value) <= 1 for value in values)
