from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.years.plans import EXAMPLES, HEAD

if TYPE_CHECKING:
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

    from tests.cli.conftest import Run

PLAN = str(EXAMPLES / "moi-cau-truc.kh")


@pytest.fixture(autouse=True)
def rules_of_the_test() -> None:
    """The rules that ship are told here."""


def test_each_unit_is_listed_with_its_tasks(run: Run, snapshot: SnapshotAssertion) -> None:
    code, out, err = run("tasks", PLAN)
    assert (code, err) == (0, "")
    assert out == snapshot


def test_a_sheet_of_several_plans_is_written(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "phan-cong.xlsx"
    code, out, _ = run("tasks", PLAN, str(EXAMPLES / "truyen-thong-2026.kh"), "-o", str(file))
    assert (code, out) == (0, f"Đã tạo {file}\n")
    assert file.read_bytes().startswith(b"PK")


def test_plans_that_assign_nothing_say_so(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "a.kh"
    plan.write_text(HEAD + "Thi đua.\n", encoding="utf-8")
    assert run("tasks", str(plan)) == (0, "Không có việc nào được giao trong các kế hoạch này.\n", "")


def test_a_plan_with_errors_is_told_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    plan, file = tmp_path / "a.kh", tmp_path / "a.xlsx"
    plan.write_text("@kế hoạch Thi đua\n  năm: 2024\n", encoding="utf-8")
    code, _, err = run("tasks", str(plan), "-o", str(file))
    assert code == 1
    assert "KH071" in err
    assert not file.exists()


def test_wrong_use_is_told(run: Run) -> None:
    assert run("tasks", "không-có.kh").code == 2
    assert run("tasks", PLAN, "-o", "a.pdf").code == 2
