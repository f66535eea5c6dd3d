from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.cli.commands import new
from kehoach.model.plan import Facts, Section
from kehoach.model.sameness import formatted
from kehoach.text import catalogue
from kehoach.text.letters import slug
from kehoach.text.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.model.plan import Block
    from tests.cli.conftest import Run

ASKED = ("--kind", "thi-dua", "--format", "nd30", "--issuer", "Ủy ban nhân dân xã Bình Gia", "--year", "2026")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def answer(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("".join(f"{line}\n" for line in lines)))


def blocks(found: tuple[Block, ...]) -> list[Block]:
    inner = [one for block in found if isinstance(block, Section | Facts) for one in blocks(block.blocks)]
    return [*found, *inner]


@pytest.mark.parametrize("kind", new.KINDS)
@pytest.mark.parametrize("layout", new.FORMATS)
@pytest.mark.parametrize("issuer", ["Ủy ban nhân dân xã …", "Đảng ủy xã Bình Gia", "Trường Tiểu học số 1"])
def test_every_skeleton_is_a_plan_without_faults(kind: str, layout: str, issuer: str) -> None:
    result = kehoach.loads(new.skeleton(kind, layout, issuer, "Bình Gia", 2026))
    assert result.plan is not None
    assert [(one.code, one.place.line) for one in result.diagnostics] == []
    assert (result.plan.head.format, result.plan.head.year) == (layout, 2026)
    assert len(blocks(result.plan.sections)) > 8
    assert result.plan.assignments
    assert result.plan.signatures


@pytest.mark.parametrize("kind", new.KINDS)
def test_every_skeleton_is_commented(kind: str) -> None:
    lines = new.skeleton(kind, "nđ30", "A", "B", 2026).splitlines()
    assert sum(line.lstrip().startswith("//") for line in lines) >= 4


def test_the_skeleton_takes_what_the_flags_say(run: Run, folder: Path) -> None:
    code, out, err = run("new", "a.kh", *ASKED, "--place", "Bình Gia")
    assert (code, err) == (0, "")
    assert out == "Đã viết a.kh. Sửa các chỗ có dấu … rồi kiểm tra: kehoach check a.kh\n"
    plan = kehoach.load(folder / "a.kh").plan
    assert plan is not None
    assert plan.head.issuers[0].name == "Ủy ban nhân dân xã Bình Gia"
    assert plan.head.number is not None
    assert plan.head.number.text == "…/KH-UBND"
    assert plan.signatures[0].authority == ("TM. ỦY BAN NHÂN DÂN",)


def test_a_kind_may_be_typed_as_it_is_spoken(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "Thi đua", "Đảng", "Đảng ủy xã Bình Gia", "", "", "")
    assert run("new", "--year", "2026").out.startswith("Đã viết thi-dua-2026.kh")


def test_a_file_that_is_there_is_never_overwritten(run: Run, folder: Path) -> None:
    (folder / "a.kh").write_text("của tôi", encoding="utf-8")
    assert run("new", "a.kh", *ASKED) == (2, "", "a.kh: tệp này đã có, không ghi đè\n")
    assert (folder / "a.kh").read_text(encoding="utf-8") == "của tôi"


def test_a_folder_that_is_not_there_is_told(run: Run) -> None:
    assert run("new", "mat/a.kh", *ASKED) == (2, "", "mat/a.kh: thư mục này chưa có; hãy tạo thư mục trước\n")


def test_a_terminal_is_asked_only_for_what_is_missing(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "", "")
    code, _, err = run("new", *ASKED)
    assert code == 0
    assert err == "Địa danh [Bình Gia]: Tên tệp [thi-dua-2026.kh]: "
    assert (folder / "thi-dua-2026.kh").exists()


def test_an_answer_that_is_no_choice_is_asked_for_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "zzz", "KIEM-TRA", "dang", "Đảng ủy xã Bình Gia", "", "2026", "-")
    code, out, err = run("new")
    assert code == 0
    assert "Không có lựa chọn «zzz»." in err
    assert "thể thức: đảng\n" in out
    assert "số:       …-KH/ĐU\n" in out


def test_an_answer_that_is_no_year_is_told_the_form_of_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "26", "2026", "")
    code, _, err = run("new", "a.kh", "--kind", "thi-dua", "--format", "nd30", "--issuer", "A", "--place", "B")
    assert code == 0
    assert "«26» không phải là năm: hãy nhập bốn chữ số, từ 1945 đến 2199." in err


def test_a_terminal_that_closes_gets_what_is_usual(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch)
    assert run("new", "a.kh", "--kind", "cong-tac").code == 0


def test_without_a_terminal_the_kind_must_be_given(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    code, out, err = run("new", "a.kh")
    assert (code, out) == (2, "")
    assert err == f"Chưa rõ loại kế hoạch; thêm --kind và một trong: {', '.join(new.KINDS)}.\n"


@pytest.mark.parametrize("year", ["26", "xyz", "99999"])
def test_a_year_that_is_none_is_wrong_use(run: Run, year: str) -> None:
    assert run("new", "a.kh", "--kind", "cong-tac", "--year", year).code == 2


def test_the_questions_name_every_choice() -> None:
    said = catalogue.speaker("vi")
    assert all(kind in slug(said("new.ask-kind")) for kind in new.KINDS)
    assert all(layout in said("new.ask-format") for layout in new.FORMATS)


@pytest.mark.parametrize("kind", new.KINDS)
@pytest.mark.parametrize("layout", new.FORMATS)
def test_a_skeleton_is_in_the_one_style(kind: str, layout: str) -> None:
    text = new.skeleton(kind, layout, "Ủy ban nhân dân xã Bình Minh", "Bình Minh", 2026)
    assert formatted(Source(text, ""), None) == (text, "")
