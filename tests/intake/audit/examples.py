"""The examples as Word files, each built once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import kehoach

FOLDER = Path(__file__).parents[3] / "examples"
EXAMPLES = sorted(path.stem for path in FOLDER.glob("*.kh") if "@kế hoạch" in path.read_text(encoding="utf-8"))


@cache
def built(name: str) -> bytes:
    """The Word file of an example."""
    return kehoach.load(FOLDER / f"{name}.kh").render()
