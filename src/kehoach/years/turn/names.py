"""What the file of next year's plan is called, and how it names the old one."""

from __future__ import annotations

import os.path
import re
from pathlib import Path


def next_name(old: Path, year_before: int, year: int) -> Path:
    """The old name with the new year in the place of the old one, else with the new year after it."""
    stem, found = re.subn(rf"(?<!\d){year_before}(?!\d)", str(year), old.stem)
    return old.with_name(f"{stem if found else f'{old.stem}-{year}'}{old.suffix}")


def seen_from(new: Path, old: Path) -> str:
    """The old file as the new one names it."""
    return Path(os.path.relpath(old, new.parent)).as_posix()
