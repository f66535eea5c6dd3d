from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.batch import formats

if TYPE_CHECKING:
    from kehoach.batch.formats import Moment

LONG = {
    "ACCOUNTING": r'_(* #,##0_);_(* \(#,##0\);_(* "-"??_);_(@_)',
    "MONEY": r'_-* #,##0\ "₫"_-;\-* #,##0\ "₫"_-;_-* "-"??\ "₫"_-;_-@_-',
}
NUMBERS = """
28603.61    | General              | 28603,61
28603.61    | @                    | 28603,61
1E+20       | General              | 100000000000000000000
-0.5        | General              | -0,5
5           | General" hộ"         | 5 hộ           | 5
97          | 0"%"                 | 97%
97          | 0\\%                 | 97%
0.125       | 0.0%                 | 12,5%
0.5         | 0.00%                | 50,00%
0.97        | 0%                   | 97%
2.5         | 0                    | 3
-0.2        | 0                    | 0
1.5         | 0.000                | 1,500
12.5        | 0.##                 | 12,5
12          | 0.##                 | 12
1234567     | #,##0                | 1.234.567
1234567     | #,###                | 1.234.567
0           | #,###                | 0
1234567.5   | #,##0.00             | 1.234.567,50
1234567     | #,##0,               | 1.235
123         | 00000                | 00123
912345678   | 0000000000           | 0912345678
912345678   | 0000 000 000         | 0912 345 678   | 0912345678
912345678   | 0000\\.000\\.000     | 0912.345.678   | 0912345678
1234567     | #,##0 "đ"            | 1.234.567 đ    | 1.234.567
1234567     | #,##0\\ "₫"          | 1.234.567 ₫    | 1.234.567
1234567     | #,##0\\ [$₫-42A]     | 1.234.567 ₫    | 1.234.567
-1234567    | MONEY                | -1.234.567 ₫   | -1.234.567
5           | "Thôn "0             | Thôn 5         | 5
1234567     | ACCOUNTING           | 1.234.567
-1234567    | ACCOUNTING           | (1.234.567)    | -1.234.567
0           | ACCOUNTING           | 0
-5          | 0;[Red]-0            | -5
-5          | 0;;                  | -5
5           | ;;;                  | 5
1.5         | # ?/?                | 1,5
1500        | 0.00E+00             | 1500
12345678    | [<=9999999]###-####;(###) ###-#### | 12345678
"""
CASES = [[part.strip() for part in line.split("|")] for line in NUMBERS.strip().splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]} {case[1]}")
def test_a_number_is_what_its_cell_shows(case: list[str]) -> None:
    value, shown_as, text, *bare = case
    assert formats.number(Decimal(value), LONG.get(shown_as, shown_as)) == (text, *(bare or [text]))


@given(st.text('0#?,.%;"\\@_*[]$-()E+/ đGeneral'), st.decimals(-(10**12), 10**12, places=4))
def test_no_format_is_too_odd_to_be_read(shown_as: str, value: Decimal) -> None:
    assert any(sign.isdigit() for sign in formats.number(value, shown_as).bare)


DAY, MORNING = date(2026, 2, 15), datetime(2026, 2, 15, 7, 30)  # noqa: DTZ001 - sheets know no zone


@pytest.mark.parametrize(
    ("value", "shown_as", "text"),
    [
        (DAY, "dd/mm/yyyy", "15/02/2026"),
        (DAY, "mm-dd-yy", "15/02/2026"),
        (DAY, "[$-42A]dd mmmm yyyy;@", "15/02/2026"),
        (DAY, '"ngày "d" tháng "m" năm "yyyy', "15/02/2026"),
        (DAY, "d-mmm", "15/02/2026"),
        (DAY, "mm/yyyy", "02/2026"),
        (DAY, r'"tháng "mm\/yyyy', "02/2026"),
        (DAY, "mmm-yy", "02/2026"),
        (DAY, '"năm "yyyy', "2026"),
        (MORNING, "dd/mm/yyyy hh:mm", "15/02/2026 07:30"),
        (MORNING, "General", "15/02/2026 07:30"),
        (MORNING, "dd/mm/yyyy", "15/02/2026"),
        (MORNING, "h:mm", "07:30"),
        (datetime(2026, 2, 15), "h:mm", "00:00"),  # noqa: DTZ001 - the same
        (time(7, 30), "h:mm:ss", "07:30"),
        (timedelta(hours=12), "[h]:mm", "12:00"),
        (timedelta(hours=30), "[h]:mm", "30:00"),
        (timedelta(hours=-1, minutes=-5), "[h]:mm:ss", "-1:05"),
    ],
)
def test_a_moment_has_the_parts_that_its_cell_shows(value: Moment, shown_as: str, text: str) -> None:
    assert formats.moment(value, shown_as) == text
