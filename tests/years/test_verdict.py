from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kehoach.years.history.series import Target
from kehoach.years.verdict import judge

if TYPE_CHECKING:
    from kehoach.values.quantities import Comparator


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
        ("=", 98, "above"),
        ("≈", 93, "met"),
        ("≈", 92, "below"),
        ("≈", 110, "above"),
        ("decrease", 98, "met"),
        ("decrease", 96, "missed"),
    ],
)
def test_a_verdict_is_given_only_where_the_words_settle_it(comparator: Comparator, reached: int, verdict: str) -> None:
    assert judge(Target(comparator=comparator, value=Decimal(97)), Decimal(reached)) == verdict


@pytest.mark.parametrize(("reached", "verdict"), [(1, "below"), (2, "met"), (3, "met"), (4, "above")])
def test_more_than_a_range_is_a_matter_of_judgement(reached: int, verdict: str) -> None:
    target = Target(comparator="range", value=Decimal(2), value_to=Decimal(3))
    assert judge(target, Decimal(reached)) == verdict


def test_an_aim_without_a_figure_is_not_judged() -> None:
    assert judge(Target(comparator="qualitative"), Decimal(1)) is None
