"""What was reached, held against what was aimed at, as far as the words of the aim settle what is good."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from kehoach.values.quantities import Comparator

Verdict = Literal["met", "missed", "above", "below"]
"""`above` and `below` are no verdicts: `đạt 96%` does not say whether 97 would be better or worse."""
_NEAR = Decimal("0.05")
"""How far from `khoảng 35%` a value may lie and still be about that."""
_EITHER_SIDE = ("=", "range", "≈")


class Aim(Protocol):
    """What an indicator of a plan and a target of a series have in common."""

    @property
    def comparator(self) -> Comparator:
        """How the value is meant."""

    @property
    def value(self) -> Decimal | None:
        """The value, or the lower end of a range."""

    @property
    def value_to(self) -> Decimal | None:
        """The upper end of a range."""


def judge(aim: Aim, value: Decimal) -> Verdict | None:
    """How a value stands to the aim; nothing where that has no figure."""
    if aim.value is None:
        return None
    if _meets(aim, aim.value, value):
        return "met"
    if aim.comparator in _EITHER_SIDE:
        return "above" if value > aim.value else "below"
    return "missed"


def _meets(aim: Aim, target: Decimal, value: Decimal) -> bool:
    upper = target if aim.value_to is None else aim.value_to
    tests: dict[Comparator, bool] = {
        "≥": value >= target,
        ">": value > target,
        "≤": value <= target,
        "<": value < target,
        "decrease": value >= target,
        "range": target <= value <= upper,
        "≈": abs(value - target) <= abs(target) * _NEAR,
    }
    return tests.get(aim.comparator, value == target)
