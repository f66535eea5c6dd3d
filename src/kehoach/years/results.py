"""A table of results: what was reached, by the id of the indicator and the year (`mã,năm,kết quả`)."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

from kehoach.text.diagnostics import Diagnostic, Place
from kehoach.text.hygiene import decode
from kehoach.text.letters import fold
from kehoach.text.separators import named_separator
from kehoach.values.numbers import foreign_number, parse_number
from kehoach.values.quantities import read_quantity
from kehoach.values.scales import moved, tens_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from kehoach.text.source import Source

NO_COLUMN, NOT_READ, NOT_KNOWN = "KH658", "KH659", "KH662"
_COLUMNS = {
    "id": ("mã", "id", "ma chi tieu", "chi tieu"),
    "year": ("năm", "year"),
    "value": ("kết quả", "gia tri", "thuc hien", "value"),
    "office": ("cơ quan", "office"),
}
_SEPARATORS = ",;"
_YEARS = range(1945, 2200)


class Row(NamedTuple):
    """What was reached in a year, and where the table says so."""

    id: str
    """The id of the indicator, or its name."""
    year: int
    value: Decimal | None
    """Nothing where the cell is empty: the figure is not known yet."""
    text: str
    place: Place
    office: str = ""
    """The office whose indicator it is, where the table says so."""
    unit: str = ""
    """What the figure is counted in, where its cell says so."""

    def value_in(self, unit: str) -> Decimal | None:
        """The figure counted in that unit; its cell need not say what it is counted per, or what of."""
        if self.value is None or fold(unit).startswith(fold(self.unit)):
            return self.value
        tens = tens_between(self.unit, unit if "/" in self.unit else unit.partition("/")[0])
        return None if tens is None else moved(self.value, tens)


class Results(NamedTuple):
    """The rows of a table that could be read, and what is wrong with the others."""

    rows: tuple[Row, ...]
    faults: tuple[Diagnostic, ...]
    source: Source | None


def read(data: bytes, path: str, *, year: int | None = None) -> Results:
    """The rows of a CSV file; where it has no column of years, all are of the year given."""
    source, refused = decode(data, path)
    if source is None:
        return Results((), refused, None)
    head, *body = list(_records(source)) or [(1, [])]
    columns = {name: _column(head[1], words) for name, words in _COLUMNS.items()}
    needless = ("office", "year") if year else ("office",)
    lacking = [_COLUMNS[name][0] for name, at in columns.items() if at < 0 and name not in needless]
    if lacking:
        place = Place(path, 1, 1, 1, len(source.lines[0]) + 1)
        return Results((), (*refused, Diagnostic(NO_COLUMN, place, {"names": ", ".join(lacking)})), source)
    read_rows = [_row(cells, columns, year, _place(source, line)) for line, cells in body]
    rows = tuple(row for row in read_rows if isinstance(row, Row))
    faults = (row for row in read_rows if isinstance(row, Diagnostic))
    return Results(rows, (*refused, *faults, *_not_known(rows)), source)


def _not_known(rows: Sequence[Row]) -> Iterator[Diagnostic]:
    """One word on all rows whose figure is not known yet."""
    waiting = [row for row in rows if row.value is None]
    if waiting:
        names = ", ".join(dict.fromkeys(row.id for row in waiting))
        yield Diagnostic(NOT_KNOWN, waiting[0].place, {"count": str(len(waiting)), "names": names})


def _records(source: Source) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not empty, with the line that it ends on."""
    named, text = named_separator(source.text)
    separator = named or max(_SEPARATORS, key=source.clean_lines[0].count)
    table = csv.reader(text.splitlines(keepends=True), delimiter=separator)
    for cells in table:
        if any(map(str.strip, cells)):
            yield table.line_num, [cell.strip() for cell in cells]


def _column(head: Sequence[str], words: Iterable[str]) -> int:
    """Where a column stands; its first name goes before the others."""
    folded = [fold(name) for name in head]
    return next((folded.index(fold(word)) for word in words if fold(word) in folded), -1)


def _place(source: Source, line: int) -> Place:
    return Place(source.path, line, 1, line, len(source.lines[line - 1]) + 1)


def _row(cells: list[str], columns: dict[str, int], year: int | None, place: Place) -> Row | Diagnostic:
    said = {name: cells[at] if 0 <= at < len(cells) else "" for name, at in columns.items()}
    when = int(said["year"]) if said["year"].isdecimal() else None if said["year"] else year
    value, unit = _value(said["value"])
    if not said["id"] or when is None or when not in _YEARS or (value is None and said["value"]):
        return Diagnostic(NOT_READ, place, {"row": ", ".join(cells)})
    return Row(said["id"], when, value, said["value"], place, said["office"], unit)


def _value(text: str) -> tuple[Decimal | None, str]:
    """The number of a cell, also with its unit and as a program writes it: `97`, `97,5%`, `28603.61`."""
    number = parse_number(foreign_number(text) or text)
    quantity = read_quantity(text) if number is None else None
    return (quantity.value, quantity.unit) if quantity else (number, "")
