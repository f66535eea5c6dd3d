"""Ruled tables as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.layout.document import plain
from kehoach.render.docx.xml import escaped
from kehoach.render.html.inline import inline
from kehoach.render.html.style import class_of, rem_of_mm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.layout.document import Cell, Paragraph, Table

_EVERY_SCREEN = 3
"""The number of columns that fit the width of a phone."""


def table_html(table: Table, caption: Paragraph | None) -> str:
    """A table that is scrolled by itself where a screen is too narrow for it."""
    name = escaped(plain(caption.runs)) if caption else "Bảng"
    title = f'<caption class="{class_of(caption.role)}">{inline(caption.runs)}</caption>\n' if caption else ""
    total = sum(table.widths)
    columns = "".join(f'<col style="width:{width / total:.2%}">' for width in table.widths)
    most = ";max-width:100%" if len(table.widths) <= _EVERY_SCREEN else ""
    rows = list(_rows(table))
    head, body = "".join(rows[: table.header_rows]), "".join(rows[table.header_rows :])
    return (
        f'<div class="wide" role="group" tabindex="0" aria-label="{name}">\n'
        f'<table style="width:{rem_of_mm(total)}{most}">\n{title}<colgroup>{columns}</colgroup>\n'
        f"{_part('thead', head)}{_part('tbody', body)}</table>\n</div>\n"
    )


def _part(tag: str, rows: str) -> str:
    return f"<{tag}>\n{rows}</{tag}>\n" if rows else ""


def _rows(table: Table) -> Iterator[str]:
    """The rows, filled up where the source names fewer cells than there are columns."""
    covered = [0] * len(table.widths)
    for at, cells in enumerate(table.rows):
        free = [column for column, rows in enumerate(covered) if not rows]
        covered = [max(rows - 1, 0) for rows in covered]
        head = at < table.header_rows
        shown: list[str] = []
        for cell in cells:
            if not free:
                break
            shown.append(_cell(cell, head=head))
            for column in free[: cell.columns]:
                covered[column] = cell.rows - 1
            free = free[cell.columns :]
        yield f"<tr>{''.join(shown)}{'<td></td>' * len(free)}</tr>\n"


def _cell(cell: Cell, *, head: bool) -> str:
    tag = "th" if head else "td"
    scope = f' scope="{"colgroup" if cell.columns > 1 else "col"}"' if head else ""
    columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    align = f' style="text-align:{cell.align}"' if cell.align and not head else ""
    return f"<{tag}{scope}{columns}{rows}{align}>{inline(cell.runs)}</{tag}>"
