from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kehoach.cli.commands import fmt
from kehoach.model import sameness
from kehoach.model.plan import Plan
from kehoach.model.sameness import Formatted

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Run

    Write = Callable[[str, str], Path]

EXAMPLES = Path(__file__).parents[2] / "examples"
TYPED, RIGHT = "Đoạn   một\n@Can cu\n   Luật Thi đua\n", "Đoạn một\n\n@căn cứ\n  Luật Thi đua\n"


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.chdir(tmp_path)

    def write(name: str, text: str) -> Path:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    return write


def test_every_example_is_in_the_one_style(run: Run) -> None:
    assert run("fmt", "--check", str(EXAMPLES)) == (0, "", "")


def test_a_plan_is_written_in_the_one_style(run: Run, write: Write) -> None:
    path = write("a.kh", TYPED)
    assert run("fmt", "a.kh") == (0, "a.kh: đã sắp lại\n", "")
    assert path.read_text(encoding="utf-8") == RIGHT


def test_a_file_that_needs_no_change_is_not_touched(run: Run, write: Write) -> None:
    path = write("a.kh", RIGHT)
    before = path.stat()
    assert run("fmt", "a.kh") == (0, "", "")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize("typed", [RIGHT.replace("\n", "\r\n"), "\ufeff" + RIGHT])
def test_line_ends_and_byte_order_marks_are_put_right(run: Run, write: Write, typed: str) -> None:
    path = write("a.kh", typed)
    assert run("fmt", "--check", "a.kh").code == 1
    assert run("fmt", "a.kh").code == 0
    assert path.read_bytes() == RIGHT.encode()


def test_a_file_keeps_its_permissions(run: Run, write: Write) -> None:
    path = write("a.kh", TYPED)
    path.chmod(0o640)
    run("fmt", "a.kh")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(run: Run, write: Write) -> None:
    path = write("a.kh", TYPED)
    Path("b.kh").symlink_to(path)
    assert run("fmt", "b.kh").code == 0
    assert Path("b.kh").is_symlink()
    assert path.read_text(encoding="utf-8") == RIGHT


def test_check_tells_and_writes_nothing(run: Run, write: Write) -> None:
    path = write("a.kh", TYPED)
    code, out, err = run("fmt", "--check", "a.kh")
    assert (code, out, err) == (1, "", "a.kh: chưa đúng kiểu; sắp lại bằng lệnh: kehoach fmt a.kh\n")
    assert path.read_text(encoding="utf-8") == TYPED
    write("a.kh", RIGHT)
    assert run("fmt", "--check", "a.kh") == (0, "", "")


def test_diff_shows_what_would_change_and_writes_nothing(run: Run, write: Write) -> None:
    path = write("a.kh", TYPED)
    code, out, err = run("fmt", "--diff", "a.kh")
    assert (code, err) == (0, "")
    assert out.startswith("--- a.kh (đang có)\n+++ a.kh (sau khi sắp lại)\n@@ -1,4 +1,5 @@\n-Đoạn   một\n")
    assert path.read_text(encoding="utf-8") == TYPED
    assert run("fmt", "--diff", "--check", "a.kh").code == 1


def test_a_dash_is_the_standard_input_and_output(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TYPED.encode())))
    assert run("fmt", "-") == (0, RIGHT, "")


def test_a_folder_stands_for_every_plan_below_it(run: Run, write: Write) -> None:
    for name in ("xã/a.kh", "xã/thôn/b.kh", "xã/c.txt"):
        write(name, TYPED)
    assert run("fmt", "xã").out == "xã/a.kh: đã sắp lại\nxã/thôn/b.kh: đã sắp lại\n"
    assert Path("xã/c.txt").read_text(encoding="utf-8") == TYPED


def test_a_missing_file_is_told_and_the_others_are_formatted(run: Run, write: Write) -> None:
    path = write("a.kh", TYPED)
    code, _, err = run("fmt", "mất.kh", "a.kh")
    assert (code, err) == (2, "mất.kh: không tìm thấy tệp này\n")
    assert path.read_text(encoding="utf-8") == RIGHT


def test_what_cannot_be_proved_is_not_written(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("a.kh", TYPED)
    monkeypatch.setattr(fmt, "formatted", lambda *_: Formatted("mất hết\n", "indicators"))
    code, out, err = run("fmt", "a.kh")
    assert (code, out) == (70, "")
    assert err.startswith("a.kh: giữ nguyên, không ghi gì: nếu sắp lại thì chỉ tiêu sẽ không còn như cũ.\n")
    assert path.read_text(encoding="utf-8") == TYPED


def test_every_part_that_may_differ_has_a_name(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.kh", TYPED)
    others = (sameness.COMMENTS, sameness.FAULTS, sameness.AGAIN, sameness.OFFICE, sameness.PLAN)
    for part in (*Plan.__struct_fields__, *others):
        monkeypatch.setattr(fmt, "formatted", lambda *_, part=part: Formatted("", part))
        assert run("fmt", "a.kh").code == 70
