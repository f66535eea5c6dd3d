from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kehoach.layout import lay_out
from kehoach.model.plan import Cell, Column, Run, Table
from kehoach.render import text
from tests.layout.plans import full, party, small, words

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from kehoach.model.plan import Plan

PLANS = {"nđ30": full(), "a few lines": small(), "đảng-05": party(date(2026, 6, 5))}


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_a_plan_reads_as_it_did(plan: Plan, snapshot: SnapshotAssertion) -> None:
    assert text.render(lay_out(plan)) == snapshot


def test_no_line_ends_in_a_space() -> None:
    assert all(line == line.rstrip() for line in text.render(lay_out(full())).splitlines())


def test_a_footnote_of_a_cell_has_its_number_there() -> None:
    noted = Table(
        caption=(), columns=(Column(),), header_rows=0, rows=((Cell(text=(Run(text="Đông", note=words("Mới.")),)),),)
    )
    assert "\nĐông[1]\n" in text.render(lay_out(small(sections=(noted,))))
