"""Fonts that draw signs in the place of letters, such as Symbol and Wingdings."""

from __future__ import annotations

from functools import cache

from kehoach.rules.tables import table
from kehoach.text.patterns import lazily

_PRIVATE = range(0xF020, 0xF100)
"""Where Word keeps the signs of these fonts."""
_ASCII, _BYTE, _SPACE = range(0x80), range(0x100), 0x20
_PLACED = lazily(r"[\uf020-\uf0ff]")
_BESIDE_LETTERS = lazily(r"[\uf020-\uf0ff\u00a1-\u00ff]")
"""Where they have signs, also those that no Vietnamese text is typed with."""
_UNKNOWN = "•"


def draws_signs(font: str) -> bool:
    """Whether a font has signs where others have letters."""
    return font != "" and font.casefold() in _charts()


def sign(code: int, font: str) -> str:
    """The sign that a font has at a place, as Unicode has it; in any other font only a private place is looked up."""
    if code not in _PRIVATE and (code not in _BYTE or not draws_signs(font)):
        return chr(code)
    low = code % len(_BYTE)
    if not draws_signs(font):
        return _charts()[""].get(low, chr(code))
    is_plain = low == _SPACE or (low in _ASCII and font.casefold() == "symbol")
    return _charts()[font.casefold()].get(low, chr(low) if is_plain else _UNKNOWN)


def with_signs(text: str, font: str = "") -> str:
    """A text with the signs of such a font as Unicode has them; letters that were typed in it stay."""
    if text.isascii():
        return text
    alone = draws_signs(font) and not any(each.isascii() and each.isalpha() for each in text)
    return (_BESIDE_LETTERS if alone else _PLACED).sub(lambda each: sign(ord(each[0]), font), text)


@cache
def _charts() -> dict[str, dict[int, str]]:
    charts: dict[str, dict[int, str]] = {}
    for row in table("encodings/signs"):
        charts.setdefault(row["phông"].casefold(), {})[int(row["mã"], 16)] = row["chữ"]
    return charts
