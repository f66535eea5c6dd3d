"""Ruled tables as WordprocessingML."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kehoach.layout.tables import is_plain
from kehoach.render.docx.revisions import change_xml, grid_change_xml, mark_xml
from kehoach.render.docx.runs import JUSTIFIED, run_xml
from kehoach.render.docx.xml import style_id, twips
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.layout.document import Cell, Table

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINE = 'w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
_BORDERS = f"<w:tblBorders>{''.join(f'<w:{side} {_LINE}' for side in _SIDES)}</w:tblBorders>"
_UNENDED = "<w:tblPrEx>{}</w:tblPrEx>".format(_BORDERS.replace(f"<w:bottom {_LINE}", '<w:bottom w:val="nil"/>'))
"""The lines of the first row below the head, which could not end the table; one lies between it and the next as ever.

Else LibreOffice 7.4 lets all rows behind it run off the page where it fits its page but for the line below it.
"""
_PADDING = 1.9
_CLOSE = "</w:p></w:tc>"
_HEAD, _CELL = "table_head", "table_cell"
_STYLED = lazily(r'(<w:pStyle w:val="\w+"/>)')
Covered = dict[int, tuple[int, int]]
"""The columns that a cell from above still covers: for how many rows, and how many columns wide."""


def cell_width(width: float) -> str:
    """The width of a cell."""
    return f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>'


def table_xml(table: Table) -> str:
    """A ruled table: its head repeats on each page, no row is split between two, nor rows that belong together."""
    columns = _grid(table.widths) + (grid_change_xml(_grid(table.was)) if table.was else "")
    padding = "".join(f'<w:{side} w:w="{twips(_PADDING)}" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(table.widths))}" w:type="dxa"/>'
        f'<w:tblInd w:w="{twips(_PADDING)}" w:type="dxa"/>{_BORDERS}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{padding}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(_rows(table))}</w:tbl>"
    )


def _grid(widths: tuple[float, ...]) -> str:
    return "".join([f'<w:gridCol w:w="{twips(width)}"/>' for width in widths])


def _rows(table: Table) -> Iterator[str]:
    covered: Covered = {}
    openings = [_opening(table, at, 1) for at in range(len(table.widths))]
    last = len(table.rows) - 1
    marks = [mark_xml(revision) for revision in table.revisions] or [""] * len(table.rows)
    for at, cells in enumerate(table.rows):
        head = at < table.header_rows
        look, role = ("<w:cantSplit/><w:tblHeader/>", _HEAD) if head else ("<w:cantSplit/>", _CELL)
        keep = table.keep if at == last else head or at in table.together
        lines = _UNENDED if at == table.header_rows and at < last else ""
        if covered or len(cells) != len(openings) or not is_plain(cells):
            row = list(_cells(table, cells, covered, role))
        else:
            row = [f"{begins}{_words(cell, role)}{_CLOSE}" for begins, cell in zip(openings, cells, strict=True)]
        written = "".join(row)
        yield f"<w:tr>{lines}<w:trPr>{look}{marks[at]}</w:trPr>{_kept(written) if keep else written}</w:tr>"


def _kept(row: str) -> str:
    """A row whose paragraphs stay with what follows."""
    return _STYLED.sub(r"\1<w:keepNext/>", row).replace("<w:p></w:p>", "<w:p><w:pPr><w:keepNext/></w:pPr></w:p>")


def _cells(table: Table, cells: tuple[Cell, ...], covered: Covered, role: str) -> Iterator[str]:
    """The cells of a row, those between them that a cell from above covers included."""
    at, waiting = 0, iter(cells)
    while at < len(table.widths):
        if at in covered:
            rows, columns = covered.pop(at)
            yield f"{_opening(table, at, columns, '<w:vMerge/>')}<w:p>{_CLOSE}"
            if rows > 1:
                covered[at] = (rows - 1, columns)
        else:
            cell = next(waiting, None)
            columns = cell.columns if cell else 1
            merge = '<w:vMerge w:val="restart"/>' if cell and cell.rows > 1 else ""
            words = _words(cell, role) if cell else _paragraph(role, "")
            yield f"{_opening(table, at, columns, merge)}{words}{_CLOSE}"
            if cell and cell.rows > 1:
                covered[at] = (cell.rows - 1, columns)
        at += columns


def _words(cell: Cell, role: str) -> str:
    """The paragraph of a cell, still open; the head of a table is aligned by its style."""
    words = run_xml(cell.runs[0]) if len(cell.runs) == 1 else "".join([run_xml(run) for run in cell.runs])
    return _paragraph(role, cell.align if role == _CELL else "") + words


def _opening(table: Table, at: int, columns: int, merge: str = "") -> str:
    """A cell up to its paragraph."""
    was = _width(table.was, at, columns) if table.was else 0
    return _open(_width(table.widths, at, columns), columns, merge, was)


def _width(widths: tuple[float, ...], at: int, columns: int) -> float:
    return widths[at] if columns == 1 else sum(widths[at : at + columns])


@lru_cache(maxsize=256)
def _open(width: float, columns: int, merge: str, was: float) -> str:
    """The cells of a column begin alike."""
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    looks = f'{span}{merge}<w:vAlign w:val="center"/>'
    before = change_xml("tcPr", cell_width(was) + looks) if was else ""
    return f"<w:tc><w:tcPr>{cell_width(width)}{looks}{before}</w:tcPr>"


@lru_cache
def _paragraph(role: str, align: str) -> str:
    own = f'<w:jc w:val="{JUSTIFIED.get(align, align)}"/>' if align else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(role)}"/>{own}</w:pPr>'
