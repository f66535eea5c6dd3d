"""The syntax tree: what stands in the file, in order, with nothing lost and nothing yet looked up."""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal

import msgspec

from kehoach.dsl.vocabulary import Directive as DirectiveKind
from kehoach.text.source import Span

LineKind = Literal["directive", "heading", "point", "row", "prose"]


class Node(msgspec.Struct, frozen=True, gc=False):
    """What all parts of the tree share: they are values, compare as such, and never hold one another in a circle."""


class Comment(Node, frozen=True, tag=True):
    """A `//` line; it belongs to the line that follows it."""

    text: str
    span: Span


class Line(Node, frozen=True, tag=True):
    """A line as the grammar sees it, with the deeper lines under it."""

    kind: LineKind
    mark: str
    text: str
    span: Span
    text_start: int
    body: tuple[Line | Comment, ...] = ()
    strays: tuple[int, ...] = ()
    """Where a deeper line begins whose indent fits no line above."""


class Text(Node, frozen=True, tag=True):
    """Plain words; offsets count in the prose that holds them."""

    start: int
    end: int
    text: str


class Styled(Node, frozen=True, tag=True):
    """Words in italic or bold."""

    start: int
    end: int
    style: Literal["italic", "bold"]
    parts: tuple[Inline, ...]


class Attribute(Node, frozen=True):
    """`name: value` after a `;`."""

    name: str
    value: Prose


class Head(Node, frozen=True):
    """What stands in a brace up to its colon."""

    keyword: str = ""
    """The canonical word that opens it (`chỉ tiêu`, `kỷ niệm` …), or nothing."""
    argument: str = ""
    member: str = ""
    shift: int = 0
    value: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    anchor: str = ""
    question: bool = False
    number: int = 0
    """The number of a question; one without has none."""
    reason: str = ""
    """Why it is asked, with the answer that is proposed after an arrow."""


class Brace(Node, frozen=True, tag=True):
    """`{head}` or `{head: words}`."""

    start: int
    end: int
    head: Head
    head_end: int
    parts: tuple[Inline, ...] | None = None


Inline = Text | Styled | Brace


class Prose(Node, frozen=True):
    """Words that may run over several lines; `pieces` pairs offsets of the words with offsets of the source."""

    text: str
    pieces: tuple[tuple[int, int], ...]
    parts: tuple[Inline, ...] = ()

    def offset(self, at: int) -> int:
        """Where in the source a character of the prose stands."""
        begin, origin = self.pieces[bisect_left(self.pieces, (at + 1,), 1) - 1]
        return origin + at - begin

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The stretch of the source that a stretch of the prose was read from."""
        stop = len(self.text) if end is None else end
        if len(self.pieces) == 1:
            origin = self.pieces[0][1]
            return Span(origin + start, origin + max(start, stop))
        begin = self.offset(start)
        return Span(begin, self.offset(stop - 1) + 1 if stop > start else begin)


class Entry(Node, frozen=True):
    """An item of a list, with the entries under it; `id` is what stands before its `=`."""

    id: str
    id_span: Span
    prose: Prose
    attributes: tuple[Attribute, ...]
    entries: tuple[Entry, ...]
    span: Span


class Pair(Node, frozen=True):
    """`key: value` of a record; a value of several lines may be read as a list."""

    key: str
    key_span: Span
    value: Prose
    items: tuple[Prose, ...]
    span: Span


class Heading(Node, frozen=True, tag=True):
    """`#`, `##`, `###` …: a titled section."""

    level: int
    prose: Prose
    span: Span


class Point(Node, frozen=True, tag=True):
    """A numbered or dashed point; `style` is the canonical shape of its mark."""

    style: str
    mark: str
    number: int
    prose: Prose
    span: Span


class Paragraph(Node, frozen=True, tag=True):
    """Prose without a mark."""

    prose: Prose
    span: Span


class Row(Node, frozen=True, tag=True):
    """A row of a table."""

    cells: tuple[Prose, ...]
    span: Span


class Directive(Node, frozen=True, tag=True):
    """`@…` with its head, attributes and body, the body read by the directive's kind."""

    kind: DirectiveKind
    head: Prose
    attributes: tuple[Attribute, ...]
    pairs: tuple[Pair, ...]
    entries: tuple[Entry, ...]
    blocks: tuple[Block, ...]
    span: Span
    head_span: Span

    def attribute(self, name: str) -> Prose | None:
        """The value of an attribute; an empty prose where it stands without one."""
        return next((found.value for found in self.attributes if found.name == name), None)

    def pair(self, key: str) -> Pair | None:
        """The pair of a record with this key."""
        return next((found for found in self.pairs if found.key == key), None)


Block = Heading | Point | Paragraph | Row | Directive


class Tree(Node, frozen=True):
    """A whole file as the language means it: what the model is made from."""

    blocks: tuple[Block, ...]
