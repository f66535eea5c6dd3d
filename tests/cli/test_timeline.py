from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kehoach.years.timeline.forms import FORMS
from tests.years.plans import EXAMPLES, HEAD

if TYPE_CHECKING:
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

    from tests.cli.conftest import Run

PLAN = str(EXAMPLES / "moi-cau-truc.kh")


@pytest.fixture(autouse=True)
def rules_of_the_test() -> None:
    """The rules that ship are told here."""


def test_the_events_are_listed_kind_by_kind(run: Run, snapshot: SnapshotAssertion) -> None:
    code, out, err = run("timeline", PLAN)
    assert (code, err) == (0, "")
    assert out == snapshot


def test_every_form_is_written_by_the_ending_of_its_file(run: Run, tmp_path: Path) -> None:
    files = [str(tmp_path / f"tien-do.{form}") for form in FORMS]
    code, out, err = run("timeline", PLAN, *(word for file in files for word in ("-o", file)))
    assert (code, err) == (0, "")
    assert out.splitlines() == [f"Đã tạo {file}" for file in files]


def test_reminders_are_asked_for(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.ics"
    assert run("timeline", PLAN, "-o", str(file), "--alarm", "2").code == 0
    assert b"TRIGGER:-P2D" in file.read_bytes()
    code, _, err = run("timeline", PLAN, "--alarm", "hai")
    assert code == 2
    assert "cần một số ngày từ 1 trở lên" in err


def test_what_a_calendar_has_no_place_for_is_told(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "a.kh"
    body = "- {giao: Các thôn} báo cáo trước {hạn: ngày Lễ phát động}.\n@mốc Sơ kết: 15/7/2026\n"
    plan.write_text(HEAD + body, encoding="utf-8")
    code, _, err = run("timeline", str(plan), "-o", str(tmp_path / "a.ics"))
    assert code == 0
    assert err == (
        "Không có trong lịch vì chưa rõ tháng năm: Báo cáo trước ngày Lễ phát động (hạn ngày Lễ phát động)\n"
    )


def test_a_file_that_holds_only_what_plans_share_is_told(run: Run, tmp_path: Path) -> None:
    shared = tmp_path / "chung.kh"
    shared.write_text("@ký\n  CHỦ TỊCH\n", encoding="utf-8")
    said = f"{shared}: tệp này chỉ có phần dùng chung, không có kế hoạch; hãy ghi tên tệp của kế hoạch dùng nó\n"
    for command in ("timeline", "next", "model"):
        assert run(command, str(shared)) == (2, "", said)


def test_a_plan_without_times_says_so(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "a.kh"
    plan.write_text(HEAD + "Thi đua.\n", encoding="utf-8")
    code, out, err = run("timeline", str(plan))
    assert (code, out) == (1, "")
    assert "không có đợt, hạn, mốc hay hoạt động nào ghi thời gian" in err


def test_a_plan_with_errors_is_told(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "a.kh"
    plan.write_text("@kế hoạch Thi đua\n  năm: 2024\n", encoding="utf-8")
    code, _, err = run("timeline", str(plan))
    assert code == 1
    assert "KH071" in err


def test_wrong_use_is_told(run: Run) -> None:
    assert run("timeline", "không-có.kh").code == 2
    assert run("timeline", PLAN, "-o", "a.pdf").code == 2
