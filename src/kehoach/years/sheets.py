"""Spreadsheets that are the same bytes each time, with numbers that an office can count with."""

from __future__ import annotations

from copy import copy
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import ZipFile

from kehoach.layout import metrics
from kehoach.render.docx.package import compressed, package

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from decimal import Decimal

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "Times New Roman"
SIZE = 11
_TITLE, _TITLE_LINE = 14, 20.0
_LETTER = 1.85
"""A column of one letter in millimetres, less its edges."""
_LINE = 15.0
_LEGIBLE = 190.0
"""Letters that a page on its side holds before they are too small to read."""
_CORE = "docProps/core.xml"
_VIETNAMESE = "[$-42A]"
"""The locale of the figures, for programs that heed it; others show them as the reader's computer does."""


class Look(NamedTuple):
    """How a cell is shown."""

    bold: bool = False
    align: str = "left"
    vertical: str = "center"
    indent: int = 0
    shown: str = "General"
    """The number format."""
    heading: bool = False


def workbook(title: str, moment: datetime) -> Workbook:
    """An empty workbook that says what it is and of when."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.title = title
    book.properties.creator = "kehoach"
    book.properties.created = moment
    return book


def saved(book: Workbook) -> bytes:
    """The bytes of the workbook: no time of the clock in them."""
    from openpyxl.xml.functions import tostring

    out = BytesIO()
    book.save(out)
    book.properties.modified = book.properties.created
    core = tostring(book.properties.to_tree())
    with ZipFile(out) as parts:
        return package([compressed(name, core if name == _CORE else parts.read(name)) for name in parts.namelist()])


def number_format(value: Decimal, before: str = "", after: str = "") -> str:
    """How a number is shown: with its decimals, thousands apart, and words beside it."""
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    shown = "#,##0" + ("." + "0" * places if places else "")
    return f"{_VIETNAMESE}{_quoted(before)}{shown}{_quoted(after)}"


def _quoted(words: str) -> str:
    return '"' + words.replace('"', "") + '"' if words else ""


class Pen:
    """Writes the cells of a sheet in the look of the office: Times New Roman, framed, their words wrapped."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._styles: dict[Look, Any] = {}

    def put(self, row: int, column: int, value: object, look: Look | None = None) -> None:
        """Write a cell."""
        look = look or Look()
        cell: Any = self._sheet.cell(row, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # a text that begins with `=` is no formula
        if look in self._styles:
            cell._style = copy(self._styles[look])  # noqa: SLF001 - ten times as fast, and how openpyxl copies sheets
        else:
            _draw(cell, look)
            self._styles[look] = cell._style  # noqa: SLF001 - the same

    def headings(self, row: int, words: Iterable[str]) -> None:
        """A row of headings."""
        for column, word in enumerate(words, 1):
            self.put(row, column, word, Look(bold=True, align="center", heading=True))


def _draw(cell: Any, look: Look) -> None:  # noqa: ANN401 - a cell of openpyxl
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    thin = Side(style="thin", color="808080")
    cell.font = Font(name=FONT, size=SIZE, bold=look.bold)
    cell.alignment = Alignment(horizontal=look.align, vertical=look.vertical, wrap_text=True, indent=look.indent)
    cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    cell.number_format = look.shown
    if look.heading:
        cell.fill = PatternFill("solid", fgColor="E7E6E6")


def heading(sheet: Worksheet, words: str, sizes: Sequence[float]) -> None:
    """What the sheet is called, over all its columns."""
    from openpyxl.styles import Alignment, Font

    cell: Any = sheet.cell(1, 1)
    cell.value = words
    cell.data_type = "s"
    cell.font = Font(name=FONT, size=_TITLE, bold=True)
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(sizes))
    lines = metrics.lines(words, sum(sizes) * _LETTER, _TITLE, bold=True)
    sheet.row_dimensions[1].height = max(len(lines), 1) * _TITLE_LINE


def widths(sheet: Worksheet, sizes: Sequence[float]) -> None:
    """The widths of the columns, in letters."""
    from openpyxl.utils import get_column_letter

    for column, size in enumerate(sizes, 1):
        sheet.column_dimensions[get_column_letter(column)].width = size


def heights(sheet: Worksheet, first: int, sizes: Sequence[float]) -> None:
    """Rows as high as their words, for programs that do not look at them: all from the first one on."""
    for row, cells in enumerate(sheet.iter_rows(min_row=first), first):
        lines = [_lines(cell.value, size) for cell, size in zip(cells, sizes, strict=False)]
        sheet.row_dimensions[row].height = max(lines) * _LINE + 3


def _lines(value: object, size: float) -> int:
    """How many lines a text takes in a column."""
    if not isinstance(value, str):
        return 1
    return sum(len(metrics.lines(line, size * _LETTER, SIZE)) or 1 for line in value.split("\n"))


def printed(sheet: Worksheet, *, rows: str, columns: str = "", sizes: Sequence[float] = ()) -> None:
    """Set for paper: A4 on its side, its headings on each page, on as many pages as make it legible."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    across = max(round(sum(sizes) / _LEGIBLE), 1)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = across, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.print_title_rows = rows
    sheet.print_title_cols = columns or None
    sheet.oddFooter.center.text = "&P/&N"  # type: ignore[union-attr]
    for side, inches in (("left", 0.6), ("right", 0.4), ("top", 0.5), ("bottom", 0.6)):
        setattr(sheet.page_margins, side, inches)
