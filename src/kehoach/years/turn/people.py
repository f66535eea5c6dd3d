"""What becomes of the head and the foot: a new number and day, bodies that may be gone, who signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.rules.levels import TWO_LEVELS, is_of_a_district
from kehoach.text.patterns import lazily
from kehoach.values.dates import BLANK
from kehoach.years.turn.fragments import IN_PROSE
from kehoach.years.turn.turning import Verdict, ask, keep, shift

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from kehoach.years.turn.turning import Decide, Fragment, Kind, Turning

_NUMBER = lazily(r"(?P<lead>\s*(?:Số:?\s*)?)\d+")
_IN_FIGURES = lazily(r"(?P<lead>\s*(?:ngày\s*)?)\d{1,2}(?P<rest>\s*/\s*[^/\s]+\s*/)")
_IN_WORDS = lazily(r"(?P<lead>\s*ngày\s+)\d{1,2}(?P<rest>\s+tháng)")
_YEAR = lazily(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def number(fragment: Fragment, _turning: Turning) -> Verdict:
    """A new plan gets its number when it is registered."""
    open_number = _NUMBER.sub(rf"\g<lead>{BLANK}", fragment.text, count=1)
    return Verdict("head-number", "blank", open_number if open_number != fragment.text else None)


def issue(fragment: Fragment, turning: Turning) -> Verdict:
    """The day of issue: its year moves, its day is open, its month stays."""
    text = _IN_WORDS.sub(_open_day, _IN_FIGURES.sub(_open_day, fragment.text))
    return shift("head-date", _YEAR.sub(lambda year: str(int(year[0]) + turning.delta), text))


def _open_day(found: re.Match[str]) -> str:
    return f"{found['lead']}{BLANK}{found['rest']}"


def office(fragment: Fragment, turning: Turning) -> Verdict:
    """A body of the district level, which is gone from 01/7/2025 on; prose of that year may still speak of it."""
    first = TWO_LEVELS.year + (fragment.value == IN_PROSE)
    if turning.new < first or not is_of_a_district(fragment.text):
        return keep("body")
    return ask("issuer-gone" if fragment.stretch.names_the_issuer else "body-gone")


def signer(_fragment: Fragment, _turning: Turning) -> Verdict:
    """Whoever signed last year."""
    return ask("signer")


def paper(_fragment: Fragment, _turning: Turning) -> Verdict:
    """The decision that the plan is issued with."""
    return ask("issued-with")


HEADS: Mapping[Kind, tuple[Decide, ...]] = {
    "number": (number,),
    "issue": (issue,),
    "office": (office,),
    "signer": (signer,),
    "paper": (paper,),
}
"""What decides of each kind."""
