"""Names of files that the locale, or no text at all, can say: every command takes them all the same."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "binh-luong-2024.kh"
VIETNAMESE = "kế hoạch 2024.kh".encode()
NO_TEXT = b"k\xea-2024.kh"
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

pytestmark = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are text there")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def called(name: bytes, words: str, **environment: str) -> tuple[int, str, str]:
    """What `kehoach` says of a plan of this name."""
    shutil.copy(EXAMPLE, os.fsdecode(name))
    command: list[str | bytes] = [sys.executable, "-m", "kehoach", *words.split(), name]
    environment = {"XDG_CACHE_HOME": str(Path("cache").resolve()), **environment}
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_a_locale_without_vietnamese_letters_is_no_hindrance() -> None:
    code, out, _ = called(VIETNAMESE, "check --format json", **ASCII)
    assert (code, json.loads(out)[0]["file"]) == (1, VIETNAMESE.decode())
    assert called(VIETNAMESE, "next", **ASCII)[0] == 0
    assert f"@năm trước {VIETNAMESE.decode()}" in Path("kế hoạch 2025.kh").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("check --format json", r"k\udcea-2024.kh"),
        ("check --format sarif", "k%EA-2024.kh"),
        ("check --write-baseline cu.txt", "cu.txt"),
        ("build --to pdf --attach", r"Đã tạo k\udcea-2024.pdf"),
        ("build -j 1 .", r"Đã tạo k\udcea-2024.docx"),
        ("next --questions --format json", r"k\udcea-2024.kh"),
    ],
)
def test_a_name_that_is_no_text_is_told_by_its_codes(words: str, told: str) -> None:
    code, out, err = called(NO_TEXT, words)
    assert (code in {0, 1}, err) == (True, "")
    assert told in out.replace(r"\\", "\\")


def test_a_draft_cannot_name_a_plan_whose_name_is_no_text() -> None:
    code, out, err = called(NO_TEXT, "next")
    assert (code, out) == (2, "")
    assert "hãy đổi tên" in err
    assert [os.fsencode(file) for file in Path().iterdir()] == [NO_TEXT]


def test_a_folder_sign_in_a_name_does_not_reach_the_files_of_a_pdf() -> None:
    assert called(b"a\\b.kh", "build --to pdf --attach") == (0, "Đã tạo a\\b.pdf\n", "")
