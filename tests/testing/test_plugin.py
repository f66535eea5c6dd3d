"""What the plugin costs the sessions of pytest that test no plan."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import kehoach.testing

if TYPE_CHECKING:
    from pathlib import Path

SESSION = """
import sys, pytest
pytest.main(["-p", "no:cacheprovider", "-p", "kehoach.testing.plugin", "."])
print(*sorted(sys.modules), file=sys.stderr)
"""
TESTS = """
def test_of_something_else():
    assert 1 == 2
"""


def test_a_session_without_plans_loads_nothing_but_the_plugin(tmp_path: Path) -> None:
    (tmp_path / "test_a.py").write_text(TESTS, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", SESSION], capture_output=True, cwd=tmp_path, check=True, text=True)
    loaded = done.stderr.split()
    assert "1 failed" in done.stdout
    assert [name for name in loaded if name.startswith("kehoach")] == [
        "kehoach",
        "kehoach.testing",
        "kehoach.testing.folder",
        "kehoach.testing.plugin",
    ]
    assert not {"msgspec", "PIL", "pypdfium2"} & set(loaded)


def test_every_public_name_is_there_and_no_other() -> None:
    assert all(hasattr(kehoach.testing, name) for name in kehoach.testing.__all__)
    with pytest.raises(AttributeError, match="no attribute 'khac'"):
        getattr(kehoach.testing, "khac")  # noqa: B009 - mypy knows that there is none
