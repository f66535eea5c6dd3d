from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.values.dates import iso
from kehoach.values.periods import Period, format_period, parse_period, parse_range, words_beside_range


@pytest.mark.parametrize(
    "text", ["2021 - 2025", "2021-2025", "2021 – 2025", "2021 -2025", "2021- 2025", "giai đoạn 2021 - 2025"]
)
def test_a_period_is_read_however_its_dash_is_spaced(text: str) -> None:
    assert parse_period(text) == Period(start=2021, end=2025)


@pytest.mark.parametrize("text", ["", "2025", "2025 - 2021", "1-2", "2021 - 2025 -", "2" * 100_000])
def test_what_is_no_period_is_none(text: str) -> None:
    assert parse_period(text) is None


@given(st.integers(1000, 9999), st.integers(1000, 9999))
def test_a_printed_period_is_read_back(one: int, other: int) -> None:
    period = Period(start=min(one, other), end=max(one, other))
    assert parse_period(format_period(period)) == period


RANGES = [
    ("01/01/2024 - 30/4/2024", "2024-01-01", "2024-04-30"),
    ("01/01/2024 – 30/4/2024; báo cáo", "2024-01-01", "2024-04-30"),
    ("Đợt 1: Từ ngày 01/01/2024 đến ngày 30/4/2024: Thi đua", "2024-01-01", "2024-04-30"),
    ("từ 01/7/2024 đến 31/12/2024", "2024-07-01", "2024-12-31"),
    ("từ 01/7 đến hết ngày 31/12/2024", "2024-07-01", "2024-12-31"),
    ("Từ khi phát động (tháng 8/2024) đến tháng 7/2025", "2024-08", "2025-07"),
    ("Từ tháng 8/2025 đến tháng 7/2026", "2025-08", "2026-07"),
    ("từ tháng 8 đến tháng 12 năm 2025", "2025-08", "2025-12"),
    ("Tính từ ngày Kế hoạch này được ban hành đến ngày 31/12/2025", "", "2025-12-31"),
    ("giai đoạn 2021 - 2025", "2021", "2025"),
    ("từ ngày 15/6/2024", "2024-06-15", None),
    ("xong trước ngày 15/12/2024", None, "2024-12-15"),
]


@pytest.mark.parametrize(("text", "start", "end"), RANGES)
def test_a_stretch_of_time_is_found_in_the_text(text: str, start: str | None, end: str | None) -> None:
    found = parse_range(text)
    assert found is not None
    assert tuple(side and iso(side) for side in found) == (start, end)


@pytest.mark.parametrize("text", ["", "Từ khi có Đảng", "01/13/2024 - 45/13/2024", "từ ngày " * 2000])
def test_a_text_without_a_stretch_of_time_has_none(text: str) -> None:
    assert parse_range(text) is None


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("01/01/2024 - 30/4/2024", ""),
        ("(Tính từ ngày 01/01/2024 đến hết ngày 30/4/2024).", ""),
        ("Thời gian: từ tháng 8/2025 - tháng 7/2026", ""),
        ("từ 01/01/2024 đến 30/4/2024, chào mừng ngày lễ", "chào mừng ngày lễ"),
        ("Thi đua từ ngày 15/6/2024", "Thi đua"),
        ("sắp tới", "sắp tới"),
    ],
)
def test_words_beside_a_stretch_of_time_are_those_that_say_more(text: str, beside: str) -> None:
    assert words_beside_range(text) == beside


@given(st.text() | st.text("0123456789/- từđếnngày"))
def test_no_text_makes_a_reader_of_periods_fail(text: str) -> None:
    parse_period(text)
    words_beside_range(text)
    found = parse_range(text)
    assert found is None or any(side is not None for side in found)
