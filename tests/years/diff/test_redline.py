from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

import kehoach
from kehoach.layout import lay_out
from kehoach.layout.document import Reviser
from kehoach.render import docx
from kehoach.years.diff.redline import redline
from tests.plans_strategy import samples
from tests.years.diff.accepted import answered, page

if TYPE_CHECKING:
    from kehoach import Result
    from kehoach.layout.document import Document
    from tests.plans_strategy import Sample

EXAMPLES = Path(__file__).parents[3] / "examples"
PLANS = ("bac-son-2025", "binh-chuong-2024", "binh-luong-2024", "binh-son-2025", "moi-cau-truc", "phat-dong-xa")
_FORMAT = re.compile(r"(?<=  thể thức: )\S+")
WHO = Reviser("Phòng Nội vụ & “Hội”", datetime(2026, 1, 5, 8, 30, tzinfo=UTC))


@cache
def example(name: str) -> Document:
    return laid_out(kehoach.load(EXAMPLES / f"{name}.kh"))


def laid_out(result: Result) -> Document:
    assert result.plan is not None
    return lay_out(result.plan)


def holds_both(before: Document, after: Document) -> bytes:
    """The redline as a Word file, shown to hold both documents."""
    both = docx.render(redline(before, after, WHO))
    assert answered(both, "accept") == page(docx.render(after))
    assert answered(both, "reject") == page(docx.render(before))
    return both


@pytest.mark.parametrize(("before", "after"), tuple(permutations(PLANS, 2)))
def test_all_accepted_is_the_later_plan_and_all_rejected_the_earlier(before: str, after: str) -> None:
    holds_both(example(before), example(after))


@given(samples(), samples())
@settings(max_examples=60, deadline=None)
def test_any_two_plans_stand_in_their_redline(before: Sample, after: Sample) -> None:
    one, other = (kehoach.loads(_FORMAT.sub("nđ30", sample.text)) for sample in (before, after))
    holds_both(laid_out(one), laid_out(other))
