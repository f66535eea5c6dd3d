"""The four faces of a font: which letters they have, and how wide these are."""

from __future__ import annotations

import struct
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from kehoach.layout.document import NO_BREAK, NO_BREAK_HYPHEN, NO_BREAK_SPACE
from kehoach.text import tables
from kehoach.text.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OURS = resource("fonts")
"""Tinos, whose letters are as wide as those of Times New Roman."""
PREFERRED = ("Times New Roman", "Tinos", "Liberation Serif")
"""The fonts that are taken from a folder of many, first ones first: all have letters of the same widths."""
UNITS_PER_EM = 2048
_BOLD = 600
_WINDOWS_UNICODE = (3, 1)
Face = tuple[bool, bool]
"""Whether it is bold, and whether it is italic."""
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
    """The letters that all of the faces have."""

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
        paths = [Path(str(found[family, *face])) for face in _FACES if (family, *face) in found]
        if len(paths) == len(_FACES):
            advances = _advances_of(paths)
            return Typeface(family, fonts, advances, frozenset.intersection(*map(frozenset, advances.values())))
    raise NoFontError(str(folder))


_FACES: tuple[Face, ...] = ((False, False), (True, False), (False, True), (True, True))


def _advances_of(paths: Sequence[Path]) -> Advances:
    """The widths of the letters of four faces."""
    table = tables.load(ADVANCES, _origin(paths))
    faces = msgspec.msgpack.decode(table, type=list[dict[str, int]]) if table else _read(paths)
    return dict(zip(_FACES, map(_lettered, faces), strict=True))


def _read(paths: Sequence[Path]) -> list[dict[str, int]]:
    return [_advances(path) for path in paths]


def save(name: str) -> None:
    """Make the table of the widths of our own font."""
    paths = [OURS / f"Tinos-{face}.ttf" for face in ("Regular", "Bold", "Italic", "BoldItalic")]
    tables.save(name, _origin(paths), msgspec.msgpack.encode(_read(paths)))


def _origin(paths: Sequence[Path]) -> Iterator[bytes]:
    return (path.read_bytes() for path in paths)


def _lettered(advances: dict[str, int]) -> dict[str, int]:
    """The widths of the letters that a plan can be set with."""
    return {**advances, NO_BREAK_HYPHEN: advances["-"], NO_BREAK_SPACE: advances[" "], NO_BREAK: 0, "\n": 0}


def _advances(path: Path) -> dict[str, int]:
    """The widths of the letters of a TrueType file."""
    tables = _tables(path.read_bytes())
    (units,) = struct.unpack_from(">H", tables["head"], 18)
    (count,) = struct.unpack_from(">H", tables["hhea"], 34)
    widths = struct.unpack_from(">" + "Hh" * count, tables["hmtx"])[::2]
    return {
        chr(code): widths[min(glyph, count - 1)] * UNITS_PER_EM // units
        for code, glyph in _glyphs(_unicode_map(tables["cmap"]))
        if glyph
    }


def _tables(data: bytes) -> dict[str, bytes]:
    (count,) = struct.unpack_from(">H", data, 4)
    entries = [struct.unpack_from(">4s4xLL", data, 12 + 16 * at) for at in range(count)]
    return {name.decode("ascii"): data[offset : offset + length] for name, offset, length in entries}


def _unicode_map(cmap: bytes) -> bytes:
    """The part of the map that every font for Windows has: format 4, all of the first 65,536 characters."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    for at in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", cmap, 4 + 8 * at)
        if (platform, encoding) == _WINDOWS_UNICODE:
            return cmap[offset:]
    raise NoFontError


def _glyphs(table: bytes) -> Iterator[tuple[int, int]]:
    """Each character of a format 4 map with its glyph."""
    (doubled,) = struct.unpack_from(">H", table, 6)
    count = doubled // 2
    words = struct.unpack(f">{len(table) // 2}H", table[: len(table) // 2 * 2])
    ends, starts, deltas, offsets = (7, 8 + count, 8 + 2 * count, 8 + 3 * count)
    for at in range(count):
        first, last, delta, offset = (words[part + at] for part in (starts, ends, deltas, offsets))
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = words[offsets + at + offset // 2 + code - first] if offset else code
            yield code, (glyph + delta) & 0xFFFF if glyph else 0
