"""The four faces of a font: which letters they have, and how wide these are."""

from __future__ import annotations

import os.path
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from kehoach.layout.document import NO_BREAK, NO_BREAK_HYPHEN, NO_BREAK_SPACE
from kehoach.layout.metrics import UNITS_PER_EM
from kehoach.text import tables
from kehoach.text.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

OURS = resource("fonts")
"""Tinos, whose letters are as wide as those of Times New Roman."""
PREFERRED = ("Times New Roman", "Tinos", "Liberation Serif")
"""The fonts that are taken from a folder of many, first ones first: all have letters of the same widths."""
_BOLD = 600
_BEGINNING = 1024
Face = tuple[bool, bool]
"""Whether it is bold, and whether it is italic."""
_FACES: tuple[Face, ...] = ((False, False), (True, False), (False, True), (True, True))
Advances = dict[Face, dict[str, int]]
NAMES = (ADVANCES,) = ("letters",)


class NoFontError(Exception):
    """A folder without the four faces of a font that plans can be set in."""


class Typeface(msgspec.Struct, frozen=True, eq=False):
    """A font with its four faces."""

    family: str
    fonts: Any
    """What Typst takes them from."""
    advances: Advances
    """The width of each letter in units of the em, by face."""
    letters: frozenset[str]
    """The letters that all faces have."""

    def missing(self, text: str) -> set[str]:
        """The letters of a text that one of the faces does not have."""
        return set(text) - self.letters


@lru_cache
def typeface(folder: Path = OURS) -> Typeface:
    """The font in a folder."""
    from typst import Fonts

    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
    found = {(info.family, info.weight >= _BOLD, info.style != "normal"): info.path for info in fonts.fonts()}
    for family in PREFERRED:
        paths = [_in(folder, str(found[family, *face])) for face in _FACES if (family, *face) in found]
        if len(paths) == len(_FACES):
            advances = _advances_of(paths)
            return Typeface(family, fonts, advances, frozenset.intersection(*map(frozenset, advances.values())))
    raise NoFontError(str(folder))


def _in(folder: Path, path: str) -> Path:
    """Where a font lies by its path as Typst has it, which holds no byte of the folder's name that is no letter."""
    return folder / os.path.relpath(path, os.fsencode(folder).decode("utf-8", "replace"))


def _advances_of(paths: Sequence[Path]) -> Advances:
    """The widths of the letters of four faces."""
    faces = tables.load_pickled(ADVANCES, _origin(paths)) or _read(paths)
    return dict(zip(_FACES, (_lettered(*face) for face in faces), strict=True))


def _read(paths: Sequence[Path]) -> list[tuple[str, tuple[int, ...]]]:
    """The letters of each face, and their widths in this order."""
    from kehoach.render.pdf.truetype import NoLettersError, advances  # noqa: PLC0415 - only where no table is

    try:
        faces = [advances(path.read_bytes(), UNITS_PER_EM) for path in paths]
    except NoLettersError as error:
        raise NoFontError from error
    return [("".join(face), tuple(face.values())) for face in faces]


def save(name: str) -> None:
    """Make the table of the widths of our own font."""
    paths = [OURS / f"Tinos-{face}.ttf" for face in ("Regular", "Bold", "Italic", "BoldItalic")]
    tables.save_pickled(name, _origin(paths), _read(paths))


def _origin(paths: Sequence[Path]) -> Iterator[bytes]:
    """How each font begins: with the lengths and the checksums of all its parts."""
    for path in paths:
        with path.open("rb") as font:
            yield font.read(_BEGINNING)


def _lettered(letters: str, widths: Sequence[int]) -> dict[str, int]:
    """The widths of the letters that a plan can be set with."""
    advances = dict(zip(letters, widths, strict=True))
    return advances | {NO_BREAK_HYPHEN: advances["-"], NO_BREAK_SPACE: advances[" "], NO_BREAK: 0, "\n": 0}
