from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kehoach.layout import lay_out
from kehoach.render import text
from tests.layout.plans import full, party, small

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from kehoach.model.plan import Plan

PLANS = {"nđ30": full(), "a few lines": small(), "đảng-05": party(date(2026, 6, 5))}


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_a_plan_reads_as_it_did(plan: Plan, snapshot: SnapshotAssertion) -> None:
    assert text.render(lay_out(plan)) == snapshot


def test_no_line_ends_in_a_space() -> None:
    assert all(line == line.rstrip() for line in text.render(lay_out(full())).splitlines())
