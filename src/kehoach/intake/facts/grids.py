"""Indicators in the rows of a table: what its columns say, by their headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.intake.facts.indicators import id_of
from kehoach.intake.facts.records import columns
from kehoach.intake.oldplan import Fact
from kehoach.intake.words import lines_of
from kehoach.text.letters import fold
from kehoach.values.quantities import read_quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.intake.oldfile import Cell, Grid
    from kehoach.intake.oldplan import CellFact

_NOT_IN_A_HEAD = re.compile(r"[;:{}\\*|=]")
_NEEDED = ("name", "value")


def cell_facts(grid: Grid) -> Iterator[CellFact]:
    """The indicators of a table, each at the cell of its value."""
    head = next((at for at, row in enumerate(grid.rows[:3]) if _has_needed(_roles(row))), None)
    if head is None:
        return
    roles = _roles(grid.rows[head])
    for at, row in enumerate(grid.rows[head + 1 :], head + 1):
        if len(row) != len(grid.rows[head]) or any(cell.columns > 1 or cell.rows > 1 for cell in row):
            continue
        said = {role: words_of(row[column]) for role, column in roles.items()}
        if fact := _fact(said):
            yield at, roles["value"], fact


def _has_needed(roles: dict[str, int]) -> bool:
    return all(role in roles for role in _NEEDED) and ("unit" in roles or "base" in roles)


def _roles(row: tuple[Cell, ...]) -> dict[str, int]:
    """The column of each role; a column has one role, a role the first column that has it."""
    out: dict[str, int] = {}
    for at, cell in enumerate(row):
        heading = fold(words_of(cell))
        role = next((role for role, pattern in columns() if role not in out and pattern.search(heading)), "")
        if role:
            out[role] = at
    return out


def words_of(cell: Cell) -> str:
    """What a cell says, on one line."""
    return " ".join(" ".join(line.text.split()) for line in lines_of(cell.blocks)).strip()


def _fact(said: dict[str, str]) -> Fact | None:
    """The indicator of a row; none where its value is no figure or its name cannot stand in a brace."""
    value, name = said["value"], said["name"]
    stated = value if _states(value) else f"{value} {said.get('unit', '')}".strip()
    if not value or not _states(stated) or not name or _NOT_IN_A_HEAD.search(f"{name} {stated}"):
        return None
    unit, _, per = said.get("unit", "").partition("/")
    attributes = (("tên", name), ("đơn vị", unit), ("mẫu số", per), ("năm trước", said.get("base", "")))
    usable = tuple((key, text) for key, text in attributes if text and not _NOT_IN_A_HEAD.search(text))
    given = "" if stated == value else stated
    return Fact(0, len(value), "chỉ tiêu", 0.85, "reason.row", id_of(name), given, usable)


def _states(words: str) -> bool:
    """Whether words state a figure."""
    quantity = read_quantity(words) if words else None
    return quantity is not None and quantity.value is not None
