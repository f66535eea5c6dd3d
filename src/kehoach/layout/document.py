"""The laid-out document: every word, number and mark decided, nothing drawn yet."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from kehoach.layout.formats import Format

NO_BREAK_HYPHEN = "\u2011"
NO_BREAK_SPACE = "\u00a0"
NO_BREAK = "\ufeff"
"""Takes no room; no line breaks before or after it. Of U+2060, the newer sign for this, Word may draw a box."""

Align = Literal["left", "center", "right", "justify", ""]
Revision = Literal["inserted", "deleted", "moved from", "moved to", ""]
"""What a tracked change does with a part of the document; nothing where it stays."""
COMES: tuple[Revision, ...] = ("inserted", "moved to")
GOES: tuple[Revision, ...] = ("deleted", "moved from")


class Part(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What all parts of a document share: frozen, compared by value, never in a circle."""


class Run(Part, frozen=True):
    """A stretch of text in one style; a line feed in `text` is a line break on the page."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    note: int = 0
    """The number of the footnote that hangs on the end of this run, counted from 1."""
    unconfirmed: bool = False
    """Whether a person has still to confirm what stands here."""
    revision: Revision = ""


Text = tuple[Run, ...]


class Spot(Part, frozen=True):
    """A fixed place on a page, outside of the text; lengths in millimetres."""

    top: float
    """How far below the upper edge of the paper."""
    left: float
    """How far from the left margin."""
    width: float


class Signed(Part, frozen=True):
    """Whose signature stands above a paragraph, in the room that is left there."""

    person: str
    """The title and the name."""
    body: str
    """The body whose seal goes beside it."""


class Paragraph(Part, frozen=True, tag="paragraph"):
    """One paragraph; its role says what it is in the document, the format how that looks."""

    role: str
    runs: Text = ()
    label: str = ""
    """The number or mark that opens it: `I.`, `a)`, `-`."""
    id: str = ""
    """The name under which other places refer to it."""
    align: Align = ""
    """An alignment other than that of its role."""
    keep: bool = False
    """Whether it stays on one page with what follows it."""
    before: float = 0
    """A gap above it, in points, other than that of its role."""
    room: float = 0
    """The width in millimetres that its lines keep to, centred; 0 where they may take all there is."""
    spot: Spot | None = None
    """Where it stands on its page if not in the text."""
    revision: Revision = ""
    """What becomes of its end; the words have their own revisions."""
    move: int = 0
    """The number of its move: both places where a moved paragraph stands have the same."""
    was: Paragraph | Rule | None = None
    """What it was before a tracked change of its look; its words stand here."""
    signed: Signed | None = None
    """Who signs above it."""


class Rule(Part, frozen=True, tag="rule"):
    """A drawn line, centred in the room it stands in."""

    width: float
    """Its length in millimetres."""
    revision: Revision = ""
    was: Paragraph | Rule | None = None
    runs: Text = ()
    """Deleted words that stood where the line is now."""


Leaf = Paragraph | Rule


class Cell(Part, frozen=True):
    """A cell of a table; it may span columns and rows."""

    runs: Text = ()
    columns: int = 1
    rows: int = 1
    align: Align = ""
    bold: bool = False


class Table(Part, frozen=True, tag="table"):
    """A ruled table; the first `header_rows` rows repeat on each page."""

    widths: tuple[float, ...]
    """The columns in millimetres."""
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 0
    landscape: bool = False
    """Whether it asks for a page that lies on its side."""
    keep: bool = False
    """Whether its last row stays on one page with what follows it."""
    together: tuple[int, ...] = ()
    """The rows that stay on one page with the next: those that a cell reaches over."""
    revisions: tuple[Revision, ...] = ()
    """What becomes of each row; nothing where all stay."""
    was: tuple[float, ...] = ()
    """The columns before a tracked change of their widths."""


class Grid(Part, frozen=True, tag="grid"):
    """Blocks side by side without lines: the letterhead, and nơi nhận beside the signature."""

    role: Literal["letterhead", "foot"]
    widths: tuple[float, ...]
    rows: tuple[tuple[tuple[Leaf, ...], ...], ...]
    revisions: tuple[Revision, ...] = ()
    """What becomes of each row; nothing where all stay."""


Block = Paragraph | Rule | Table | Grid


class Division(Part, frozen=True):
    """A stretch of pages that lie one way: the plan itself, a wide table in it, each appendix."""

    blocks: tuple[Block, ...]
    landscape: bool = False
    restarts: bool = False
    """Whether its pages are counted anew."""
    continues: bool = False
    """Whether it goes on with the text before it, so that its first page shows its number."""
    revision: Revision = ""
    """What becomes of its end, where the next division begins."""
    was: Division | None = None
    """How its pages lay and were counted before a tracked change."""


class Properties(Part, frozen=True):
    """What the file says about itself."""

    title: str
    subject: str
    author: str
    issued: date | None = None


class Reviser(Part, frozen=True):
    """Who made the tracked changes of a document, and when."""

    author: str
    at: datetime


class Document(Part, frozen=True):
    """A plan as it will be printed."""

    format: Format
    properties: Properties
    divisions: tuple[Division, ...]
    notes: tuple[Text, ...] = ()
    """The footnotes, in the order in which the runs name them."""
    reviser: Reviser | None = None
    """Who revised it, where it holds tracked changes."""


def plain(runs: Text) -> str:
    """The words of a text without their style."""
    return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
