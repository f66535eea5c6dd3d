"""The commands of docs/mot-nam.md, typed one after another, lead from an old Word file to next year's draft."""

from __future__ import annotations

import re
import shlex
import shutil
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import kehoach
from kehoach.cli import main

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "mot-nam.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]


def typed(line: str) -> int:
    program, *words = shlex.split(line)
    if program == "echo":
        text, _, file = words
        Path(file).write_text(f"{text}\n", encoding="utf-8")
        return 0
    return main(words)


def test_a_year_goes_as_the_page_tells_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "kehoach" / "examples")
    monkeypatch.chdir(tmp_path / "kehoach")
    (sample,) = re.findall(r"trong thư mục của kehoach,[^`]*`examples`,[^`]*`(.*?)`", PAGE)
    assert typed(sample) == 0
    Path("ke-hoach-2024.docx").rename(tmp_path / "ke-hoach-2024.docx")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", StringIO("q\n"))
    old = Path("ke-hoach-2024.docx").read_bytes()
    codes = {line: typed(line) for line in COMMANDS}
    assert {line for line, code in codes.items() if code > 1} == set()
    assert [line for line, code in codes.items() if code and " diff " not in line and "--fix" not in line] == []
    assert Path("ke-hoach-2024.docx").read_bytes() == old
    made = set(re.findall(r"`([\w-]+\.(?:kh|docx|pdf|xlsx|ics))`", PAGE))
    assert {name for name in made if not Path(name).is_file()} == set()
    draft = kehoach.load("thi-dua-2025.kh").plan
    assert draft
    assert (draft.head.year, bool(draft.questions)) == (2025, True)
