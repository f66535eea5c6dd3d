from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kehoach.years.history.forms import FORMS
from tests.years.series import PLANS

if TYPE_CHECKING:
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

    from tests.cli.conftest import Run

FOLDER = str(PLANS[0].parent)


@pytest.fixture(autouse=True)
def rules_of_the_test() -> None:
    """The rules that ship are told here."""


def test_the_years_stand_beside_each_other(run: Run, snapshot: SnapshotAssertion) -> None:
    code, out, err = run("series", FOLDER)
    assert (code, err) == (0, "")
    assert out == snapshot


def test_a_narrow_terminal_gets_the_years_in_several_tables(
    run: Run, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    out = run("series", FOLDER).out
    assert out == snapshot
    assert max(map(len, out.splitlines())) <= 40


def test_each_office_has_its_own_table(run: Run, tmp_path: Path) -> None:
    for commune in ("A", "B"):
        head = f"@kế hoạch Thi đua\n  năm: 2024\n  cơ quan: Ủy ban nhân dân xã {commune}\n\n"
        (tmp_path / f"{commune}.kh").write_text(f"{head}@chỉ tiêu\n  nha = Số nhà: 2 nhà\n", encoding="utf-8")
    code, out, err = run("series", str(tmp_path))
    assert (code, err) == (0, "")
    assert out == "\n".join(
        f"Ủy ban nhân dân xã {commune}\n\n              2024\nSố nhà (nhà) [nha]\n  chỉ tiêu       2\n"
        for commune in ("A", "B")
    )


def test_plans_without_indicators_say_so(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "a.kh"
    plan.write_text("@kế hoạch Thi đua\n  năm: 2024\n  cơ quan: UBND xã\n", encoding="utf-8")
    assert run("series", str(plan)).out == "Không có chỉ tiêu nào trong các kế hoạch này.\n"


def test_every_form_is_written_by_the_ending_of_its_file(run: Run, tmp_path: Path) -> None:
    files = [str(tmp_path / f"chi-tieu.{form}") for form in FORMS]
    code, out, err = run("series", FOLDER, *(word for file in files for word in ("-o", file)))
    assert (code, err) == (0, "")
    assert out.splitlines() == [f"Đã tạo {file}" for file in files]
    assert all((tmp_path / f"chi-tieu.{form}").stat().st_size for form in FORMS)


def test_an_ending_without_a_form_is_refused_before_anything_is_read(run: Run) -> None:
    code, out, err = run("series", "không-có.kh", "-o", "a.doc")
    assert (code, out) == (2, "")
    assert err == "a.doc: không có dạng tệp này; đuôi tệp phải là một trong: .html, .png, .svg, .xlsx, .csv, .json\n"


def test_a_file_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    code, _, err = run("series", FOLDER, "-o", str(tmp_path / "none" / "a.csv"))
    assert code == 2
    assert "thư mục này chưa có" in err


def test_results_of_a_table_stand_in_the_series(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "ket-qua.csv"
    table.write_text("mã,năm,kết quả\nbhyt,2026,98\n", encoding="utf-8")
    code, out, err = run("series", FOLDER, "--results", str(table))
    assert (code, err) == (0, "")
    assert "98" in out


def test_results_that_are_not_known_yet_are_told_and_leave_what_the_plans_say(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "ket-qua.csv"
    table.write_text("mã,năm,kết quả\nbhyt,2025,\n", encoding="utf-8")
    code, out, err = run("series", FOLDER, "--results", str(table))
    assert code == 0
    assert "KH662" in err
    assert out == run("series", FOLDER)[1]


def test_a_broken_table_of_results_keeps_files_from_being_written(run: Run, tmp_path: Path) -> None:
    table, target = tmp_path / "ket-qua.csv", tmp_path / "a.csv"
    table.write_text("mã,năm,kết quả\nbhyt,2026,tốt\n", encoding="utf-8")
    code, _, err = run("series", FOLDER, "--results", str(table), "-o", str(target))
    assert code == 1
    assert "KH659" in err
    assert not target.exists()


def test_a_table_of_results_that_is_not_there_is_told(run: Run) -> None:
    code, _, err = run("series", FOLDER, "--results", "không-có.csv")
    assert (code, err) == (2, "không-có.csv: không tìm thấy tệp này\n")


def test_a_plan_with_errors_is_told(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "a.kh"
    plan.write_text("@kế hoạch Thi đua\n  năm: 2024\n\n@chỉ tiêu\n  a = Số hộ: 1 hộ\n", encoding="utf-8")
    code, _, err = run("series", str(plan))
    assert code == 1
    assert "KH" in err
