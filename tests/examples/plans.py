"""The examples, each compiled once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import kehoach
from kehoach.dsl.marks import write
from kehoach.model.plan import Paragraph, Section

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from kehoach.model.plan import Block, Plan

ROOT = Path(__file__).parents[2]
SHARED = "van-phong"
"""The example that holds what others share, and no plan of its own."""
NAMES = sorted(path.stem for path in (ROOT / "examples").glob("*.kh") if path.stem != SHARED)
"""The examples that are plans."""


@cache
def compiled(name: str) -> kehoach.Result:
    """What `kehoach check` sees of an example."""
    return kehoach.load(ROOT / "examples" / f"{name}.kh")


def plan_of(name: str) -> Plan:
    plan = compiled(name).plan
    assert plan is not None
    return plan


def outline_of(plan: Plan) -> str:
    """The marks of the sections with their numbers, in order; `¶` stands for a paragraph between them."""
    return " ".join(_marks((*plan.opening, *plan.sections)))


def _marks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Section):
            yield f"{block.mark}{block.ordinal}" if block.mark.startswith("#") else write(block.mark, block.ordinal)
            yield from _marks(block.blocks)
        else:
            yield "¶" if isinstance(block, Paragraph) else "facts"


def figures_of(plan: Plan) -> list[Decimal]:
    """The values of all indicators and of their parts."""
    each = [one for whole in plan.indicators for one in (whole, *whole.parts)]
    return [one.value for one in each if one.value is not None]
