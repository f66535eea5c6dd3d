from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.rules.occasions import anniversaries, day_months, named_after, named_before, occasions
from kehoach.values.dates import format_date

NAMES = [name for occasion, names in occasions() for name in names if occasion.origin]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("ngày sinh Bác Hồ (19/5); Bác Tôn (20/8)", ["19/5", "20/8"]),
        ("Quốc tế Phụ nữ 8/3, ngày Gia đình Việt Nam 28/6", ["8/3", "28/6"]),
        ("(03/02/1930 - 03/02/2024)", ["03/02/2024"]),
        ("xây dựng 6/6 cụm dân cư, 2 lần/năm", []),
        ("Kế hoạch số 12/5, trước ngày 25/6", []),
        ("(45/3) và (12/13)", []),
    ],
)
def test_days_of_the_year_are_those_in_brackets_or_after_their_name(text: str, days: list[str]) -> None:
    assert [one.text for one in day_months(text)] == days


def test_an_occasion_is_known_by_each_of_its_names() -> None:
    assert [name for name in NAMES if not named_after(f"94 năm {name}: của đất nước", 7)] == []
    assert [name for name in NAMES if not named_before(f"kỷ niệm {name} (", len(name) + 11)] == []


@pytest.mark.parametrize("words", ["giải phóng xã Bình Chương", "Chiến thắng Vạn Tường", "xây dựng nông thôn mới"])
def test_an_occasion_of_one_place_is_not_in_the_table(words: str) -> None:
    assert named_after(words, 0) == ()


@given(st.dates(date(1900, 1, 1), date(2000, 12, 28)), st.integers(1, 130))
def test_an_anniversary_counts_the_years_between_its_days(origin: date, years: int) -> None:
    last = date(origin.year + years, origin.month, min(origin.day, 28))
    (found,) = anniversaries(f"({format_date(origin)} - {format_date(last)})")
    assert (found.year - found.origin, found.month, found.day) == (years, origin.month, origin.day)
