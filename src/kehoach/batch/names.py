"""The names of the files that rows are written to: filled in from a pattern, and safe on every system."""

from __future__ import annotations

import os.path
import unicodedata
from typing import TYPE_CHECKING

from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LONGEST = 200
"""Bytes of a name: file systems end at 255, and an ending comes after it."""
_BLANK = lazily(r"\{([^{}]*)\}")
_FORBIDDEN = lazily(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
"""Names that Windows keeps for itself."""


def blanks(pattern: str) -> list[str]:
    """The names in braces in a pattern."""
    return _BLANK.findall(pattern)


def has_stray_brace(pattern: str) -> bool:
    """Whether a brace stands in a pattern that opens or closes no name."""
    return not {"{", "}"}.isdisjoint(_BLANK.sub("", pattern))


def filled(pattern: str, values: Mapping[str, str], endings: Iterable[str] = ()) -> str:
    """The pattern with the values of its blanks, which are known by their folded names, as a safe name.

    An ending that is added to the name anyway is left out.
    """
    name = _BLANK.sub(lambda blank: values[fold(blank[1])], pattern)
    doubled = next((ending for ending in endings if name.lower().endswith(f".{ending}")), None)
    return safe(name[: -len(doubled) - 1] if doubled else name)


def safe(name: str) -> str:
    """The name without signs that some system forbids; nothing where nothing is left, as of `..`."""
    neat = " ".join(_FORBIDDEN.sub("-", unicodedata.normalize("NFC", name)).split()).strip(". ")
    return f"{neat}_" if neat.casefold().partition(".")[0] in _DEVICES else neat


def key(path: str) -> str:
    """One key for all names that some system takes for one file."""
    return unicodedata.normalize("NFC", os.path.realpath(path)).casefold()
