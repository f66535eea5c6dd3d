"""Rules about sums and products that tables, lists and sentences state."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import takewhile
from typing import TYPE_CHECKING

from kehoach.model.content import Facts, Paragraph, Section, Table
from kehoach.rules.outline import everything, said
from kehoach.rules.prose import locate, search
from kehoach.rules.rule import Finding, Rule
from kehoach.text.patterns import lazily
from kehoach.values.numbers import format_number, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.model.content import Block
    from kehoach.rules.rule import Subject

_TOTAL_ROW = lazily(r"(?:tổng\s+)?(?:cộng|số)|tổng", re.IGNORECASE)
_NOT_ADDED = lazily(r"%|t[ỷỉ]\s+lệ|đơn\s+giá|bình\s+quân|năm|ngày|tháng|mức|điểm|hiệu", re.IGNORECASE)
"""Columns whose figures are not added up."""
_COUNTED = lazily(r"\d{1,3}\.?")
_PRODUCT = lazily(
    r"(?P<count>\d[\d.]*)\s+(?:[^\W\d]+\s+){1,3}[x×*]\s*(?P<price>\d[\d.]*)\s*(?:đồng|đ)(?:/[^\W\d]+(?:\s[^\W\d]+)?)?"
    r"\s*=\s*(?P<total>\d[\d.]*)\s*(?:đồng|đ)(?!\w)"
)
_AMONG = lazily(r"trong\s+đó(?:\s+có)?:?\s+(?P<parts>[^.;()]+)")
_PART = lazily(r"(?<![\d.,/])(?P<count>\d[\d.]*)\s+(?P<unit>[^\W\d_]+)")
_AMOUNT = lazily(r"(?P<amount>\d[\d.]*)\s+đồng")
_LIST_FOLLOWS = lazily(r"trong\s+đó\s*:?\s*$")
_FEWEST = 2


def table_total(subject: Subject) -> Iterator[Finding]:
    """A total in the last row of a table that the rows above do not make."""
    for table in _tables(everything(subject)):
        heads, rows = _rows(table, 0)[: table.header_rows], _rows(table, table.header_rows)
        for column in range(1, len(table.columns)) if _adds_up(rows) else ():
            name = " ".join(head[column] for head in heads)
            *parts, typed = (row[column] for row in rows)
            stated, right = parse_number(typed), _sum(parts)
            if all(map(parse_number, parts)) and stated not in (None, right) and not _NOT_ADDED.search(name):
                args = {"column": name, "typed": typed, "right": format_number(right)}
                yield Finding(locate(subject, typed, table.span), args)


def _rows(table: Table, first: int) -> list[list[str]]:
    """The words of each row, column by column; none of a table whose cells reach over several rows."""
    if any(cell.rows > 1 for row in table.rows for cell in row):
        return []
    return [
        [words for cell in row for words in (said(cell.text).strip(), *[""] * (cell.columns - 1))]
        for row in table.rows[first:]
    ]


def _adds_up(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the last row is the sum of those above, which are counted from 1 and no groups of others."""
    width = {len(row) for row in rows}
    return (
        len(rows) > _FEWEST
        and len(width) == 1
        and any(_TOTAL_ROW.fullmatch(cell) for cell in rows[-1][:2])
        and all(_COUNTED.fullmatch(row[0]) for row in rows[:-1])
    )


def wrong_product(subject: Subject) -> Iterator[Finding]:
    """`200 suất x 500.000 đồng = 110.000.000 đồng`."""
    for found in search(subject, _PRODUCT, having=("=",)):
        count, price, stated = (parse_number(found.said(part)) for part in ("count", "price", "total"))
        if count is not None and price is not None and count * price != stated:
            yield found.finding("total", typed=found.said("total"), right=format_number(count * price))


def more_than_the_whole(subject: Subject) -> Iterator[Finding]:
    """Parts that make more than the number that they are parts of: `12 lớp, trong đó 06 lớp …, 07 lớp …`."""
    for found in search(subject, _AMONG, having=("trong đó",)):
        before = found.passage.text[: found.match.start()]
        wholes = {part["unit"]: part["count"] for part in _PART.finditer(before[before.rfind(". ") + 1 :])}
        for unit, whole in wholes.items():
            counts = [part["count"] for part in _PART.finditer(found.said("parts")) if part["unit"] == unit]
            total = _sum(counts)
            if len(counts) >= _FEWEST and total > (parse_number(whole) or total):
                yield found.finding("parts", unit=unit, right=format_number(total), typed=whole)


def parts_of_an_amount(subject: Subject) -> Iterator[Finding]:
    """An amount whose parts are listed below it and make another."""
    for block, points in _with_lists(everything(subject)):
        stated = _AMOUNT.findall(said(block.text))
        parts = [_AMOUNT.findall(said(one.text)) for one in points]
        if len(stated) == 1 and len(parts) >= _FEWEST and all(parts):
            total = _sum(part[-1] for part in parts)
            if total != parse_number(stated[0]):
                place = locate(subject, f"{stated[0]} đồng", block.span)
                yield Finding(place, {"typed": stated[0], "right": format_number(total)})


def _sum(numbers: Iterable[str]) -> Decimal:
    return sum((parse_number(one) or Decimal(0) for one in numbers), Decimal(0))


def _with_lists(blocks: Sequence[Block]) -> Iterator[tuple[Section | Paragraph, list[Section]]]:
    """Each block that announces a list, with the points that stand under it, or right behind it."""
    for at, block in enumerate(blocks):
        if isinstance(block, Section | Paragraph) and _LIST_FOLLOWS.search(said(block.text)):
            inside = block.blocks if isinstance(block, Section) else ()
            yield block, _points(inside or blocks[at + 1 :])
        if isinstance(block, Section | Facts):
            yield from _with_lists(block.blocks)


def _points(blocks: Sequence[Block]) -> list[Section]:
    """The points of one mark that the blocks begin with."""
    points = takewhile(lambda one: isinstance(one, Section), blocks)
    return [one for one in points if isinstance(one, Section) and one.mark == getattr(blocks[0], "mark", "")]


def _tables(blocks: Iterable[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Section | Facts):
            yield from _tables(block.blocks)


RULES = (
    Rule("KH342", table_total),
    Rule("KH343", more_than_the_whole, needs_words=True),
    Rule("KH357", wrong_product, needs_words=True),
    Rule("KH358", parts_of_an_amount),
)
