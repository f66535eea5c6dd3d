from __future__ import annotations

from datetime import date, timedelta

import pytest

from kehoach.rules.days_off import why_off
from kehoach.rules.tables import table

DAYS = """
2026-08-15 | Thứ Bảy
2027-01-01 | Tết Dương lịch
2027-04-30 | Ngày Chiến thắng
2026-09-02 | Quốc khánh
2025-11-24 |
2026-11-24 | Ngày Văn hóa Việt Nam
2026-02-13 |
2026-02-16 | Tết Nguyên đán
2026-02-19 | Tết Nguyên đán
2026-02-20 |
2024-04-18 | Giỗ Tổ Hùng Vương
2026-06-15 |
"""


@pytest.mark.parametrize("case", DAYS.strip().splitlines())
def test_offices_are_closed_on_weekends_and_on_feasts_that_are_certain(case: str) -> None:
    day, _, why = case.partition(" |")
    assert why_off(date.fromisoformat(day)) == why.strip()


def test_of_every_year_tet_has_four_days_and_comes_before_the_feast_of_the_founders() -> None:
    rows = [row for row in table("days-off") if row["ngày"].count("/") > 1]
    for tet, founders in zip(rows[::2], rows[1::2], strict=True):
        first, last = (date(*map(int, reversed(part.split("/")))) for part in tet["ngày"].split(" - "))
        feast = date(*map(int, reversed(founders["ngày"].split("/"))))
        assert last - first == timedelta(days=3)
        assert timedelta(days=66) <= feast - first <= timedelta(days=100)
