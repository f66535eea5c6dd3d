"""Every prose of a tree, with the part of the language that it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from kehoach.dsl.nodes import Brace, Directive, Prose, Row, Styled
from kehoach.dsl.vocabulary import NOTE
from kehoach.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.dsl.nodes import Attribute, Block, Entry, Inline

Part = Literal["text", "cell", "head", "attribute", "pair", "entry", "line"]


class Placed(msgspec.Struct, frozen=True):
    """A prose, the directive around it (none for the body of the plan), and which part of that it is."""

    prose: Prose
    part: Part
    directive: str
    span: Span
    """The block, entry or pair that it stands in."""
    key: str = ""
    """The name of the attribute or pair; the id of the entry; the number of the cell in its row."""


def placed(blocks: Iterable[Block], directive: str = "") -> Iterator[Placed]:
    """Every prose of the blocks, in the order of the file."""
    for block in blocks:
        if isinstance(block, Directive):
            yield from of_directive(block)
            yield from placed(block.blocks, block.kind.name)
        elif isinstance(block, Row):
            yield from (Placed(cell, "cell", directive, block.span, str(at)) for at, cell in enumerate(block.cells, 1))
        else:
            yield Placed(block.prose, "text", directive, block.span)


def of_directive(block: Directive) -> Iterator[Placed]:
    """Every prose of a directive but for those of the blocks in it."""
    name = block.kind.name
    if block.head.text:
        yield Placed(block.head, "head", name, block.head_span)
    yield from _attributes(block.attributes, name, block.head_span)
    for pair in block.pairs:
        yield from (Placed(prose, "pair", name, pair.span, pair.key) for prose in pair.items or (pair.value,))
    part: Part = "line" if block.kind.body == "lines" else "entry"
    yield from (one for entry in block.entries for one in _of_entry(entry, part, name))


def _of_entry(entry: Entry, part: Part, name: str) -> Iterator[Placed]:
    yield Placed(entry.prose, part, name, entry.span, entry.id)
    yield from _attributes(entry.attributes, name, entry.span)
    yield from (one for deeper in entry.entries for one in _of_entry(deeper, part, name))


def _attributes(attributes: tuple[Attribute, ...], name: str, span: Span) -> Iterator[Placed]:
    yield from (Placed(one.value, "attribute", name, span, one.name) for one in attributes if one.value.text)


def braces(parts: tuple[Inline, ...]) -> Iterator[Brace]:
    """Every brace of a prose, an outer one before those in it."""
    for part in parts:
        if isinstance(part, Brace):
            yield part
        if isinstance(part, (Brace, Styled)):
            yield from braces(part.parts or ())


def lost_notes(directive: Directive) -> Iterator[tuple[Prose, Brace]]:
    """The footnotes of a directive that stand where none is printed."""
    allowed = ("head",) if directive.kind.notes == "head" else ("pair", "entry") if directive.kind.notes else ()
    for one in of_directive(directive):
        if one.part not in allowed and "{" in one.prose.text:
            yield from ((one.prose, brace) for brace in braces(one.prose.parts) if brace.head.keyword == NOTE)
