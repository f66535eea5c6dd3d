from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

PLAN = "@dùng chung.kh\n@kế hoạch Thi đua năm {{năm}}\n  năm: {year}\n\n{body}\n"
SHARED = "@cơ quan\n  cơ quan: Ủy ban nhân dân xã Bình Gia\n  nơi: Bình Gia\n\n@đơn vị\n  vp = Văn phòng\n"
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture(autouse=True)
def words_that_ship(monkeypatch: pytest.MonkeyPatch, rules_of_the_test: None) -> None:
    """Plans are compiled here, with the rules that ship."""
    del rules_of_the_test
    monkeypatch.undo()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words_that_ship: None) -> Path:
    del words_that_ship
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "chung.kh").write_text(SHARED, encoding="utf-8")
    write("a.kh", 2025, "Giao {vp} theo dõi. Các thôn đăng ký thi đua.")
    write("b.kh", 2026, "Giao {vp} theo dõi. Các thôn, tổ dân phố đăng ký thi đua.")
    return tmp_path


def write(name: str, year: int, body: str) -> None:
    Path(name).write_text(PLAN.format(year=year, body=body), encoding="utf-8")


def git(*words: str) -> str:
    who = ("-c", "user.name=Văn thư", "-c", "user.email=van-thu@example.vn")
    return subprocess.run(["git", *who, *words], check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S607 - git as it is installed


@pytest.fixture
def repository(folder: Path) -> Path:
    """Two commits: in the second the plan and the unit that the shared file names are others."""
    write("plan.kh", 2025, "Giao {vp} theo dõi sát sao mọi việc.")
    git("init", "-q")
    git("add", "plan.kh", "chung.kh")
    git("commit", "-qm", "Kế hoạch đầu tiên")
    Path("chung.kh").write_text(SHARED.replace("Văn phòng", "Phòng Nội vụ"), encoding="utf-8")
    write("plan.kh", 2025, "Giao {vp} theo dõi sát sao mọi việc, đôn đốc.")
    git("commit", "-qam", "Sửa")
    return folder


def test_what_differs_is_told_and_makes_the_exit_code_one(run: Run, folder: Path) -> None:
    del folder
    code, out, err = run("diff", "a.kh", "b.kh")
    assert (code, err) == (1, "")
    assert out == (
        "−−− a.kh (2025)\n+++ b.kh (2026)\n\n"
        "Nội dung\n  ~ phần mở đầu: Các thôn{+, tổ dân phố+} đăng ký thi đua.\n\n"
        "1 khác biệt.\n2 chỗ chỉ đổi theo năm (2025 → 2026), không liệt kê; thêm --all để xem.\n"
    )


def test_plans_that_are_alike_make_the_exit_code_zero(run: Run, folder: Path) -> None:
    del folder
    assert run("diff", "a.kh", "a.kh") == (0, "Không có khác biệt.\n", "")


def test_the_turn_of_the_year_alone_is_no_difference_unless_asked_for(run: Run, folder: Path) -> None:
    del folder
    write("c.kh", 2026, "Giao {vp} theo dõi. Các thôn đăng ký thi đua.")
    code, out, _ = run("diff", "a.kh", "c.kh")
    assert (code, out.splitlines()[0]) == (0, "Không có khác biệt.")
    code, out, _ = run("diff", "a.kh", "c.kh", "--all")
    assert code == 1
    assert "  ~ năm: 2025 → 2026\n" in out


def test_programs_get_json(run: Run, folder: Path) -> None:
    del folder
    found = json.loads(run("diff", "a.kh", "b.kh", "--format", "json").out)
    assert (found["year_before"], found["year_after"], found["turned_count"], found["turned"]) == (2025, 2026, 2, [])
    (one,) = found["differences"]
    assert (one["topic"], one["kind"], one["part"]) == ("prose", "changed", "opening")
    assert [stretch["state"] for stretch in one["changes"][0]["words"]] == ["", "inserted", ""]


def test_a_redline_is_signed_as_asked(run: Run, folder: Path) -> None:
    words = ("--to", "docx", "--author", "Phòng Nội vụ", "--date", "05/01/2026")
    assert run("diff", "a.kh", "b.kh", *words) == (1, "Đã tạo b.diff.docx\n", "")
    with ZipFile(folder / "b.diff.docx") as file:
        xml = file.read("word/document.xml").decode()
    assert 'w:author="Phòng Nội vụ" w:date="2026-01-05T00:00:00Z"' in xml


def test_unless_asked_a_redline_bears_a_day_that_does_not_depend_on_the_clock(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("diff", "a.kh", "b.kh", "--to", "docx", "-o", "one.docx")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    run("diff", "a.kh", "b.kh", "--to", "docx", "-o", "other.docx")
    for name, day in (("one", "2026-01-01T00:00:00Z"), ("other", "2026-01-01T00:00:00Z")):
        with ZipFile(folder / f"{name}.docx") as file:
            assert f'w:date="{day}"' in file.read("word/document.xml").decode()


def test_every_file_that_is_named_is_written(run: Run, folder: Path) -> None:
    assert run("diff", "a.kh", "b.kh", "-o", "x.docx", "-o", "y.html").out == "Đã tạo x.docx\nĐã tạo y.html\n"
    assert (folder / "x.docx").read_bytes()[:2] == b"PK"
    assert (folder / "y.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_page_shows_both_plans(run: Run, folder: Path) -> None:
    assert run("diff", "a.kh", "b.kh", "--to", "html").code == 1
    html = (folder / "b.diff.html").read_text(encoding="utf-8")
    assert "<ins>, tổ dân phố</ins>" in html
    assert html.count("Giao Văn phòng theo dõi") == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("a.kh", "mat.kh"), "mat.kh: không tìm thấy tệp này\n"),
        (("a.kh", "b.kh", "a.kh", "b.kh"), "cần một tệp, hai tệp, hoặc hai bản git và một tệp\n"),
        (("a.kh", "b.kh", "-o", "x.txt"), "x.txt: không có dạng tệp này; đuôi tệp phải là một trong: .html, .docx\n"),
        (("a.kh", "b.kh", "--to", "docx", "-o", "b.kh"), "b.kh: không có dạng tệp này; đuôi tệp phải là"),
        (("a.kh", "b.kh", "--to", "html", "-o", "x.docx"), "x.docx: đuôi tệp không hợp với dạng html"),
        (("a.kh", "b.kh", "-o", "-"), "Lệnh này ghi tệp, không in ra màn hình; hãy ghi tên tệp sau -o.\n"),
        (("a.kh", "chung.kh"), "chung.kh: tệp này chỉ có phần dùng chung"),
    ],
)
def test_wrong_use_is_told(run: Run, folder: Path, words: tuple[str, ...], said: str) -> None:
    del folder
    code, out, err = run("diff", *words)
    assert (code, out) == (2, "")
    assert err.startswith(said)


def test_a_day_that_is_none_is_told(run: Run, folder: Path) -> None:
    del folder
    code, _, err = run("diff", "a.kh", "b.kh", "--to", "docx", "--date", "mai")
    assert code == 2
    assert "không hiểu ngày «mai»" in err


def test_a_plan_with_errors_is_compared_as_far_as_it_could_be_made(run: Run, folder: Path) -> None:
    del folder
    write("c.kh", 2025, "Giao {vp} theo dõi {sai ++}. Các thôn đăng ký thi đua.")
    code, out, err = run("diff", "a.kh", "c.kh")
    assert code == 1
    assert "theo dõi" in out
    assert err.startswith("c.kh: kế hoạch còn 1 lỗi")


def test_open_questions_of_a_plan_are_told(run: Run, folder: Path) -> None:
    del folder
    write("c.kh", 2026, "Các thôn đăng ký {?1 còn đủ không: 5 công trình}.")
    code, _, err = run("diff", "a.kh", "c.kh")
    assert (code, err.partition(";")[0]) == (1, "c.kh: còn 1 chỗ chờ trả lời, chữ và số ở đó chưa chốt")
    assert run("series", "a.kh", "c.kh").err == err


@needs_git
@pytest.mark.parametrize("words", [("HEAD~1", "plan.kh"), ("HEAD~1", "HEAD", "plan.kh"), ("HEAD~1:plan.kh", "plan.kh")])
def test_a_plan_is_compared_with_its_revisions_among_the_neighbours_of_then(
    run: Run, repository: Path, words: tuple[str, ...]
) -> None:
    del repository
    code, out, err = run("diff", *words)
    assert (code, err) == (1, "")
    assert "Giao [-Văn phòng-]{+Phòng Nội vụ+} theo dõi sát sao mọi việc{+, đôn đốc+}." in out
    assert git("status", "--short", "--untracked-files=no") == ""


@needs_git
def test_a_path_in_a_revision_may_begin_at_the_top_of_the_repository(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("cu").mkdir()
    git("mv", "plan.kh", "chung.kh", "cu")
    git("commit", "-qm", "Dời")
    git("mv", "cu", "moi")
    assert run("diff", "HEAD:cu/plan.kh", "moi/plan.kh") == (0, "Không có khác biệt.\n", "")
    monkeypatch.chdir(repository / "moi")
    assert "đốc+}." in run("diff", "HEAD~2:plan.kh", "plan.kh").out
    assert run("diff", "HEAD:cu/plan.kh", "plan.kh") == (0, "Không có khác biệt.\n", "")


@needs_git
def test_a_plan_alone_is_compared_with_the_latest_revision(run: Run, repository: Path) -> None:
    del repository
    assert run("diff", "plan.kh").code == 0
    write("plan.kh", 2025, "Giao {vp} theo dõi sát sao mọi việc, đôn đốc. Xong.")
    assert "+ phần mở đầu: Xong." in run("diff", "plan.kh").out


@needs_git
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nhánh-lạ", "plan.kh"), "«nhánh-lạ»: không có tệp này, cũng không có bản git nào tên như vậy\n"),
        (("--", "--output=x", "plan.kh"), "«--output=x»: không có tệp này, cũng không có bản git nào tên như vậy\n"),
        (("HEAD", "a.kh"), "a.kh: tệp này không có trong bản git HEAD\n"),
        (("HEAD", "moi.kh"), "moi.kh: tệp này không có trong bản git HEAD\nmoi.kh: không tìm thấy tệp này\n"),
    ],
)
def test_what_git_does_not_have_is_told(run: Run, repository: Path, words: tuple[str, ...], said: str) -> None:
    del repository
    assert run("diff", *words) == (2, "", said)


@needs_git
def test_a_folder_without_a_repository_is_told(run: Run, folder: Path) -> None:
    assert run("diff", "HEAD", "a.kh") == (2, "", f"{folder}: thư mục này không nằm trong kho git nào\n")


def test_a_machine_without_git_is_told(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    assert run("diff", "HEAD", "a.kh") == (2, "", "không tìm thấy chương trình git trên máy này\n")


@needs_git
@pytest.mark.skipif(os.name == "nt", reason="git calls the driver through a shell of Unix")
def test_git_diff_tells_plans_through_the_driver_of_the_guide(repository: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "diff.md").read_text(encoding="utf-8")
    assert "*.kh diff=kehoach" in guide
    assert "git config diff.kehoach.command 'kehoach diff'" in guide
    (repository / ".gitattributes").write_text("*.kh diff=kehoach\n", encoding="utf-8")
    git("config", "diff.kehoach.command", f"'{sys.executable}' -m kehoach diff")
    write("plan.kh", 2025, "Giao {vp} theo dõi sát sao mọi việc.")
    Path("chung.kh").write_text(SHARED, encoding="utf-8")
    told = git("diff")
    assert "~ phần mở đầu: Giao Văn phòng theo dõi sát sao mọi việc[-, đôn đốc-]." in told
    assert "-  vp = Phòng Nội vụ\n+  vp = Văn phòng\n" in told
