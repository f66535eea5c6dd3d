"""The text of a Word file: each block of the document as WordprocessingML."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.layout.document import Grid, Paragraph, Rule, Table
from kehoach.render.docx.dealt import Piece, dealt, to_a_page
from kehoach.render.docx.revisions import change_xml, end_xml, mark_xml, moved_xml, signed
from kehoach.render.docx.runs import JUSTIFIED, run_xml
from kehoach.render.docx.tables import cell_width, table_xml
from kehoach.render.docx.xml import DECLARATION, NAMESPACE, RELATIONS, escaped, style_id, twentieths, twips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.layout.document import Block, Division, Document, Leaf, Spot, Text
    from kehoach.layout.formats import Format, Page, Style

_OPEN = f'{DECLARATION}<w:document xmlns:w="{NAMESPACE}" xmlns:r="{RELATIONS}"><w:body>'


_FIRST_IN_NOTES = 1_000_000
"""The number of the first tracked change in a footnote, beyond those of the text."""
_FROM_ONE = '<w:pgNumType w:start="1"/>'
_HIDDEN = "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>"
"""A paragraph that takes no room."""
_OPENING_TABLE = "<w:body><w:tbl>"
_CLOSE = "</w:p>"
_OWN_PLACE = ("<w:framePr", "<w:pPrChange", "<w:del ")
"""In paragraphs at a fixed place, or with tracked changes, which end no division."""
_LINE = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
_UNPADDED = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'


def body_xml(document: Document) -> str:
    """`word/document.xml`."""
    *others, last = zip(document.divisions, divisions_xml(document), strict=True)
    page, parts = document.format.page, [_OPEN]
    for division, blocks in others:
        parts.append(ended("".join(blocks), end_xml(division.revision), _section(page, division)))
    division, blocks = last
    end = closing_xml() if isinstance(division.blocks[-1], (Table, Grid)) else ""
    parts += [*blocks, end, _section(page, division), "</w:body></w:document>"]
    return signed(topped("".join(parts), document), document.reviser)


def topped(xml: str, document: Document) -> str:
    """The text of a document, with what LibreOffice 7.4 needs above a table that opens one with footnotes.

    Else it puts an empty line there, and begins the text on page two where something stands at the foot of page one.
    """
    if not document.notes or _OPENING_TABLE not in xml:
        return xml
    feet = [foot for foot in _at_foot_of_first_page(document) if foot in xml]
    for foot in feet:
        xml = xml.replace(foot, "", 1)
    return xml.replace(_OPENING_TABLE, f"<w:body>{_HIDDEN}{''.join(feet)}<w:tbl>", 1)


def _at_foot_of_first_page(document: Document) -> Iterator[str]:
    roles = {spot.role for spot in document.format.spots if (spot.page, spot.edge) == ("first", "bottom")}
    for block in document.divisions[0].blocks:
        if isinstance(block, Paragraph) and block.spot and block.role in roles:
            yield paragraph_xml(block, document.format.page.text_width)


def divisions_xml(document: Document) -> list[list[str]]:
    """The blocks of each division, each as XML, with what keeps them together in LibreOffice."""
    pieces = [list(_pieces(document.format, division)) for division in document.divisions]
    limit, hidden = to_a_page(chain.from_iterable(pieces)), bool(document.notes)
    return [dealt(division, limit, -1 if at else hidden) for at, division in enumerate(pieces)]


def _pieces(form: Format, division: Division) -> Iterator[Piece]:
    """The blocks of a division in the room that its page has."""
    page = form.page
    room = (page.height if division.landscape else page.width) - page.left - page.right
    for block, before in zip(division.blocks, (None, *division.blocks), strict=False):
        if isinstance(block, Paragraph):
            yield _piece(form.style(block.role), block, room, below=isinstance(before, Table))
        else:
            xml = block_xml(block, room)
            yield Piece(xml) if isinstance(block, Rule) else Piece(xml, xml.count("<w:tr>"), table=True)


def _piece(style: Style, paragraph: Paragraph, room: float, *, below: bool) -> Piece:
    """A paragraph, perhaps below a table."""
    below = below and style.keep_next
    xml = _below_table(paragraph, room) if below else paragraph_xml(paragraph, room)
    own = bool(paragraph.before or paragraph.spot)
    return Piece(
        xml=xml,
        size=(not paragraph.spot) + below,
        keeps=style.keep_next or paragraph.keep,
        spaced=own or style.before > 0,
        after=0 if own else style.after,
    )


def _below_table(heading: Paragraph, room: float) -> str:
    """A heading below a table, its gap (unless its look changed) in a paragraph a twentieth of a point high.

    Else LibreOffice 7.4 leaves a heading right below a table alone at a page's foot.
    """
    before = 0 if heading.was else heading.before
    gap = f'w:before="{max(twentieths(before) - 1, 0)}" w:after="0" w:line="1" w:lineRule="exact"'
    written = paragraph_xml(replace(heading, before=heading.before - before), room)
    return f"<w:p><w:pPr><w:keepNext/><w:spacing {gap}/></w:pPr></w:p>{written}"


def closing_xml(own: str = "") -> str:
    """The paragraph of no height that must follow a table, and that holds the page set-up of what ends with it."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id("table_end")}"/>{own}</w:pPr></w:p>'


def ended(xml: str, revision: str, section: str) -> str:
    """A division with its page set-up in its last paragraph: one of its own might stand alone on a page."""
    start = xml.rfind("<w:p>")
    if revision or not xml.endswith(_CLOSE) or any(sign in xml[start:] for sign in _OWN_PLACE):
        return xml + closing_xml(revision + section)
    at = xml.index("</w:pPr>", start)
    return f"{xml[:at]}{section}{xml[at:]}"


def _section(page: Page, division: Division) -> str:
    """The page set-up with its header, and what it was before."""
    before = change_xml("sectPr", _pages(page, division.was)) if division.was else ""
    header = '<w:headerReference w:type="default" r:id="header"/>'
    return f"<w:sectPr>{header}{_pages(page, division)}{before}</w:sectPr>"


def _pages(page: Page, division: Division) -> str:
    """How the pages lie and are counted; the number is hidden on page one of the plan and of each appendix."""
    width, height = f'w:w="{twips(page.width)}"', f'w:h="{twips(page.height)}"'
    if division.landscape:
        width, height = f'w:w="{twips(page.height)}"', f'w:h="{twips(page.width)}" w:orient="landscape"'
    edge = twips(page.number_from_edge)
    margins = f'w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}"'
    return (
        '<w:type w:val="nextPage"/>'
        f'<w:pgSz {width} {height}/><w:pgMar {margins} w:left="{twips(page.left)}" w:header="{edge}" '
        f'w:footer="{edge}" w:gutter="0"/>{_FROM_ONE * division.restarts}'
        f"{'' if division.continues else '<w:titlePg/>'}"
    )


def block_xml(block: Block, room: float) -> str:
    """One block in a room of so many millimetres."""
    if isinstance(block, Paragraph):
        return paragraph_xml(block, room)
    if isinstance(block, Table):
        return table_xml(block)
    if isinstance(block, Grid):
        return _grid(block)
    return _rule(block, room)


def paragraph_xml(paragraph: Paragraph, room: float) -> str:
    """A paragraph in the style of its role."""
    label = f'<w:r><w:t xml:space="preserve">{escaped(paragraph.label)} </w:t></w:r>' if paragraph.label else ""
    runs = "".join([run_xml(run) for run in paragraph.runs])
    words, end = moved_xml(paragraph, f"{label}{runs}")
    return f"<w:p><w:pPr>{_properties(paragraph, room)}{_revised(paragraph, room)}</w:pPr>{words}</w:p>{end}"


def _properties(leaf: Leaf, room: float) -> str:
    if isinstance(leaf, Paragraph):
        return f'<w:pStyle w:val="{style_id(leaf.role)}"/>{_own(leaf, room)}'
    return f'<w:pStyle w:val="{style_id("rule")}"/>{_LINE}{_centred(leaf.width, room)}'


def _revised(leaf: Leaf, room: float) -> str:
    """What tracked changes do with the end of a paragraph and with its look."""
    if not leaf.revision and leaf.was is None:
        return ""
    return end_xml(leaf.revision) + (change_xml("pPr", _properties(leaf.was, room)) if leaf.was else "")


def _frame(spot: Spot) -> str:
    """A frame of Word at a fixed place of the page; at 0 Word would put it where the text is."""
    return (
        f'<w:framePr w:w="{twips(spot.width)}" w:wrap="around" w:vAnchor="page" w:hAnchor="margin" '
        f'w:x="{twips(spot.left) or 1}" w:y="{twips(spot.top) or 1}"/>'
    )


def _own(paragraph: Paragraph, room: float) -> str:
    """What a paragraph has other than its style."""
    keep = "<w:keepNext/>" * paragraph.keep
    frame = _frame(paragraph.spot) if paragraph.spot else ""
    before = f'<w:spacing w:before="{twentieths(paragraph.before)}"/>' if paragraph.before else ""
    indents = _centred(paragraph.room, room) if paragraph.room else ""
    align = f'<w:jc w:val="{JUSTIFIED.get(paragraph.align, paragraph.align)}"/>' if paragraph.align else ""
    return f"{keep}{frame}{before}{indents}{align}"


def _centred(width: float, room: float) -> str:
    side = twips(max(room - width, 0) / 2)
    return f'<w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/>'


def _rule(rule: Rule, room: float) -> str:
    """A drawn line: the upper border of a paragraph that is as wide as the line is long."""
    runs = "".join([run_xml(run) for run in rule.runs])
    return f"<w:p><w:pPr>{_properties(rule, room)}{_revised(rule, room)}</w:pPr>{runs}</w:p>"


def _grid(grid: Grid) -> str:
    """Blocks side by side: a table without lines, whose rows stay on one page."""
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in grid.widths)
    marks = [mark_xml(revision) for revision in grid.revisions] or [""] * len(grid.rows)
    rows = "".join(_grid_row(row, grid.widths, mark) for row, mark in zip(grid.rows, marks, strict=True))
    width = f'<w:tblW w:w="{twips(sum(grid.widths))}" w:type="dxa"/>'
    return (
        f'<w:tbl><w:tblPr>{width}<w:tblLayout w:type="fixed"/>{_UNPADDED}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _grid_row(row: tuple[tuple[Leaf, ...], ...], widths: tuple[float, ...], mark: str) -> str:
    cells = "".join(_grid_cell(cell, width) for cell, width in zip(row, widths, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{mark}</w:trPr>{cells}</w:tr>"


def _grid_cell(cell: tuple[Leaf, ...], width: float) -> str:
    leaves = "".join(block_xml(leaf, width) for leaf in cell) or "<w:p/>"
    return f"<w:tc><w:tcPr>{cell_width(width)}</w:tcPr>{leaves}</w:tc>"


def notes_xml(document: Document) -> str:
    """`word/footnotes.xml`: the lines that part them from the text, then the notes."""
    notes = "".join(_footnote(number, note) for number, note in enumerate(document.notes, 1))
    xml = (
        f'{DECLARATION}<w:footnotes xmlns:w="{NAMESPACE}">'
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
        f"</w:footnote>{notes}</w:footnotes>"
    )
    return signed(xml, document.reviser, _FIRST_IN_NOTES)


def _footnote(number: int, note: Text) -> str:
    runs = "".join(run_xml(run) for run in note)
    return (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{style_id("note")}"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="NoteMark"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> </w:t></w:r>{runs}</w:p></w:footnote>'
    )
