"""Files, folders, patterns and the standard input: every command understands them alike."""

from __future__ import annotations

import errno
import io
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.cli import plans

if TYPE_CHECKING:
    from tests.cli.conftest import Run

EXAMPLE = Path(__file__).parents[2] / "examples" / "binh-luong-2024.kh"
OF_ONE = ("model", "next", "timeline", "diff a.kh")
OF_MANY = ("check", "fmt", "build", "series", "tasks")
OF_OLD_FILES = ("import", "audit")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.undo()  # the rules that ship
    monkeypatch.chdir(tmp_path)
    for name in ("a.kh", "một/a.kh", "hai/a.kh", "hai/b.kh"):
        Path(name).parent.mkdir(exist_ok=True)
        shutil.copy(EXAMPLE, name)
    Path("trống").mkdir()
    Path("cũ").mkdir()
    Path("cũ", "a.docx").write_bytes(kehoach.load(EXAMPLE).render())
    return tmp_path


@pytest.mark.parametrize("words", [*OF_ONE, *OF_MANY, *OF_OLD_FILES])
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("trống", "thư mục này không có tệp "),
        ("trống/*", "không có tệp nào tên như vậy; hãy xem lại mẫu tên"),
        ("trống/a.kh", "không tìm thấy tệp này"),
        ("", "không tìm thấy tệp này"),
    ],
)
def test_a_name_that_finds_nothing_is_told_and_ends_with_2(run: Run, words: str, name: str, told: str) -> None:
    code, out, err = run(*words.split(), name)
    assert (code, out) == (2, "")
    assert err.startswith(f"{name}: {told}")
    assert err.count("\n") == 1


@pytest.mark.parametrize("words", ["check", "build"])
def test_a_plan_named_in_two_ways_is_one(run: Run, words: str, folder: Path) -> None:
    told = run(*words.split(), "a.kh")
    assert run(*words.split(), "a.kh", "./a.kh", str(folder / "a.kh")).code == told.code
    assert [file.path for file in plans.found(["a.kh", "./a.kh", str(folder / "a.kh")])] == ["a.kh"]


def test_what_lies_beside_a_file_that_word_has_open_is_no_plan() -> None:
    Path("một", "~$a.kh").write_bytes(b"")
    assert [Path(file.path).name for file in plans.found(["một/*", "một"])] == ["a.kh"]


def test_a_folder_that_may_not_be_looked_into_is_told_as_a_plan_that_may_not_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scandir = os.scandir

    def scan(folder: str) -> object:
        if Path(folder).name == "hai":
            raise PermissionError(errno.EACCES, "refused", folder)
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", scan)
    assert [file.path for file in plans.found(["."])] == ["a.kh", "hai", "một/a.kh"]


@pytest.mark.parametrize("words", ["check", "fmt", "build", "import", "audit --layout"])
def test_what_is_there_is_done_all_the_same(run: Run, words: str) -> None:
    code, out, err = run(*words.split(), "trống", "cũ" if words in {"import", "audit --layout"} else "một")
    assert code == 2
    assert "thư mục này không có tệp" in err
    assert out or words == "fmt"


@pytest.mark.parametrize("name", ["một", "m*", "m*/a.kh"])
@pytest.mark.parametrize("words", OF_ONE)
def test_a_command_of_one_plan_takes_the_only_one_of_a_folder(run: Run, words: str, name: str) -> None:
    code, _, err = run(*words.split(), name)
    assert (code, "không" in err.split("\n")[0]) == (0, False)


@pytest.mark.parametrize("name", ["hai", "h*"])
@pytest.mark.parametrize("words", OF_ONE)
def test_of_several_a_command_of_one_plan_asks_for_one(run: Run, words: str, name: str) -> None:
    shown = f"{name}: ở đây có 2 kế hoạch, lệnh này chỉ làm với một; hãy ghi rõ tên tệp, ví dụ hai/a.kh\n"
    assert run(*words.split(), name) == (2, "", shown)


@pytest.mark.parametrize("name", ["cũ", "c*", "c*/*.docx"])
@pytest.mark.parametrize("words", ["import --report", "audit --layout"])
def test_old_files_are_found_in_folders_and_by_patterns(run: Run, words: str, name: str) -> None:
    code, out, err = run(*words.split(), name)
    assert (code, err) == (0, "")
    assert out.startswith("cũ/a.docx")


@pytest.mark.parametrize("words", ["import --report", "audit --layout"])
def test_an_old_file_is_read_from_a_pipe(run: Run, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(Path("cũ/a.docx").read_bytes())))
    code, out, _ = run(*words.split(), "-")
    assert (code, out[:1]) == (0, "-")


def test_pages_of_an_audited_folder_keep_its_shape(run: Run) -> None:
    for year in ("2023", "2024"):
        shutil.copytree("cũ", f"năm/{year}")
    Path("xem").mkdir()
    assert run("audit", "--layout", "năm", "--fix", "-o", "xem").code == 0
    assert sorted(path.parent.name for path in Path("xem").rglob("*.docx")) == ["2023", "2024"]
