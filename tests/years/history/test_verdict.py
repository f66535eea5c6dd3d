from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kehoach.years.history.series import Target
from kehoach.years.history.verdict import met

if TYPE_CHECKING:
    from kehoach.values.quantities import Comparator

VERDICTS = {"met": True, "missed": False, "open": None}


@pytest.mark.parametrize(
    ("comparator", "reached", "verdict"),
    [
        ("≥", 97, "met"),
        ("≥", 96, "missed"),
        (">", 97, "missed"),
        ("≤", 97, "met"),
        ("≤", 98, "missed"),
        ("<", 97, "missed"),
        ("none", 97, "met"),
        ("none", 96, "missed"),
        ("=", 97, "met"),
        ("=", 98, "open"),
        ("≈", 97, "open"),
        ("decrease", 97, "open"),
        ("qualitative", 97, "open"),
    ],
)
def test_a_verdict_is_given_only_where_the_words_settle_it(comparator: Comparator, reached: int, verdict: str) -> None:
    assert met(Target(comparator=comparator, value=Decimal(97)), Decimal(reached)) is VERDICTS[verdict]


@pytest.mark.parametrize(("reached", "verdict"), [(1, "open"), (2, "met"), (3, "met"), (4, "open")])
def test_more_than_a_range_is_a_matter_of_judgement(reached: int, verdict: str) -> None:
    target = Target(comparator="range", value=Decimal(2), value_to=Decimal(3))
    assert met(target, Decimal(reached)) is VERDICTS[verdict]


def test_nothing_is_met_without_figures() -> None:
    assert met(Target(comparator="≥"), Decimal(1)) is None
    assert met(Target(comparator="≥", value=Decimal(1)), None) is None
