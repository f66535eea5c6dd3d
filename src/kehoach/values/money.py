"""Amounts of money in đồng: `12,5 triệu đồng`, `1.250.000 đồng`, `Một triệu đồng`."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from kehoach.text.patterns import lazily
from kehoach.values.numbers import NUMBER, format_number, in_words, parse_number, parse_words

_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tr": 10**6, "tr.": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_CURRENCY = r"(?:đồng|VNĐ|VND|đ|₫)"
_SCALE = r"(?:nghìn|ngàn|triệu|tr\.?|tỷ|tỉ)"
_SCALED = rf"{NUMBER}\s*(?:{_SCALE}\s*)+"
_MONEY = lazily(rf"(?:{_SCALED})+(?:{_CURRENCY})?|(?:{_SCALED})*{NUMBER}\s*{_CURRENCY}", re.IGNORECASE)
_PART = lazily(rf"({NUMBER})((?:\s*{_SCALE})*)", re.IGNORECASE)
_SCALE_WORD = lazily(_SCALE, re.IGNORECASE)
_WORDED = lazily(r"(\w+(?:\s\w+)*?)\s+đồng(?:\s+chẵn)?", re.IGNORECASE)
_LONGEST = 300
_LIMIT = Decimal(10) ** 20


def parse_money(text: str) -> Decimal | None:
    """The amount in đồng of `1.250.000 đồng`, `12,5 triệu đồng`, `1 tỷ 200 triệu đồng`, or None."""
    amount = text.strip()
    if len(amount) > _LONGEST or not _MONEY.fullmatch(amount):
        return None
    total = sum((_part(match) for match in _PART.finditer(amount)), Decimal(0))
    return _whole(total) if total < _LIMIT else None


def format_money(amount: Decimal) -> str:
    """The amount in figures: `1.250.000 đồng`."""
    return format_number(_whole(amount)) + " đồng"


def money_in_words(amount: Decimal) -> str:
    """The amount as it stands after `Bằng chữ`, to the nearest đồng: `Một triệu đồng`."""
    words = in_words(int(amount.to_integral_value(ROUND_HALF_UP)))
    return f"{words[0].upper()}{words[1:]} đồng"


def parse_money_words(text: str) -> Decimal | None:
    """The amount that stands in words (`Một triệu đồng`, `… đồng chẵn`), or None."""
    words = text.strip().rstrip("./")
    match = _WORDED.fullmatch(words) if len(words) <= _LONGEST else None
    value = parse_words(match[1]) if match else None
    return None if value is None else Decimal(value)


def _part(match: re.Match[str]) -> Decimal:
    value = parse_number(match[1])
    for scale in _SCALE_WORD.findall(match[2]):
        value = value and value * _SCALES[scale.lower()]
    return _LIMIT if value is None else value


def _whole(amount: Decimal) -> Decimal:
    """The amount without decimals that say nothing."""
    whole = amount.to_integral_value()
    return whole if whole == amount else amount
