"""Which format a Word file claims: its letterhead says so, and its day."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from kehoach.intake.audit.head import BANNERS, COUNTRY
from kehoach.intake.audit.pieces import pieces
from kehoach.text.letters import fold

if TYPE_CHECKING:
    from kehoach.intake.word.file import WordFile

_LOOKED_AT = 60
_DAY = re.compile(r"ngay\s*(\d{1,2})?\D{0,12}?thang\s*(\d{1,2})\s*nam\s*(\d{4})")


def claimed(file: WordFile) -> tuple[str, date | None]:
    """The name of the format (`nđ30`, `đảng`, `đoàn`; empty where the letterhead does not say) and the day."""
    lines = [fold(piece.text) for piece in islice(pieces(file.blocks), _LOOKED_AT)]
    name = next((form for line in lines if (form := _of_line(line))), "")
    return name, next((day for line in lines if (day := _day(line))), None)


def _of_line(line: str) -> str:
    if COUNTRY in line:
        return "nđ30"
    if line == BANNERS[0]:
        return "đảng"
    return "đoàn" if line in BANNERS else ""


def _day(line: str) -> date | None:
    found = _DAY.search(line)
    if found is None:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1] or 1))
    except ValueError:
        return None
