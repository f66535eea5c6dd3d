from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.cli import asking
from kehoach.render.files import WriteError

if TYPE_CHECKING:
    from tests.cli.conftest import Run

PLAN = """@kế hoạch Phát động thi đua năm {năm}
  năm: 2025
  cơ quan: Ủy ban nhân dân xã Bình Minh
  số: 15/KH-UBND
  nơi: Bình Minh
  ngày: 05/02/2025

1. Bảo hiểm y tế, {chỉ tiêu bhyt: đạt 97% trở lên}.
2. Làm {chỉ tiêu nha: 12 nhà}, gửi báo cáo trước ngày {mốc tổng kết: 31/10/2025}.

@nơi nhận
  Các thôn (t/h)
  Lưu: VT, VHXH

@ký
  TM. ỦY BAN NHÂN DÂN
  CHỦ TỊCH
  Nguyễn Văn A
"""
OLD, NEW = "thi-dua-2025.kh", "thi-dua-2026.kh"


@pytest.fixture(autouse=True)
def rules_of_the_test() -> None:
    """The rules that ship are told here."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the plan."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / OLD).write_text(PLAN, encoding="utf-8")
    return tmp_path


def draft() -> str:
    return Path(NEW).read_text(encoding="utf-8")


def types(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("mau.json",), "mau.json: đây là mô hình JSON của kế hoạch; lệnh này cần tệp .kh\n"),
        (("a.kh", "-o", "b.docx"), "b.docx: không có dạng tệp này; đuôi tệp phải là một trong: .kh\n"),
        (("a.kh", "-o", "-"), "Lệnh này ghi tệp, không in ra màn hình; hãy ghi tên tệp sau -o.\n"),
    ],
)
def test_a_draft_is_made_of_a_source_and_is_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.kh").write_text(PLAN, encoding="utf-8")
    Path("mau.json").write_text(run("model", "a.kh").out, encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    assert run("next", *words) == (2, "", said)
    assert sorted(tmp_path.iterdir()) == before


def test_the_draft_of_a_school_year_is_called_after_the_next_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "nam-hoc-2025-2026.kh").write_text(PLAN, encoding="utf-8")
    assert run("next", str(tmp_path / "nam-hoc-2025-2026.kh")).code == 0
    assert (tmp_path / "nam-hoc-2026-2027.kh").exists()


def test_a_draft_of_a_formatted_plan_is_formatted(run: Run, tmp_path: Path) -> None:
    plan, draft = tmp_path / "a-2025.kh", tmp_path / "a-2026.kh"
    table = "@bảng Giao\n  | STT | Thôn | Số   |\n  | :-: | :--  | --:  |\n  | 1   | Đông | 1200 |\n"
    plan.write_text(f"@kế hoạch Thi đua\n  năm: 2025\n  cơ quan: Ủy ban nhân dân xã A\n\n{table}", encoding="utf-8")
    assert run("fmt", str(plan)).code == 0
    assert run("next", str(plan)).code == 0
    assert "{?1 " in draft.read_text(encoding="utf-8")
    assert run("fmt", "--check", str(draft)).code == 0


def test_the_draft_gets_the_year_in_its_name_and_the_old_plan_is_linked(run: Run) -> None:
    done = run("next", OLD)
    assert (done.code, done.err) == (0, f"{NEW}: đã viết bản thảo năm 2026\n")
    assert done.out.startswith(f"{NEW}: 4 câu hỏi còn mở\n   1  dòng 10: Bảo hiểm y tế, đạt «97%» trở lên.\n")
    assert f"@năm trước {OLD}\n" in draft()
    assert Path(OLD).read_text(encoding="utf-8") == PLAN


def test_a_name_without_the_year_gets_it_after_it(run: Run) -> None:
    Path("ke-hoach.kh").write_text(PLAN, encoding="utf-8")
    assert run("next", "ke-hoach.kh", "--year", "2027").code == 0
    assert "  năm: 2027\n" in Path("ke-hoach-2027.kh").read_text(encoding="utf-8")


def test_another_folder_is_linked_from_where_the_draft_stands(run: Run) -> None:
    Path("moi").mkdir()
    assert run("next", OLD, "-o", "moi/a.kh").code == 0
    assert f"@năm trước ../{OLD}\n" in Path("moi/a.kh").read_text(encoding="utf-8")


def test_a_file_that_is_there_is_never_written_over(run: Run) -> None:
    Path(NEW).write_text("đã có", encoding="utf-8")
    done = run("next", OLD)
    assert done.code == 2
    assert "không ghi đè" in done.err
    assert draft() == "đã có"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("next", "khong-co.kh"), 2, "không tìm thấy tệp này"),
        (("next", "-"), 2, "cần một tệp kế hoạch"),
        (("next", OLD, "--year", "25"), 2, "năm là một số từ 1945"),
        (("next", OLD, "--year", "2025"), 2, "là năm của chính kế hoạch này"),
        (("next", OLD, "-o", "khong/co.kh"), 2, "thư mục này chưa có"),
        (("next", OLD, "--results", "khong-co.csv"), 2, "không tìm thấy tệp này"),
        (("next", "loi.kh"), 1, "hãy sửa rồi mới sang năm"),
        (("next", "khong-nam.kh"), 1, "không có năm"),
    ],
)
def test_what_cannot_be_done_is_told(run: Run, words: tuple[str, ...], code: int, told: str) -> None:
    Path("loi.kh").write_text(PLAN + "{chỉ tiêu khong-dong: 3\n", encoding="utf-8")
    head = "@kế hoạch Thi đua\n  cơ quan: Ủy ban nhân dân xã A\n  nơi: A\n"
    Path("khong-nam.kh").write_text(head, encoding="utf-8")
    done = run(*words)
    assert done.code == code
    assert told in done.err
    assert not Path(NEW).exists()


def test_the_worklist_is_a_table_to_tick_off(run: Run) -> None:
    rows = run("next", OLD, "--format", "md").out.splitlines()
    assert rows[0] == f"# {NEW}: 4 câu hỏi còn mở"
    assert rows[2].split(" | ")[1:] == ["Số", "Dòng", "Đang viết", "Đề nghị", "Vì sao hỏi |"]
    assert [row.split(" | ")[0] for row in rows[4:8]] == ["| ☐"] * 4
    assert "| 31/10/2026 |" not in rows[6]
    assert "02/11/2026" in rows[6]


def test_the_worklist_as_json_holds_every_decision(run: Run) -> None:
    made = json.loads(run("next", OLD, "--format", "json").out)
    assert [one["number"] for one in made["questions"]] == [1, 2, 3, 4]
    assert made["questions"][2] | {"context": ""} == {
        "number": 3,
        "lines": [11],
        "text": "31/10/2026",
        "context": "",
        "proposal": "02/11/2026",
        "reason": "hạn rơi vào Thứ Bảy, chọn ngày làm việc",
    }
    assert {one["operation"] for one in made["decisions"]} == {"shift", "keep", "ask", "blank"}
    assert json.loads(run("next", "--questions", NEW, "--format", "json").out)["decisions"] == []


def test_a_day_that_breaks_the_order_is_asked_where_it_stands_and_told_until_it_is_mended(run: Run) -> None:
    text = PLAN.replace("@nơi nhận", "@đợt 1: 01/01/{năm} - 30/6/2025\n\n@nơi nhận")
    Path(OLD).write_text(text, encoding="utf-8")
    told = run("next", OLD).out
    assert told.count("Đợt 1 bắt đầu 01/01/2026, trước khi ban hành kế hoạch (…/02/2026), chọn lại ngày") == 1
    assert "Ngày tháng cần xem lại" not in told
    question = next(line for line in draft().splitlines() if "«01/01/{năm}»" in line)
    Path(NEW).write_text(draft().replace(f"{question}\n", ""), encoding="utf-8")
    assert "Ngày tháng cần xem lại:\n  dòng 13: Đợt 1 bắt đầu 01/01/2026" in run("next", "--questions", NEW).out


def test_an_answer_takes_the_place_of_a_day_whose_year_is_computed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(OLD).write_text(PLAN.replace("@nơi nhận", "@đợt 1: 01/01/{năm} - 30/6/2025\n\n@nơi nhận"), encoding="utf-8")
    types(monkeypatch, "s", "s", "s", "15/02/2026", "q")
    assert run("next", OLD, "--interactive").code == 0
    assert "\n@đợt 1: 15/02/2026 - 30/6/2026\n" in draft()


def test_a_file_of_the_office_is_told_and_not_turned(run: Run) -> None:
    office = "@nơi nhận\n  Các thôn (t/h)\n"
    Path("chung.kh").write_text(office, encoding="utf-8")
    Path(OLD).write_text("@dùng chung.kh\n\n" + PLAN, encoding="utf-8")
    assert "Tệp dùng chung không đổi, hãy tự xem lại: chung.kh" in run("next", OLD).out
    assert Path("chung.kh").read_text(encoding="utf-8") == office


def test_a_final_build_is_refused_until_all_questions_are_answered(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("next", OLD)
    Path(NEW).write_text(draft().replace("…/KH-UBND", "9/KH-UBND").replace("…/02/2026", "04/02/2026"), encoding="utf-8")
    refused = run("build", "--final", NEW, "--to", "text")
    assert refused.code == 1
    assert "«97%» (chỉ tiêu mới, năm 2025 là đạt 97% trở lên)" in refused.err
    assert "«Nguyễn Văn A» (người ký có còn giữ chức vụ này không)" in refused.err
    types(monkeypatch, "98", "", "", "Trần Thị B")
    assert run("next", "--interactive", NEW).code == 0
    built = run("build", "--final", NEW, "--to", "text")
    assert (built.code, built.err) == (0, "")
    printed = Path(NEW).with_suffix(".txt").read_text(encoding="utf-8")
    assert "đạt 98% trở lên" in printed
    assert "12 nhà, gửi báo cáo trước ngày 02/11/2026" in printed
    assert "Trần Thị B" in printed


def test_an_answer_that_the_plan_cannot_take_is_asked_for_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        Path(OLD).read_text(encoding="utf-8").replace("\n@nơi", "\n@giao Văn phòng; hạn: 15/8/2025\n  Sơ kết.\n\n@nơi")
    )
    Path(OLD).write_text(text, encoding="utf-8")
    types(monkeypatch, "", "", "", "hôm khác", "17/8/2026", "")
    done = run("next", OLD, "--interactive")
    assert "Chưa ghi câu trả lời này. «hôm khác» không phải là ngày tháng." in done.out
    assert done.out.endswith(f"{NEW}: không còn câu hỏi nào.\n")
    assert "@giao Văn phòng; hạn: 17/8/2026\n" in draft()


def test_answers_are_written_one_by_one_and_taken_up_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    types(monkeypatch, "98%", "s", "q")
    first = run("next", OLD, "--interactive")
    assert first.code == 0
    assert "Enter: nhận «97%»" in first.out
    assert first.out.endswith(f"Còn 3 câu hỏi; chạy «kehoach next --interactive {NEW}» để trả lời tiếp.\n")
    assert "đạt 98% trở lên" in draft()
    types(monkeypatch, "15", "", "")
    assert run("next", "--interactive", NEW).out.endswith(f"{NEW}: không còn câu hỏi nào.\n")
    assert "{?" not in draft()
    assert "kehoach: hỏi" not in draft()
    assert "{chỉ tiêu nha; năm trước = chỉ tiêu 12 nhà: 15 nhà}" in draft()


def test_a_walk_that_is_broken_off_leaves_whole_what_was_answered(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = iter(("98%\n",))

    def interrupted() -> str:
        if line := next(lines, ""):
            return line
        raise KeyboardInterrupt

    types(monkeypatch)
    monkeypatch.setattr("sys.stdin.readline", interrupted)
    assert run("next", OLD, "--interactive").code == 130
    assert "đạt 98% trở lên" in draft()
    assert kehoach.load(NEW).diagnostics == ()


def test_an_answer_that_cannot_be_written_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("next", OLD)

    def full(path: Path, _data: bytes) -> None:
        raise WriteError(path, "full")

    monkeypatch.setattr(asking, "write_whole", full)
    types(monkeypatch, "98")
    done = run("next", "--interactive", NEW)
    assert done.code == 2
    assert "ổ đĩa đã đầy" in done.err


def test_results_become_the_baseline_and_say_whether_the_target_was_met(run: Run) -> None:
    Path("kq.csv").write_text('mã,kết quả\nbhyt,"95,2"\nnha,14 nhà\n', encoding="utf-8")
    done = run("next", OLD, "--results", "kq.csv")
    assert done.code == 0
    assert "chỉ tiêu mới, năm 2025 là đạt 97% trở lên, thực hiện 95,2%, chưa đạt" in done.out
    assert "chỉ tiêu mới, năm 2025 là 12 nhà, thực hiện 14 nhà, cao hơn" in done.out
    assert "{chỉ tiêu bhyt; năm trước = 95,2%: đạt" in draft()
    assert "{chỉ tiêu nha; năm trước = 14 nhà: " in draft()


def test_results_that_are_not_known_yet_are_told_and_the_others_taken(run: Run) -> None:
    Path("kq.csv").write_text("mã,kết quả\nbhyt,\nnha,14 nhà\n", encoding="utf-8")
    done = run("next", OLD, "--results", "kq.csv")
    assert done.code == 0
    assert "kq.csv:2:1\ngợi ý KH662: Bảng kết quả chưa có số của 1 chỉ tiêu: bhyt." in done.err
    assert "{chỉ tiêu bhyt; năm trước = chỉ tiêu 97%: " in draft()
    assert "{chỉ tiêu nha; năm trước = 14 nhà: " in draft()


def test_rows_that_say_nothing_are_told_by_line_and_nothing_is_written(run: Run) -> None:
    Path("kq.csv").write_text('mã,kết quả\nbhyt,97\nla,3\nnha,nhiều\nbhyt,"98"\n', encoding="utf-8")
    done = run("next", OLD, "--results", "kq.csv")
    assert done.code == 2
    assert "kq.csv:3:1\nlỗi KH660: Kế hoạch không có chỉ tiêu nào mã «la»." in done.err
    assert "kq.csv:4:1\nlỗi KH659" in done.err
    assert "kq.csv:5:1\nlỗi KH661" in done.err
    assert not Path(NEW).exists()
