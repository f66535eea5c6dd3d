"""Blocks as LibreOffice deals them out to pages before it measures any: so many to a page.

Where such a page begins inside of what is kept together, LibreOffice 7.4 may leave a heading at the foot of its page
though the next block does not fit below it. Paragraphs of hardly any height, put before, make the page begin with the
heading; the gap above is so much smaller.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from kehoach.render.docx.xml import twentieths

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TO_A_PAGE, _TO_A_PAGE_OF_FEW, _FEW = 20, 25, 100
"""How many blocks go to a page, also in a document of few nodes; how many nodes are few."""
_GREAT, _MORE = 1000, 3
"""For each so many nodes, so many blocks more go to a page."""
_OF_TABLE = 2 - 25
"""The nodes of a table besides those of its cells, less what LibreOffice takes off for each table."""
_AROUND = 2
_NO_HEIGHT = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="1" w:lineRule="exact"/></w:pPr></w:p>'


class Piece(msgspec.Struct, frozen=True):
    """The XML of a block, and how it holds to the blocks beside it."""

    xml: str
    size: int = 1
    """How many blocks it counts for; each row of a table is one."""
    keeps: bool = False
    """Whether it stays on one page with the next."""
    spaced: bool = False
    """Whether it has a gap of its own above it, so that nothing may be put before."""
    after: float = 0
    """What its style leaves free below it, in points."""
    table: bool = False


def to_a_page(pieces: Iterable[Piece]) -> int:
    """How many blocks LibreOffice deals to a page of a document."""
    nodes = sum([_nodes(piece.xml) if piece.table else piece.size for piece in pieces]) + _AROUND
    return _TO_A_PAGE + nodes // _GREAT * _MORE if nodes > _FEW else _TO_A_PAGE_OF_FEW


def _nodes(xml: str) -> int:
    return xml.count("<w:p>") + 2 * xml.count("<w:tc>") + _OF_TABLE * xml.count("<w:tbl>")


def dealt(pieces: Sequence[Piece], limit: int, used: int) -> list[str]:
    """The blocks of a division, of whose first page so many places are taken."""
    out: list[str] = []
    group, taken, keeps = 0, used, False
    for piece in pieces:
        if not keeps:
            group, taken = len(out), used
        used += piece.size
        out.append(piece.xml)
        if used > limit and (piece.table or pieces[group].spaced or taken < 0):
            used = 0
        elif used > limit:
            missing, used, taken = limit - taken, used - taken - 1, -1
            out[group] = _NO_HEIGHT * missing + out[group]
            after = twentieths(pieces[group - 1].after) - missing
            if group and missing and after > 0:
                out[group - 1] = _nearer(out[group - 1], after)
        keeps = piece.keeps
    return out


def _nearer(xml: str, after: int) -> str:
    """A paragraph with so much free below it."""
    return xml.replace('"/>', f'"/><w:spacing w:after="{after}"/>', 1)
