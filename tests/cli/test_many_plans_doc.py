"""The commands of docs/many-plans.md, typed one after another, say what the page shows."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "many-plans.md").read_text(encoding="utf-8")
SHOWN = [block.splitlines() for block in re.findall(r"```console\n\$ (.*?)```", PAGE, re.DOTALL)]
GOOD, WRONG = re.findall(r"```csv\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(autouse=True)
def rules_of_the_test() -> None:
    """Plans are real here, and so are the rules."""


def test_each_command_says_what_the_page_shows(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    shutil.copy(ROOT / "examples" / "phat-dong-xa.kh", tmp_path)
    shutil.copy(ROOT / "examples" / "xa.csv", tmp_path)
    Path("sai.csv").write_text(WRONG, encoding="utf-8")
    for command, *lines in SHOWN:
        _, out, err = run(*shlex.split(command)[1:])
        assert set(lines) <= {*out.replace("\\", "/").splitlines(), *err.splitlines()}


def test_the_table_of_the_page_is_the_example() -> None:
    assert (ROOT / "examples" / "xa.csv").read_text(encoding="utf-8") == GOOD
