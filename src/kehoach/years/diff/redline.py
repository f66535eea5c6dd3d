"""Two laid-out documents as one with tracked changes: all accepted it is the later one, all rejected the earlier."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kehoach.layout.document import Block, Division, Document, Grid, Paragraph, Rule, Table
from kehoach.years.diff.alignment import MOST, Key, Pair, aligned, likeness, words_of
from kehoach.years.diff.revised import Merger, text_of
from kehoach.years.diff.tables import grids, tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kehoach.layout.document import Leaf, Reviser, Text
    from kehoach.layout.formats import Page

Item = Block | Division
"""A block, or the end of a division: its page set-up without its blocks."""
_FEWEST = 3
"""A paragraph of fewer words may be another one that says the same."""
_MOVED, _LONG = 0.8, 5
"""A paragraph of so many words that keeps so many of them elsewhere has moved there."""
_END = Paragraph("table_end")
"""What a renderer puts after a table at the end of a document."""


class Move(NamedTuple):
    """The number of a move, and the paragraph as it stands at the other place."""

    number: int
    other: Paragraph


def redline(before: Document, after: Document, reviser: Reviser) -> Document:
    """The two documents as one; what is the same stands once, what differs is marked."""
    merger = Merger(before.notes, after.notes, [])
    items = _merged(merger, _items(before), _items(after))
    form = after.format
    divisions = _divided(items, _set_up(before.divisions[-1]), _set_up(after.divisions[-1]))
    divisions = (_shifted(each, -1, form.page) for each in divisions)
    if before.format is not form:
        form = replace(form, styles={**before.format.styles, **form.styles})
    return Document(form, after.properties, tuple(divisions), tuple(merger.notes), reviser)


def _items(document: Document) -> list[Item]:
    """The blocks of all divisions, each division but the last followed by its end."""
    *others, last = (_shifted(each, 1, document.format.page) for each in document.divisions)
    items: list[Item] = [item for each in others for item in (*each.blocks, _set_up(each))]
    items += last.blocks
    return [*items, _END] if isinstance(items[-1], (Table, Grid)) else items


def _set_up(division: Division) -> Division:
    return replace(division, blocks=())


def _shifted(division: Division, sign: int, page: Page) -> Division:
    """A lying division with its centred paragraphs as far from the margins as they would stand on an upright page.

    What goes may come to stand on a page that lies the other way.
    """
    if not division.landscape:
        return division
    more = sign * (page.width - page.height)
    return replace(division, blocks=tuple(_widened(block, more) for block in division.blocks))


def _widened(block: Block, more: float) -> Block:
    return block if isinstance(block, (Table, Grid)) else _widened_leaf(block, more)


def _widened_leaf(leaf: Leaf, more: float) -> Leaf:
    was = _widened_leaf(leaf.was, more) if leaf.was else None
    if isinstance(leaf, Rule):
        return replace(leaf, width=leaf.width + more, was=was)
    return replace(leaf, room=leaf.room + more if leaf.room else 0, was=was)


def _merged(merger: Merger, before: Sequence[Item], after: Sequence[Item]) -> list[Item]:
    out: list[Item] = []
    pairs = list(_pairs(before, after))
    moves = _moves(before, after, pairs)
    for pair in pairs:
        old = None if pair.before is None else before[pair.before]
        new = None if pair.after is None else after[pair.after]
        move = moves.get(pair)
        if move and isinstance(alone := old or new, Paragraph):
            out.append(merger.moved(alone, move.other, "deleted" if old else "inserted", move.number))
        else:
            out += _one(merger, old, new)
    return out


def _moves(before: Sequence[Item], after: Sequence[Item], pairs: Sequence[Pair]) -> dict[Pair, Move]:
    """The paragraphs that stand elsewhere, both places under one number; what stands twice may be any."""
    gone = _told({pair: before[pair.before] for pair in pairs if pair.before is not None and pair.after is None})
    come = _told({pair: after[pair.after] for pair in pairs if pair.after is not None and pair.before is None})
    old, new = _once(gone), _once(come)
    both = [(old[words], new[words]) for words in old if words in new]
    known = {pair for each in both for pair in each}
    both += _alike(*({pair: one for pair, one in side.items() if pair not in known} for side in (gone, come)))
    numbered = list(enumerate(both, 1))
    left = {here: Move(number, come[there]) for number, (here, there) in numbered}
    return left | {here: Move(number, gone[there]) for number, (there, here) in numbered}


def _told(alone: Mapping[Pair, Item]) -> dict[Pair, Paragraph]:
    return {pair: item for pair, item in alone.items() if isinstance(item, Paragraph) and _is_told(item)}


def _alike(gone: Mapping[Pair, Paragraph], come: Mapping[Pair, Paragraph]) -> Iterator[tuple[Pair, Pair]]:
    """Those that were moved and changed: each is much like the other, and like no other so much."""
    if len(gone) * len(come) > MOST:
        return
    old, new = _long(gone), _long(come)
    alike = {(one, other): likeness(words, others) for one, words in old.items() for other, others in new.items()}
    found: dict[Pair, list[float]] = {}
    for both, rank in alike.items():
        for each in both:
            found.setdefault(each, []).append(rank)
    for both, rank in alike.items():
        if rank >= _MOVED and all(rank == max(found[each]) and found[each].count(rank) == 1 for each in both):
            yield both


def _long(alone: Mapping[Pair, Paragraph]) -> dict[Pair, frozenset[str]]:
    words = {pair: words_of(text_of(paragraph)) for pair, paragraph in alone.items()}
    return {pair: each for pair, each in words.items() if len(each) >= _LONG}


def _once(alone: Mapping[Pair, Paragraph]) -> dict[Text, Pair]:
    """Where each paragraph stands whose words stand once among those that go, or among those that come."""
    count = Counter(paragraph.runs for paragraph in alone.values())
    return {paragraph.runs: pair for pair, paragraph in alone.items() if count[paragraph.runs] == 1}


def _is_told(paragraph: Paragraph) -> bool:
    """Whether its words are enough to know it by; footnotes have other numbers elsewhere."""
    words = text_of(paragraph).split()
    return len(words) >= _FEWEST and not any(run.note for run in paragraph.runs)


def _pairs(before: Sequence[Item], after: Sequence[Item]) -> Iterator[Pair]:
    """The last ones always answer to each other: a document keeps the end of its last paragraph."""
    yield from aligned([_key(item) for item in before[:-1]], [_key(item) for item in after[:-1]])
    yield Pair(len(before) - 1, len(after) - 1)


def _key(item: Item) -> Key:
    """Letterheads answer to each other whatever they say, and so do the feet."""
    if isinstance(item, Division):
        return Key((item.landscape, item.restarts, item.continues), "")
    if isinstance(item, Grid):
        return Key(item.role, "")
    return Key("table" if isinstance(item, Table) else "line", text_of(item))


def _one(merger: Merger, old: Item | None, new: Item | None) -> Iterator[Item]:
    """What two parts that answer to each other become, or one that goes or comes."""
    if isinstance(old, (Paragraph, Rule)) and isinstance(new, (Paragraph, Rule)):
        yield merger.both(old, new)
    elif isinstance(old, Table) and isinstance(new, Table):
        yield from tables(merger, old, new)
    elif isinstance(old, Grid) and isinstance(new, Grid):
        yield from grids(merger, old, new)
    elif isinstance(old, Division) and isinstance(new, Division):
        yield new
    else:
        if old is not None:
            yield replace(old, revision="deleted") if isinstance(old, Division) else merger.block(old, "deleted")
        if new is not None:
            yield replace(new, revision="inserted") if isinstance(new, Division) else merger.block(new, "inserted")


def _divided(items: Sequence[Item], old: Division, new: Division) -> Iterator[Division]:
    """The blocks on their pages again; the last pages are set up as the later document has them."""
    blocks: list[Block] = []
    for item in items:
        if isinstance(item, Division):
            yield replace(item, blocks=tuple(blocks))
            blocks = []
        else:
            blocks.append(item)
    yield replace(new, blocks=tuple(blocks), was=old if old != new else None)
