"""The money of two plans, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kehoach.text.letters import fold
from kehoach.values.money import format_money
from kehoach.years.diff.changes import change, changes, percent
from kehoach.years.diff.differences import Change, Delta, Difference
from kehoach.years.diff.facts import told
from kehoach.years.diff.pairing import paired

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from kehoach.model.content import Span
    from kehoach.model.plan import BudgetLine, Plan
    from kehoach.years.diff.turn import Turn

_UNIT = "đồng"


class _Line(NamedTuple):
    """A line of the money under the name of the lines that it is a part of."""

    name: str
    line: BudgetLine

    @property
    def span(self) -> Span | None:
        return self.line.span


def budget(turn: Turn, before: Plan, after: Plan) -> Iterator[Difference]:
    """Each line with its amount, then where the money comes from and what it adds up to."""

    def found(old: _Line, new: _Line) -> tuple[Change, ...]:
        fields = ("quantity", "unit", "price", "source", "note")
        amounts = _amount("amount", old.line.amount, new.line.amount)
        return (*amounts, *change(turn, "name", old.name, new.name), *changes(turn, fields, old.line, new.line))

    lines = (list(_lines(before.budget.lines)), list(_lines(after.budget.lines)))
    pairs = paired(lines[0], lines[1], lambda one: fold(one.name), lambda one: one.name)
    for one in told("budget", pairs, lambda line: line.name, found):
        yield replace(one, changes=one.changes or tuple(_whole(one, *lines)))
    old, new = before.budget, after.budget
    for each in (*change(turn, "source", old.source, new.source), *_amount("total", old.total, new.total)):
        yield Difference(topic="budget", kind="changed", changes=(each,))


def _whole(one: Difference, before: Sequence[_Line], after: Sequence[_Line]) -> Iterator[Change]:
    """The amount of a line that came or went."""
    lines = after if one.kind == "added" else before
    amount = next((line.line.amount for line in lines if line.name == one.name), None)
    if amount is not None:
        said = _said(amount)
        yield Change(field="amount", after=said) if one.kind == "added" else Change(field="amount", before=said)


def _lines(lines: Sequence[BudgetLine], whole: str = "") -> Iterator[_Line]:
    for line in lines:
        name = f"{whole} › {line.name}" if whole else line.name
        yield _Line(name, line)
        yield from _lines(line.parts, name)


def _amount(field: str, old: Decimal | None, new: Decimal | None) -> Iterator[Change]:
    if old == new:
        return
    delta = None
    if old is not None and new is not None:
        delta = Delta(amount=new - old, unit=_UNIT, percent=percent(new - old, old))
    yield Change(field=field, before=_said(old), after=_said(new), delta=delta)


def _said(amount: Decimal | None) -> str:
    return "" if amount is None else format_money(amount)
