"""What a turn of the year knows, and what is decided of one fragment of the plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from kehoach.text.patterns import lazily
from kehoach.values.dates import earliest, latest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.model.plan import Indicator, Plan
    from kehoach.rules.register import Register
    from kehoach.text.source import Source
    from kehoach.years.turn.breaks import Break
    from kehoach.years.turn.reached import Reached
    from kehoach.years.turn.stretches import Stretch

Operation = Literal["shift", "keep", "ask", "look up", "blank"]
Kind = Literal[
    "year", "date", "period", "term", "anniversary", "citation", "title", "target", "quantity", "label", "words",
    "weekday", "lunar year", "number", "issue", "office", "signer", "paper",
]  # fmt: skip

_STOP = lazily(r"[.;!?]\s")
_SENTENCE = 160


class Turning(NamedTuple):
    """The plan that is turned, from which year to which, and what is known beside it."""

    plan: Plan
    old: int
    new: int
    last: int
    """The last year of the plan's own time: later than `old` where its phases run on into the next one."""
    issued: date
    """The first day on which the new plan may be issued."""
    issued_before: date
    register: Register
    source: Source
    indicators: Mapping[tuple[int, int], Indicator]
    """By the place where they begin."""
    reached: Mapping[str, Reached] = MappingProxyType({})
    """What the year brought, by the ids of indicators."""
    broken: Mapping[tuple[int, int], Break] = MappingProxyType({})
    """Days that break the order once they have moved, by the line and column where they begin."""

    @property
    def delta(self) -> int:
        """By how many years the plan moves."""
        return self.new - self.old

    def is_own(self, year: int) -> bool:
        """Whether a year lies in the plan's own time."""
        return self.old <= year <= self.last


class Fragment(NamedTuple):
    """Words of a stretch about which something must be decided."""

    kind: Kind
    stretch: Stretch
    start: int
    end: int
    value: str = ""

    @property
    def text(self) -> str:
        """The words as printed."""
        return self.stretch.text[self.start : self.end]

    @property
    def computed(self) -> bool:
        """Whether the compiler computes a part of the words."""
        return self.stretch.computed(self.start, self.end)

    def before(self, limit: int = 60) -> str:
        """The words before it."""
        return self.stretch.text[max(0, self.start - limit) : self.start]

    def sentence_before(self) -> str:
        """The words of its sentence before it."""
        return _STOP.split(self.before(_SENTENCE))[-1]

    def after(self, limit: int = 60) -> str:
        """The words after it."""
        return self.stretch.text[self.end : self.end + limit]

    def inside(self, *words: str) -> bool:
        """Whether a brace that opens with one of the words holds it."""
        return any(one.word in words for one in self.stretch.around(self.start, self.end))


Decide = Callable[[Fragment, Turning], "Verdict | None"]
"""Decides of a fragment, or leaves it to the next function in the order."""


class Verdict(NamedTuple):
    """What is decided of a fragment."""

    why: str
    """Its reason: the key of a phrase under `next-why`."""
    operation: Operation
    new: str | None = None
    """The words in its place; nothing where it stays."""
    proposal: str = ""
    args: Mapping[str, str] = MappingProxyType({})
    asks: bool = False
    shared: bool = False
    """Whether all fragments of this reason are one question, asked at the first of them."""
    frozen: bool = False
    """Whether what the compiler computes in it must be written out, so that it does not move."""


def ask(why: str, new: str | None = None, proposal: str = "", **args: str) -> Verdict:
    """A person must decide."""
    return Verdict(why, "ask", new, proposal, args, asks=True)


def shift(why: str, new: str) -> Verdict:
    """The words move with the year."""
    return Verdict(why, "shift", new)


def keep(why: str) -> Verdict:
    """The words stay."""
    return Verdict(why, "keep")


def last_year(plan: Plan, year: int) -> int:
    """The last year that a phase or milestone of the plan reaches."""
    ends = [day for one in plan.phases for day in (one.start, one.end)] + [one.date for one in plan.milestones]
    reached = [bound.year for day in ends if day and (bound := latest(day))]
    return max([year, *(one for one in reached if one <= year + 2)])


def issue_day(plan: Plan, year: int) -> date:
    """The first day on which a plan with this month may be issued in a year."""
    written = earliest(plan.head.date) if plan.head.date else None
    return date(year, written.month if written else 1, 1)
