"""The draft that `next_year` makes, held against the plan that it was made from."""

from __future__ import annotations

from pathlib import Path

import pytest

import kehoach
from kehoach.years import compare, next_year

EXAMPLES = Path(__file__).parents[3] / "examples"
BLANKED = {("head", "number"), ("head", "date")}
"""What a new draft leaves open."""


@pytest.mark.parametrize(
    "name", ["bac-son-2025", "binh-chuong-2024", "binh-gia-2025", "binh-luong-2024", "binh-son-2025", "moi-cau-truc"]
)
def test_a_draft_of_the_next_year_differs_in_nothing_but_the_turn(name: str) -> None:
    file = EXAMPLES / f"{name}.kh"
    before = kehoach.load(file)
    after = kehoach.loads(next_year(before).text, path=str(file), file=file)
    assert before.plan is not None
    assert after.plan is not None
    found = compare(before.plan, after.plan)
    assert {(one.topic, change.field) for one in found.differences for change in one.changes} <= BLANKED
    assert ("head", "year") in {(one.topic, change.field) for one in found.turned for change in one.changes}
