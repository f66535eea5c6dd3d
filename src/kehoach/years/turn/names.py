"""What the file of next year's plan is called, and how it names the old one."""

from __future__ import annotations

import os.path
import re
from pathlib import Path


def next_name(old: Path, year_before: int, year: int) -> Path:
    """The old name with the new year (`2025`, `2025-2026`) in the place of the old one, else with it at its end."""

    def moved(match: re.Match[str]) -> str:
        until = match["until"]
        return f"{year}{match['dash']}{int(until) + year - year_before}" if until else str(year)

    stem, found = re.subn(
        rf"(?<!\d){year_before}(?:(?P<dash>[-_–])(?P<until>{year_before + 1}))?(?!\d)", moved, old.stem
    )
    return old.with_name(f"{stem if found else f'{old.stem}-{year}'}{old.suffix}")


def seen_from(new: Path, old: Path) -> str:
    """The old file as the new one names it."""
    return Path(os.path.relpath(old, new.parent)).as_posix()
