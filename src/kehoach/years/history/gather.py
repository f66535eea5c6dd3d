"""Plans → `Series`: the same indicators are found in all of them; what would have to be guessed is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.layout.sentences import unit_of
from kehoach.layout.wording import first_upper
from kehoach.text.diagnostics import Diagnostic, Place
from kehoach.text.letters import fold
from kehoach.values.quantities import read_quantity
from kehoach.years.history import threads
from kehoach.years.history.series import Origin, Reached, Series, Target
from kehoach.years.history.threads import Thread, given_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kehoach import Result
    from kehoach.model.content import Span
    from kehoach.model.plan import Base, Indicator, Plan
    from kehoach.years.results import Row

NO_YEAR, SAME_YEAR, OTHER_ISSUER = "KH650", "KH651", "KH652"
BY_NAME, OTHER_UNIT, TWO_VALUES = "KH653", "KH654", "KH655"
UNKNOWN_ROW, OTHER_RESULT = "KH656", "KH657"


class _Read(NamedTuple):
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


def series(plans: Iterable[Result], results: Sequence[Row] = ()) -> Series:
    """The indicators of the plans year beside year, with what was reached as later plans and a table of results say."""
    gathering = _Gathering()
    known = sorted(gathering.read(plans), key=lambda one: one.year)
    for before, one in zip([None, *known], known, strict=False):
        gathering.compare(before, one)
        gathering.take(one)
    gathering.take_results(results)
    lines = tuple(thread.line() for thread in gathering.threads)
    years = {one.year for one in known} | {point.year for line in lines for point in line.points}
    origins = tuple(_origin(one) for one in known)
    return Series(years=tuple(sorted(years)), lines=lines, plans=origins, diagnostics=tuple(gathering.faults))


def _origin(one: _Read) -> Origin:
    return Origin(year=one.year, title=one.plan.head.title, issuer=_issuer(one.plan), file=one.file)


def _issuer(plan: Plan) -> str:
    return ", ".join(issuer.name for issuer in plan.head.issuers)


def _issuers(plan: Plan) -> set[str]:
    return {fold(issuer.name) for issuer in plan.head.issuers}


class _Gathering:
    """The threads as far as the plans were read, and what was told of them."""

    def __init__(self) -> None:
        self.threads: list[Thread] = []
        self.faults: list[Diagnostic] = []

    def read(self, plans: Iterable[Result]) -> list[_Read]:
        """The plans that have a year."""
        found = []
        for number, result in enumerate(plans):
            file, plan = next(iter(result.sources), ""), result.plan
            if plan and plan.head.year:
                found.append(_Read(plan, plan.head.year, file, number))
            elif plan:
                self._tell(NO_YEAR, Place(file, 1, 1, 1, 1), file=file)
        return found

    def compare(self, before: _Read | None, one: _Read) -> None:
        """Tell of a plan that has the year of the one before it, or comes from another office."""
        if before is None:
            return
        place = one.place(one.plan.head.span)
        if before.year == one.year:
            self._tell(SAME_YEAR, place, year=one.year, other=before.file)
        if not _issuers(before.plan) & _issuers(one.plan):
            self._tell(OTHER_ISSUER, place, name=_issuer(one.plan), other=_issuer(before.plan), file=before.file)

    def take(self, one: _Read) -> None:
        """Put what a plan says of its indicators to their threads."""
        for indicator in one.plan.indicators:
            if not indicator.criterion:
                self._follow(self.threads, indicator, one)

    def _follow(self, siblings: list[Thread], indicator: Indicator, one: _Read) -> None:
        thread = self._thread(siblings, indicator, one)
        thread.plans.add(one.number)
        self._set(thread, one, indicator)
        if indicator.base:
            self._set_base(thread, indicator, indicator.base, one)
        for part in indicator.parts:
            self._follow(thread.parts, part, one)

    def _thread(self, siblings: list[Thread], indicator: Indicator, one: _Read) -> Thread:
        name, unit = given_id(indicator), unit_of(indicator)
        found = threads.by_id(siblings, name) if name else []
        alike = found or threads.by_name(siblings, indicator, one.number)
        fitting = [thread for thread in alike if threads.same_unit(thread, unit)]
        if not fitting:
            if alike:
                self._tell(OTHER_UNIT, one.place(indicator.span), name=indicator.name, unit=unit, other=alike[0].unit)
            siblings.append(Thread(name, first_upper(indicator.name), indicator.scope, unit))
            return siblings[-1]
        thread = fitting[0]
        if not found and not thread.told_by_name:
            thread.told_by_name = True
            self._tell(BY_NAME, one.place(indicator.span), name=indicator.name)
        thread.id, thread.unit, thread.name = thread.id or name, thread.unit or unit, first_upper(indicator.name)
        return thread

    def _set(self, thread: Thread, one: _Read, indicator: Indicator) -> None:
        target = Target(
            comparator=indicator.comparator,
            value=indicator.value,
            value_to=indicator.value_to,
            out_of=indicator.out_of,
            horizon=indicator.horizon,
            text=indicator.stated,
        )
        if not thread.targets.put(one.year, target):
            self._tell(TWO_VALUES, one.place(indicator.span), name=indicator.name, year=one.year)

    def _set_base(self, thread: Thread, indicator: Indicator, base: Base, one: _Read) -> None:
        """What was reached in the year before, if it is counted in the unit of the indicator."""
        quantity = read_quantity(base.text)
        if quantity and quantity.unit and indicator.unit and fold(quantity.unit) != fold(indicator.unit):
            place = one.place(indicator.span)
            self._tell(OTHER_UNIT, place, name=indicator.name, unit=quantity.unit, other=indicator.unit)
            return
        year = base.year or one.year - 1
        if not thread.reached.put(year, Reached(value=base.value, text=base.text)):
            self._tell(TWO_VALUES, one.place(indicator.span), name=indicator.name, year=year)

    def take_results(self, rows: Sequence[Row]) -> None:
        """Put the rows of a table of results to the threads; they go before what a later plan says."""
        known = list(threads.every(self.threads))
        for row in rows:
            named = threads.by_id(known, row.id) or [one for one in known if threads.same_name(one.name, row.id)]
            if len(named) != 1:
                self._tell(UNKNOWN_ROW, row.place, id=row.id, count=len(named))
                continue
            reached = named[0].reached.by_year
            said = reached.get(row.year)
            if said and said.value != row.value:
                self._tell(OTHER_RESULT, row.place, name=named[0].name, year=row.year, value=row.text, other=said.text)
            reached[row.year] = Reached(value=row.value, text=row.text)

    def _tell(self, code: str, place: Place, **args: object) -> None:
        self.faults.append(Diagnostic(code, place, {name: str(value) for name, value in args.items()}))
