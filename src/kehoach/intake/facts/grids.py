"""Indicators and assignments in the rows of a table: what its columns say, by their headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.intake.facts.indicators import id_of
from kehoach.intake.facts.records import columns
from kehoach.intake.oldplan import Fact
from kehoach.intake.words import lines_of
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily
from kehoach.values.dates import parse_date
from kehoach.values.quantities import read_quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.intake.oldfile import Cell, Grid
    from kehoach.intake.oldplan import CellFact

_NOT_IN_A_HEAD = re.compile(r"[;:{}\\*|=]")
_DAY = lazily(r"\d{1,2}/(?:\d{1,2}/)?\d{4}")
_LONGEST_NAME = 160


def cell_facts(grid: Grid) -> Iterator[CellFact]:
    """The indicators of a table, each at the cell of its value, or its assignments, each at the cell of who leads."""
    for kind, at, of in (("indicators", "value", _fact), ("assignments", "lead", _assignment)):
        head = next((row for row, cells in enumerate(grid.rows[:3]) if _has_needed(kind, _roles(kind, cells))), None)
        if head is not None:
            roles = _roles(kind, grid.rows[head])
            for row, said in _rows(grid, head, roles):
                if fact := of(said):
                    yield row, roles[at], fact
            return


def _rows(grid: Grid, head: int, roles: dict[str, int]) -> Iterator[tuple[int, dict[str, str]]]:
    """What the rows under a head say by their roles; a row with merged cells says nothing for sure."""
    for at, row in enumerate(grid.rows[head + 1 :], head + 1):
        if len(row) == len(grid.rows[head]) and all(cell.columns == cell.rows == 1 for cell in row):
            yield at, {role: words_of(row[column]) for role, column in roles.items()}


def _has_needed(kind: str, roles: dict[str, int]) -> bool:
    if kind == "assignments":
        return {"task", "lead"} <= roles.keys() and bool({"partners", "due", "product"} & roles.keys())
    return {"name", "value"} <= roles.keys() and bool({"unit", "base"} & roles.keys())


def _roles(kind: str, row: tuple[Cell, ...]) -> dict[str, int]:
    """The column of each role; a column has one role, a role the first column that has it."""
    out: dict[str, int] = {}
    for at, cell in enumerate(row):
        heading = fold(words_of(cell))
        role = next((role for role, pattern in columns(kind) if role not in out and pattern.search(heading)), "")
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


def _assignment(said: dict[str, str]) -> Fact | None:
    """Who has to do what, by a row: the task and all else stand in other cells, so the brace names them."""
    lead = said["lead"]
    task = said["task"].rstrip(" .;")
    if (
        not any(map(str.isalpha, lead))
        or len(lead) > _LONGEST_NAME
        or not task
        or _NOT_IN_A_HEAD.search(f"{task} {lead}")
    ):
        return None
    partners = said.get("partners", "").replace(";", ",").strip(" -.,")
    attributes = (("việc", task), ("phối hợp", partners), ("hạn", _due(said)), ("sản phẩm", said.get("product", "")))
    usable = tuple((key, text) for key, text in attributes if text and not _NOT_IN_A_HEAD.search(text))
    return Fact(0, len(lead), "giao", 0.85, "reason.task", attributes=usable)


def _due(said: dict[str, str]) -> str:
    """The date by which a row wants it done; words such as `Thường xuyên` are none."""
    words = said.get("due", "")
    day = _DAY.search(words)
    return words if words and parse_date(words) else day[0] if day and parse_date(day[0]) else ""


def _states(words: str) -> bool:
    """Whether words state a figure."""
    quantity = read_quantity(words) if words else None
    return quantity is not None and quantity.value is not None
