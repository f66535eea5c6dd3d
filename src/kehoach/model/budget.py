"""The money of a plan: lines with their amounts, the source, and what they add up to."""

from __future__ import annotations

from decimal import Decimal
from math import prod
from typing import TYPE_CHECKING

import msgspec

from kehoach.model import texts
from kehoach.model.plan import Budget, BudgetLine
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily
from kehoach.values.money import parse_money
from kehoach.values.numbers import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.dsl.nodes import Directive, Entry
    from kehoach.model.draft import Draft

_TIMES = lazily(r"\s*[×*]\s*|\s+x\s*(?=\d)|(?<=\d)x(?=\d)")
_COUNT = lazily(r"(?P<count>\d[\d.,]*)\s*(?P<unit>.*)")


class _Product(msgspec.Struct, frozen=True):
    """So many of a unit at a price: `2 người x 3 ngày x 100.000 đồng/người/ngày`."""

    quantity: Decimal
    unit: str
    price: Decimal


def read(draft: Draft, directive: Directive) -> Budget:
    """The budget that a `@kinh phí` states."""
    lines = tuple(_line(draft, entry) for entry in directive.entries)
    stated = directive.attribute("tổng")
    total = parse_money(stated.text) if stated else None
    if stated and total is None:
        draft.faults.at("KH063", stated.span(), text=stated.text)
    amounts = [line.amount for line in lines if line.amount is not None]
    source = texts.plain(draft, directive.attribute("nguồn"))
    return Budget(lines=lines, source=source, total=sum(amounts, Decimal(0)) if amounts else None, stated_total=total)


def _line(draft: Draft, entry: Entry) -> BudgetLine:
    name, _, money = texts.plain(draft, entry.prose).rpartition(": ")
    parts = tuple(_line(draft, inner) for inner in entry.entries)
    attributes = {fold(one.name): texts.plain(draft, one.value) for one in entry.attributes}
    if parts:
        return _group(draft, entry, parts, attributes)
    product = _product(money)
    amount = product.quantity * product.price if product else parse_money(money)
    if amount is None:
        draft.faults.at("KH063", entry.prose.span(), text=money or entry.prose.text)
    return BudgetLine(
        name=name or money,
        amount=amount,
        quantity=product.quantity if product else None,
        unit=product.unit if product else "",
        price=product.price if product else None,
        source=attributes.get("nguon", ""),
        note=attributes.get("ghi chu", ""),
        span=draft.span(entry.span),
    )


def _product(money: str) -> _Product | None:
    *factors, last = _TIMES.split(money)
    counts = [_COUNT.fullmatch(factor) for factor in factors]
    numbers = [parse_number(found["count"]) for found in counts if found]
    price = parse_money(last.split("/", 1)[0])
    if not factors or len(numbers) < len(factors) or None in numbers or price is None:
        return None
    quantity = prod((one for one in numbers if one is not None), start=Decimal(1))
    return _Product(quantity, " x ".join(found["unit"] for found in counts if found and found["unit"]), price)


def _group(draft: Draft, entry: Entry, parts: tuple[BudgetLine, ...], attributes: dict[str, str]) -> BudgetLine:
    return BudgetLine(
        name=texts.plain(draft, entry.prose).rstrip(" :"),
        amount=_sum(part.amount for part in parts),
        source=attributes.get("nguon", ""),
        note=attributes.get("ghi chu", ""),
        parts=parts,
        span=draft.span(entry.span),
    )


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None
