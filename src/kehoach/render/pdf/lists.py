"""Paragraphs with marks of one kind gathered into lists, so that a screen reader counts their items."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

import msgspec

from kehoach.layout.document import Paragraph
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.layout.document import Block

ITEMS = frozenset({"point", "dash", "plus"})
"""The roles whose paragraphs are items of lists."""
_COUNT = lazily(r"[0-9]+|[a-zđ]+")


class Item(msgspec.Struct, frozen=True):
    """An item with the lists under it."""

    paragraph: Paragraph
    lists: tuple[tuple[Item, ...], ...] = ()


Group = tuple[Item, ...]


def gathered(blocks: Sequence[Block]) -> Iterator[Block | Group]:
    """The blocks, items that follow each other as lists."""
    items: list[Paragraph] = []
    for block, after in zip(blocks, (*blocks[1:], None), strict=True):
        if not _is_item(block) or (block.before and items):
            yield from _lists(items)
            items = []
        if not _is_item(block):
            yield block
            continue
        items.append(block)
        if _has_note(block) or (block.keep and not _goes_under(after, items)):
            yield from _lists(items[:-1])
            yield block
            items = []
    yield from _lists(items)


def _is_item(block: Block | None) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and block.role in ITEMS and bool(block.label)


def _has_note(block: Paragraph) -> bool:
    """Whether a footnote hangs on it: inside of a list Typst cannot move a line to where its note has room."""
    return any(run.note for run in block.runs)


def _goes_under(after: Block | None, items: Sequence[Paragraph]) -> bool:
    """Whether what follows stands under the last item: only there does an item keep it on its page."""
    if not _is_item(after) or after.before or _has_note(after):
        return False
    return _kind(after) not in {_kind(item) for item in items}


def _kind(item: Paragraph) -> tuple[str, str]:
    """What the items of one list have in common: the role, and the shape of the mark."""
    return item.role, _COUNT.sub("1", item.label)


def _lists(items: Sequence[Paragraph]) -> Iterator[Group]:
    """The items as lists: those of another kind than the first stand under the item before them."""
    if items:
        yield tuple(_nested(items))


def _nested(items: Sequence[Paragraph]) -> Iterator[Item]:
    """The items of the kind of the first, each with what follows up to the next of its kind."""
    starts = [at for at, item in enumerate(items) if _kind(item) == _kind(items[0])]
    for start, end in zip(starts, (*starts[1:], len(items)), strict=True):
        yield Item(items[start], tuple(_lists(items[start + 1 : end])))
