"""What the README shows is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kehoach
from kehoach.cli.commands import COMMANDS

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.vi.md")


def blocks(name: str, *languages: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    found = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [block for language, block in found if language in languages]


@pytest.mark.parametrize("name", READMES)
def test_the_plan_that_it_shows_has_no_faults(name: str) -> None:
    (source,) = [block for block in blocks(name, "") if block.startswith("@kế hoạch")]
    assert not kehoach.loads(source).diagnostics


def test_both_show_the_same_commands_the_same_plan_and_the_same_figures() -> None:
    assert blocks("README.md", "", "sh", "python", "text") == blocks("README.vi.md", "", "sh", "python", "text")


def test_both_lead_to_the_same_pages_in_the_same_order() -> None:
    ours, theirs = (
        re.findall(r"\]\((docs/[^)]+|DEVELOPERS.md)\)", (ROOT / name).read_text("utf-8")) for name in READMES
    )
    assert ours == theirs


@pytest.mark.parametrize("name", READMES)
def test_it_names_every_command(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert set(COMMANDS) == set(re.findall(r"^\| `kehoach (\w+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", READMES)
def test_every_file_that_it_links_to_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)", text)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_python_that_it_shows_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (program,) = blocks("README.md", "python")
    shown: dict[str, object] = {}
    exec(program, shown)  # noqa: S102 - it is our own README
    assert isinstance(shown["docx"], bytes)
