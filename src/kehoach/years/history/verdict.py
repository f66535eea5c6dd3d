"""Whether a target was met, where its words settle what that means."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from kehoach.values.quantities import Comparator
    from kehoach.years.history.series import Target

_TESTS: dict[Comparator, Callable[[Decimal, Decimal], bool]] = {
    "≥": lambda reached, value: reached >= value,
    ">": lambda reached, value: reached > value,
    "≤": lambda reached, value: reached <= value,
    "<": lambda reached, value: reached < value,
    "none": lambda reached, value: reached == value,
}


def met(target: Target, reached: Decimal | None) -> bool | None:
    """Whether the value is what the target asks for; nothing where that is a matter of judgement.

    `đạt 96%` does not say whether 97 would be better or worse: only 96 is settled.
    """
    if target.value is None or reached is None:
        return None
    if target.comparator in _TESTS:
        return _TESTS[target.comparator](reached, target.value)
    highest = target.value if target.value_to is None else target.value_to
    return True if target.comparator in ("=", "range") and target.value <= reached <= highest else None
