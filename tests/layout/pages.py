"""Short ways to what a test looks for on a laid-out page."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from kehoach.layout import lay_out
from kehoach.layout.document import NO_BREAK_HYPHEN, NO_BREAK_SPACE, Grid, Paragraph, Rule, Table, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.layout.document import Block
    from kehoach.model.plan import Plan

Kind = TypeVar("Kind", Paragraph, Rule, Table, Grid)
_PLAIN = str.maketrans({NO_BREAK_HYPHEN: "-", NO_BREAK_SPACE: "·"})


def parts(plan: Plan, kind: type[Kind]) -> list[Kind]:
    """All parts of a kind, those inside the letterhead and the foot included."""
    blocks = [block for division in lay_out(plan).divisions for block in division.blocks]
    return [part for block in blocks for part in _with_leaves(block) if isinstance(part, kind)]


def _with_leaves(block: Block) -> Iterator[Block]:
    yield block
    if isinstance(block, Grid):
        yield from (leaf for row in block.rows for cell in row for leaf in cell)


def said(paragraph: Paragraph) -> str:
    """The words of a paragraph, a no-break space shown as `·`."""
    return f"{paragraph.label} {plain(paragraph.runs)}".strip(" ").translate(_PLAIN)


def lines(plan: Plan, *roles: str) -> list[str]:
    """The words of all paragraphs of these roles."""
    return [said(part) for part in parts(plan, Paragraph) if part.role in roles]
