"""What docs/audit.md shows of the library is so."""

from __future__ import annotations

import doctest
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[3]


def test_the_calls_give_what_the_page_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = doctest.testfile(str(ROOT / "docs" / "audit.md"), module_relative=False, encoding="utf-8")
    assert (done.failed, done.attempted > 3) == (0, True)
