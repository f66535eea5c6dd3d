"""What is printed, in order: runs of words, sections one in another, tables, and the places of facts."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

FactKind = Literal[
    "goals", "indicators", "phase", "milestone", "assignment", "assignments", "activity", "awards", "budget"
]


class Record(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, kw_only=True):
    """What all parts of the model share: frozen, compared by value, never in a circle, read back strictly."""


class Span(Record, frozen=True, kw_only=True):
    """A place in the author's own file: lines and columns from 1, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    file: str = ""


class Question(Record, frozen=True, kw_only=True):
    """Something that a person must still decide: the words as they stand, why, and what is proposed for them."""

    number: int
    """Places with one number wait for one answer; 0 where none is given."""
    text: str
    reason: str = ""
    proposal: str = ""
    span: Span | None = None


class Run(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A stretch of printed text in one style; a line feed in `text` is a line break on the page."""

    text: str
    bold: bool = False
    italic: bool = False
    refers_to: str = ""
    """The id of the section whose number stands here; layout knows the number."""
    note: tuple[Run, ...] = ()
    """The footnote that hangs on the end of this run."""
    unconfirmed: bool = False


Text = tuple[Run, ...]


class Section(Record, frozen=True, kw_only=True, tag="section", tag_field="kind"):
    """A heading or a point with what stands under it."""

    mark: str
    """How its level is written: `#`, `##`, `###`, `####`, `1.`, `1.1.`, `a)`, `(1)`, `-`, `+`."""
    ordinal: int
    text: Text
    id: str = ""
    blocks: tuple[Block, ...] = ()
    span: Span | None = None


class Paragraph(Record, frozen=True, kw_only=True, tag="paragraph", tag_field="kind"):
    """Prose without a number."""

    text: Text
    span: Span | None = None


class Cell(Record, frozen=True, kw_only=True):
    """A cell of a table; it may span columns and rows."""

    text: Text
    columns: int = 1
    rows: int = 1


class Column(Record, frozen=True, kw_only=True):
    """The width (a share of the table, 0 where free) and alignment of a column."""

    width: Decimal = Decimal(0)
    align: Literal["left", "center", "right", "justify", ""] = ""


class Table(Record, frozen=True, kw_only=True, tag="table", tag_field="kind"):
    """A table; the first `header_rows` rows repeat on each page."""

    caption: Text
    columns: tuple[Column, ...]
    header_rows: int
    rows: tuple[tuple[Cell, ...], ...]
    landscape: bool = False
    span: Span | None = None


class Facts(Record, frozen=True, kw_only=True, tag="facts", tag_field="kind"):
    """The place where facts of one kind are printed, by reference, with the content that comes with them."""

    of: FactKind
    style: str
    """`table`, `(1)`, `-`, `1.`, or empty for the standard sentence."""
    refs: tuple[str, ...]
    blocks: tuple[Block, ...] = ()
    title: Text = ()
    span: Span | None = None


Block = Section | Paragraph | Table | Facts
