"""Blocks in a row → sections one in another, numbered; a typed number that is not the computed one is told."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

import msgspec

from kehoach.dsl import marks
from kehoach.dsl.numbering import Numbering
from kehoach.model.draft import Place
from kehoach.model.plan import Block, Run, Section
from kehoach.text.diagnostics import Edit, Fix
from kehoach.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.model.draft import Draft

_DASHES = ("-", "+")


class Misnumbered(msgspec.Struct, frozen=True):
    """A typed number that is not the computed one, and the edits that put it and those that go on from it right."""

    span: Span
    typed: str
    right: str
    edits: list[Edit]


class OpenSection(msgspec.Struct):
    """A section whose blocks are still coming in."""

    mark: str
    rank: int
    text: tuple[Run, ...]
    id: str
    span: Span
    place: Place
    plain: str = ""
    typed: str = ""
    ordinal: int = 0
    blocks: list[OpenSection | Block] = []
    misnumbered: Misnumbered | None = None


class Lead(msgspec.Struct, frozen=True):
    """A paragraph that ends in a colon and asks somebody for the points that come next among its sisters."""

    place: Place
    words: str
    sisters: list[OpenSection | Block]
    next: int

    @property
    def points(self) -> Iterator[OpenSection]:
        """The points of one kind that follow it."""
        after = self.sisters[self.next :]
        first = after[0].mark if after and isinstance(after[0], OpenSection) else ""
        found = takewhile(lambda one: isinstance(one, OpenSection) and one.mark == first, after)
        return (one for one in found if isinstance(one, OpenSection) and not first.startswith("#"))


class Outline:
    """Puts each block under the section that it belongs to."""

    def __init__(self, draft: Draft, numbering: tuple[str, ...], root: Place) -> None:
        self.draft = draft
        self.numbering = Numbering(numbering)
        self.root = root
        self.blocks: list[OpenSection | Block] = []
        self.open: list[OpenSection] = []
        self.misnumbered: list[Misnumbered] = []
        self.leads: list[Lead] = []

    def add_section(self, section: OpenSection) -> None:
        """Put a section under the nearest one of a higher rank, and count it among its sisters."""
        while self.open and self.open[-1].rank >= section.rank:
            self.open.pop()
        holder = self.open[-1] if self.open else None
        section.ordinal = self.numbering.count(section.rank)
        sisters = holder.blocks if holder else self.blocks
        self._check_number(section, sisters)
        sisters.append(section)
        self.open.append(section)

    def add(self, block: Block) -> list[OpenSection | Block]:
        """Put a block without a number under the section above, its sisters there; a list of dashes ends before it."""
        holder = next((one for one in reversed(self.open) if one.mark not in _DASHES), None)
        sisters = holder.blocks if holder else self.blocks
        sisters.append(block)
        while self.open and self.open[-1] is not holder:
            self.open.pop()
        return sisters

    def add_paragraph(self, block: Block, place: Place, words: str) -> None:
        """The same with a paragraph, which may lead to the points after it."""
        sisters = self.add(block)
        if words.endswith(":") and (place.assignments or place.phases):
            self.leads.append(Lead(place, words, sisters, len(sisters)))

    def place(self, rank: int) -> Place:
        """The place around a section of this rank."""
        return next((one.place for one in reversed(self.open) if one.rank < rank), self.root)

    def place_of_block(self) -> Place:
        """The place around a block without a number."""
        return next((one.place for one in reversed(self.open) if one.mark not in _DASHES), self.root)

    def _check_number(self, section: OpenSection, sisters: list[OpenSection | Block]) -> None:
        if section.mark.startswith("#") or section.mark in _DASHES:
            return
        right = self.numbering.mark(section.mark)
        if section.typed == right or marks.read(section.typed).canonical == right:
            return
        span = Span(section.span.start, section.span.start + len(section.typed))
        section.misnumbered = self._cause(section, sisters)
        if section.misnumbered is None:
            section.misnumbered = Misnumbered(span, section.typed, right, [])
            self.misnumbered.append(section.misnumbered)
        section.misnumbered.edits.append(Edit(self.draft.faults.source.place(span), right))

    def _cause(self, section: OpenSection, sisters: list[OpenSection | Block]) -> Misnumbered | None:
        """The earlier slip that this number only goes on from: that of the section before it, or around it."""
        number = marks.read(section.typed).number
        before = next(
            (one for one in reversed(sisters) if isinstance(one, OpenSection) and one.rank == section.rank), None
        )
        if before and before.misnumbered and marks.read(before.typed).number + 1 == number:
            return before.misnumbered
        return self.open[-1].misnumbered if self.open and number == section.ordinal else None

    def _tell_numbers(self) -> None:
        for wrong in self.misnumbered:
            title = "fix.write" if len(wrong.edits) == 1 else "fix.renumber"
            fix = Fix(title, tuple(wrong.edits), safe=True, args={"text": wrong.right})
            self.draft.faults.at("KH023", wrong.span, fix, typed=wrong.typed, right=wrong.right)

    def finish(self) -> tuple[Block, ...]:
        """All blocks, closed."""
        self._tell_numbers()
        return tuple(_closed(self.draft, block) for block in self.blocks)


def _closed(draft: Draft, block: OpenSection | Block) -> Block:
    if not isinstance(block, OpenSection):
        return block
    return Section(
        mark=block.mark,
        ordinal=block.ordinal,
        text=block.text,
        id=block.id,
        blocks=tuple(_closed(draft, inner) for inner in block.blocks),
        span=draft.span(block.span),
    )
