"""The tables of facts that ship with the rules: one row a line, columns between tabs, named by the first line."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from kehoach.text.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

Row = dict[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of a table that ships with the package."""
    return tuple(rows(resource("data", f"{name}.tsv")))


def rows(file: Path) -> list[Row]:
    """The rows of a table, each by the names of its columns; blank lines and those that open with `#` say nothing."""
    lines = [line for line in file.read_text(encoding="utf-8-sig").splitlines() if line.strip() and line[0] != "#"]
    names = lines[0].split("\t") if lines else []
    return [_row(names, line.split("\t")) for line in lines[1:]]


def items(cell: str) -> tuple[str, ...]:
    """The items of a cell that holds several."""
    return tuple(item for item in (one.strip() for one in cell.split(";")) if item)


def day(cell: str) -> date | None:
    """The day that a cell names, if any."""
    return date.fromisoformat(cell) if cell else None


def _row(names: list[str], cells: list[str]) -> Row:
    filled = [*cells, *[""] * (len(names) - len(cells))]
    return {name.strip(): cell.strip() for name, cell in zip(names, filled, strict=False)}
