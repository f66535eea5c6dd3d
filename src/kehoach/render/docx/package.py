"""The zip around a Word file: fixed order, fixed times, the same bytes for the same parts."""

from __future__ import annotations

import os
import struct
import time
import zlib
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

LEVEL = 4
"""A third of the time of level 6, for a tenth more bytes."""
_EARLIEST = 315_532_800
"""1 January 1980: the first day that a zip can name."""
_LATEST = 4_354_819_198
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION = 20
_DEFLATED = 8
_UTF8 = 0x800
BEGINS = struct.pack("<4s3H", b"PK\x03\x04", _VERSION, _UTF8, _DEFLATED)
"""How every package of ours begins; other programs pack what they make, or have edited, otherwise."""


class Entry(msgspec.Struct, frozen=True):
    """A part of the package, already compressed."""

    name: bytes
    checksum: int
    size: int
    data: bytes


def compressed(name: str, content: str | bytes) -> Entry:
    """A part of the package from its text or its bytes."""
    raw = content.encode() if isinstance(content, str) else content
    squeeze = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Entry(name.encode(), zlib.crc32(raw), len(raw), squeeze.compress(raw) + squeeze.flush())


def package(entries: Sequence[Entry]) -> bytes:
    """The parts as one zip."""
    day, clock = _stamp()
    out, directory = bytearray(), bytearray()
    for entry in entries:
        common = (
            _VERSION,
            _UTF8,
            _DEFLATED,
            clock,
            day,
            entry.checksum,
            len(entry.data),
            entry.size,
            len(entry.name),
            0,
        )
        directory += _CENTRAL.pack(b"PK\x01\x02", _VERSION, *common, 0, 0, 0, 0, len(out)) + entry.name
        out += _LOCAL.pack(b"PK\x03\x04", *common) + entry.name + entry.data
    end = _END.pack(b"PK\x05\x06", 0, 0, len(entries), len(entries), len(directory), len(out), 0)
    return bytes(out + directory + end)


def _stamp() -> tuple[int, int]:
    """The day and time that the entries bear, in the form of a zip."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = min(max(int(epoch), _EARLIEST), _LATEST) if epoch.isdecimal() else _EARLIEST
    at = time.gmtime(seconds)
    return (at.tm_year - 1980) << 9 | at.tm_mon << 5 | at.tm_mday, at.tm_hour << 11 | at.tm_min << 5 | at.tm_sec // 2
