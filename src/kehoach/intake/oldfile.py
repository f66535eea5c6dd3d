"""What an old file holds, whoever made it: paragraphs, tables and notes in reading order, nothing yet understood."""

from __future__ import annotations

from typing import Literal

import msgspec

Align = Literal["left", "center", "right", "justify", ""]
Kind = Literal["docx", "odt", "doc", "rtf", "text", "markdown", "html", "pdf"]


class Part(msgspec.Struct, frozen=True, omit_defaults=True):
    """What all parts of an old file share: frozen, compared by value."""


class Words(Part, frozen=True):
    """A stretch of text in one style; a line feed in `text` is a line break inside the paragraph."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    capitals: bool = False
    """Whether the file shows it in capitals though it is stored otherwise."""
    note: int = 0
    """The number of the footnote that hangs on its end, counted from 1."""


class Remark(Part, frozen=True):
    """Something that a reader of the file did with it and a person should know; `key` names the phrase that says it."""

    key: str
    args: tuple[tuple[str, str], ...] = ()


class Stop(Part, frozen=True):
    """A place at which a tab stops."""

    at: float
    """In millimetres from the margin."""
    kind: str = "left"
    """What of the words after it stands there: `left`, `center`, `right`."""


class Line(Part, frozen=True, tag="line"):
    """One paragraph."""

    words: tuple[Words, ...]
    label: str = ""
    """The automatic number or bullet as the file prints it: `I.`, `a)`, `-`; typed ones stay in the words."""
    heading: int = 0
    """The level of its heading style, 0 where it has none."""
    align: Align = ""
    indent: float = 0
    """The left edge of its first line, in millimetres from the margin."""
    size: float = 0
    """The size of most of its letters, in points; 0 where the file does not say."""
    tabs: tuple[Stop, ...] = ()
    """Where its tabs stop, as far as the file says."""
    new_page: bool = False
    """Whether it begins a page by the file's own will."""
    boxed: bool = False
    """Whether it stands in a text box."""
    contents: bool = False
    """Whether the file itself calls it an entry of a table of contents."""
    asides: tuple[Remark, ...] = ()
    """What its readers do not see as text: comments, hidden and deleted words; a plan keeps them as comments."""

    @property
    def text(self) -> str:
        """The words without their style."""
        return "".join(words.text for words in self.words)


class Cell(Part, frozen=True):
    """A cell of a table; it may span columns and rows."""

    blocks: tuple[Block, ...] = ()
    columns: int = 1
    rows: int = 1


class Grid(Part, frozen=True, tag="grid"):
    """A table; one without lines lays blocks side by side."""

    rows: tuple[tuple[Cell, ...], ...]
    ruled: bool = True
    header_rows: int = 0
    widths: tuple[float, ...] = ()
    """The columns in millimetres, where the file says."""
    landscape: bool = False


Block = Line | Grid


class OldFile(Part, frozen=True):
    """A whole file as it was read."""

    name: str
    kind: Kind
    blocks: tuple[Block, ...]
    notes: tuple[tuple[Line, ...], ...] = ()
    """The footnotes, in the order of their numbers."""
    margins: tuple[Line, ...] = ()
    """What headers and footers say, page numbers left out, each text once."""
    broken_lines: bool = False
    """Whether its lines are lines of print, not paragraphs: they are still to be joined."""
    remarks: tuple[Remark, ...] = ()
