"""What an audit says: a verdict a rule, with its faults, their places, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.intake.audit.roles import Placed, Roles
    from kehoach.intake.word.file import Paragraph, WordFile
    from kehoach.layout.formats import Format

Status = Literal["fail", "not-evaluated", "pass", "not-applicable"]
STATUSES: tuple[Status, ...] = ("fail", "not-evaluated", "pass", "not-applicable")
"""The gravest first: a rule has the gravest status that any part of it has."""
_QUOTED = 80


class Part(msgspec.Struct, frozen=True, omit_defaults=True):
    """What all parts of an audit share: frozen, compared by value."""


class Asked(Part, frozen=True):
    """What a figure may be: between two limits, or one of several."""

    low: float | None = None
    high: float | None = None
    any: tuple[float, ...] = ()

    def holds(self, value: float, slack: float = 0.05) -> bool:
        """Whether a figure is allowed; `slack` is what measuring and rounding may take."""
        if self.any:
            return any(abs(value - each) <= slack for each in self.any)
        over = self.low is None or value >= self.low - slack
        return over and (self.high is None or value <= self.high + slack)


Value = str | float | Asked


class Fault(Part, frozen=True):
    """One breach of a rule; `audit.is-<key>` among the phrases says it, `audit.do-<key>` what to do."""

    key: str
    part: str = ""
    """The role that it is about, as `audit-part` names it."""
    args: tuple[tuple[str, Value], ...] = ()
    at: int = -1
    """The paragraph of the file; -1 where it is about the file or a page set-up."""
    quote: str = ""
    page: int = 0
    """The page as LibreOffice lays it out; 0 where that is not known."""
    section: int = -1
    """The page set-up that it is about."""


class Outcome(NamedTuple):
    """What one check found."""

    status: Status
    faults: tuple[Fault, ...] = ()
    why: str = ""
    """The key of the reason, where it is not evaluated or does not apply."""


class Verdict(Part, frozen=True):
    """What the audit says of one rule of the ledger."""

    rule: str
    clause: str
    vi: str
    en: str
    status: Status
    faults: tuple[Fault, ...] = ()
    why: str = ""
    """The key of the reason, among `audit-why` or the reasons of the ledger."""
    layout: bool = True
    """Whether it is about layout; other rules are about words, and are the checker's."""


class Subject(NamedTuple):
    """What rules look at."""

    file: WordFile
    form: Format
    roles: Roles
    forced: bool = False
    """Whether the user named the format."""
    told: bool = True
    """Whether the letterhead, or the user, says which format it is."""


PASS = Outcome("pass")
ABSENT = Outcome("not-applicable", why="absent")


def unsure(why: str) -> Outcome:
    """Not evaluated, for this reason."""
    return Outcome("not-evaluated", why=why)


def found(faults: Iterable[Fault]) -> Outcome:
    """Failed where there are faults, else passed."""
    told = tuple(faults)
    return Outcome("fail", told) if told else PASS


def whole(key: str, part: str = "", section: int = -1, **args: Value) -> Fault:
    """A fault of the file as a whole, or of one of its page set-ups."""
    return Fault(key, part, tuple(args.items()), section=section)


def at(placed: Placed, key: str, **args: Value) -> Fault:
    """A fault of a line."""
    return Fault(key, placed.role, tuple(args.items()), placed.paragraph.at, quoted(placed.text))


def in_paragraph(paragraph: Paragraph, key: str, part: str = "", **args: Value) -> Fault:
    """A fault of a paragraph whose role does not matter."""
    return Fault(key, part, tuple(args.items()), paragraph.at, quoted(paragraph.printed.strip()))


def quoted(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED].rstrip()}…"


def gravest(outcomes: Iterable[Outcome]) -> Outcome:
    """All outcomes as one: what failed goes before what was not evaluated, that before what passed."""
    ranked = sorted(outcomes, key=lambda each: STATUSES.index(each.status))
    if not ranked:
        return unsure("no-check")
    first = ranked[0]
    faults = tuple(dict.fromkeys(fault for each in ranked for fault in each.faults)) if first.status == "fail" else ()
    return Outcome(first.status, faults, first.why)
