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


def test_the_place_under_a_cell_that_reaches_down_stays_empty() -> None:
    def cell(word: str, *, columns: int = 1, rows: int = 1) -> Cell:
        return Cell(text=words(word), columns=columns, rows=rows)

    rows = (
        (cell("Ngày", rows=2), cell("Giờ", columns=2)),
        (cell("Từ"), cell("Đến")),
        (cell("04/6", rows=2), cell("7"), cell("9")),
        (cell("14"), cell("15")),
        (cell("Cộng", columns=2), cell("4")),
    )
    table = Table(caption=(), columns=(Column(),) * 3, header_rows=2, rows=rows)
    printed = "Ngày | Giờ\n | Từ | Đến\n04/6 | 7 | 9\n | 14 | 15\nCộng | 4\n"
    assert printed in text.render(lay_out(small(sections=(table,))))
