"""Merged cells: each row that an area covers has its value."""

from __future__ import annotations

import re
from functools import partial
from typing import IO, TYPE_CHECKING, NamedTuple

from kehoach.batch.cells import Cell, Record, column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_AT_ONCE = 1 << 20
_BEGIN = re.compile(rb"<(?:\w+:)?mergeCells\b")
_LONGEST_BEGIN = 100
_AREA = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref=["']\$?([A-Z]+)\$?(\d+):\$?[A-Z]+\$?(\d+)["']""")


class Area(NamedTuple):
    """The first column of a merged area, counted from 0, and the rows that it covers."""

    column: int
    top: int
    bottom: int


def areas(sheet: IO[bytes]) -> list[Area]:
    """The merged areas of several rows that the XML of a sheet lists; they stand behind all its cells."""
    found = ((column(name.decode()), int(top), int(bottom)) for name, top, bottom in _AREA.findall(_list(sheet)))
    return [Area(*one) for one in found if one[1] < one[2]]


def _list(sheet: IO[bytes]) -> bytes:
    kept = b""
    for part in iter(partial(sheet.read, _AT_ONCE), b""):
        kept += part
        begin = _BEGIN.search(kept)
        kept = kept[begin.start() :] if begin else kept[-_LONGEST_BEGIN:]
    return kept


def spread(records: Iterable[Record], merged: Iterable[Area]) -> Iterator[Record]:
    """The records with the values of merged areas; empty rows stay so, and the header does not reach below itself."""
    starting: dict[int, list[Area]] = {}
    for area in merged:
        starting.setdefault(area.top, []).append(area)
    held: dict[int, tuple[int, Cell]] = {}
    header = False
    for record in records:
        held = {at: one for at, one in held.items() if one[0] >= record.number}
        filled = any(cell.text for cell in record.cells)
        yield _with(record, held) if filled and held else record
        if header:
            held |= _begun(record, starting.get(record.number, ()))
        header = header or filled


def _begun(record: Record, merged: Iterable[Area]) -> dict[int, tuple[int, Cell]]:
    known = (area for area in merged if area.column < len(record.cells))
    return {area.column: (area.bottom, record.cells[area.column]) for area in known}


def _with(record: Record, held: dict[int, tuple[int, Cell]]) -> Record:
    cells = [*record.cells, *[Cell("")] * (max(held) + 1 - len(record.cells))]
    for at, (_, cell) in held.items():
        cells[at] = cell
    return Record(record.number, cells)
