"""What the year brought: the value of an indicator, and whether its target was met."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.text.diagnostics import Diagnostic
from kehoach.text.letters import fold
from kehoach.years.verdict import judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.model.plan import Indicator, Plan
    from kehoach.years.results import Row
    from kehoach.years.verdict import Verdict

OTHER_UNIT, UNKNOWN, TWICE = "KH654", "KH660", "KH661"


class Reached(NamedTuple):
    """What was reached of an indicator, as an office writes it, and how that stands to the target."""

    text: str
    verdict: Verdict


def reached_by(plan: Plan, rows: Iterable[Row]) -> tuple[dict[str, Reached], list[Diagnostic]]:
    """What each indicator reached in the year of the plan, by its id, and the rows that cannot be used."""
    known = {fold(name): one for one in _all(plan.indicators) for name in (one.name, one.id)}
    offices = {fold(issuer.name) for issuer in plan.head.issuers}
    reached: dict[str, Reached] = {}
    faults: list[Diagnostic] = []
    for row in rows:
        indicator = known.get(fold(row.id))
        if row.year != plan.head.year or (row.office and fold(row.office) not in offices):
            continue
        if indicator is None:
            faults.append(Diagnostic(UNKNOWN, row.place, {"id": row.id}))
        elif indicator.id in reached:
            faults.append(Diagnostic(TWICE, row.place, {"id": row.id}))
        elif row.value is None:
            continue
        elif (value := row.value_in(indicator.unit)) is None:
            args = {"name": indicator.name, "unit": row.unit, "other": indicator.unit}
            faults.append(Diagnostic(OTHER_UNIT, row.place, args))
        else:
            reached[indicator.id] = Reached(row.text, judge(indicator, value) or "missed")
    return reached, faults


def _all(indicators: Iterable[Indicator]) -> Iterator[Indicator]:
    for one in indicators:
        yield one
        yield from _all(one.parts)
