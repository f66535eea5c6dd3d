"""The tables of a Word file: merged cells resolved, what their style says of each cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kehoach.intake.word import raw
from kehoach.intake.word.file import Cell, Spot, Table
from kehoach.intake.word.looks import Borders
from kehoach.intake.word.styles import Layers
from kehoach.intake.word.values import child_val, is_on, mm, number, val
from kehoach.intake.word.xml import W

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kehoach.intake.word.file import Block
    from kehoach.intake.word.state import State
    from kehoach.intake.word.xml import Element

    ReadBlocks = Callable[[Element, "Place"], tuple[Block, ...]]

_MOST_COLUMNS = 63
"""Word has no table with more."""
_PADDING = 1.9
"""What a cell keeps free at each side where nothing is said, in millimetres."""
_WHOLE = 5000
"""All of its room, as tables count shares."""
_LOOKS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200}


class Place(NamedTuple):
    """Where blocks stand: in the text, or in a cell of a table."""

    room: float
    layers: Layers = Layers()
    spot: Spot | None = None
    boxed: bool = False


class _Frame(NamedTuple):
    """What the cells of a table share."""

    element: Element
    chain: list[Element]
    looks: dict[str, bool]
    widths: tuple[float, ...]
    padding: float
    rows: int
    at: int


def table(element: Element, state: State, place: Place, read_blocks: ReadBlocks) -> Table:
    """A table with everything in it."""
    rows = list(_children(element, "tr"))
    frame = _frame(element, state, rows, place.room)
    state.tables += 1
    section = state.section
    read = [list(_row(row, number_, frame, place, read_blocks)) for number_, row in enumerate(rows)]
    properties = element.find(f"{W}tblPr")
    indent = None if properties is None else properties.find(f"{W}tblInd")
    return Table(
        rows=_merged(read),
        widths=frame.widths,
        borders=_borders(frame, properties),
        header_rows=sum(1 for row in rows if is_on(row.find(f"{W}trPr/{W}tblHeader"))),
        indent=0 if indent is None else mm(indent.get(f"{W}w")),
        at=frame.at,
        section=section,
    )


def _frame(element: Element, state: State, rows: Sequence[Element], room: float) -> _Frame:
    properties = element.find(f"{W}tblPr")
    style = state.styles.usual_table if properties is None else child_val(properties, "tblStyle")
    chain = state.styles.chain(style or state.styles.usual_table)
    widths = _widths(element, properties, room)
    look = None if properties is None else properties.find(f"{W}tblLook")
    return _Frame(element, chain, _looks(look), widths, _padding(chain, properties), len(rows), state.tables)


def _widths(element: Element, properties: Element | None, room: float) -> tuple[float, ...]:
    """The widths of the columns; those of a table that takes a share of its room have it together."""
    widths = tuple(mm(each.get(f"{W}w")) for each in element.iterfind(f"{W}tblGrid/{W}gridCol"))
    whole = None if properties is None else properties.find(f"{W}tblW")
    if whole is None or whole.get(f"{W}type") != "pct" or not sum(widths):
        return widths
    said = whole.get(f"{W}w", "")
    share = number(said.rstrip("%")) / 100 if said.endswith("%") else number(said) / _WHOLE
    return tuple(width * share * room / sum(widths) for width in widths) if share else widths


def _looks(element: Element | None) -> dict[str, bool]:
    """Which of its special rows and columns a table shows."""
    bits = 0 if element is None else int(val(element) or "0", 16) if _is_hex(val(element)) else 0
    looks = {name: bool(bits & bit) for name, bit in _LOOKS.items()}
    if element is not None:
        looks |= {name: raw.is_on_text(said) for name in _LOOKS if (said := element.get(W + name)) is not None}
    return looks


def _is_hex(text: str) -> bool:
    return bool(text) and len(text) <= 8 and all(sign in "0123456789abcdefABCDEF" for sign in text)  # noqa: PLR2004 - a word


def _padding(chain: Sequence[Element], properties: Element | None) -> float:
    """What a cell keeps free at its left and right together."""
    sides: dict[str, float] = {}
    holders = [each.find(f"{W}tblPr") for each in chain]
    for holder in (*holders, properties):
        margins = None if holder is None else holder.find(f"{W}tblCellMar")
        for side in () if margins is None else margins:
            name = side.tag[len(W) :].replace("start", "left").replace("end", "right")
            sides[name] = mm(side.get(f"{W}w"))
    usual = 0 if chain else _PADDING
    return sides.get("left", usual) + sides.get("right", usual)


def _borders(frame: _Frame, properties: Element | None) -> Borders:
    holders = [each.find(f"{W}tblPr") for each in frame.chain]
    said: raw.Raw = {}
    for holder in (*holders, properties):
        said |= {} if holder is None else raw.borders(holder.find(f"{W}tblBorders"))
    return Borders(**said)


def _children(element: Element, name: str) -> Iterator[Element]:
    """The rows or cells of a table, those in content controls included; deleted ones are left out."""
    for each in element:
        if each.tag == W + name:
            if each.find(f"{W}trPr/{W}del") is None and each.find(f"{W}tcPr/{W}cellDel") is None:
                yield each
        elif each.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}customXml"}:
            yield from _children(each, name)


class _Read(NamedTuple):
    cell: Cell
    column: int
    continues: bool


def _row(row: Element, at: int, frame: _Frame, place: Place, read_blocks: ReadBlocks) -> Iterator[_Read]:
    column = min(number(child_val(row, "trPr/" + W + "gridBefore", "0")), _MOST_COLUMNS)
    for each in _children(row, "tc"):
        properties = each.find(f"{W}tcPr")
        columns = 1 if properties is None else number(child_val(properties, "gridSpan", "1"), 1)
        columns = max(1, min(columns, _MOST_COLUMNS))
        width = _width(properties, frame, column, columns)
        spot = Spot(frame.at, at, column, max(len(frame.widths), column + columns))
        room = max(width - frame.padding, 0) if width else place.room
        layers = _layers(frame, place.layers, at, column, columns)
        blocks = read_blocks(each, Place(room, layers, spot, place.boxed))
        merge = None if properties is None else properties.find(f"{W}vMerge")
        borders = Borders(**raw.borders(None if properties is None else properties.find(f"{W}tcBorders")))
        yield _Read(Cell(blocks, columns, 1, width, borders), column, _continues(merge))
        column += columns


def _continues(merge: Element | None) -> bool:
    return merge is not None and val(merge, "continue") == "continue"


def _width(properties: Element | None, frame: _Frame, column: int, columns: int) -> float:
    own = None if properties is None else properties.find(f"{W}tcW")
    if own is not None and own.get(f"{W}type", "dxa") == "dxa" and mm(own.get(f"{W}w")):
        return mm(own.get(f"{W}w"))
    return sum(frame.widths[column : column + columns])


def _layers(frame: _Frame, outer: Layers, row: int, column: int, columns: int) -> Layers:
    """What the table's style says of a cell."""
    first, looks = 1 if frame.looks["firstRow"] else 0, frame.looks
    band = "band1Horz" if (row - first) % 2 == 0 else "band2Horz"
    special = {
        band: not looks["noHBand"],
        "firstCol": looks["firstColumn"] and column == 0,
        "lastCol": looks["lastColumn"] and column + columns >= len(frame.widths) > 0,
        "firstRow": looks["firstRow"] and row == 0,
        "lastRow": looks["lastRow"] and row == frame.rows - 1 > 0,
    }
    holders = list(frame.chain)
    for kind, shown in special.items():
        if shown:
            holders += [each for style in frame.chain for each in style.iterfind(f"{W}tblStylePr[@{W}type='{kind}']")]
    letters = tuple(found for each in holders if (found := each.find(f"{W}rPr")) is not None)
    shapes = tuple(found for each in holders if (found := each.find(f"{W}pPr")) is not None)
    return Layers((*outer.letters, *letters), (*outer.paragraphs, *shapes))


def _merged(rows: Sequence[Sequence[_Read]]) -> tuple[tuple[Cell, ...], ...]:
    """The rows without the cells that one from above covers; that one spans them."""
    spans: dict[tuple[int, int], int] = {}
    heads: dict[int, tuple[int, int]] = {}
    for at, row in enumerate(rows):
        for each in row:
            if each.continues and each.column in heads:
                spans[heads[each.column]] += 1
            else:
                heads[each.column] = (at, each.column)
                spans[at, each.column] = 1
    return tuple(
        tuple(replace(each.cell, rows=spans[at, each.column]) for each in row if (at, each.column) in spans)
        for at, row in enumerate(rows)
    )
