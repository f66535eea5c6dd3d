from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from kehoach.batch.cells import RowsError
from kehoach.batch.jobs import Refusal
from kehoach.batch.merged import Area, areas
from kehoach.batch.rows import read_rows

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from tests.batch.conftest import Write

    Table = list[list[object]]


def refusal_of(file: str) -> Refusal | None:
    with pytest.raises(RowsError) as refused:
        read_rows(file)
    return refused.value.refusal


@pytest.mark.parametrize(
    "text",
    [
        "xã,hộ nghèo\nTân An,12\nĐông Hòa,\n",
        "\ufeffxã,hộ nghèo\r\nTân An,12\r\nĐông Hòa,\r\n",
        "xã;hộ nghèo\nTân An;12\nĐông Hòa;\n",
        "xã\thộ nghèo\nTân An\t12\nĐông Hòa\t\n",
        "sep=;\nxã;hộ nghèo\nTân An;12\nĐông Hòa;\n",
        '\n xã ,"hộ  nghèo"\n\n"Tân An", 12\n,\nĐông Hòa,\n',
        "xa\u0303,hộ nghèo\nTân An,12\nĐông Hòa,\n",
    ],
)
def test_a_csv_file_is_read_however_it_was_saved(text: str, write: Write) -> None:
    table = read_rows(write("xa.csv", text))
    assert table.columns == ("xã", "hộ nghèo")
    assert [row.values for row in table.rows] == [{"xã": "Tân An", "hộ nghèo": "12"}, {"xã": "Đông Hòa"}]
    assert [row.refusal for row in table.rows] == [None, None]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("xã;Địa chỉ, điện thoại\nTân An;x\n", ("xã", "Địa chỉ, điện thoại")),
        ("STT;Xã, phường, đặc khu;xã\n1;a;Tân An\n", ("STT", "Xã, phường, đặc khu", "xã")),
        ("STT,Xã; phường; đặc khu,Xa\n1,a,Tân An\n", ("STT", "Xã; phường; đặc khu", "Xa")),
        ('"hộ\nnghèo";xã\n1;Tân An\n', ("hộ nghèo", "xã")),
        ('"số, hộ";xã\n1;Tân An\n', ("số, hộ", "xã")),
        ("\nxã;hộ nghèo\nTân An;12\n", ("xã", "hộ nghèo")),
        (";;\nxã;hộ nghèo;\nTân An;12;\n", ("xã", "hộ nghèo")),
        ("sep=;\nxã;Địa chỉ, điện thoại\nTân An;x\n", ("xã", "Địa chỉ, điện thoại")),
        ("sep=;\nĐịa chỉ, xã, hộ nghèo;Tên\nx;Tân An\n", ("Địa chỉ, xã, hộ nghèo", "Tên")),
        ("sep=|\nxã|hộ nghèo\nTân An|12\n", ("xã", "hộ nghèo")),
        ("xã\tĐịa chỉ, điện thoại\nTân An\tx\n", ("xã", "Địa chỉ, điện thoại")),
        ("xã\nTân An\n", ("xã",)),
    ],
)
def test_columns_are_parted_where_the_wanted_names_come_out(text: str, columns: tuple[str, ...], write: Write) -> None:
    table = read_rows(write("xa.csv", text), ["xã", "hộ nghèo"])
    assert table.columns == columns
    (row,) = table.rows
    assert row.refusal is None
    assert "Tân An" in row.values.values()


def test_rows_are_told_by_the_line_they_begin_on(write: Write) -> None:
    table = read_rows(write("xa.csv", 'xã,ghi chú\n\nA,"hai\ndòng"\nB,một\n'))
    assert [row.number for row in table.rows] == [3, 5]
    assert table.rows[0].values["ghi chú"] == "hai dòng"


def test_a_row_with_too_many_or_too_few_cells_is_refused_and_the_others_are_not(write: Write) -> None:
    table = read_rows(write("xa.csv", "xã,chủ tịch\nA,Lê, B\nB\nC,Lê C,\n"))
    refusals = [row.refusal and row.refusal.args for row in table.rows]
    assert refusals == [{"count": "3", "width": "2"}, {"count": "1", "width": "2"}, None]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "rows-empty"),
        ("xã,năm\n", "rows-empty"),
        ("xã,năm,XA\nA,1,B\n", "rows-twins"),
        ('xã,năm\n"A,1\n', "rows-quotes"),
    ],
)
def test_a_csv_file_that_is_no_table_is_refused(text: str, key: str, write: Write) -> None:
    refusal = refusal_of(write("xa.csv", text))
    assert refusal
    assert refusal.key == f"build.{key}"


def test_a_csv_file_in_an_old_encoding_is_told_as_such(folder: Path) -> None:
    (folder / "xa.csv").write_bytes("xã,năm\nTân An,2026\n".encode("utf-16"))
    with pytest.raises(RowsError) as refused:
        read_rows("xa.csv")
    assert [one.code for one in refused.value.diagnostics] == ["KH001"]


def test_a_workbook_that_is_called_csv_is_told_as_such(folder: Path) -> None:
    saved(folder, [["xã"], ["A"]])
    (folder / "xa.xlsx").rename(folder / "xa.csv")
    assert refusal_of("xa.csv") == Refusal("build.rows-workbook", {"file": "xa.csv"})


@pytest.mark.parametrize("data", [b"PK\x03\x04word/document.xml", b"\xd0\xcf\x11\xe0", b"%PDF-1.7"])
def test_other_files_that_are_called_csv_are_refused(data: bytes, folder: Path) -> None:
    (folder / "xa.csv").write_bytes(data)
    assert refusal_of("xa.csv") == Refusal("build.rows-kind", {"file": "xa.csv"})


def test_other_kinds_of_files_are_refused(write: Write) -> None:
    assert refusal_of(write("xa.xls", "")) == Refusal("build.rows-kind", {"file": "xa.xls"})


def saved(folder: Path, table: Table) -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in table:
        sheet.append(row)
    book.save(folder / "xa.xlsx")
    return book, sheet


def test_a_sheet_gives_the_words_that_an_office_writes(folder: Path) -> None:
    cells = ["A ", 12, 28603.61, 0.1 + 0.2, date(2026, 2, 15), datetime(2026, 2, 15, 7, 30), time(7, 30), True, -0.5]  # noqa: DTZ001 - sheets know no zone
    saved(folder, [[f"cột {at}" for at in range(len(cells))], cells])
    (row,) = read_rows("xa.xlsx").rows
    assert list(row.values.values()) == [
        "A", "12", "28603,61", "0,3", "15/02/2026", "15/02/2026 07:30", "07:30", "có", "-0,5",
    ]  # fmt: skip


def test_a_sheet_shows_its_own_thousands_and_percentages(folder: Path) -> None:
    book, sheet = saved(folder, [["tiền", "tỷ lệ", "năm"], [2000000.5, 0.125, 2026]])
    sheet["A2"].number_format, sheet["B2"].number_format = "#,##0.0", "0.0%"
    book.save(folder / "xa.xlsx")
    (row,) = read_rows("xa.xlsx").rows
    assert row.values == {"tiền": "2.000.000,5", "tỷ lệ": "12,5%", "năm": "2026"}


def test_cells_are_named_as_the_spreadsheet_names_them(folder: Path) -> None:
    saved(folder, [[], ["stt", None, "xã"], [], [1, None, "Tân An"], [2]])
    table = read_rows("xa.xlsx")
    assert table.columns == ("stt", "xã")
    assert [row.number for row in table.rows] == [4, 5]
    assert table.rows[0].cells == {"stt": "A4", "xã": "C4"}
    assert [row.refusal for row in table.rows] == [None, None]


def test_a_failed_formula_is_told_with_its_cell(folder: Path) -> None:
    saved(folder, [["xã", "năm"], ["A", "#N/A"], ["B", 1]])
    first, second = read_rows("xa.xlsx").rows
    assert first.refusal == Refusal("build.cell-broken", {"cell": "B2", "value": "#N/A"})
    assert second.refusal is None


def test_a_formula_that_no_program_has_computed_is_told(folder: Path) -> None:
    saved(folder, [["xã", "năm"], ["A", "=1+1"]])
    (row,) = read_rows("xa.xlsx").rows
    assert row.refusal == Refusal("build.cell-uncomputed", {"cell": "B2", "value": "=1+1"})


def test_a_cell_beside_the_table_is_told(folder: Path) -> None:
    saved(folder, [["xã"], ["A", None, "ghi chú"], ["B"]])
    first, second = read_rows("xa.xlsx").rows
    assert first.refusal == Refusal("build.cell-outside", {"cell": "C2"})
    assert second.refusal is None


def test_the_first_sheet_that_can_be_seen_is_read(folder: Path) -> None:
    book, sheet = saved(folder, [["ẩn"], ["1"]])
    shown = book.create_sheet()
    shown.append(["xã"])
    shown.append(["Tân An"])
    sheet.sheet_state = "hidden"
    book.save(folder / "xa.xlsx")
    assert read_rows("xa.xlsx").columns == ("xã",)


@pytest.mark.parametrize("data", [b"", b"no workbook", b"PK\x03\x04broken"])
def test_a_damaged_workbook_is_refused(data: bytes, folder: Path) -> None:
    (folder / "xa.xlsx").write_bytes(data)
    assert refusal_of("xa.xlsx") == Refusal("build.rows-broken", {"file": "xa.xlsx"})


def damaged(path: Path, *, drop: str = "", change: tuple[bytes, bytes] = (b"", b""), part: str = "") -> None:
    """Pack the workbook anew without a part, or with other words in one."""
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist() if name != drop}
    with ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data.replace(*change) if name == part else data)


SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"


def test_a_workbook_without_its_sheet_is_damaged(folder: Path) -> None:
    saved(folder, [["xã"], ["A"]])
    damaged(folder / "xa.xlsx", drop=SHEET)
    assert refusal_of("xa.xlsx") == Refusal("build.rows-broken", {"file": "xa.xlsx"})


def test_a_sheet_whose_packed_bytes_are_spoilt_is_damaged(folder: Path) -> None:
    saved(folder, [["xã"], ["A"]])
    path = folder / "xa.xlsx"
    with ZipFile(path) as package:
        begin = package.getinfo(SHEET).header_offset + 30 + len(SHEET)
    data = bytearray(path.read_bytes())
    data[begin : begin + 40] = bytes(sign ^ 0x55 for sign in data[begin : begin + 40])
    path.write_bytes(data)
    assert refusal_of("xa.xlsx") == Refusal("build.rows-broken", {"file": "xa.xlsx"})


def test_a_workbook_of_hidden_sheets_is_told_as_such(folder: Path) -> None:
    saved(folder, [["xã"], ["A"]])
    damaged(folder / "xa.xlsx", part=BOOK, change=(b'state="visible"', b'state="hidden"'))
    assert refusal_of("xa.xlsx") == Refusal("build.rows-hidden", {"file": "xa.xlsx"})


def test_a_number_without_end_is_a_broken_cell(folder: Path) -> None:
    saved(folder, [["xã", "hộ"], ["A", 12], ["B", 7]])
    damaged(folder / "xa.xlsx", part=SHEET, change=(b"<v>12</v>", b"<v>1e400</v>"))
    first, second = read_rows("xa.xlsx").rows
    assert first.refusal == Refusal("build.cell-broken", {"cell": "B2", "value": "inf"})
    assert second.refusal is None


def merged(folder: Path, table: Table, *areas: str) -> list[dict[str, str]]:
    book, sheet = saved(folder, table)
    for area in areas:
        sheet.merge_cells(area)
    book.save(folder / "xa.xlsx")
    return [row.values for row in read_rows("xa.xlsx").rows]


def test_a_merged_cell_counts_for_each_row_that_it_covers(folder: Path) -> None:
    table: Table = [["xã", "huyện", "ghi chú"], ["A", "H", "x"], ["B"], ["C"], ["D", "K"], ["E", "L", "y"], ["F"]]
    assert merged(folder, table, "B2:B4", "C2:C3", "B6:C7") == [
        {"xã": "A", "huyện": "H", "ghi chú": "x"},
        {"xã": "B", "huyện": "H", "ghi chú": "x"},
        {"xã": "C", "huyện": "H"},
        {"xã": "D", "huyện": "K"},
        {"xã": "E", "huyện": "L"},
        {"xã": "F", "huyện": "L"},
    ]


def test_a_merged_cell_makes_no_row_where_nothing_else_stands(folder: Path) -> None:
    assert merged(folder, [["xã", "huyện"], ["A", "H"], [], ["B", "K"]], "B2:B3") == [
        {"xã": "A", "huyện": "H"},
        {"xã": "B", "huyện": "K"},
    ]


def test_a_merged_name_of_a_column_is_no_value(folder: Path) -> None:
    assert merged(folder, [["xã", "huyện"], [None, "H"]], "A1:A2") == [{"huyện": "H"}]


def test_merged_areas_are_found_however_long_the_sheet_is() -> None:
    rows = b"<row/>" * 400_000
    listed = b'<x:mergeCells count="2"><x:mergeCell ref="AA2:AB9"/><x:mergeCell ref="A1:C1"/></x:mergeCells>'
    assert areas(BytesIO(b"<sheetData>" + rows + b"</sheetData>" + listed + b"<pageMargins/>")) == [Area(26, 2, 9)]
