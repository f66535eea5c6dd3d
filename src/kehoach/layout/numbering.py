"""Numbers of headings and points, and the words by which one place of the plan names another."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from kehoach.dsl.marks import letter
from kehoach.layout.formats import Level
from kehoach.model.plan import Facts, Section
from kehoach.text.patterns import lazily
from kehoach.values.numbers import format_roman

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.layout.formats import Format
    from kehoach.model.plan import Block, Head, Plan

_HEADINGS = ("#", "##", "###", "####")
_REFERENCE = lazily(r"\{xem ([^{}]+)\}")
_SHAPE = lazily(r"1\.1|[I1a]")
_POINTS_UNDER = {"": "1.", "I": "1.", "1": "a)", "1.1": "a)", "a": "-"}
"""The mark of points by the shape of the number above them."""


class Place(msgspec.Struct, frozen=True):
    """Where a section stands: its level, its number, what is printed before it, and the place above."""

    level: Level
    number: str = ""
    label: str = ""
    outer: Place | None = None


Numbered = tuple["Block", tuple[Place, ...]]


def levels_of(head: Head, form: Format) -> dict[str, Level]:
    """The levels of the format, headings numbered as the plan itself asks."""
    own = {mark: _level(form.levels[mark], asked) for mark, asked in zip(_HEADINGS, head.numbering, strict=False)}
    return {**form.levels, **own}


def _level(level: Level, asked: str) -> Level:
    shape = _SHAPE.search(asked)
    if shape is None or shape[0] == level.shape:
        return level
    mark = "%)" if shape[0] == "a" else "%."
    return msgspec.structs.replace(level, shape=shape[0], mark=mark)


def numbered(blocks: Sequence[Block], levels: dict[str, Level], outer: Place | None) -> Iterator[Numbered]:
    """Each block with its places: one of a section, one an item of numbered facts, none of others."""
    counts = defaultdict[str, int](int)
    for block in _with_points(blocks, levels, outer):
        if isinstance(block, Section):
            level = level_of(block.mark, levels)
            counts[_series(level)] = block.ordinal or counts[_series(level)] + 1
            yield block, (_place(level, counts[_series(level)], outer),)
        elif isinstance(block, Facts) and block.style in levels:
            level, first = levels[block.style], counts[_series(levels[block.style])] + 1
            counts[_series(level)] += len(block.refs)
            yield block, tuple(_place(level, first + at, outer) for at in range(len(block.refs)))
        else:
            yield block, ()


def _with_points(blocks: Sequence[Block], levels: dict[str, Level], outer: Place | None) -> Sequence[Block]:
    """The blocks of a section; where it asks several bodies for something and numbers nothing, each is a point."""
    asked = sum(map(_asks, blocks))
    others = any(
        isinstance(block, Section) or (isinstance(block, Facts) and block.style in levels and levels[block.style].shape)
        for block in blocks
    )
    if asked < 2 or others:  # noqa: PLR2004 - several
        return blocks
    mark = _POINTS_UNDER[outer.level.shape if outer else ""]
    return [msgspec.structs.replace(block, style=mark) if _asks(block) else block for block in blocks]


def _asks(block: Block) -> bool:
    return isinstance(block, Facts) and block.of == "assignment" and not block.style


def level_of(mark: str, levels: dict[str, Level]) -> Level:
    """The level of a mark; `1.1.1.` and deeper ones are numbered as `1.1.` is."""
    return levels.get(mark) or levels["1.1."]


def _series(level: Level) -> str:
    """What counts on together: headings and points whose numbers have one shape."""
    return level.mark if level.mark.startswith("(") else level.shape or level.mark


def _place(level: Level, count: int, outer: Place | None) -> Place:
    number = number_of(level.shape, count, outer)
    return Place(level, number, level.mark.replace("%", number), outer)


def number_of(shape: str, count: int, outer: Place | None = None) -> str:
    """A count in the shape of its level."""
    if shape == "I":
        return format_roman(count)
    if shape == "a":
        return letter(count)
    if shape == "1.1" and outer is not None and outer.level.shape.startswith("1"):
        return f"{outer.number}.{count}"
    return str(count) if shape else ""


def references(plan: Plan, form: Format, levels: dict[str, Level]) -> dict[str, str]:
    """The words that name each section and appendix with an id: `khoản 2 Mục III`, `Phụ lục I`."""
    out = dict(_references(plan.sections, levels, None, form))
    for count, appendix in enumerate(plan.appendices, 1):
        if appendix.id:
            out[appendix.id] = appendix_label(form, count, len(plan.appendices))
    return out


def with_references(plan: Plan, names: dict[str, str]) -> Plan:
    """The plan whose assignments name the sections that their tasks refer to."""

    def named(words: str) -> str:
        return _REFERENCE.sub(lambda found: names.get(found[1], found[1]), words)

    if not names:
        return plan
    assignments = [
        msgspec.structs.replace(one, tasks=tuple(map(named, one.tasks)), text=named(one.text))
        for one in plan.assignments
    ]
    return msgspec.structs.replace(plan, assignments=tuple(assignments))


def _references(
    blocks: Sequence[Block], levels: dict[str, Level], outer: Place | None, form: Format
) -> Iterator[tuple[str, str]]:
    for block, places in numbered(blocks, levels, outer):
        if isinstance(block, Section):
            if block.id and places[0].number:
                yield block.id, named(places[0], form)
            yield from _references(block.blocks, levels, places[0], form)


def named(place: Place, form: Format) -> str:
    """The words that name a place: `khoản 2 Mục III`; a point without a number is named by the place above it."""
    words = [_name(at, form) for at in _named_places(place)]
    return " ".join(words if form.references.outer_last else reversed(words))


def _named_places(place: Place) -> Iterator[Place]:
    """The place and those above it that a reader needs; a decimal number already holds the numbers above it."""
    at: Place | None = place
    while at is not None:
        if at.number and not (at is not place and place.level.shape == "1.1" and at.level.shape.startswith("1")):
            yield at
        at = at.outer


def _name(place: Place, form: Format) -> str:
    return f"{form.references.names.get(place.level.shape, '')} {place.number}".strip()


def appendix_label(form: Format, count: int, of: int) -> str:
    """`Phụ lục` alone, `Phụ lục II` among several."""
    if of == 1:
        return form.appendix.alone
    return form.appendix.numbered.format(number=number_of(form.appendix.shape, count))
