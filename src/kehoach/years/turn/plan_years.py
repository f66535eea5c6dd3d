"""What becomes of a year that stands alone: the year of the plan, the one before it, a horizon, a part of a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.rules.citations import LAWS
from kehoach.rules.prose import words_before
from kehoach.text.patterns import lazily
from kehoach.years.turn import cues
from kehoach.years.turn.turning import ask, keep, shift

if TYPE_CHECKING:
    from kehoach.years.turn.turning import Fragment, Turning, Verdict

_UNTIL = lazily(r"(?<!\w)(?:đến|tới)\s+(?:cuối\s+)?năm\s*$", re.IGNORECASE)
_SINCE = r"(?<!\w)WORDS\s+(?:tháng\s+\d+\s+)?năm\s*$"
_NAMED = r"(?P<lead>.{0,40}?)(?<!\w)WORDS\s+(?!này)[^.;:]{3,70}$"
_MADE_IN = lazily(r"\s*\(?(?:sửa\s+đổi\s+(?:,\s*bổ\s+sung\s+)?)?(?:năm\s+)?", re.IGNORECASE)
_COMPARED = lazily(r"so\s+với\s+(?:cùng\s+kỳ\s+|cuối\s+)?năm\s*$", re.IGNORECASE)
_ONE_OF_A_ROW = lazily(r"(?:lần\s+)?thứ\s+(?:[IVXLC]+|\d+|\w+)\s*,?\s*(?:năm\s*)?$")
_OPENING, _CLOSING = '“"', '”"'


def left_open(fragment: Fragment, turning: Turning) -> Verdict | None:
    """A year about which an earlier turn has asked, and nobody has answered."""
    marks = [one for one in fragment.stretch.around(fragment.start, fragment.end) if one.word == "?"]
    alone = any((one.start, one.end) == (fragment.start, fragment.end) for one in marks)
    return keep("still-open") if alone and not turning.is_own(_year(fragment)) else None


def of_a_document(fragment: Fragment, turning: Turning) -> Verdict | None:
    """The year of a law stays: `Luật Đất đai 2024`; after another document it may be that of the work."""
    before = (one for one in fragment.stretch.citations if one.end <= fragment.start)
    cited = max(before, key=lambda one: one.end, default=None)
    if cited is None or not _MADE_IN.fullmatch(fragment.stretch.text, cited.end, fragment.start):
        return None
    if cited.kind in LAWS:
        return keep("cite-year")
    return ask("named-year") if cited.number and turning.old - 1 <= _year(fragment) <= turning.last else None


def of_a_life(fragment: Fragment, _turning: Turning) -> Verdict | None:
    """A time in a column that tells what happened once: when somebody was born, joined, was appointed."""
    return keep("since") if cues.within("cột của một đời", fragment.stretch.column) else None


def quoted(fragment: Fragment, turning: Turning) -> Verdict | None:
    """A year typed within a quotation is a part of its words; whether one of this year goes on, somebody must say."""
    if fragment.computed or not is_quoted(fragment):
        return None
    return ask("quoted-year") if turning.is_own(_year(fragment)) else keep("quotation")


def reached_horizon(fragment: Fragment, turning: Turning) -> Verdict | None:
    """`đến năm 2025`: an aim whose time has come."""
    year = _year(fragment)
    if fragment.computed or not _UNTIL.search(fragment.before()) or not turning.old <= year < turning.new:
        return None
    return ask("horizon", proposal=str(year + turning.delta))


def part_of_a_name(fragment: Fragment, turning: Turning) -> Verdict | None:
    """The year of a programme or plan that is carried out, and of an event that has a number."""
    if fragment.computed or not turning.is_own(_year(fragment)):
        return None
    if _ONE_OF_A_ROW.search(fragment.before()):
        return ask("event-of-a-row")
    named = cues.pattern("tên có năm", _NAMED).search(words_before(fragment.stretch.text, fragment.start, 110))
    if named and cues.ends_in("thực hiện", named["lead"]):
        return ask("named-year", proposal=str(_year(fragment) + turning.delta))
    return None


def began(fragment: Fragment, turning: Turning) -> Verdict | None:
    """`từ năm 2025`: what began in the plan's own year goes on from there, what begins anew each year moves."""
    since = cues.pattern("từ khi", _SINCE, ignore_case=True).search(fragment.before())
    if fragment.computed or not since or not turning.is_own(_year(fragment)):
        return None
    return ask("since-own-year", proposal=str(_year(fragment) + turning.delta))


def own_year(fragment: Fragment, turning: Turning) -> Verdict | None:
    """The year of the plan, and those that its phases reach."""
    year = _year(fragment)
    return shift("plan-year", str(year + turning.delta)) if turning.is_own(year) else None


def year_before(fragment: Fragment, turning: Turning) -> Verdict | None:
    """The year before, which results are compared with; not one in which something began."""
    if _year(fragment) == turning.old - 2 and _COMPARED.search(fragment.before()):
        told = f"năm {turning.old - 1}" in fragment.sentence_before().lower()
        return shift("base-year", str(turning.new - 2)) if told else None
    if _year(fragment) != turning.old - 1:
        return None
    if cues.pattern("từ khi", _SINCE, ignore_case=True).search(fragment.before()):
        return keep("since")
    return shift("base-year", str(turning.new - 1))


def year_after(fragment: Fragment, turning: Turning) -> Verdict | None:
    """The year after the plan's time, unless it is a horizon."""
    year = _year(fragment)
    if year != turning.last + 1 or _UNTIL.search(fragment.before()):
        return None
    return shift("year-after", str(year + turning.delta))


def far_year(fragment: Fragment, turning: Turning) -> Verdict | None:
    """Any other year."""
    return keep("past" if _year(fragment) < turning.old else "horizon-ahead")


def is_quoted(fragment: Fragment) -> bool:
    """Whether the words stand within a quotation."""
    before, after = fragment.stretch.text[: fragment.start], fragment.stretch.text[fragment.end :]
    if before.rfind("“") > before.rfind("”") and "”" in after:
        return True
    return before.count('"') % 2 == 1 and '"' in after


def _year(fragment: Fragment) -> int:
    return int(fragment.text[-4:])


YEARS = (
    left_open,
    of_a_life,
    of_a_document,
    quoted,
    reached_horizon,
    part_of_a_name,
    began,
    own_year,
    year_before,
    year_after,
    far_year,
)
"""The first that answers decides."""
