"""What docs/series.md shows is so."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import kehoach
from kehoach import years

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parent.parent.parent
DOC = ROOT / "docs" / "series.md"
HEAD = "@kế hoạch Thi đua\n  năm: 2026\n  cơ quan: Ủy ban nhân dân xã Bình Minh\n  nơi: Bình Minh\n\n"


def test_the_commands_print_and_the_pictures_show_what_the_page_says() -> None:
    done = subprocess.run([sys.executable, "tools/series_doc.py", "--check"], cwd=ROOT, check=False)
    assert done.returncode == 0, "run python tools/series_doc.py and read what changed"


def test_the_calls_give_what_the_page_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = doctest.testfile(str(DOC), module_relative=False, encoding="utf-8", globs={"Decimal": Decimal})
    assert (done.failed, done.attempted > 5) == (0, True)


def test_results_are_found_as_the_page_writes_them() -> None:
    (source,) = re.findall(r"```kh\n(.*?)```", DOC.read_text(encoding="utf-8"), re.DOTALL)
    series = years.series([kehoach.loads(HEAD + source)])
    reached = {line.id: line.at(2025).reached for line in series.lines}
    assert {name: one.value for name, one in reached.items() if one} == {
        "bhyt": Decimal("95.4"),
        "ngheo": Decimal("2.6"),
    }
