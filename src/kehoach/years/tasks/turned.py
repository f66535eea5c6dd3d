"""The assignments of plans, turned round: for each unit what it has to do, alone, as the lead or as a partner."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from kehoach.layout.wording import first_upper
from kehoach.model.content import Record
from kehoach.text.letters import fold
from kehoach.values.dates import Date, in_year, sort_key
from kehoach.years.references import spelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.model.plan import Assignment, Plan

Role = Literal["lead", "alone", "partner"]


class Duty(Record, frozen=True, kw_only=True):
    """One task of one unit."""

    unit: str
    task: str
    role: Role
    others: tuple[str, ...] = ()
    """The partners of a lead, the lead of a partner."""
    due: Date | None = None
    product: str = ""
    plan: str = ""
    """The title of the plan that says so."""


def duties(plans: Iterable[Plan]) -> tuple[Duty, ...]:
    """The duties of all plans, unit by unit in the order in which they are named; first what a unit leads, by date."""
    found = [duty for plan in plans for duty in _of_plan(spelled(plan))]
    order = {name: at for at, name in reversed(list(enumerate(fold(duty.unit) for duty in found)))}

    def place(duty: Duty) -> tuple[int, bool, date]:
        return order[fold(duty.unit)], duty.role == "partner", sort_key(duty.due) if duty.due else date.max

    return tuple(sorted(found, key=place))


def _of_plan(plan: Plan) -> Iterator[Duty]:
    title = " ".join(plan.head.title.split())
    for assignment in plan.assignments:
        due = in_year(assignment.due, plan.head.year) if assignment.due and plan.head.year else assignment.due
        for unit, role, others in _roles(assignment):
            for task in assignment.tasks or (assignment.text,):
                yield Duty(
                    unit=first_upper(unit),
                    task=first_upper(task.strip(" .;")),
                    role=role,
                    others=others,
                    due=due,
                    product=assignment.product,
                    plan=title,
                )


def _roles(assignment: Assignment) -> Iterator[tuple[str, Role, tuple[str, ...]]]:
    """Each unit of an assignment, its role, and whom it works with."""
    for unit in assignment.units:
        beside = tuple(other for other in assignment.units if other != unit)
        yield unit, "lead" if assignment.partners else "alone", (*beside, *assignment.partners)
    for partner in assignment.partners:
        yield partner, "partner", assignment.units
