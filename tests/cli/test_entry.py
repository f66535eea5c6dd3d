from __future__ import annotations

import errno
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kehoach.cli.commands import explain
from tests.children import child

if TYPE_CHECKING:
    from argparse import Namespace

    from tests.cli.conftest import Run


def raising(fault: BaseException) -> object:
    def run(_: Namespace) -> int:
        raise fault

    return run


def test_a_fault_of_ours_is_owned_up_to_without_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explain, "run", raising(ZeroDivisionError("secret")))
    code, out, err = run("explain")
    assert (code, out) == (70, "")
    assert err.startswith("Chương trình bị lỗi (ZeroDivisionError)")
    assert "secret" not in err


def test_a_developer_sees_the_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explain, "run", raising(ZeroDivisionError("secret")))
    run("explain")
    monkeypatch.setenv("KEHOACH_DEBUG", "1")
    assert "Traceback" in run("explain").err


def test_a_file_that_the_user_may_not_look_at_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explain, "run", raising(PermissionError(errno.EACCES, "refused", "S:/mật/a.kh")))
    assert run("explain") == (2, "", "S:/mật/a.kh: không có quyền đọc tệp này\n")


def test_an_interruption_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explain, "run", raising(KeyboardInterrupt()))
    assert run("explain") == (130, "", "")


def in_a_process(*words: str, **environment: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "kehoach", *words]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=os.environ | environment, stdout=pipe, stderr=pipe)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_an_interruption_is_quiet_from_the_first_import_on() -> None:
    program = "import os, signal, sys; from kehoach.__main__ import program; sys.meta_path.insert(0, Interrupt())"
    finder = "class Interrupt:\n def find_spec(self, name, *_):\n  name == 'msgspec' and os.kill(os.getpid(), 2)\n"
    command = [sys.executable, "-c", f"{finder}{program}\nprogram()", "explain"]
    process = child(command)
    assert (*process.communicate(), process.returncode) == ("", "", 130)


def test_vietnamese_is_written_where_the_locale_is_ascii() -> None:
    with in_a_process("--help", PYTHONIOENCODING="ascii", LC_ALL="C") as process:
        out, err = process.communicate()
    assert err == b""
    assert "cách dùng: kehoach" in out.decode()


@pytest.mark.parametrize("word", ["explain", "--help"])
def test_a_reader_that_leaves_is_no_fault(word: str) -> None:
    with in_a_process(word, PYTHONUNBUFFERED="") as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_only_the_command_in_use_is_imported() -> None:
    program = "import sys; from kehoach.cli import main; main(['explain']); print('kehoach.cli.show' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.splitlines()[-1] == b"False"
