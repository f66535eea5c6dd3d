from __future__ import annotations

from decimal import Decimal

import pytest

from kehoach.years import results


def told(text: str, year: int | None = None) -> tuple[list[tuple[str, int, Decimal | None]], list[str]]:
    read = results.read(text.encode(), "a.csv", year=year)
    rows = [(row.id, row.year, row.value) for row in read.rows]
    return rows, [f"{one.code} {one.place.line}" for one in read.faults]


@pytest.mark.parametrize(
    "text",
    [
        'mã,năm,kết quả\nbhyt,2025,"95,2"\n',
        "MÃ;NĂM;KẾT QUẢ\r\nbhyt;2025;95,2%\r\n",
        "id,year,value\nbhyt,2025,95.2\n",
        'sep=;\nmã;năm;kết quả, cả năm;kết quả\nbhyt;2025;;"95,2"\n',
        '\ufeffghi chú,năm,kết quả,mã\n\nước,2025,"95,2",bhyt\n',
    ],
)
def test_a_table_is_read_however_it_was_saved(text: str) -> None:
    assert told(text) == ([("bhyt", 2025, Decimal("95.2"))], [])


def test_a_table_without_years_is_of_the_year_given() -> None:
    assert told("mã,kết quả\nbhyt,95\n", year=2025) == ([("bhyt", 2025, Decimal(95))], [])
    assert told("mã,kết quả\nbhyt,95\n") == ([], ["KH658 1"])
    (fault,) = results.read(b"bhyt,95\n", "a.csv").faults
    assert fault.message("vi") == "Bảng kết quả thiếu cột: mã, năm, kết quả."


@pytest.mark.parametrize("row", ["bhyt,25,95", "bhyt,25,", "bhyt,hai,95", ",2025,95", "bhyt,2025,tốt", "bhyt"])
def test_a_row_that_cannot_be_read_is_told_and_the_others_are_taken(row: str) -> None:
    assert told(f"mã,năm,kết quả\n{row}\nngheo,2025,3\n") == ([("ngheo", 2025, Decimal(3))], ["KH659 2"])


def test_an_empty_cell_is_a_figure_that_is_not_known_yet() -> None:
    text = "mã,năm,kết quả\nbhyt,2025,\nngheo,2025,3\nnha,2025\n"
    assert told(text) == ([("bhyt", 2025, None), ("ngheo", 2025, Decimal(3)), ("nha", 2025, None)], ["KH662 2"])
    (hint,) = results.read(text.encode(), "a.csv").faults
    assert hint.message("vi") == "Bảng kết quả chưa có số của 2 chỉ tiêu: bhyt, nha."


def test_a_table_that_is_no_text_is_refused() -> None:
    read = results.read(b"PK\x03\x04\x00\x00", "a.csv")
    assert read.rows == ()
    assert read.faults
    assert results.read(b"", "a.csv").faults
