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
    step = _step((high - low) / (_MOST_TICKS - 1), whole=all(map(_is_whole, values)))
    first, last = floor(low / step), ceil(high / step)
    return Scale(tuple(count * step for count in range(first, last + 1)))


def _step(rough: Decimal, *, whole: bool) -> Decimal:
    """The next round step; houses and villages are counted in whole ones."""
    power = Decimal(1).scaleb(rough.adjusted())
    steps = (step * power for step in _STEPS if step * power >= rough)
    step = next((step for step in steps if not whole or _is_whole(step)), Decimal(1)).normalize()
    return step.quantize(Decimal(1)) if _is_whole(step) else step


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()
