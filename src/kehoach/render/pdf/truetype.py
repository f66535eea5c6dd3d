"""The letters of a TrueType file and their widths."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WINDOWS_UNICODE = (3, 1)


class NoLettersError(Exception):
    """A font whose letters are not found by their Unicode numbers."""


def advances(file: bytes, units_per_em: int) -> dict[str, int]:
    """The width of each letter in so many units of the em."""
    tables = _tables(file)
    (units,) = struct.unpack_from(">H", tables["head"], 18)
    (count,) = struct.unpack_from(">H", tables["hhea"], 34)
    widths = struct.unpack_from(">" + "Hh" * count, tables["hmtx"])[::2]
    return {
        chr(code): widths[min(glyph, count - 1)] * units_per_em // units
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
    raise NoLettersError


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
