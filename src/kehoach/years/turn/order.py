"""Which functions decide of a fragment, and in which order: of each kind the first that answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.years.turn.amounts import LABELS, QUANTITIES, TARGETS, WORDS
from kehoach.years.turn.days import DAYS, WEEKDAYS
from kehoach.years.turn.documents import DOCUMENTS, TITLES
from kehoach.years.turn.jubilees import JUBILEES
from kehoach.years.turn.lunar import LUNAR_YEARS
from kehoach.years.turn.people import HEADS
from kehoach.years.turn.plan_years import YEARS
from kehoach.years.turn.terms import TERMS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.years.turn.turning import Decide, Fragment, Kind, Turning, Verdict

ORDER: Mapping[Kind, tuple[Decide, ...]] = {
    **HEADS,
    "citation": DOCUMENTS,
    "title": TITLES,
    "year": YEARS,
    "date": DAYS,
    "period": TERMS,
    "term": TERMS,
    "weekday": WEEKDAYS,
    "lunar year": LUNAR_YEARS,
    "anniversary": JUBILEES,
    "target": TARGETS,
    "quantity": QUANTITIES,
    "label": LABELS,
    "words": WORDS,
}


def decide(fragment: Fragment, turning: Turning) -> Verdict | None:
    """What becomes of a fragment; nothing where it is not the turn's business."""
    return next((verdict for one in ORDER[fragment.kind] if (verdict := one(fragment, turning))), None)
