"""Paragraphs with footnotes that stay on the page of what follows them.

Typst sets a note as soon as it meets the mark, and leaves it behind where the mark moves on with what it is kept with
(its issue 5314). So the paragraph reserves the room that the beginning of what follows needs, and gives it back below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

import msgspec

from kehoach.layout.document import Block, Paragraph, Table
from kehoach.render.pdf.heights import text_height
from kehoach.render.pdf.lines import line_height, lines_of
from kehoach.render.pdf.tables import beginning
from kehoach.render.pdf.typst import points

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.render.pdf.work import Work


class Part(msgspec.Struct, frozen=True):
    """What stands below a gap of so many points: the block, the first of a list for all of it, and it as Typst."""

    gap: float
    block: Block
    written: str


def is_kept(block: Block | None, work: Work) -> TypeGuard[Paragraph]:
    """Whether a block is a paragraph that is kept with what follows."""
    return isinstance(block, Paragraph) and (block.keep or work.form.style(block.role).keep_next)


def held(work: Work, parts: Sequence[Part], at: int, room: float) -> str:
    """One of the parts, with room for what follows if it is kept with that and has a note; a very long one stays."""
    part, block = parts[at], parts[at].block
    if not (is_kept(block, work) and any(run.note for run in block.runs)):
        return part.written
    if text_height(work, block.runs, block.role, room) > work.page_height / 2:
        return part.written
    needs = "".join(f", {_need(work, each)}" for each in _followers(work, parts[at + 1 :]))
    return f"held({points(room)}, {part.written}{needs})"


def _followers(work: Work, following: Sequence[Part]) -> Iterator[Part]:
    """What it stays with: all that is kept likewise, and the first that is not."""
    for part in following:
        if isinstance(part.block, Paragraph) and part.block.spot:
            continue
        yield part
        if not is_kept(part.block, work):
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
