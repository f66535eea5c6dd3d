"""What docs/diff.md shows is so."""

from __future__ import annotations

import doctest
import re
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.cli import main

if TYPE_CHECKING:
    import pytest

GUIDE = Path(__file__).parents[3] / "docs" / "diff.md"


def test_the_report_of_the_guide_is_what_the_command_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after, report = re.findall(r"```text\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)[:3]
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KEHOACH_LANG", raising=False)
    Path("a.kh").write_text(before, encoding="utf-8")
    Path("b.kh").write_text(after, encoding="utf-8")
    assert main(["diff", "a.kh", "b.kh"]) == 1
    assert capsys.readouterr().out == report


def test_every_call_that_the_guide_shows_gives_what_it_says() -> None:
    done = doctest.testfile(str(GUIDE), module_relative=False, encoding="utf-8")
    assert done.attempted > 10
    assert done.failed == 0
