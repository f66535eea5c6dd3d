"""One indicator followed from plan to plan: which of them speak of the same thing, and what each says of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from kehoach.text.letters import fold
from kehoach.text.patterns import lazily
from kehoach.values.scales import tens_between
from kehoach.years.history.series import Line, Point, Reached, Target
from kehoach.years.verdict import judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kehoach.model.plan import Indicator
    from kehoach.years.verdict import Verdict

_MET: dict[Verdict | None, bool] = {"met": True, "missed": False}
Value = TypeVar("Value")
_AUTOMATIC = lazily(r"(?:chi-tieu|tieu-chi)-\d+")
_YEAR = lazily(r"\b(?:nam )?(?:19|20)\d\d\b")
_SIGNS = re.compile(r"[^\w%]+")


class Said(Generic[Value]):
    """What is said of each year; nothing of a year of which two plans say different things."""

    def __init__(self, figures: Callable[[Value], object]) -> None:
        self.by_year: dict[int, Value] = {}
        self._figures = figures
        self._disputed: set[int] = set()

    def put(self, year: int, value: Value) -> bool:
        """Take the value; where another one stands there, neither does any more, and the answer is no."""
        known = self.by_year.pop(year, None)
        agreed = known is None or self._figures(known) == self._figures(value)
        if not agreed:
            self._disputed.add(year)
        elif year not in self._disputed:
            self.by_year[year] = value
        return agreed


def _aim(target: Target) -> object:
    return target.comparator, target.value, target.value_to, target.out_of


class Thread(msgspec.Struct):
    """An indicator as far as the plans were read."""

    id: str
    name: str
    scope: str
    unit: str
    plans: set[int] = msgspec.field(default_factory=set)
    """The plans that speak of it, by their place in the row."""
    targets: Said[Target] = msgspec.field(default_factory=lambda: Said(_aim))
    reached: Said[Reached] = msgspec.field(default_factory=lambda: Said(lambda one: one.value))
    told_by_name: bool = False
    parts: list[Thread] = msgspec.field(default_factory=list)

    def line(self) -> Line:
        """The thread as a line of the series."""
        targets, reached = self.targets.by_year, self.reached.by_year
        points = tuple(_point(year, targets.get(year), reached.get(year)) for year in sorted({*targets, *reached}))
        parts = tuple(part.line() for part in self.parts)
        return Line(id=self.id, name=self.name, unit=self.unit, points=points, parts=parts)


def _point(year: int, target: Target | None, reached: Reached | None) -> Point:
    """A year of the line; a target that is due in another year is not held against the result of this one."""
    due = not (target and target.horizon) or str(year) in target.horizon or not re.search(r"\d{4}", target.horizon)
    verdict = judge(target, reached.value) if due and target and reached and reached.value is not None else None
    return Point(year=year, target=target, reached=reached, met=_MET.get(verdict))


def given_id(indicator: Indicator) -> str:
    """The id that the author gave; nothing where the compiler chose one, which may be another's next year."""
    return "" if _AUTOMATIC.fullmatch(indicator.id) else indicator.id


def same_name(one: str, other: str) -> bool:
    """Whether two names say the same, years apart: `giảm so với năm 2024` and `giảm so với năm 2025`."""
    return bare(one) == bare(other)


def bare(name: str) -> str:
    """A name without case, signs and years."""
    return _SIGNS.sub(" ", _YEAR.sub("", fold(name))).strip()


def same_unit(thread: Thread, unit: str) -> bool:
    """Whether values of this unit can stand in the thread, moved by powers of ten where they have to be."""
    return tens_between(unit, thread.unit) is not None


def by_id(threads: Iterable[Thread], name: str) -> list[Thread]:
    """The threads of an id: more than one where its unit has changed."""
    return [thread for thread in threads if thread.id and fold(thread.id) == fold(name)]


def by_name(threads: Iterable[Thread], indicator: Indicator, plan: int) -> list[Thread]:
    """The threads of this name and scope that the plan has not spoken of yet, unless two ids keep them apart."""
    return [
        thread
        for thread in threads
        if not (thread.id and given_id(indicator))
        and plan not in thread.plans
        and same_name(thread.name, indicator.name)
        and fold(thread.scope) == fold(indicator.scope)
    ]


def every(threads: Iterable[Thread]) -> Iterator[Thread]:
    """The threads with all their parts."""
    for thread in threads:
        yield thread
        yield from every(thread.parts)
