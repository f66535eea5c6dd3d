"""A series as a workbook: a sheet with the years beside each other, and one with a row for each figure."""

from __future__ import annotations

import string
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from kehoach.values.numbers import format_number
from kehoach.years import sheets
from kehoach.years.history.tables import COLUMNS, long_rows
from kehoach.years.history.words import (
    SIGNS,
    called,
    figures,
    flat,
    later,
    reached_text,
    target_text,
    title,
    verdict_text,
)
from kehoach.years.sheets import Look, Pen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from kehoach.text.catalogue import Say
    from kehoach.years.history.series import Point, Series, Target
    from kehoach.years.history.words import Placed

_FIXED = {"office": 28, "number": 6, "id": 14, "name": 44, "unit": 20}
"""The columns before the years, with their widths; that of the office only where there are several."""
_FIGURE_WIDTH, _WORD_WIDTH = 12, 10
_LONG_WIDTHS = (28, 16, 44, 32, 20, 8, 8, 12, 12, 12, 12, 12, 20)
_SHORT = ("year", "sign")
_TOP = 3
"""The rows of the title and of the two headings."""


class _Column(NamedTuple):
    """One column of a year."""

    year: int
    kind: str


def to_xlsx(series: Series, say: Say) -> bytes:
    """The series as an XLSX file: numbers are numbers, the sign is how they are shown."""
    moment = datetime(series.years[-1] if series.years else 1980, 1, 1)  # noqa: DTZ001 - a workbook knows no zones
    book = sheets.workbook(title(series, say), moment)
    (sheet,) = book.worksheets
    _by_year(sheet, series, say)
    _long(book.create_sheet(say("series.sheet-long")), series, say)
    return sheets.saved(book)


def _by_year(sheet: Worksheet, series: Series, say: Say) -> None:
    sheet.title = say("series.sheet")
    columns, fixed, pen = _columns(series), _fixed(series), Pen(sheet)
    figure_widths = [_WORD_WIDTH if column.kind == "verdict" else _FIGURE_WIDTH for column in columns]
    sizes = (*(_FIXED[name] for name in fixed), *figure_widths)
    sheets.heading(sheet, title(series, say), sizes)
    _head(sheet, pen, fixed, columns, say)
    for row, placed in enumerate(flat(series.lines), _TOP + 1):
        for at, (value, look) in enumerate(_row(placed, fixed, columns, say), 1):
            pen.put(row, at, value, look)
    sheets.widths(sheet, sizes)
    sheets.heights(sheet, _TOP + 1, sizes)
    last, first = string.ascii_uppercase[len(fixed) - 1], string.ascii_uppercase[len(fixed)]
    sheet.freeze_panes = f"{first}{_TOP + 1}"
    sheets.printed(sheet, rows=f"{_TOP - 1}:{_TOP}", columns=f"A:{last}", sizes=sizes)


def _fixed(series: Series) -> list[str]:
    return [name for name in _FIXED if name != "office" or len(series.offices) > 1]


def _columns(series: Series) -> list[_Column]:
    """The columns in which some indicator has something to say."""
    points = [point for placed in flat(series.lines) for point in placed.line.points]
    said: dict[str, Callable[[Point], object]] = {
        "target": lambda point: point.target is not None,
        "reached": lambda point: point.reached is not None,
        "verdict": lambda point: point.met is not None,
    }
    return [
        _Column(year, kind)
        for year in series.years
        for kind, is_said in said.items()
        if any(point.year == year and is_said(point) for point in points)
    ]


def _head(sheet: Worksheet, pen: Pen, fixed: list[str], columns: list[_Column], say: Say) -> None:
    words = [say(f"series.{name}") for name in fixed]
    pen.headings(_TOP - 1, [*words, *(say("series.year-of", year=column.year) for column in columns)])
    pen.headings(_TOP, [*words, *(say(f"series.{column.kind}") for column in columns)])
    for at in range(1, len(fixed) + 1):
        sheet.merge_cells(start_row=_TOP - 1, end_row=_TOP, start_column=at, end_column=at)
    for year in dict.fromkeys(column.year for column in columns):
        places = [at for at, column in enumerate(columns, len(fixed) + 1) if column.year == year]
        if len(places) > 1:
            sheet.merge_cells(start_row=_TOP - 1, end_row=_TOP - 1, start_column=places[0], end_column=places[-1])


def _row(placed: Placed, fixed: list[str], columns: list[_Column], say: Say) -> Iterator[tuple[object, Look]]:
    line, depth = placed.line, placed.depth
    cells = {
        "office": (placed.office, Look()),
        "number": (placed.number, Look(align="center")),
        "id": (line.id, Look()),
        "name": (called(line), Look(bold=not depth, indent=depth)),
        "unit": (line.unit, Look(align="center")),
    }
    yield from (cells[name] for name in fixed)
    for column in columns:
        value, shown = _figure(line.at(column.year), column.kind, say)
        yield value, Look(align="right", shown=shown) if shown else Look(align="center")


def _figure(point: Point, kind: str, say: Say) -> tuple[Decimal | str | None, str]:
    """What a cell holds, and how it is shown where that is a number."""
    if kind == "verdict":
        return verdict_text(point, say) or None, ""
    if kind == "reached":
        reached = point.reached
        value = reached.value if reached else None
        return (value, sheets.number_format(value)) if value is not None else (reached_text(reached) or None, "")
    target = point.target
    if target is None or target.value is None:
        return target_text(target, say) or None, ""
    return target.value, _shown(target, target.value, later(point), say)


def _shown(target: Target, value: Decimal, horizon: str, say: Say) -> str:
    """The number format of a target: its sign before the number, the rest of a range or of a fraction behind it."""
    sign = SIGNS.get(target.comparator, "")
    before = say("series.decrease", value="") if target.comparator == "decrease" else f"{sign} " if sign else ""
    rest = figures(target).removeprefix(format_number(value))
    return sheets.number_format(value, before, rest + (f" ({horizon})" if horizon else ""))


def _long(sheet: Worksheet, series: Series, say: Say) -> None:
    pen = Pen(sheet)
    pen.headings(1, (say(f"series.{name}") for name in COLUMNS))
    for row, values in enumerate(long_rows(series, say), 2):
        for column, (name, value) in enumerate(zip(COLUMNS, values, strict=True), 1):
            figure = Look(align="right", shown=sheets.number_format(value)) if isinstance(value, Decimal) else None
            pen.put(row, column, value, figure or Look(align="center" if name in _SHORT else "left"))
    sheets.widths(sheet, _LONG_WIDTHS)
    sheets.heights(sheet, 2, _LONG_WIDTHS)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheets.printed(sheet, rows="1:1")
