"""`kehoach watch` as a process: what it says when files are saved, and how it ends."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.batch.conftest import ODD, PLAN, SOURCE
from tests.children import child

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.cli.conftest import Run

    Watching = Callable[..., "Screen"]


class Screen:
    """What the program has said, line by line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def until(self, word: str) -> list[str]:
        """The lines up to the next one that holds the word."""
        assert self.process.stdout
        lines: list[str] = []
        for line in self.process.stdout:
            lines.append(line.rstrip("\n"))
            if word in line:
                return lines
        return [*lines, "(the end)"]


@pytest.fixture
def watching(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watching]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(SOURCE))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("KEHOACH_LANG", raising=False)
    running: list[subprocess.Popen[str]] = []

    def watch(*words: str) -> Screen:
        command = [sys.executable, "-m", "kehoach", "watch", *words]
        running.append(child(command, stderr=subprocess.STDOUT))
        return Screen(running[-1])

    yield watch
    for process in running:
        process.kill()
        process.communicate()


def save(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_plans_are_built_when_they_or_what_they_use_is_saved(watching: Watching) -> None:
    save("p/a.kh", f"@dùng chung.kh\n\n{PLAN}")
    save("p/chung.kh", "@viết tắt\n  HĐ = hội đồng\n")
    screen = watching("p", "--to", "text")
    assert screen.until("Đang theo dõi") == [
        "Đã tạo p/a.txt",
        "Đang theo dõi p/a.kh. Lưu tệp thì kế hoạch được tạo lại; nhấn Ctrl-C để dừng.",
    ]
    save("p/chung.kh", "@viết tắt\n  HĐND = hội đồng nhân dân\n")
    (_, changed, built) = screen.until("Đã tạo")
    assert changed.endswith("  p/chung.kh đã thay đổi")
    assert built == "Đã tạo p/a.txt"
    save("p/a.kh", ODD)
    assert "lỗi KH018" in "\n".join(screen.until("Chưa tạo được p/a.kh"))
    save("p/b.kh", PLAN)
    assert screen.until("Đã tạo")[-1] == "Đã tạo p/b.txt"
    assert Path("p/b.txt").exists()


def test_what_the_office_changes_is_told_as_the_user_may_have_written_it(watching: Watching) -> None:
    save("a.kh", PLAN.replace("  năm:", "  tệp thể thức: riêng.toml\n  năm:"))
    save("riêng.toml", "[page]\ntop = 22\n")
    screen = watching("a.kh", "--to", "text")
    screen.until("Đang theo dõi")
    save("riêng.toml", "[page]\ntop = 999\n")
    assert "lỗi KH110" in "\n".join(screen.until("Chưa tạo được a.kh"))
    save("riêng.toml", "[page]\ntop = 23\n")
    (_, changed, _) = screen.until("Đã tạo")
    assert changed.endswith("  riêng.toml đã thay đổi")


def interrupt() -> None:
    raise KeyboardInterrupt


def test_that_the_folder_to_write_in_is_gone_is_told_once(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    save("p/a.kh", PLAN)

    def put_a_file_in_its_place() -> None:
        shutil.rmtree("kq")
        save("kq", "")

    meanwhile = {5: put_a_file_in_its_place, 10: Path("kq").unlink, 15: interrupt}
    sleeps = count(1)
    monkeypatch.setattr(time, "sleep", lambda _: meanwhile.get(next(sleeps), int)())
    code, out, err = run("watch", "p", "-o", "kq", "--to", "text")
    assert (code, err) == (0, "có nhiều tệp cần tạo thì «kq» phải là một thư mục\n")
    assert out.count("Đã tạo") == 2


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_interrupt_ends_it_well(watching: Watching) -> None:
    save("a.kh", PLAN)
    screen = watching("a.kh", "-o", "x.docx")
    assert screen.until("Đang theo dõi")[0] == "Đã tạo x.docx"
    screen.process.send_signal(signal.SIGINT)
    assert screen.until("Đã dừng") == ["Đã dừng theo dõi."]
    assert screen.process.wait(timeout=10) == 0


def test_a_plan_that_is_not_there_yet_is_waited_for(watching: Watching) -> None:
    screen = watching("a.kh")
    assert screen.until("Đang theo dõi")[0] == "Chưa tạo được a.kh: không tìm thấy tệp này"
    save("a.kh", PLAN)
    assert screen.until("Đã tạo")[-1] == "Đã tạo a.docx"


def test_the_first_plan_of_a_folder_is_waited_for(watching: Watching) -> None:
    Path("p").mkdir()
    screen = watching("p")
    told = screen.until("Đang theo dõi p.")
    assert told[0] == "p: thư mục này không có tệp .kh nào"
    save("p/a.kh", PLAN)
    assert screen.until("Đã tạo")[-1] == f"Đã tạo {Path('p/a.docx')}"


def test_the_standard_input_cannot_be_watched(run: Run) -> None:
    assert "«-»" not in run("watch", "--help").out
    assert run("watch", "-") == (2, "", "không theo dõi được đầu vào chuẩn; hãy cho tên tệp hoặc thư mục\n")
