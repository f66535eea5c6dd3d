"""Blocks that were read once, at another place: the words of a part do not change where an edit above it moves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.dsl.nodes import (
    Attribute,
    Block,
    Directive,
    Entry,
    Heading,
    Pair,
    Paragraph,
    Point,
    Prose,
    Row,
)
from kehoach.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


def moved(blocks: Iterable[Block], by: int) -> tuple[Block, ...]:
    """The blocks so many letters further on in their source."""
    return tuple([_block(one, by) for one in blocks])


def _block(one: Block, by: int) -> Block:
    span = _span(one.span, by)
    match one:
        case Point():
            return Point(one.style, one.mark, one.number, _prose(one.prose, by), span)
        case Heading():
            return Heading(one.level, _prose(one.prose, by), span)
        case Paragraph():
            return Paragraph(_prose(one.prose, by), span)
        case Row():
            return Row(tuple([_prose(cell, by) for cell in one.cells]), span)
        case Directive():
            return Directive(
                one.kind,
                _prose(one.head, by),
                _attributes(one.attributes, by),
                tuple([_pair(pair, by) for pair in one.pairs]),
                _entries(one.entries, by),
                moved(one.blocks, by),
                span,
                _span(one.head_span, by),
            )


def _pair(one: Pair, by: int) -> Pair:
    items = tuple([_prose(item, by) for item in one.items])
    return Pair(one.key, _span(one.key_span, by), _prose(one.value, by), items, _span(one.span, by))


def _entries(entries: Iterable[Entry], by: int) -> tuple[Entry, ...]:
    return tuple([_entry(one, by) for one in entries])


def _entry(one: Entry, by: int) -> Entry:
    prose, attributes = _prose(one.prose, by), _attributes(one.attributes, by)
    return Entry(one.id, _span(one.id_span, by), prose, attributes, _entries(one.entries, by), _span(one.span, by))


def _attributes(attributes: Iterable[Attribute], by: int) -> tuple[Attribute, ...]:
    return tuple([Attribute(one.name, _prose(one.value, by)) for one in attributes])


def _prose(one: Prose, by: int) -> Prose:
    return Prose(one.text, tuple([(at, origin + by) for at, origin in one.pieces]), one.parts)


def _span(one: Span, by: int) -> Span:
    return Span(one.start + by, one.end + by)
