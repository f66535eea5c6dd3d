"""Sound plans of many offices and manners (`tests/cases/clean`; what they say is made up): nothing is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kehoach
from tests.case_files import CASES

if TYPE_CHECKING:
    from pathlib import Path

PLANS = sorted((CASES / "clean").glob("*.kh"))
LEFT_BLANK = "KH097"
"""What a plan to be issued may not leave blank; some of these plans are drafts."""


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_sound_plan_gives_nothing_to_tell(path: Path) -> None:
    result = kehoach.load(path)
    assert [one for one in result.check(final=True) if one.code != LEFT_BLANK] == []


def test_there_are_plans_of_every_format() -> None:
    assert {plan.head.format for path in PLANS if (plan := kehoach.load(path).plan)} == {"nđ30", "đảng", "đoàn"}
