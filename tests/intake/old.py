"""Old files for tests, read as the command reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.intake import readers
from kehoach.intake.oldfile import OldFile

if TYPE_CHECKING:
    from pathlib import Path


def read(data: bytes, name: str) -> OldFile:
    """The file that these bytes hold."""
    old = readers.read(data, name)
    assert isinstance(old, OldFile), old
    return old


def at(path: Path) -> OldFile:
    """The file at this path."""
    return read(path.read_bytes(), path.name)
