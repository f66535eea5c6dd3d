"""Plans → `Series`: office by office the same indicators are found in all plans; what would be guessed is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from kehoach.text.diagnostics import Diagnostic, Place
from kehoach.text.letters import fold
from kehoach.years.history import threads
from kehoach.years.history.chain import OTHER_UNIT, Chain, Read
from kehoach.years.history.series import Line, Origin, Reached, Series

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach import Result
    from kehoach.years.history.threads import Thread
    from kehoach.years.results import Row

NO_YEAR, SAME_YEAR = "KH650", "KH651"
UNKNOWN_ROW, OTHER_RESULT = "KH656", "KH657"


class _Office(NamedTuple):
    """The plans of one office, and the indicators that they speak of."""

    name: str
    plans: list[Read]
    chain: Chain

    def lines(self) -> Iterator[Line]:
        """What the series shows of it."""
        for thread in self.chain.threads:
            yield msgspec.structs.replace(thread.line(), office=self.name)


def series(plans: Iterable[Result], results: Sequence[Row] = ()) -> Series:
    """The indicators of each office's plans year beside year, with what was reached as later plans and a table say."""
    faults: list[Diagnostic] = []
    offices = [_office(known, faults) for known in _by_office(_read(plans, faults))]
    for row in results:
        _take(row, offices, faults)
    lines = tuple(line for office in offices for line in office.lines())
    known = sorted((one for office in offices for one in office.plans), key=lambda one: one.year)
    years = {one.year for one in known}.union(*(line.years for line in lines))
    origins = tuple(_origin(one) for one in known)
    return Series(years=tuple(sorted(years)), lines=lines, plans=origins, diagnostics=tuple(faults))


def _read(plans: Iterable[Result], faults: list[Diagnostic]) -> Iterator[Read]:
    """The plans that have a year."""
    for number, result in enumerate(plans):
        file, plan = next(iter(result.sources), ""), result.plan
        if plan and plan.head.year:
            yield Read(plan, plan.head.year, file, number)
        elif plan:
            faults.append(Diagnostic(NO_YEAR, Place(file, 1, 1, 1, 1), {"file": file}))


def _by_office(plans: Iterable[Read]) -> list[list[Read]]:
    """The plans of each office in the order of their years; one made with others belongs to the first that it names."""
    offices: dict[str, list[Read]] = {}
    for one in plans:
        offices.setdefault(fold(_first_issuer(one)), []).append(one)
    return [sorted(known, key=lambda one: one.year) for known in offices.values()]


def _first_issuer(one: Read) -> str:
    return next((issuer.name for issuer in one.plan.head.issuers), "")


def _office(plans: list[Read], faults: list[Diagnostic]) -> _Office:
    chain = Chain(frozenset(one.year for one in plans), faults)
    told: dict[tuple[int, str], Read] = {}
    for one in plans:
        other = told.setdefault((one.year, threads.bare(one.plan.head.title)), one)
        if other is not one:
            place = one.place(one.plan.head.span)
            faults.append(Diagnostic(SAME_YEAR, place, {"year": str(one.year), "other": other.file}))
        chain.take(one)
    return _Office(_first_issuer(plans[-1]), plans, chain)


def _origin(one: Read) -> Origin:
    issuers = ", ".join(issuer.name for issuer in one.plan.head.issuers)
    return Origin(year=one.year, title=one.plan.head.title, issuer=issuers, file=one.file)


def _take(row: Row, offices: Iterable[_Office], faults: list[Diagnostic]) -> None:
    """Put a row of a table of results to its indicator; it goes before what a later plan says."""
    found = [thread for office in offices if _is_of(row, office) for thread in _meant(row, office.chain.threads)]
    if len(found) != 1:
        faults.append(Diagnostic(UNKNOWN_ROW, row.place, {"id": row.id, "count": str(len(found))}))
        return
    (thread,) = found
    if row.value is None:
        return
    value = row.value_in(thread.unit)
    if value is None:
        faults.append(Diagnostic(OTHER_UNIT, row.place, {"name": thread.name, "unit": row.unit, "other": thread.unit}))
        return
    said = thread.reached.by_year.get(row.year)
    if said and said.value != value:
        args = {"name": thread.name, "year": str(row.year), "value": row.text, "other": said.text}
        faults.append(Diagnostic(OTHER_RESULT, row.place, args))
    thread.reached.by_year[row.year] = Reached(value=value, text=row.text)


def _is_of(row: Row, office: _Office) -> bool:
    return not row.office or fold(row.office) == fold(office.name)


def _meant(row: Row, indicators: list[Thread]) -> list[Thread]:
    """The indicators with the id that a row gives, else with the name."""
    known = list(threads.every(indicators))
    return threads.by_id(known, row.id) or [one for one in known if threads.same_name(one.name, row.id)]
