"""What becomes of the name of a lunar year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.years.lunar import name_of, year_of
from kehoach.years.turn.turning import keep, shift

if TYPE_CHECKING:
    from kehoach.years.turn.turning import Fragment, Turning, Verdict


def lunar_year(fragment: Fragment, turning: Turning) -> Verdict:
    """The lunar year of the plan's own time, or of the year before, moves with it."""
    year = year_of(fragment.text, range(turning.old - 1, turning.last + 2))
    return shift("lunar-year", name_of(year + turning.delta)) if year else keep("past")


LUNAR_YEARS = (lunar_year,)
"""What decides of a lunar year."""
