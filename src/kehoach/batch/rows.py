"""The rows of a table, CSV or XLSX, each to fill in one plan; values are the words that the table shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kehoach.batch import csv_files, xlsx
from kehoach.batch.cells import Record, RowsError, letters
from kehoach.batch.jobs import Refusal, Row
from kehoach.text.letters import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence


class Rows(NamedTuple):
    """A table: the names of its columns, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_rows(file: str, wanted: Collection[str] = ()) -> Rows:
    """The table in a file, by the ending of its name; some of its columns have the names that are wanted."""
    suffix = Path(file).suffix.lower()
    if suffix == ".csv":
        return _table(file, csv_files.records(file, wanted), sheet=False)
    if suffix == ".xlsx":
        return _table(file, xlsx.records(file), sheet=True)
    raise RowsError(Refusal("build.rows-kind", {"file": file}))


def _table(file: str, records: Iterable[Record], *, sheet: bool) -> Rows:
    filled = (record for record in records if any(cell.text for cell in record.cells))
    header = next(filled, Record(0, ()))
    columns = tuple(cell.text for cell in header.cells)
    named = tuple(column for column in columns if column)
    _refuse_twins(file, named)
    rows = tuple(_row(file, columns, record, sheet=sheet) for record in filled)
    if not rows:
        raise RowsError(Refusal("build.rows-empty", {"file": file}))
    return Rows(named, rows)


def _refuse_twins(file: str, columns: Sequence[str]) -> None:
    seen: dict[str, str] = {}
    for column in columns:
        if fold(column) in seen:
            raise RowsError(Refusal("build.rows-twins", {"file": file, "one": seen[fold(column)], "other": column}))
        seen[fold(column)] = column


def _row(file: str, columns: Sequence[str], record: Record, *, sheet: bool) -> Row:
    named = {column: at for at, column in enumerate(columns) if column}
    own = [cell.text for cell in record.cells]
    return Row(
        file=file,
        number=record.number,
        columns=tuple(named),
        values={column: own[at] for column, at in named.items() if at < len(own) and own[at]},
        cells={column: f"{letters(at)}{record.number}" for column, at in named.items()} if sheet else {},
        bare=_bare(record, named),
        refusal=_broken_cell(record) or _wrong_width(record, len(columns), sheet=sheet),
    )


def _bare(record: Record, named: Mapping[str, int]) -> dict[str, str]:
    known = {column: record.cells[at] for column, at in named.items() if at < len(record.cells)}
    return {column: cell.bare for column, cell in known.items() if cell.bare not in ("", cell.text)}


def _broken_cell(record: Record) -> Refusal | None:
    for at, cell in enumerate(record.cells):
        if cell.broken:
            return Refusal(cell.broken, {"cell": f"{letters(at)}{record.number}", "value": cell.text})
    return None


def _wrong_width(record: Record, width: int, *, sheet: bool) -> Refusal | None:
    """More cells than columns, or fewer: in a CSV file mostly a comma that should stand between quotation marks."""
    filled = max(at for at, cell in enumerate(record.cells, 1) if cell.text)
    short = not sheet and len(record.cells) < width
    if filled <= width and not short:
        return None
    if sheet:
        return Refusal("build.cell-outside", {"cell": f"{letters(filled - 1)}{record.number}"})
    return Refusal("build.row-width", {"count": str(max(filled, len(record.cells))), "width": str(width)})
