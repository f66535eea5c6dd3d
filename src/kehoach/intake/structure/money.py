"""Tables of money that `@kinh phí` prints in the very same words: such a table becomes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import kehoach
from kehoach.intake.facts.grids import words_of
from kehoach.intake.structure import proof
from kehoach.intake.words import plain
from kehoach.intake.write.prose import escaped
from kehoach.layout.words import words
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.oldfile import Cell, Grid
    from kehoach.intake.oldplan import Item, OldPlan

_PLAN = "@kế hoạch X\n\n"
_AFTER = lazily(r"\W*(?:Bằng chữ|Nguồn kinh phí)\s*:")
_SOURCE = lazily(r"\W*Nguồn kinh phí\s*:\s*(?P<source>.*?)[\s.]*$")
_COLUMNS = ("order", "content", "unit", "quantity", "price", "amount", "source", "note")
_SUMMARY = ("order", "task", "lead", "partners", "due", "product")
_MOST_AFTER = 2
"""Paragraphs under the table that belong to it: the sum in words, where the money comes from."""


def with_money(plan: OldPlan) -> OldPlan:
    """The plan with its table of money as what it says."""
    return plan._replace(items=tuple(_items(plan.items)))


def with_summary(plan: OldPlan) -> OldPlan:
    """The plan with a table of assignments as the sum of those in its text, if its headings are those of such a sum."""
    return plan._replace(items=tuple(map(_summed, plan.items)))


def _summed(item: Item) -> Item:
    if item.grid is None or not item.grid.rows or item.cells or item.asides:
        return item
    headings = [fold(words_of(cell)) for cell in item.grid.rows[0]]
    known = [fold(words().columns[key]) for key in _SUMMARY]
    is_sum = headings[:3] == known[:3] and set(headings) <= set(known)
    return item._replace(kind="money", grid=None, source=("@phân công bảng",)) if is_sum else item


def _items(items: Sequence[Item]) -> Iterator[Item]:
    """The items, the first table of money with what stands under it as one item, if the same words come of it."""
    at, found = 0, False
    while at < len(items):
        under = 0 if found else _under(items, at)
        made = None if found else _money(items[at : at + 1 + under])
        found = found or made is not None
        yield made or items[at]
        at += 1 + (under if made else 0)


def _under(items: Sequence[Item], at: int) -> int:
    """How many paragraphs under a table belong to it."""
    below = items[at + 1 : at + 1 + _MOST_AFTER]
    return next((count for count, item in enumerate(below) if not _AFTER.match(plain(item.text))), len(below))


def _money(items: Sequence[Item]) -> Item | None:
    table, *below = items
    if table.grid is None or not table.grid.rows or table.asides:
        return None
    roles = _roles(table.grid.rows[0])
    if "content" not in roles or "amount" not in roles:
        return None
    sources = [named["source"] for item in below if (named := _SOURCE.match(plain(item.text)))]
    head = "@kinh phí" + "".join(f"; nguồn: {escaped(source)}" for source in sources)
    lines = (head, *_entries(table.grid, roles))
    return table._replace(kind="money", grid=None, source=lines) if _says_the_same(items, lines) else None


def _roles(row: Sequence[Cell]) -> dict[str, int]:
    """The columns by their headings, which must be those that the layout prints."""
    known = {fold(words().columns[key]): key for key in _COLUMNS}
    return {known[heading]: at for at, cell in enumerate(row) if (heading := fold(words_of(cell))) in known}


def _entries(grid: Grid, roles: dict[str, int]) -> Iterator[str]:
    """A line for each row, those of a group deeper."""
    rows = [row for row in grid.rows[1:] if len(row) == len(grid.rows[0])]
    said = [{role: words_of(row[at]) for role, at in roles.items()} for row in rows]
    numbers = [one.get("order", "") for one in said]
    for one, number in zip(said, numbers, strict=True):
        name, indent = escaped(one["content"]), "  " * (1 + number.count("."))
        if any(other.startswith(f"{number}.") for other in numbers):
            yield f"{indent}{name}:{_attributes(one)}"
        else:
            yield f"{indent}{name}: {_amount(one)}{_attributes(one)}"


def _amount(said: dict[str, str]) -> str:
    if said.get("quantity") and said.get("price"):
        return f"{said['quantity']} {said.get('unit', '')}".strip() + f" x {said['price']} đồng"
    return f"{said['amount']} đồng"


def _attributes(said: dict[str, str]) -> str:
    named = (("nguồn", said.get("source", "")), ("ghi chú", said.get("note", "")))
    return "".join(f"; {key}: {escaped(value)}" for key, value in named if value)


def _says_the_same(items: Sequence[Item], lines: Sequence[str]) -> bool:
    """Whether these lines print the words of the table and of the paragraphs under it."""
    result = kehoach.loads(_PLAN + "\n".join(lines) + "\n")
    cells = (words_of(cell) for row in items[0].grid.rows for cell in row) if items[0].grid else ()
    said = [*cells, *(plain(item.text) for item in items[1:])]
    return result.plan is not None and proof.printed(result.plan).body == proof.words(said)
