"""What is made when the package is built and loaded afterwards; a table that its origin has outgrown is not used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

try:  # the whole of pickle takes longer to import than a table to be read
    from _pickle import dumps as _pickled
    from _pickle import loads as _unpickled
except ImportError:  # another Python than the usual one
    from pickle import dumps as _pickled
    from pickle import loads as _unpickled

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = Path(__file__).resolve().parent.parent / "tables"
"""Inside the package and nowhere else: some tables are pickled, so only those installed with the code may be loaded."""
_PICKLED = b"pickled"


def save(name: str, origin: Iterable[bytes], content: bytes) -> None:
    """Keep a table behind the mark of what it is made from."""
    FOLDER.mkdir(exist_ok=True)
    _file(name).write_bytes(mark(origin) + content)


def load(name: str, origin: Iterable[bytes]) -> memoryview | None:
    """The table, where there is one and it was made from this origin."""
    try:
        kept = memoryview(_file(name).read_bytes())
    except OSError:
        return None
    marked = mark(origin)
    return kept[len(marked) :] if kept[: len(marked)] == marked else None


def save_pickled(name: str, origin: Iterable[bytes], made: object) -> None:
    """Keep objects; the modules of their types are part of what they are made from."""
    save(name, (*origin, _PICKLED), _pickled(made))


def load_pickled(name: str, origin: Iterable[bytes]) -> Any:  # noqa: ANN401 - what was saved under this name
    """The objects, where they were kept and made from this origin."""
    table = load(name, (*origin, _PICKLED))
    return _unpickled(table) if table else None  # noqa: S301 - it lies in the package


def mark(origin: Iterable[bytes]) -> bytes:
    """What tells an origin from others: how long its parts are together, and their checksum."""
    length = check = 0
    for part in origin:
        length, check = length + len(part), crc32(part, check)
    return b"%d %08x\n" % (length, check)


def _file(name: str) -> Path:
    return FOLDER / f"{name}.bin"
