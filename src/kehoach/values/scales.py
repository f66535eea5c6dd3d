"""Units that differ by a power of ten only: `triệu đồng` and `tỷ đồng`, `ha` and `m²`, `tấn`, `tạ` and `kg`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

_SCALES = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
_MONEY = "đồng"
"""What `12 triệu` counts."""
_UNITS = {
    "đ": (_MONEY, 0), "vnđ": (_MONEY, 0), "tr.đ": (_MONEY, 6), "trđ": (_MONEY, 6), "tỷ.đ": (_MONEY, 9),
    "m2": ("m²", 0), "ha": ("m²", 4), "hecta": ("m²", 4), "héc-ta": ("m²", 4), "km²": ("m²", 6), "km2": ("m²", 6),
    "tạ": ("kg", 2), "tấn": ("kg", 3),
}  # fmt: skip
"""What each is in the smallest unit of its kind, and how many tens of it."""


def tens_between(unit: str, other: str) -> int | None:
    """By how many powers of ten a figure moves into the other unit; nothing where the two measure different things.

    A figure without a unit is counted in the other one.
    """
    (first, tens), (second, others) = _measured(unit), _measured(other)
    if not unit or not other:
        return 0
    return tens - others if first == second else None


def moved(value: Decimal, tens: int) -> Decimal:
    """The figure moved by powers of ten, with no more decimals than it needs."""
    return value.scaleb(tens).normalize() + 0 if tens else value


def _measured(unit: str) -> tuple[str, int]:
    """The smallest unit of its kind with what it is counted per, and how many tens of it."""
    name, slash, per = " ".join(unit.lower().split()).partition("/")
    first, _, rest = name.strip().partition(" ")
    scale, name = (_SCALES[first], rest or _MONEY) if first in _SCALES else (0, name.strip())
    smallest, tens = _UNITS.get(name, (name, 0))
    return f"{smallest}{slash}{per.replace(' ', '')}", scale + tens
