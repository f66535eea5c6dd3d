"""Names of lunar years (can chi): `Ất Tỵ` is 2025."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.text.letters import fold
from kehoach.text.patterns import lazily
from kehoach.years.turn.turning import keep, shift

if TYPE_CHECKING:
    from kehoach.years.turn.turning import Fragment, Turning, Verdict

_STEMS = ("Canh", "Tân", "Nhâm", "Quý", "Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ")
_BRANCHES = ("Thân", "Dậu", "Tuất", "Hợi", "Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi")
"""In the order in which a year that ends in 0, or that twelve divides, begins."""
NAME = lazily(rf"(?<!\w)(?:{'|'.join(_STEMS)}|Kỉ|Quí)\s+(?:{'|'.join(_BRANCHES)}|Tị|Mẹo)(?!\w)")


def name_of(year: int) -> str:
    """The name of the lunar year that begins in a year."""
    return f"{_STEMS[year % 10]} {_BRANCHES[year % 12]}"


def lunar_year(fragment: Fragment, turning: Turning) -> Verdict:
    """The lunar year of the plan's own time, or of the year before, moves with it."""
    own = range(turning.old - 1, turning.last + 2)
    year = next((one for one in own if fold(name_of(one)) == _plain(fragment.text)), None)
    return shift("lunar-year", name_of(year + turning.delta)) if year else keep("past")


def _plain(name: str) -> str:
    """The name in the spelling of this module, folded."""
    return fold(name).replace("meo", "mao")


LUNAR_YEARS = (lunar_year,)
"""What decides of a lunar year."""
