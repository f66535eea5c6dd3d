"""What becomes of a count of years before an occasion: `94 năm Ngày thành lập Đảng`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.rules.occasions import anniversaries, named_after
from kehoach.text.patterns import lazily
from kehoach.years.turn.plan_years import is_quoted
from kehoach.years.turn.turning import ask, keep, shift

if TYPE_CHECKING:
    from kehoach.years.turn.turning import Fragment, Turning, Verdict

_COUNT = lazily(r"\d+")
_REACH = 140


def quoted(fragment: Fragment, _turning: Turning) -> Verdict | None:
    """A count within a quotation."""
    return keep("quotation") if is_quoted(fragment) and not fragment.computed else None


def counted(fragment: Fragment, turning: Turning) -> Verdict | None:
    """A count whose origin is computed, stands in brackets after it, or is in the table of occasions."""
    later = fragment.stretch.text[fragment.end : fragment.end + _REACH].partition("(")
    ranged = any(one.year - one.origin == _count(fragment) for one in anniversaries("(" + later[2]))
    known = any(one.origin and one.sure for one in named_after(fragment.stretch.text, fragment.end))
    if fragment.computed or ranged or known:
        return shift("anniversary", _moved(fragment, turning))
    return None


def uncounted(fragment: Fragment, turning: Turning) -> Verdict | None:
    """An occasion whose origin nobody has told."""
    return ask("unknown-occasion", proposal=_moved(fragment, turning))


def _count(fragment: Fragment) -> int:
    found = _COUNT.search(fragment.text)
    return int(found[0]) if found else 0


def _moved(fragment: Fragment, turning: Turning) -> str:
    return _COUNT.sub(str(_count(fragment) + turning.delta), fragment.text, count=1)


JUBILEES = (quoted, counted, uncounted)
"""The first that answers decides."""
