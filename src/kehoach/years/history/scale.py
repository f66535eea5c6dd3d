"""The scale of a chart: round numbers that hold all values."""

from __future__ import annotations

from decimal import Decimal
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_MOST_TICKS = 5
_NEAR_ZERO = Decimal("0.5")
"""Where the smallest value is below this share of the largest, the scale begins at nought."""


class Scale(NamedTuple):
    """The first and the last tick, and the ticks between them."""

    ticks: tuple[Decimal, ...]

    def share(self, value: Decimal) -> float:
        """How far up a value stands, from 0 to 1."""
        low, high = self.ticks[0], self.ticks[-1]
        return float((value - low) / (high - low))


def scale_of(values: Sequence[Decimal]) -> Scale:
    """The scale for some values; that of a single one begins at nought."""
    low, high = min(values), max(values)
    if low == high or 0 <= low <= high * _NEAR_ZERO:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high = Decimal(1)
    step = _step((high - low) / (_MOST_TICKS - 1))
    first, last = floor(low / step), ceil(high / step)
    return Scale(tuple(count * step for count in range(first, last + 1)))


def _step(rough: Decimal) -> Decimal:
    """The next round step."""
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(step * power for step in _STEPS if step * power >= rough).normalize()
    return step.quantize(Decimal(1)) if step == step.to_integral_value() else step
