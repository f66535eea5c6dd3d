"""What differs between two plans, as typed values that compare by content."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from kehoach.model.content import Record, Span

Topic = Literal[
    "head",
    "bases",
    "citations",
    "goals",
    "indicators",
    "phases",
    "milestones",
    "assignments",
    "activities",
    "awards",
    "budget",
    "recipients",
    "signatures",
    "units",
    "abbreviations",
    "prose",
    "layout",
]
Kind = Literal["added", "dropped", "changed", "moved", "replaced"]
Part = Literal["opening", "body", "closing", "appendix"]
State = Literal["inserted", "deleted", "turned", ""]


Verdict = Literal["better", "worse", ""]


class Stretch(Record, frozen=True, kw_only=True):
    """Words of a sentence that stay, go or come; those that only turned with the year stand as they are now."""

    text: str
    state: State = ""


class Delta(Record, frozen=True, kw_only=True):
    """How far a number or a date went; a date that only turned with the year went nowhere."""

    amount: Decimal
    unit: str = ""
    percent: Decimal | None = None
    """The amount in percent of what was there; nothing where that was 0, for percentages and for dates."""
    verdict: Verdict = ""
    """Better: more is asked for, in the direction in which the indicator is good; empty where that is not known."""


class Change(Record, frozen=True, kw_only=True):
    """One thing that is otherwise; `field` is the name that it has in the model."""

    field: str
    before: str = ""
    after: str = ""
    delta: Delta | None = None
    words: tuple[Stretch, ...] = ()
    """The words of a sentence that changed in part."""
    turned: bool = False
    """Whether it only followed the year of the plan."""


class Difference(Record, frozen=True, kw_only=True):
    """A fact or a sentence that only one of the plans has, or that they have otherwise."""

    topic: Topic
    kind: Kind
    name: str = ""
    """What it is about, in the words of the plan that has it; of a sentence nothing."""
    id: str = ""
    part: Part | None = None
    """Of a sentence the part of the plan that it stands in."""
    where: str = ""
    """Of a sentence the number of its section as printed, in the later plan where it is there."""
    where_before: str = ""
    """Where it was before, if that is another section."""
    changes: tuple[Change, ...] = ()
    span_before: Span | None = None
    span_after: Span | None = None

    @property
    def turned(self) -> bool:
        """Whether all that is otherwise only followed the year of the plan."""
        return bool(self.changes) and all(change.turned for change in self.changes)


class Differences(Record, frozen=True, kw_only=True):
    """All that differs between two plans, in the order of a plan."""

    year_before: int | None
    year_after: int | None
    title_before: str
    title_after: str
    differences: tuple[Difference, ...] = ()
    """What a person should read."""
    turned: tuple[Difference, ...] = ()
    """What only followed the year of the plan."""

    def __bool__(self) -> bool:
        """Whether there is anything that a person should read."""
        return bool(self.differences)
