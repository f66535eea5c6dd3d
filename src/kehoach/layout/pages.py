"""Blocks on their way to pages: what stays together, what keeps its distance, what lies on its side."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

import msgspec

from kehoach.layout.document import Division, Grid, Paragraph, Table, plain
from kehoach.layout.wording import closed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.layout.document import Block

_LEADING = ("caption", "heading")


def ended_body(blocks: list[Block], mark: str) -> list[Block]:
    """The blocks with the mark that ends a text on the last paragraph; a text that ends in a table has none."""
    if not blocks or not isinstance(blocks[-1], Paragraph):
        return blocks
    last = blocks[-1]
    return [*blocks[:-1], msgspec.structs.replace(last, runs=closed(last.runs, mark), keep=True)]


def lowered(blocks: Sequence[Block], gap: float) -> list[Block]:
    """The blocks with a gap above the first paragraph."""
    if not blocks or not isinstance(blocks[0], Paragraph):
        return list(blocks)
    return [msgspec.structs.replace(blocks[0], before=gap), *blocks[1:]]


def arranged(blocks: Sequence[Block], gap: float) -> tuple[Block, ...]:
    """The blocks with room below each table, and with what announces others on the page of the first of them."""
    out: list[Block] = []
    before: Block | None = None
    for block, after in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(before, Table) and not isinstance(block, Paragraph):
            out.append(Paragraph("table_end", keep=isinstance(block, Grid)))
        out.append(_arranged(block, gap if isinstance(before, Table) else 0, after))
        before = block
    return tuple(out)


def _arranged(block: Block, gap: float, after: Block | None) -> Block:
    if isinstance(block, Table) and isinstance(after, Grid):
        return msgspec.structs.replace(block, keep=True)
    return _announcing(block, gap, after) if isinstance(block, Paragraph) else block


def _announcing(paragraph: Paragraph, gap: float, after: Block | None) -> Paragraph:
    announces = after is not None and plain(paragraph.runs[-1:]).rstrip().endswith(":")
    if not gap and not announces:
        return paragraph
    return msgspec.structs.replace(paragraph, before=gap or paragraph.before, keep=announces or paragraph.keep)


def divided(
    blocks: Sequence[Block], gap: float, *, landscape: bool = False, restarts: bool = False
) -> Iterator[Division]:
    """The blocks as pages, a table that lies on its side on pages of its own with its caption and its headings."""
    stretches = list(_stretches(blocks, landscape=landscape))
    for at, (stretch, lying) in enumerate(stretches):
        yield Division(arranged(stretch, gap), lying, restarts=restarts and at == 0, continues=at > 0)


def _stretches(blocks: Sequence[Block], *, landscape: bool) -> Iterator[tuple[list[Block], bool]]:
    upright: list[Block] = []
    for block in blocks:
        if landscape or not isinstance(block, Table) or not block.landscape:
            upright.append(block)
            continue
        led = list(takewhile(_leads, reversed(upright)))[::-1]
        if before := upright[: len(upright) - len(led)]:
            yield before, False
        yield [*led, block], True
        upright = []
    if upright:
        yield upright, landscape


def _leads(block: Block) -> bool:
    """Whether it is a caption or a heading, which no page parts from the table below it."""
    return isinstance(block, Paragraph) and block.role.startswith(_LEADING)
