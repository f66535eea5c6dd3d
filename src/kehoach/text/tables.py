"""What is made when the package is built and loaded afterwards; a table that its origin has outgrown is not used."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

FOLDER = Path(__file__).resolve().parent.parent / "tables"
"""Inside the package and nowhere else: some tables are pickled, so only those installed with the code may be loaded."""


def save(name: str, origin: bytes, content: bytes) -> None:
    """Keep a table behind the mark of what it is made from."""
    FOLDER.mkdir(exist_ok=True)
    _file(name).write_bytes(_mark(origin) + content)


def load(name: str, origin: bytes) -> bytes | None:
    """The table, where there is one and it was made from this origin."""
    try:
        kept = _file(name).read_bytes()
    except OSError:
        return None
    mark = _mark(origin)
    return kept[len(mark) :] if kept.startswith(mark) else None


def _mark(origin: bytes) -> bytes:
    return b"%d %08x\n" % (len(origin), crc32(origin))


def _file(name: str) -> Path:
    return FOLDER / f"{name}.bin"
