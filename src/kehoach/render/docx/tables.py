"""Ruled tables as WordprocessingML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.render.docx.runs import JUSTIFIED, run_xml
from kehoach.render.docx.xml import style_id, twips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.layout.document import Cell, Table

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in _SIDES)
_PADDING = 1.9
Covered = dict[int, tuple[int, int]]
"""The columns that a cell from above still covers: for how many rows, and how many columns wide."""


def cell_width(width: float) -> str:
    """The width of a cell."""
    return f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>'


def table_xml(table: Table) -> str:
    """A ruled table: its head repeats on each page, no row is split between two."""
    columns = "".join([f'<w:gridCol w:w="{twips(width)}"/>' for width in table.widths])
    padding = "".join(f'<w:{side} w:w="{twips(_PADDING)}" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(table.widths))}" w:type="dxa"/>'
        f'<w:tblInd w:w="{twips(_PADDING)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{padding}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(_rows(table))}</w:tbl>"
    )


def _rows(table: Table) -> Iterator[str]:
    covered: Covered = {}
    for at, cells in enumerate(table.rows):
        head = at < table.header_rows
        look = "<w:cantSplit/><w:tblHeader/>" if head else "<w:cantSplit/>"
        yield f"<w:tr><w:trPr>{look}</w:trPr>{''.join(_cells(table, cells, covered, head=head))}</w:tr>"


def _cells(table: Table, cells: tuple[Cell, ...], covered: Covered, *, head: bool) -> Iterator[str]:
    """The cells of a row, those between them that a cell from above covers included."""
    at, waiting = 0, iter(cells)
    while at < len(table.widths):
        if at in covered:
            rows, columns = covered.pop(at)
            yield _tc(table, at, columns, "<w:vMerge/>", "<w:p/>")
            if rows > 1:
                covered[at] = (rows - 1, columns)
        else:
            cell = next(waiting, None)
            if cell is None:
                columns, merge, text = 1, "", _text(None, head=head)
            else:
                columns, merge, text = cell.columns, _restart(cell), _text(cell, head=head)
                if cell.rows > 1:
                    covered[at] = (cell.rows - 1, columns)
            yield _tc(table, at, columns, merge, text)
        at += columns


def _restart(cell: Cell) -> str:
    return '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""


def _tc(table: Table, at: int, columns: int, merge: str, text: str) -> str:
    width = cell_width(sum(table.widths[at : at + columns]))
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return f'<w:tc><w:tcPr>{width}{span}{merge}<w:vAlign w:val="center"/></w:tcPr>{text}</w:tc>'


def _text(cell: Cell | None, *, head: bool) -> str:
    style = style_id("table_head" if head else "table_cell")
    if cell is None:
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>'
    align = f'<w:jc w:val="{JUSTIFIED.get(cell.align, cell.align)}"/>' if cell.align and not head else ""
    runs = "".join([run_xml(run) for run in cell.runs])
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{align}</w:pPr>{runs}</w:p>'
