"""The rows of an XLSX file, read with openpyxl in its read-only mode: the first sheet that is not hidden.

Numbers, dates and truth become what an office writes: `28603,61`, `15/02/2026`, `có`. What the format of a cell shows
of a number stays: its decimals, thousands, leading zeros and words.
"""

from __future__ import annotations

import warnings
import zlib
from contextlib import closing
from datetime import date, time, timedelta
from decimal import Decimal
from math import isinf
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from kehoach.batch import formats, merged
from kehoach.batch.cells import Cell, Record, RowsError
from kehoach.batch.jobs import Refusal
from kehoach.text.source import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNREADABLE = (
    ArithmeticError,
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zlib.error,
)
"""What openpyxl raises over a file that is no workbook, or a damaged one.

A broken XML part is a `SyntaxError`, a package with a password or a strange kind of compression a `RuntimeError`.
"""
_DIGITS = 15
"""As many as a spreadsheet keeps of a number."""


def records(file: str) -> Iterator[Record]:
    """Every row of the sheet, with the number that the spreadsheet gives it."""
    with open(file, "rb") as opened, warnings.catch_warnings():  # noqa: PTH123 - the name of a file is a text here
        warnings.simplefilter("ignore")  # openpyxl warns of every feature that it does not keep; nothing is kept here
        try:
            yield from _records(opened, file)
        except _UNREADABLE as error:
            raise RowsError(Refusal("build.rows-broken", {"file": file})) from error


def _records(opened: Any, file: str) -> Iterator[Record]:  # noqa: ANN401 - an open file, as openpyxl takes it
    from openpyxl import load_workbook

    with (
        closing(load_workbook(opened, read_only=True, data_only=True)) as book,
        closing(load_workbook(opened, read_only=True)) as typed,
    ):
        sheet = _sheet(book, file)
        with sheet._get_source() as source:  # noqa: SLF001 - what is only read knows nothing of merged cells
            areas = merged.areas(source)
        yield from merged.spread(_plain_records(sheet, _sheet(typed, file)), areas)


def _sheet(book: Any, file: str) -> Any:  # noqa: ANN401 - openpyxl has classes of its own for what is only read
    sheets = book.worksheets
    sheet = next((one for one in sheets if one.sheet_state == "visible"), None)
    if sheet is None:
        raise RowsError(Refusal("build.rows-hidden" if sheets else "build.rows-broken", {"file": file}))
    sheet.reset_dimensions()
    return sheet


def _plain_records(sheet: Any, typed: Any) -> Iterator[Record]:  # noqa: ANN401 - the same
    for number, rows in enumerate(zip(sheet.iter_rows(), typed.iter_rows(), strict=True), 1):
        yield Record(number, [_cell(*cells) for cells in zip(*rows, strict=True)])


def _cell(cell: Any, typed: Any) -> Cell:  # noqa: ANN401 - the same
    """A cell by its value and by what was typed; a program that only writes sheets leaves formulas without values."""
    value = cell.value
    if cell.data_type == "e" or (isinstance(value, float) and isinf(value)):
        return Cell(str(value), "build.cell-broken")
    if typed.data_type == "f" and value is None and cell.data_type == "n":
        return Cell(str(typed.value), "build.cell-uncomputed")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        text, bare = formats.number(Decimal(f"{value:.{_DIGITS}g}"), cell.number_format)
        return Cell(_neat(text), bare=bare)
    return Cell("" if value is None else _shown(value, cell.number_format))


def _shown(value: object, shown_as: str) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, (date, time, timedelta)):
        return formats.moment(value, shown_as)
    return _neat(str(value))


def _neat(text: str) -> str:
    return " ".join(clean(" ".join(text.split())).split())
