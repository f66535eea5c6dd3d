"""One indicator followed from plan to plan: which of them speak of the same thing, and what each says of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from kehoach.text.letters import fold
from kehoach.text.patterns import lazily
from kehoach.years.history.series import Line, Point, Reached, Target
from kehoach.years.history.verdict import met

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.model.plan import Indicator

_AUTOMATIC = lazily(r"(?:chi-tieu|tieu-chi)-\d+")
_YEAR = lazily(r"\b(?:nam )?(?:19|20)\d\d\b")
_SIGNS = re.compile(r"[^\w%]+")


class Thread(msgspec.Struct):
    """An indicator as far as the plans were read."""

    id: str
    name: str
    scope: str
    unit: str
    files: set[str] = msgspec.field(default_factory=set)
    """The plans that speak of it."""
    targets: dict[int, Target] = msgspec.field(default_factory=dict)
    reached: dict[int, Reached] = msgspec.field(default_factory=dict)
    disputed: set[tuple[str, int]] = msgspec.field(default_factory=set)
    """What two plans of one year say differently: neither is taken."""
    told_by_name: bool = False
    parts: list[Thread] = msgspec.field(default_factory=list)

    def line(self) -> Line:
        """The thread as a line of the series."""
        years = sorted({*self.targets, *self.reached})
        points = tuple(_point(year, self.targets.get(year), self.reached.get(year)) for year in years)
        parts = tuple(part.line() for part in self.parts)
        return Line(id=self.id, name=self.name, unit=self.unit, points=points, parts=parts)


def _point(year: int, target: Target | None, reached: Reached | None) -> Point:
    """A year of the line; a target that is due in another year is not held against the result of this one."""
    due = not (target and target.horizon) or str(year) in target.horizon or not re.search(r"\d{4}", target.horizon)
    judged = met(target, reached.value) if target and reached and due else None
    return Point(year=year, target=target, reached=reached, met=judged)


def given_id(indicator: Indicator) -> str:
    """The id that the author gave; nothing where the compiler chose one, which may be another's next year."""
    return "" if _AUTOMATIC.fullmatch(indicator.id) else indicator.id


def same_name(one: str, other: str) -> bool:
    """Whether two names say the same, years apart: `giảm so với năm 2024` and `giảm so với năm 2025`."""
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    return _SIGNS.sub(" ", _YEAR.sub("", fold(name))).strip()


def same_unit(thread: Thread, unit: str) -> bool:
    """Whether values of this unit can stand in the thread; one without a unit has none to differ."""
    return not (thread.unit and unit) or fold(thread.unit) == fold(unit)


def by_id(threads: Iterable[Thread], name: str) -> list[Thread]:
    """The threads of an id: more than one where its unit has changed."""
    return [thread for thread in threads if thread.id and fold(thread.id) == fold(name)]


def by_name(threads: Iterable[Thread], indicator: Indicator, file: str) -> list[Thread]:
    """The threads of this name and scope that the plan has not spoken of yet, unless two ids keep them apart."""
    return [
        thread
        for thread in threads
        if not (thread.id and given_id(indicator))
        and file not in thread.files
        and same_name(thread.name, indicator.name)
        and fold(thread.scope) == fold(indicator.scope)
    ]


def every(threads: Iterable[Thread]) -> Iterator[Thread]:
    """The threads with all their parts."""
    for thread in threads:
        yield thread
        yield from every(thread.parts)
