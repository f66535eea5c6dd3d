"""Issuing bodies: how their names stand on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from kehoach.layout import metrics
from kehoach.model.issuers import kind_of
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from kehoach.layout.formats import Style

_UNIT = lazily(
    r"\s((?:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)\s+(\S).*)$", re.IGNORECASE | re.DOTALL
)
"""The administrative unit that a name ends with."""


class Shown(msgspec.Struct, frozen=True):
    """The name of a body as a letterhead shows it, the parent body above it."""

    name: str
    parent: str


def shown(name: str, parent: str | None, form: str) -> Shown:
    """The name and the parent body as the letterhead has them; a name that is broken by hand stays as it is."""
    kind = kind_of(name, form)
    own, unit = _cut(name)
    if kind is None or "\n" in name or not unit or (kind.parent and parent is not None):
        return Shown(name, parent or "")
    given_away = kind.parent.format(own=own, unit=unit) if parent is None else ""
    return Shown(kind.name.format(own=own, unit=unit) if kind.name else name, parent or given_away)


def _cut(name: str) -> tuple[str, str]:
    """The name without the administrative unit at its end, and that unit: `xã Tân An`."""
    found = next((each for each in _units(name) if each[2].isupper() or each[2].isdecimal()), None)
    return (name[: found.start()], found[1]) if found else (name, "")


def _units(name: str) -> list[re.Match[str]]:
    """Where a unit may begin, the last place first: `Xã hội xã Tân An` holds two."""
    places = [at for at, letter in enumerate(name) if letter.isspace()]
    return [found for at in reversed(places) if (found := _UNIT.match(name, at))]


def name_lines(name: str, room: float, style: Style) -> list[str]:
    """The name in lines that fit the room: its own breaks, else after its opening, else lines of like length."""
    out: list[str] = []
    for part in _parts(name, room, style):
        out += metrics.balanced(_cased(part, style), room, style.size, bold=style.bold)
    return out


def _cased(name: str, style: Style) -> str:
    return name.upper() if style.caps else name


def _parts(name: str, room: float, style: Style) -> list[str]:
    if "\n" in name:
        return [line.strip() for line in name.split("\n")]
    kind, words = kind_of(name), name.split()
    fits = metrics.width(_cased(name, style), style.size, bold=style.bold) <= room
    if kind is None or not kind.breaks or (fits and kind.breaks == "long"):
        return [name]
    opening = len(kind.opening.split())
    return [" ".join(part) for part in (words[:opening], words[opening:]) if part]
