"""Fonts that draw Vietnamese from old bytes, such as `.VnTime` and `VNI-Times`."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from kehoach.intake.encodings.words import is_unicode, share_of_syllables
from kehoach.rules.tables import table
from kehoach.text.charts import chart


class Font(NamedTuple):
    """What a font tells of the text that is set in it."""

    chart: str
    capitals: bool
    """Whether it draws every letter as a capital."""


@lru_cache(maxsize=256)
def font(name: str) -> Font | None:
    """The old font of this name; nothing where it is a font of Unicode."""
    for row in table("encodings/fonts"):
        if name.casefold().startswith(row["mở đầu"].casefold()):
            return Font(row["bảng mã"], row["chữ hoa"] != "" and name.endswith(row["chữ hoa"]))
    return None


def in_unicode(text: str, name: str) -> str:
    """What a text set in the font of this name says; what was typed in Unicode all the same stays as it is."""
    old = font(name) if text.strip() else None
    if old is None or is_unicode(text):
        return text
    decoded = chart(old.chart).decode(text)
    if share_of_syllables(decoded) < share_of_syllables(text):
        return text
    return decoded.upper() if old.capitals else decoded
