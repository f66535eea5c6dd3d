"""`kehoach audit` on the command line: what it says, what it writes, how it ends."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from kehoach.cli.console import Exit
from kehoach.intake.audit import pictures
from tests.intake.audit.examples import built
from tests.intake.audit.kinds import KINDS
from tests.intake.audit.seeds import opened

if TYPE_CHECKING:
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

    from tests.cli.conftest import Run

NEEDS_OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")


@pytest.fixture(autouse=True)
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def good(folder: Path, name: str = "tốt.docx") -> str:
    (folder / name).write_bytes(built("phat-dong-xa"))
    return name


def faulty(folder: Path, *kinds: str, name: str = "lỗi.docx") -> str:
    file = opened(built("binh-luong-2024"))
    for kind in kinds or ("lề trên 15 mm", "nội dung cỡ 12", "gạch dưới thay đường kẻ", "Tiêu ngữ, tiêu đề không đậm"):
        assert KINDS[kind].make(file)
    (folder / name).write_bytes(file.bytes())
    return name


def test_a_good_file_ends_with_0(run: Run, beside: Path) -> None:
    done = run("audit", "--layout", good(beside))
    assert done.code == Exit.GOOD
    assert "0 không đạt" in done.out


def test_every_fault_is_told_with_its_place_its_clause_and_what_to_do(
    run: Run, beside: Path, snapshot: SnapshotAssertion
) -> None:
    done = run("audit", "--layout", faulty(beside))
    assert done.code == Exit.PLAN_HAS_ERRORS
    assert done.out == snapshot


def test_it_speaks_english_where_asked(run: Run, beside: Path, snapshot: SnapshotAssertion) -> None:
    assert run("audit", "--layout", "--lang", "en", faulty(beside)).out == snapshot


def test_all_tells_also_what_passed_and_what_does_not_apply(run: Run, beside: Path) -> None:
    told = run("audit", "--layout", "--all", good(beside)).out
    assert "Đạt: PG-01" in told
    assert "Không áp dụng:" in told


def test_several_files_are_summed_up(run: Run, beside: Path) -> None:
    done = run("audit", "--layout", good(beside), faulty(beside))
    assert done.code == Exit.PLAN_HAS_ERRORS
    heads, *rows = done.out.strip().splitlines()[-3:]
    assert heads.split() == ["tệp", "thể", "thức", "không", "đạt", "chưa", "xét"]
    assert [row.split()[:3] for row in rows] == [["tốt.docx", "nđ30", "0"], ["lỗi.docx", "nđ30", "4"]]


def test_json_holds_every_rule(run: Run, beside: Path) -> None:
    done = run("audit", "--layout", "--format", "json", faulty(beside, "lề trên 15 mm"))
    (file,) = json.loads(done.out)["files"]
    assert (file["format"], file["counts"]["fail"]) == ("nđ30", 1)
    (failed,) = [rule for rule in file["rules"] if rule["status"] == "fail"]
    assert failed["rule"] == "PG-03"
    (fault,) = failed["faults"]
    assert (fault["kind"], fault["section"]) == ("margin", 1)
    assert fault["figures"] == {"found": 15, "asked": {"low": 20, "high": 25}}


def test_a_format_may_be_named(run: Run, beside: Path) -> None:
    assert "Hướng dẫn số 29-HD/TWĐTN-VP" in run("audit", "--layout", "--as", "đoàn", good(beside)).out
    assert run("audit", "--as", "khác", good(beside)).code == Exit.WRONG_USE


def test_a_file_that_is_none_is_told_and_the_others_are_audited(run: Run, beside: Path) -> None:
    (beside / "kh.docx").write_bytes(b"%PDF-1.7")
    done = run("audit", "--layout", "kh.docx", "thiếu.docx", good(beside))
    assert done.code == Exit.WRONG_USE
    assert done.err == "thiếu.docx: không tìm thấy tệp này\nkh.docx: đây là tệp PDF, không phải tệp Word\n"
    assert "tốt.docx" in done.out


def test_a_corrected_copy_stands_beside_the_original_which_stays(run: Run, beside: Path) -> None:
    name = faulty(beside)
    before = (beside / name).read_bytes()
    done = run("audit", "--layout", "--fix", name)
    assert done.code == Exit.PLAN_HAS_ERRORS
    assert (beside / name).read_bytes() == before
    assert done.err == "Đã ghi lỗi (đã sửa).docx: sửa 6 chỗ, còn 0 quy tắc cần người sửa\n"
    assert "0 không đạt" in run("audit", "--layout", "lỗi (đã sửa).docx").out


def test_a_copy_that_somebody_may_have_worked_on_is_left_as_it_is(run: Run, beside: Path) -> None:
    name, copy = faulty(beside), beside / "lỗi (đã sửa).docx"
    assert [run("audit", "--layout", "--fix", name).code for _ in range(2)] == [Exit.PLAN_HAS_ERRORS] * 2
    copy.write_bytes(copy.read_bytes() + b" ")
    worked_on = copy.read_bytes()
    done = run("audit", "--layout", "--fix", name)
    assert (done.code, copy.read_bytes()) == (Exit.WRONG_USE, worked_on)
    assert "không ghi đè; hãy đổi tên hoặc xóa nó" in done.err


def test_the_copy_of_a_file_with_macros_keeps_its_ending(run: Run, beside: Path) -> None:
    (beside / faulty(beside)).rename(beside / "lỗi.docm")
    run("audit", "--layout", "--fix", "lỗi.docm")
    assert (beside / "lỗi (đã sửa).docm").exists()


def test_the_copies_of_a_folder_are_not_copied_again(run: Run, beside: Path) -> None:
    faulty(beside)
    for _ in range(2):
        run("audit", "--layout", "--fix", str(beside))
    assert sorted(each.name for each in beside.glob("*.docx")) == ["lỗi (đã sửa).docx", "lỗi.docx"]


def test_the_original_is_never_written_over(run: Run, beside: Path) -> None:
    name = faulty(beside)
    done = run("audit", "--layout", "--fix", "-o", name, name)
    assert done.code == Exit.WRONG_USE
    assert "không ghi đè lên tệp gốc" in done.err


def test_tracked_goes_only_with_fix(run: Run, beside: Path) -> None:
    assert run("audit", "--tracked", good(beside)).code == Exit.WRONG_USE


def test_several_copies_need_a_folder(run: Run, beside: Path) -> None:
    done = run("audit", "--fix", "-o", "a.docx", good(beside), faulty(beside))
    assert done.code == Exit.WRONG_USE
    assert "phải ghi vào một thư mục có sẵn" in done.err


def test_without_libreoffice_the_page_comes_without_pictures_and_says_so(
    run: Run, beside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "as_pdf", lambda _: None)
    run("audit", "--layout", "--to", "html", faulty(beside))
    page = (beside / "lỗi.audit.html").read_text(encoding="utf-8")
    assert "không có hình trang" in page
    assert "<img" not in page


def test_the_page_that_build_made_beside_the_word_file_stays(
    run: Run, beside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "as_pdf", lambda _: None)
    (beside / "tốt.html").write_text("trang của kế hoạch", encoding="utf-8")
    assert run("audit", "--layout", "--to", "html", good(beside)).err == "Đã ghi tốt.audit.html\n"
    assert run("audit", "--layout", "--to", "html", "-o", ".", "tốt.docx").err == "Đã ghi tốt.audit.html\n"
    assert (beside / "tốt.html").read_text(encoding="utf-8") == "trang của kế hoạch"


def test_the_page_goes_where_the_user_says(run: Run, beside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "as_pdf", lambda _: None)
    assert run("audit", "--layout", "-o", "xem.html", good(beside)).err == "Đã ghi xem.html\n"


@NEEDS_OFFICE
def test_the_page_shows_every_page_with_the_faults_marked(run: Run, beside: Path) -> None:
    done = run("audit", "--layout", "--to", "html", faulty(beside))
    assert done.err == "Đã ghi lỗi.audit.html\n"
    assert "trang 1, đoạn 5: “Độc lập - Tự do - Hạnh phúc”" in done.out
    page = (beside / "lỗi.audit.html").read_text(encoding="utf-8")
    assert page.count("<img") >= 2
    assert page.count("<rect class='tag'") == 3
