"""Streams that are closed (`>&-`) keep no command from its work; what would be said there is dropped."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.conftest import ODD, PLAN, SOURCE

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX closes them")
CODES = {
    "check a.kh odd.kh -j 2": 1,
    "fmt --check odd.kh": 0,
    "import cu.txt -o -": 0,
    "model a.kh": 0,
    "new --kind thi-dua -": 0,
    "--help": 0,
    "mất": 2,
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(SOURCE))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name, text in {"a.kh": PLAN, "odd.kh": ODD, "cu.txt": "KẾ HOẠCH\nThi đua năm 2024\n"}.items():
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path


def ran(words: str, closed: str) -> subprocess.CompletedProcess[str]:
    command = f"{shlex.join([sys.executable, '-m', 'kehoach'])} {words} {closed}"
    return subprocess.run(["/bin/sh", "-c", command], capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("words", ["build a.kh --to docx,pdf", "build a.kh b.kh --to docx,pdf -j 2"])
def test_plans_are_built(words: str, closed: str) -> None:
    Path("b.kh").write_text(PLAN, encoding="utf-8")
    done = ran(words, closed)
    assert (done.returncode, done.stderr) == (0, "")
    assert Path("a.docx").read_bytes().startswith(b"PK")
    assert Path("a.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-"])
@pytest.mark.parametrize(("words", "code"), CODES.items())
def test_what_is_said_elsewhere_and_the_exit_code_are_as_usual(words: str, code: int, closed: str) -> None:
    told, usual = ran(words, closed), ran(words, "")
    assert (told.returncode, usual.returncode) == (code, code)
    assert told.stdout == ("" if closed == ">&-" else usual.stdout)
    assert told.stderr == ("" if closed == "2>&-" else usual.stderr)


def test_a_plan_from_a_closed_input_is_empty() -> None:
    assert ran("model -", "<&-").stderr == ran("model -", "</dev/null").stderr
