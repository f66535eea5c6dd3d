from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from tests.batch.conftest import PLAN, TEMPLATE
from tests.cli.test_build import files

if TYPE_CHECKING:
    from tests.cli.conftest import Run, Write

pytestmark = pytest.mark.usefixtures("write")


@pytest.fixture(autouse=True)
def rules_of_the_test() -> None:
    """Plans are real here, and so are the rules."""


def build_rows(run: Run, write: Write, table: str, *words: str) -> tuple[int, str, str]:
    write("mau.kh", TEMPLATE)
    write("xa.csv", table)
    return run("build", "mau.kh", "--rows", "xa.csv", "--to", "text", "-o", "out", *words)


def test_each_row_makes_a_plan(run: Run, write: Write) -> None:
    code, _, err = build_rows(run, write, "Xa;Ho ngheo\nTân An;7\nBình Hòa;\n", "--name", "{xa}-{Hộ Nghèo}")
    assert (code, err) == (0, "")
    assert files("out") == ["Bình Hòa-12.txt", "Tân An-7.txt"]
    text = Path("out/Tân An-7.txt").read_text(encoding="utf-8")
    assert "XÃ TÂN AN" in text
    assert "cho 7 hộ" in text


def test_without_a_pattern_files_are_numbered(run: Run, write: Write) -> None:
    build_rows(run, write, "xã\nA\nB\n")
    assert files("out") == ["mau-001.txt", "mau-002.txt"]


def test_bad_rows_are_told_by_line_and_cell_and_the_others_are_built(run: Run, write: Write) -> None:
    table = "xã,hộ nghèo,ngày ký\nA,bảy,05/01/2026\nB,7,31/02/2026\nC,7,05/01/2026\n,7,05/01/2026\nD,x,y\n"
    code, out, err = build_rows(run, write, table, "--name", "{xã}")
    assert code == 1
    assert (
        err
        == """\
Chưa tạo được xa.csv, dòng 5: tên tệp theo --name bị trống
Chưa tạo được xa.csv, dòng 2: cột «hộ nghèo»: «bảy» không thuộc loại «số»
Chưa tạo được xa.csv, dòng 3: cột «ngày ký»: «31/02/2026» không thuộc loại «ngày»
Chưa tạo được xa.csv, dòng 6: cột «hộ nghèo»: «x» không thuộc loại «số»; cột «ngày ký»: «y» không thuộc loại «ngày»
"""
    )
    assert [line.split("  ")[1] for line in out.splitlines()[-4:]] == [f"xa.csv, dòng {row}" for row in (2, 3, 5, 6)]
    assert files("out") == ["C.txt"]


def test_an_empty_cell_of_a_parameter_without_a_default_is_told(run: Run, write: Write) -> None:
    _, _, err = build_rows(run, write, "xã,hộ nghèo\n,7\n")
    assert err == "Chưa tạo được xa.csv, dòng 2: cột «xã»: ô để trống, mà tham số không có giá trị sẵn\n"


def test_cells_of_a_sheet_are_told_by_their_names(run: Run, write: Write) -> None:
    book = Workbook()
    for row in (["xã", "hộ nghèo"], ["A", 7], ["B", "bảy"]):
        book.worksheets[0].append(row)
    book.save("xa.xlsx")
    code, _, err = run("build", write("mau.kh", TEMPLATE), "--rows", "xa.xlsx", "--to", "text")
    assert code == 1
    assert err == "Chưa tạo được xa.xlsx, dòng 3: ô B3, cột «hộ nghèo»: «bảy» không thuộc loại «số»\n"
    assert files() == ["mau-001.txt", "mau.kh", "xa.xlsx"]


@pytest.mark.parametrize(
    ("table", "words", "told"),
    [
        ("hộ nghèo\n7\n", (), "xa.csv: thiếu cột cho tham số «xã», mà tham số này không có giá trị sẵn"),
        ("xã,hộ ngèo\nA,7\n", (), "xa.csv: kế hoạch không có tham số «hộ ngèo». Có phải ý bạn là «hộ nghèo»?"),
        ("xã\nA\n", ("--name", "{xã}-{năn}"), "--name: không có cột hay tham số «năn»"),
        (
            "xã\nA\n",
            ("--name", "{xã"),
            "--name: mẫu «{xã» có dấu ngoặc nhọn lẻ; viết tên cột trong một cặp dấu, chẳng hạn «{xã}»",
        ),
        ("xã\nA\n", ("--name", "{xã}/a"), "--name: mẫu «{xã}/a» là tên tệp, không được có «/» hay «\\»"),
        ("DANH SÁCH\nxã\nA\n", (), "xa.csv: hàng đầu tiên không có cột nào là tham số của kế hoạch (xã, hộ nghèo, "),
        ("xã\n", (), "xa.csv: bảng cần một hàng tiêu đề và ít nhất một dòng"),
    ],
)
def test_a_table_that_does_not_fit_the_plan_stops_it_all(
    table: str, words: tuple[str, ...], told: str, run: Run, write: Write
) -> None:
    code, out, err = build_rows(run, write, table, *words)
    assert (code, out) == (2, "")
    assert told in err
    assert not Path("out").exists()


def test_a_column_that_no_parameter_takes_is_told_once(run: Run, write: Write) -> None:
    code, _, err = build_rows(run, write, "STT,xã,điện thoại\n1,A,0\n2,B,0\n", "--name", "{stt} {xã}")
    assert code == 0
    assert err == "xa.csv: không dùng đến cột «điện thoại», vì kế hoạch không có tham số này\n"
    assert files("out") == ["1 A.txt", "2 B.txt"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("mau.kh", "--rows", "mất.csv"), "mất.csv: không tìm thấy tệp này"),
        (("mau.kh", "a.kh", "--rows", "xa.csv"), "--rows cần đúng một tệp kế hoạch có @tham số"),
        ((".", "--rows", "xa.csv"), "--rows cần đúng một tệp kế hoạch có @tham số"),
        (("a.kh", "--rows", "xa.csv"), "a.kh: kế hoạch này không có @tham số, nên không dùng được với --rows"),
        (("a.kh", "--name", "{xã}"), "--name chỉ dùng cùng với --rows"),
    ],
)
def test_wrong_use_of_rows_is_told(words: tuple[str, ...], told: str, run: Run, write: Write) -> None:
    for name, text in (("mau.kh", TEMPLATE), ("a.kh", PLAN), ("xa.csv", "xã\nA\n")):
        write(name, text)
    assert run("build", *words) == (2, "", f"{told}\n")
