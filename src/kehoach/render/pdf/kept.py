"""Paragraphs with footnotes that stay on the page of what follows them.

Typst sets a note as soon as it meets the mark, and leaves it behind where the mark moves on with what it is kept with
(its issue 5314). So the first of the paragraphs that stay together takes the notes of all of them, reserves the room
that the beginning of what follows needs, and gives it back below.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeGuard

import msgspec

from kehoach.layout.document import Block, Paragraph, Table
from kehoach.layout.footnotes import notes_in
from kehoach.render.pdf.heights import text_height
from kehoach.render.pdf.lines import line_height, lines_of
from kehoach.render.pdf.tables import beginning
from kehoach.render.pdf.typst import points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.render.pdf.work import Work


class Part(msgspec.Struct, frozen=True):
    """What stands below a gap of so many points: the block, the first of a list for all of it, and it as Typst."""

    gap: float
    block: Block
    written: str
    ahead: Sequence[str] | None = None
    """Its notes that are set above, in what it is kept with; nothing where it is not."""
    begun: Sequence[Part] = ()
    """The first paragraphs of a list."""


def is_kept(block: Block | None, work: Work) -> TypeGuard[Paragraph]:
    """Whether a block is a paragraph that is kept with what follows."""
    return isinstance(block, Paragraph) and (block.keep or work.form.style(block.role).keep_next)


def may_hold(block: Block, work: Work, room: float) -> bool:
    """Whether the notes of what follows may be set in a block that is kept with that: not if it is very long."""
    return is_kept(block, work) and text_height(work, block.runs, block.role, room) <= work.page_height / 2


def held(work: Work, parts: Sequence[Part], at: int, room: float) -> str:
    """One of the parts, with room for what follows if it is kept with that and one of them has a note."""
    part = parts[at]
    if not work.notes or part.ahead is not None or part.begun or not may_hold(part.block, work, room):
        return part.written
    followers = list(_followers(work, parts[at + 1 :]))
    notes = [note for each in followers for note in each.ahead or ()]
    if not notes and not notes_in([part.block]):
        return part.written
    needs = "".join(f", {_need(work, each)}" for each in followers)
    return f"held({points(room)}, {part.written}, said({', '.join(notes)}){needs})"


def _followers(work: Work, following: Sequence[Part]) -> Iterator[Part]:
    """What it stays with: all that is kept likewise, and the first that is not."""
    for part in following:
        if isinstance(part.block, Paragraph) and part.block.spot:
            continue
        yield from part.begun or (part,)
        if not is_kept((part.begun or (part,))[-1].block, work):
            return


def _need(work: Work, part: Part) -> str:
    """The gap above, the beginning, and how much of it is at least on the page if it is higher than so much."""
    block = part.block
    written, most, least = part.written, work.page_height, work.page_height
    if isinstance(block, Table):
        written = beginning(work, block)
    elif isinstance(block, Paragraph) and not is_kept(block, work):
        style = work.form.style(block.role)
        line, leading = line_height(style), lines_of(style).leading
        most, least = 3.5 * line + 2 * leading, 2 * line + leading
    return f"({points(part.gap)}, {written}, {points(most)}, {points(least)})"
