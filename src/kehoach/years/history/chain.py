"""The plans of one office in a row: each indicator is put to what the plans before said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.layout.sentences import unit_of
from kehoach.model.indicators import words_of_base
from kehoach.text.diagnostics import Diagnostic, Place
from kehoach.text.letters import fold
from kehoach.values.quantities import read_quantity
from kehoach.years.history import threads
from kehoach.years.history.series import Reached, Target
from kehoach.years.history.threads import Thread, given_id

if TYPE_CHECKING:
    from kehoach.model.content import Span
    from kehoach.model.plan import Base, Indicator, Plan
    from kehoach.values.quantities import Quantity

BY_NAME, OTHER_UNIT, TWO_VALUES = "KH653", "KH654", "KH655"


class Read(NamedTuple):
    """A plan with its year, its file, and its place among the plans."""

    plan: Plan
    year: int
    file: str
    number: int

    def place(self, span: Span | None) -> Place:
        """Where a fact stands; the head of the file where the model does not know."""
        if span is None:
            return Place(self.file, 1, 1, 1, 1)
        return Place(span.file or self.file, span.line, span.column, span.end_line, span.end_column)


class Chain:
    """The threads as far as the plans were read; what would have to be guessed is told."""

    def __init__(self, years: frozenset[int], faults: list[Diagnostic]) -> None:
        self.threads: list[Thread] = []
        self._years = years
        """Of all plans of the office."""
        self._faults = faults

    def take(self, one: Read) -> None:
        """Put what a plan says of its indicators to their threads."""
        for indicator in one.plan.indicators:
            if not indicator.criterion:
                self._follow(self.threads, indicator, one)

    def _follow(self, siblings: list[Thread], indicator: Indicator, one: Read) -> None:
        thread = self._thread(siblings, indicator, one)
        thread.plans.add(one.number)
        self._aim(thread, indicator, one.year, _target(indicator), one)
        if indicator.base:
            self._set_base(thread, indicator, indicator.base, one)
        for part in indicator.parts:
            self._follow(thread.parts, part, one)

    def _thread(self, siblings: list[Thread], indicator: Indicator, one: Read) -> Thread:
        name, unit = given_id(indicator), unit_of(indicator)
        found = threads.by_id(siblings, name) if name else []
        alike = found or threads.by_name(siblings, indicator, one.number)
        fitting = [thread for thread in alike if threads.same_unit(thread, unit)]
        if not fitting:
            if alike:
                self._tell(OTHER_UNIT, indicator, one, unit=unit, other=alike[0].unit)
            siblings.append(Thread(name, indicator.name, indicator.scope, unit))
            return siblings[-1]
        thread = fitting[0]
        if not found and not thread.told_by_name:
            thread.told_by_name = True
            self._tell(BY_NAME, indicator, one)
        thread.id, thread.unit, thread.name = thread.id or name, thread.unit or unit, indicator.name
        return thread

    def _aim(self, thread: Thread, indicator: Indicator, year: int, target: Target, one: Read) -> None:
        if not thread.targets.put(year, target):
            self._tell(TWO_VALUES, indicator, one, year=str(year))

    def _set_base(self, thread: Thread, indicator: Indicator, base: Base, one: Read) -> None:
        """What was reached in the year before, if it is counted in the unit of the indicator.

        Where only the target of that year is told, it stands in for a plan that is not there.
        """
        quantity = read_quantity(words_of_base(base.text))
        if quantity and quantity.unit and indicator.unit and fold(quantity.unit) != fold(indicator.unit):
            self._tell(OTHER_UNIT, indicator, one, unit=quantity.unit, other=indicator.unit)
            return
        year = base.year or one.year - 1
        if base.target:
            if quantity and year not in self._years:
                self._aim(thread, indicator, year, _stand_in(quantity), one)
        elif not thread.reached.put(year, Reached(value=base.value, text=base.text)):
            self._tell(TWO_VALUES, indicator, one, year=str(year))

    def _tell(self, code: str, indicator: Indicator, one: Read, **args: str) -> None:
        self._faults.append(Diagnostic(code, one.place(indicator.span), {"name": indicator.name, **args}))


def _target(indicator: Indicator) -> Target:
    return Target(
        comparator=indicator.comparator,
        value=indicator.value,
        value_to=indicator.value_to,
        out_of=indicator.out_of,
        horizon=indicator.horizon,
        text=indicator.stated,
    )


def _stand_in(said: Quantity) -> Target:
    """The target of a year as the plan of the next year tells it."""
    return Target(
        comparator=said.comparator, value=said.value, value_to=said.value_to, out_of=said.out_of, text=said.text
    )
