"""Hostile files are refused with their reason, within a second and 300 MB."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.intake.readers.hostile import FILES, MB

ROOT = Path(__file__).parents[3]
MOST_SECONDS, MOST_MB = 1.0, 300
MADE_MB = 100
"""What the largest of the files themselves takes while it is made."""


class Told(NamedTuple):
    told: str
    seconds: float
    peak: int


@pytest.fixture(scope="module")
def told() -> dict[str, Told]:
    command = [sys.executable, "-m", "tests.intake.readers.hostile"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return {row["name"]: Told(row["told"], row["seconds"], row["peak"]) for row in rows}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_refused_for_its_reason_in_time(name: str, told: dict[str, Told]) -> None:
    reason = FILES[name][0]
    if any(kind in name for kind in ("ODT", "RTF")) and not shutil.which("soffice"):
        reason = "no-libreoffice"
    topic, _, reason = reason.rpartition(".")
    assert told[name].told == (f"{topic or 'import'}.refused-{reason}" if reason else "")
    assert told[name].seconds < MOST_SECONDS


def test_none_of_them_takes_much_memory(told: dict[str, Told]) -> None:
    assert max(one.peak for one in told.values()) < MOST_MB + MADE_MB
    assert MB == 10**6
