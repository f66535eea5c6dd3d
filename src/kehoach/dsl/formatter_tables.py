"""The formatter's hand for tables: the bars of a table stand in columns."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from kehoach.dsl.formatter_words import tidy
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDEST = 40
"""A cell wider than this is not padded, and pads no other: its row runs on."""
_BAR = lazily(r"(?<!\\)\|")
_RULER = lazily(r":?-{2,}:?")
_NARROWEST_RULER = 4


def aligned(rows: Sequence[str]) -> list[str]:
    """The rows of one table (what stands after the first bar of each) with their bars in columns."""
    table = [_cells(row) for row in rows]
    ruler = next((at for at, row in enumerate(table) if all(map(_RULER.fullmatch, row))), None)
    widths = _widths([row for at, row in enumerate(table) if at != ruler], ruled=ruler is not None)
    written = (_ruler(row, widths) if at == ruler else _row(row, widths) for at, row in enumerate(table))
    return [f"| {' | '.join(row)} |" for row in written]


def _cells(row: str) -> list[str]:
    cells = _BAR.split(row.rstrip())
    if len(cells) > 1 and not cells[-1]:
        cells.pop()
    return [tidy(cell).strip() for cell in cells]


def _widths(table: list[list[str]], *, ruled: bool) -> list[int]:
    widths = [_NARROWEST_RULER if ruled else 1] * max(map(len, table), default=1)
    for row in table:
        for at, cell in enumerate(row):
            if (wide := _width(cell)) <= WIDEST:
                widths[at] = max(widths[at], wide)
    return widths


def _width(cell: str) -> int:
    if cell.isascii():
        return len(cell)
    return sum(0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF") for sign in cell)


def _row(cells: list[str], widths: list[int]) -> list[str]:
    return [cell + " " * (wide - _width(cell)) for cell, wide in zip(cells, widths, strict=False)]


def _ruler(cells: list[str], widths: list[int]) -> list[str]:
    wide = [*widths, *[_NARROWEST_RULER] * (len(cells) - len(widths))]
    return [_rule(cell, width) for cell, width in zip(cells, wide, strict=False)]


def _rule(cell: str, width: int) -> str:
    left, right = cell[0] == ":", cell[-1] == ":"
    return ":" * left + "-" * (width - left - right) + ":" * right
