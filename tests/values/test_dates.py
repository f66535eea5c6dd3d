from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.values.dates import (
    PartialDate,
    date_in_words,
    date_inside,
    earliest,
    format_date,
    impossible_date,
    in_year,
    iso,
    latest,
    meant_day,
    parse_date,
    sort_key,
    weekday_name,
)

DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))

FULL = [
    ("03/02/1930", "1930-02-03"),
    ("7/4/2014", "2014-04-07"),
    ("ngày 07/4/2014", "2014-04-07"),
    ("ngày 03 tháng 02 năm 2025", "2025-02-03"),
    ("25 tháng 12 năm 2024", "2024-12-25"),
    ("trước ngày 31/12/2025", "2025-12-31"),
    ("29/02/2024", "2024-02-29"),
]

# as written -> value, the date in words, first and last possible day
PARTIAL = [
    ("8/2025", "2025-08", "ngày … tháng 8 năm 2025", "2025-08-01", "2025-08-31"),
    ("tháng 8/2024", "2024-08", "ngày … tháng 8 năm 2024", "2024-08-01", "2024-08-31"),
    ("tháng 8 năm 2025", "2025-08", "ngày … tháng 8 năm 2025", "2025-08-01", "2025-08-31"),
    ("…/02/2024", "2024-02", "ngày … tháng 02 năm 2024", "2024-02-01", "2024-02-29"),
    (".../02/2024", "2024-02", "ngày … tháng 02 năm 2024", "2024-02-01", "2024-02-29"),
    ("…/…/2025", "2025", "ngày … tháng … năm 2025", "2025-01-01", "2025-12-31"),
    ("ngày … tháng 8 năm 2025", "2025-08", "ngày … tháng 8 năm 2025", "2025-08-01", "2025-08-31"),
    ("ngày tháng 8 năm 2025", "2025-08", "ngày … tháng 8 năm 2025", "2025-08-01", "2025-08-31"),
    ("ngày [ ] tháng [ ] năm 2025", "2025", "ngày … tháng … năm 2025", "2025-01-01", "2025-12-31"),
    ("19/5", "--05-19", "ngày 19 tháng 5 năm …", None, None),
    ("2/9", "--09-02", "ngày 02 tháng 9 năm …", None, None),
    ("tháng 8", "--08", "ngày … tháng 8 năm …", None, None),
    ("quý II/2026", "2026-Q2", "quý II năm 2026", "2026-04-01", "2026-06-30"),
    ("Quý 4 năm 2025", "2025-Q4", "quý IV năm 2025", "2025-10-01", "2025-12-31"),
    ("năm 2025", "2025", "ngày … tháng … năm 2025", "2025-01-01", "2025-12-31"),
    ("2025", "2025", "ngày … tháng … năm 2025", "2025-01-01", "2025-12-31"),
    ("cuối năm 2025", "2025", "ngày … tháng … năm 2025", "2025-01-01", "2025-12-31"),
    ("đến năm 2030", "2030", "ngày … tháng … năm 2030", "2030-01-01", "2030-12-31"),
    ("…", "", "ngày … tháng … năm …", None, None),
    ("ngày ban hành", "", "ngày … tháng … năm …", None, None),
    ("ngày Kế hoạch này được ban hành", "", "ngày … tháng … năm …", None, None),
    ("khi phát động (tháng 8/2024)", "2024-08", "ngày … tháng 8 năm 2024", "2024-08-01", "2024-08-31"),
]


@pytest.mark.parametrize(("text", "value"), FULL)
def test_a_whole_date_is_a_day(text: str, value: str) -> None:
    assert parse_date(text) == date.fromisoformat(value)


@pytest.mark.parametrize(("text", "value", "words", "first", "last"), PARTIAL)
def test_a_partial_date_keeps_its_text_and_what_is_known(
    text: str, value: str, words: str, first: str | None, last: str | None
) -> None:
    read = parse_date(text)
    assert read == PartialDate(value=value, text=text)
    assert isinstance(read, PartialDate)
    assert (iso(read), format_date(read), date_in_words(read)) == (value, text, words)
    assert earliest(read) == (date.fromisoformat(first) if first else None)
    assert latest(read) == (date.fromisoformat(last) if last else None)


@pytest.mark.parametrize("text", ["", "xong", "12 hộ", "34-CT/TW", "1.600", "ngày", "trước " * 5000, "1" * 100_000])
def test_what_is_no_date_is_none_and_not_impossible(text: str) -> None:
    assert parse_date(text) is None
    assert not impossible_date(text)


@pytest.mark.parametrize("text", ["31/02/2024", "45/13/2024", "ngày 31 tháng 4 năm 2025", "00/5/2025", "tháng 13/2024"])
def test_a_day_that_does_not_exist_is_told(text: str) -> None:
    assert parse_date(text) is None
    assert impossible_date(text)


@pytest.mark.parametrize(
    ("day", "figures"),
    [
        (date(2024, 2, 5), "05/02/2024"),
        (date(2022, 6, 15), "15/6/2022"),
        (date(2025, 1, 16), "16/01/2025"),
        (date(2024, 12, 12), "12/12/2024"),
        (date(2021, 8, 6), "06/8/2021"),
    ],
)
def test_days_below_ten_and_the_first_two_months_take_a_zero(day: date, figures: str) -> None:
    assert format_date(day) == figures


def test_the_day_of_the_week_has_its_name() -> None:
    assert [weekday_name(date(2024, 6, day)) for day in (10, 15, 16)] == ["Thứ Hai", "Thứ Bảy", "Chủ Nhật"]


def test_dates_sort_by_their_first_possible_day_and_open_years_come_last() -> None:
    texts = ["19/5", "quý II/2026", "2025", "01/02/2025"]
    dates = [read for read in map(parse_date, texts) if read]
    assert [format_date(one) for one in sorted(dates, key=sort_key)] == ["2025", "01/02/2025", "quý II/2026", "19/5"]


def test_an_open_year_can_be_closed() -> None:
    holiday = PartialDate(value="--04-30", text="30/4")
    assert in_year(holiday, 2024) == date(2024, 4, 30)
    assert in_year(PartialDate(value="--02-29", text="29/02"), 2025) == PartialDate(value="--02-29", text="29/02")
    assert in_year(PartialDate(value="2025", text="2025"), 2024) == PartialDate(value="2025", text="2025")


def test_a_value_that_is_not_in_the_form_of_the_model_has_no_bounds() -> None:
    assert [earliest(PartialDate(value=value, text="")) for value in ("2024-13", "8/2025", "0000")] == [None] * 3


@given(DAYS)
def test_a_printed_day_is_read_back(day: date) -> None:
    assert parse_date(format_date(day)) == day
    assert parse_date(date_in_words(day)) == day


@given(st.sampled_from([row[0] for row in PARTIAL if not row[0].startswith("khi")]))
def test_a_partial_date_in_words_keeps_what_is_known(text: str) -> None:
    read = parse_date(text)
    assert read is not None
    again = parse_date(date_in_words(read))
    assert again is not None
    assert iso(again) == iso(read)


@given(st.text() | st.text("0123456789/-. …ngàythángnămquýIV"))
def test_no_text_makes_a_reader_of_dates_fail(text: str) -> None:
    read = parse_date(text)
    if read:
        assert not impossible_date(text)
        first, last = earliest(read), latest(read)
        assert (first is None and last is None) or (first and last and first <= last)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("trước ngày 15/12/2026", "trước ngày 15/12/2026"),
        ("tháng 8/2025 (ngay sau Đại hội)", "tháng 8/2025"),
        ("tổ chức vào Quý II/2026 tại xã", "Quý II/2026"),
        ("họp ngày 3 tháng 02 năm 2026", "ngày 3 tháng 02 năm 2026"),
        ("chưa định", ""),
    ],
)
def test_the_first_date_inside_a_text_is_told_in_its_words(text: str, words: str) -> None:
    assert date_inside(text) == words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1/3/26", "01/3/2026"),
        ("01.12.2026", "01/12/2026"),
        ("ngày 5-2-2026.", "05/02/2026"),
        ("31/4/26", ""),
        ("2026-03-01", ""),
        ("cuối năm", ""),
    ],
)
def test_a_day_in_another_form_is_known_for_what_it_was_meant_to_be(typed: str, meant: str) -> None:
    assert meant_day(typed) == meant
