"""The tables of facts that ship with the rules: one row a line, columns between tabs, named by the first line."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from kehoach.text import tables
from kehoach.text.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

Row = dict[str, str]
NAMES = (FACTS,) = ("facts",)


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of a table that ships with the package."""
    kept = _kept().get(name)
    return msgspec.msgpack.decode(kept, type=tuple[Row, ...]) if kept else tuple(rows(resource("data", f"{name}.tsv")))


def save(name: str) -> None:
    """Make one table of all: one file is opened sooner than twenty, and nothing has to be cut apart."""
    all_rows = {one: rows(file) for one, file in _files().items()}
    tables.save(name, [origin()], msgspec.msgpack.encode(all_rows))


@cache
def _kept() -> dict[str, msgspec.Raw]:
    table = tables.load(FACTS, [origin()])
    return msgspec.msgpack.decode(table, type=dict[str, msgspec.Raw]) if table else {}


@cache
def origin() -> bytes:
    """The mark of what every table of facts is made of."""
    return tables.mark(file.read_bytes() for file in _files().values())


def _files() -> dict[str, Path]:
    folder = resource("data")
    return {file.relative_to(folder).with_suffix("").as_posix(): file for file in sorted(folder.rglob("*.tsv"))}


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
