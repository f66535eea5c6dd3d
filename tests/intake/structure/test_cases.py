"""Old texts and the plans that come of them, as `cases/*.txt` have them: a person can read each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from kehoach.intake.structure import source_of
from tests.intake import old

CASES = Path(__file__).parent / "cases"
_CASE = re.compile(r"^== (?P<name>.+)\n(?P<file>(?s:.*?))^-- thành\n(?P<plan>(?s:.*?))(?=^== |\Z)", re.MULTILINE)


class Case(NamedTuple):
    """A text, and the source that it must become."""

    name: str
    file: str
    plan: str


def cases() -> list[Case]:
    """Every case of every file."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(CASES.glob("*.txt"))]
    return [
        Case(found["name"], found["file"], found["plan"].strip()) for text in texts for found in _CASE.finditer(text)
    ]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_an_old_text_becomes_this_plan(case: Case) -> None:
    assert source_of(old.read(case.file.encode(), "ke-hoach-cu.txt")).source.strip() == case.plan
