"""A Word file as a reader sees it: paragraphs, tables and notes in reading order, each with its effective look.

`read.read(package)` makes a `WordFile`. Its `blocks` are the body; a table that only lays blocks side by side is a
`Table` too (`ruled` is false). Text boxes hang on the paragraph that anchors them (`Paragraph.boxes`), drawn lines as
well (`Paragraph.lines`); an automatic number stands in `label`, never in the runs. Footnotes are `notes[run.note - 1]`.
Lengths are millimetres, sizes and gaps points. Everything is frozen and compared by value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from kehoach.intake.word.looks import Borders, Letters, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Change = Literal["", "inserted", "deleted"]


class Part(msgspec.Struct, frozen=True, omit_defaults=True):
    """What all parts of a Word file share: frozen, compared by value."""


class Run(Part, frozen=True):
    """A stretch of text in one look: tabs and line breaks as such, a hard hyphen as `-`, a soft one as nothing."""

    text: str
    letters: Letters
    at: int = -1
    """Which run of the file it is; `Handles.runs` holds its element. -1 where it is no run of its own (formulas)."""
    field: str = ""
    """The field whose result it is, in capitals: `PAGE`, `REF`, `TOC`."""
    note: int = 0
    """The number of the note that hangs on its end, counted from 1."""
    change: Change = ""
    """Whether a tracked change brought it in; deleted ones are read only if asked for."""
    link: bool = False
    """Whether it is a hyperlink."""
    style: str = ""
    """The name of its character style."""


class DrawnLine(Part, frozen=True):
    """A straight level line drawn over the text (DrawingML or VML)."""

    length: float
    left: float | None = None
    """From the left edge of what `beside` names; `None` where the file does not say."""
    beside: str = ""
    """What its place counts from across: `column`, `margin`, `page`, `character`."""
    align: str = ""
    """`center` where the file centres it itself."""
    below: float = 0
    """How far below its paragraph's upper edge."""
    colour: str = "auto"


class Box(Part, frozen=True):
    """A text box."""

    blocks: tuple[Block, ...]
    width: float = 0
    height: float = 0
    framed: bool = True


class Spot(Part, frozen=True):
    """Which cell of which table holds a paragraph, each counted from 0 in reading order."""

    table: int
    row: int
    column: int
    columns: int
    """How many columns the table has."""


class Paragraph(Part, frozen=True, tag="paragraph"):
    """One paragraph."""

    runs: tuple[Run, ...]
    shape: Shape
    letters: Letters
    """How letters of its style look that say nothing of themselves: those of an empty paragraph."""
    style: str = ""
    """The name of its style, as a person sees it in Word."""
    label: str = ""
    """The automatic number or bullet that Word prints: `I.`, `a)`, `-`."""
    label_gap: str = ""
    """What stands between it and the words: a tab, a space or nothing."""
    label_kind: str = ""
    """How the list counts: `upperRoman`, `bullet`."""
    label_letters: Letters | None = None
    at: int = -1
    """Which paragraph of the file it is; `Handles.paragraphs` holds its element."""
    section: int = 0
    """Which of the file's sections it stands in, counted from 0."""
    spot: Spot | None = None
    room: float = 0
    """The width in which its lines stand before its own indents, in millimetres; 0 where it is not known."""
    boxes: tuple[Box, ...] = ()
    lines: tuple[DrawnLine, ...] = ()
    pictures: int = 0
    starts_page: bool = False
    """Whether it begins a page by the file's own will: a break before it, a new section."""
    boxed: bool = False
    """Whether it stands in a text box."""

    @property
    def text(self) -> str:
        """Its words, the automatic number left out."""
        return "".join([run.text for run in self.runs])

    @property
    def printed(self) -> str:
        """Its words as they are read, the automatic number first."""
        return f"{self.label}{self.label_gap or ' '}{self.text}" if self.label else self.text


class Cell(Part, frozen=True):
    """A cell; those that a merged cell covers are not there."""

    blocks: tuple[Block, ...]
    columns: int = 1
    rows: int = 1
    width: float = 0
    borders: Borders = Borders()
    """Its own lines; those of the table apart."""


class Table(Part, frozen=True, tag="table"):
    """A table, row by row."""

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    borders: Borders = Borders()
    header_rows: int = 0
    indent: float = 0
    at: int = 0
    """Which table of the file it is, in reading order."""
    section: int = 0

    @property
    def ruled(self) -> bool:
        """Whether any line of it is drawn."""
        cells = (cell.borders for row in self.rows for cell in row)
        return any(borders != Borders() for borders in (self.borders, *cells))


Block = Paragraph | Table


class Section(Part, frozen=True):
    """The set-up of some pages, in millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float = 0
    footer: float = 0
    gutter: float = 0
    landscape: bool = False
    own_first_page: bool = False
    """Whether page one has a header and a footer of its own (`w:titlePg`)."""
    counts_from: int | None = None
    number_shape: str = "decimal"
    kind: str = "nextPage"
    columns: int = 1
    headers: dict[str, tuple[Block, ...]] = {}
    """By the pages that show them: `default`, `first`, `even`; those of the section before where it has none."""
    footers: dict[str, tuple[Block, ...]] = {}

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right - self.gutter


class WordFile(Part, frozen=True):
    """A whole file."""

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    notes: tuple[tuple[Block, ...], ...] = ()
    """Foot- and endnotes in the order in which the text refers to them."""
    comments: int = 0
    changes: int = 0
    """How many tracked changes are still to be accepted or refused, those of look included."""
    chunks: int = 0
    """How many other documents it has packed in; they are not read."""
    macros: bool = False
    external: tuple[str, ...] = ()
    """Addresses outside of the file that it would fetch; they are not followed."""
    mirrored: bool = False
    odd_and_even: bool = False

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph of the body in reading order, those in tables and text boxes included."""
        return flat(self.blocks)


def flat(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Every paragraph in reading order; a text box comes after the paragraph that anchors it."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            for box in block.boxes:
                yield from flat(box.blocks)
        else:
            for row in block.rows:
                for cell in row:
                    yield from flat(cell.blocks)
