from __future__ import annotations

import pytest

from kehoach.years.lunar import NAME, name_of, year_of


@pytest.mark.parametrize(
    ("year", "name"),
    [
        (1945, "Ất Dậu"),
        (1975, "Ất Mão"),
        (2000, "Canh Thìn"),
        (2024, "Giáp Thìn"),
        (2026, "Bính Ngọ"),
        (2027, "Đinh Mùi"),
    ],
)
def test_a_year_goes_by_the_name_that_the_calendar_gives_it(year: int, name: str) -> None:
    assert name_of(year) == name
    assert name_of(year + 60) == name


def test_only_names_of_years_are_found() -> None:
    text = "Tân An, Quý II, Kỷ niệm Xuân Nhâm Dần và Bính Ngọ; Mậu Thân 1968; Canh Tý."
    assert NAME.findall(text) == ["Nhâm Dần", "Bính Ngọ", "Mậu Thân", "Canh Tý"]


def test_a_name_is_known_among_the_years_near_it_however_it_is_spelt() -> None:
    assert [year_of(name, range(2022, 2028)) for name in ("Quý Mão", "QUÍ MẸO", "Ất Tị", "Kỷ Dậu")] == [
        2023,
        2023,
        2025,
        None,
    ]
