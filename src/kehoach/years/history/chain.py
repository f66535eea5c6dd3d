"""The plans of one office in a row: each indicator is put to what the plans before said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from kehoach.layout.sentences import unit_of
from kehoach.model.indicators import words_of_base
from kehoach.text.diagnostics import Diagnostic, Place
from kehoach.values.quantities import read_quantity
from kehoach.values.scales import moved, tens_between
from kehoach.years.history import threads
from kehoach.years.history.series import Reached, Target
from kehoach.years.history.threads import Thread, given_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.model.content import Question, Span
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
        tens = tens_between(unit_of(indicator), thread.unit) or 0
        self._aim(thread, indicator, one.year, _moved(_target(indicator, one.plan.questions), tens), one)
        if indicator.base:
            self._set_base(thread, indicator, indicator.base, one, tens)
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

    def _set_base(self, thread: Thread, indicator: Indicator, base: Base, one: Read, tens: int) -> None:
        """What was reached in the year before, if its unit is one of the kind of the indicator's.

        Where only the target of that year is told, it stands in for a plan that is not there.
        """
        quantity = read_quantity(words_of_base(base.text))
        own = tens_between(quantity.unit, indicator.unit) if quantity else 0
        if quantity and own is None:
            self._tell(OTHER_UNIT, indicator, one, unit=quantity.unit, other=indicator.unit)
            return
        tens += own or 0
        year = base.year or one.year - 1
        if base.target:
            if quantity and year not in self._years:
                self._aim(thread, indicator, year, _moved(_stand_in(quantity), tens), one)
        elif not thread.reached.put(year, Reached(value=base.value and moved(base.value, tens), text=base.text)):
            self._tell(TWO_VALUES, indicator, one, year=str(year))

    def _tell(self, code: str, indicator: Indicator, one: Read, **args: str) -> None:
        self._faults.append(Diagnostic(code, one.place(indicator.span), {"name": indicator.name, **args}))


def _target(indicator: Indicator, questions: Iterable[Question]) -> Target:
    if any(_asks_about(one, indicator) for one in questions):
        return Target(comparator="qualitative", horizon=indicator.horizon, text=indicator.stated, open=True)
    return Target(
        comparator=indicator.comparator,
        value=indicator.value,
        value_to=indicator.value_to,
        out_of=indicator.out_of,
        horizon=indicator.horizon,
        text=indicator.stated,
    )


def _asks_about(question: Question, indicator: Indicator) -> bool:
    """Whether a question stands in the words of an indicator that state its target."""
    here, own = question.span, indicator.span
    if here is None or own is None or here.file != own.file or question.text not in indicator.stated:
        return False
    first, last = (own.line, own.column), (own.end_line, own.end_column)
    return first <= (here.line, here.column) and (here.end_line, here.end_column) <= last


def _moved(target: Target, tens: int) -> Target:
    """The target with its figures in a unit that is so many powers of ten smaller."""
    figures = {name: getattr(target, name) for name in ("value", "value_to", "out_of")}
    shown = {name: moved(value, tens) for name, value in figures.items() if value is not None}
    return msgspec.structs.replace(target, **shown) if tens else target


def _stand_in(said: Quantity) -> Target:
    """The target of a year as the plan of the next year tells it."""
    return Target(
        comparator=said.comparator, value=said.value, value_to=said.value_to, out_of=said.out_of, text=said.text
    )
