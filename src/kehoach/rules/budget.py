"""Rules about money: sums that are stated and sums that the lines make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.model.content import Facts, Section
from kehoach.rules.prose import search
from kehoach.rules.rule import Finding, Rule
from kehoach.text.patterns import lazily
from kehoach.values.money import format_money, parse_money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from kehoach.model.content import Block, Span
    from kehoach.model.plan import BudgetLine
    from kehoach.rules.rule import Subject

_TOTAL = lazily(
    r"[Tt]ổng\s+(?:kinh\s+phí|dự\s+toán|mức\s+kinh\s+phí|số\s+tiền)[^.;:\d]{0,60}:?\s*"
    r"(?P<amount>\d[\d.,]*(?:\s+(?:nghìn|triệu|tỷ))*\s+đồng)"
)


def stated_total(subject: Subject) -> Iterator[Finding]:
    """A total in the head of the budget that its lines do not make."""
    budget = subject.plan.budget
    if budget.total is not None and budget.stated_total not in (None, budget.total):
        args = {"stated": format_money(budget.stated_total or budget.total), "total": format_money(budget.total)}
        yield Finding(subject.place(_span(subject.plan.sections) or budget.lines[0].span), args)


def total_in_prose(subject: Subject) -> Iterator[Finding]:
    """A total told in a sentence that the lines of the budget do not make."""
    total = subject.plan.budget.total
    parts = set(_amounts(subject.plan.budget.lines))
    for found in search(subject, _TOTAL, having=("đồng",)) if total is not None else ():
        stated = parse_money(found.said("amount"))
        if total is not None and stated not in (None, total) and stated not in parts:
            yield found.finding("amount", stated=found.said("amount"), total=format_money(total))


def _amounts(lines: Iterable[BudgetLine]) -> Iterator[Decimal | None]:
    for line in lines:
        yield line.amount
        yield from _amounts(line.parts)


def _span(blocks: Iterable[Block]) -> Span | None:
    """Where the budget stands in the plan."""
    for block in blocks:
        if isinstance(block, Facts) and block.of == "budget":
            return block.span
        found = _span(block.blocks) if isinstance(block, Section | Facts) else None
        if found:
            return found
    return None


RULES = (
    Rule("KH355", stated_total),
    Rule("KH356", total_in_prose, needs_words=True),
)
