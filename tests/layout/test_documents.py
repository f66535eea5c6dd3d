"""The laid-out documents as a person reads them in a diff."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.layout import lay_out
from kehoach.layout.describe import describe
from kehoach.values.dates import PartialDate
from tests.layout.plans import full, party, small, youth

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from kehoach.model.plan import Plan

EXAMPLES = [path for path in sorted(Path("examples").glob("*.kh")) if "@kế hoạch" in path.read_text(encoding="utf-8")]
PLANS = {
    "nđ30": full(),
    "nđ30, a few lines": small(),
    "đảng-36": party(PartialDate(value="2024-08", text="…/8/2024")),
    "đảng-05": party(date(2026, 6, 5)),
    "đoàn": youth(),
}


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_is_laid_out_as_it_was(name: str, snapshot: SnapshotAssertion) -> None:
    assert describe(lay_out(PLANS[name])) == snapshot


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_laid_out_as_it_was(path: Path, snapshot: SnapshotAssertion) -> None:
    plan = kehoach.load(path).plan
    assert plan is not None
    assert describe(lay_out(plan)) == snapshot


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_laying_out_a_plan_twice_gives_the_same_document(plan: Plan) -> None:
    assert lay_out(plan) == lay_out(plan)
