"""Names of lunar years (can chi): `Ất Tỵ` is 2025."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable

_STEMS = ("Canh", "Tân", "Nhâm", "Quý", "Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ")
_BRANCHES = ("Thân", "Dậu", "Tuất", "Hợi", "Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi")
"""In the order in which a year that ends in 0, or that twelve divides, begins."""
_FIRST = "|".join(rf"{stem}(?<!\w{'.' * len(stem)})" for stem in (*_STEMS, "Kỉ", "Quí"))
"""What stands before it is looked at after: a pattern that begins with a letter is fast."""
NAME = lazily(rf"(?:{_FIRST})\s+(?:{'|'.join(_BRANCHES)}|Tị|Mẹo)(?!\w)")


def name_of(year: int) -> str:
    """The name of the lunar year that begins in a year."""
    return f"{_STEMS[year % 10]} {_BRANCHES[year % 12]}"


def year_of(name: str, years: Iterable[int]) -> int | None:
    """The one of the years that goes by a name, however it is spelt."""
    return next((one for one in years if _plain(name_of(one)) == _plain(name)), None)


def _plain(name: str) -> str:
    """The name without its marks and ways of spelling; none of the sixty is like another then."""
    return fold(name).replace("y", "i").replace("meo", "mao")
