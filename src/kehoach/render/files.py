"""Output files: written whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import Literal

Reason = Literal[
    "folder-missing",
    "below-file",
    "is-folder",
    "no-file",
    "name-long",
    "denied",
    "full",
    "busy",
    "read-only",
    "foreign",
    "failed",
]
_REASONS: dict[int, Reason] = {
    errno.ENOENT: "folder-missing",
    errno.ENOTDIR: "below-file",
    errno.EISDIR: "is-folder",
    errno.ENAMETOOLONG: "name-long",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.ENOSPC: "full",
    errno.EFBIG: "full",
    errno.EDQUOT: "full",
    errno.EBUSY: "busy",
    errno.ETXTBSY: "busy",
    errno.EROFS: "read-only",
}

_LONGEST = 200
"""Bytes of a name to which a file system lets more be added."""


class WriteError(Exception):
    """A file that could not be written; what stood there before still stands there."""

    def __init__(self, path: Path, reason: Reason) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def write_whole(path: Path, data: bytes) -> None:
    """Write the file under another name, then give it its own: no reader meets half of it."""
    real = Path(os.path.realpath(path))  # a link stays one
    draft = real.with_name(f".{shortened(real.name)}.{os.getpid()}.tmp")
    try:
        _spare(path)
        _write(draft, data)
        if real.exists():  # who may read the file stays as it was
            draft.chmod(real.stat().st_mode)
        draft.replace(real)
    except OSError as error:
        with suppress(OSError):  # a place that cannot be written to holds no draft either
            draft.unlink(missing_ok=True)
        raise WriteError(path, _reason(error, path)) from error


def shortened(name: str) -> str:
    """What the draft of a file is called by: its name, as far as more can be added to it."""
    return os.fsdecode(os.fsencode(name)[:_LONGEST])


def _spare(path: Path) -> None:
    """Refuse what a file would take the place of: a folder, a device, a pipe."""
    if path.is_dir():
        raise WriteError(path, "is-folder")
    if path.exists() and not path.is_file():
        raise WriteError(path, "no-file")


def _write(draft: Path, data: bytes) -> None:
    with draft.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _reason(error: OSError, path: Path) -> Reason:
    """Why it failed; where Windows refuses to replace a file, another program has it open."""
    if isinstance(error, PermissionError) and os.name == "nt" and path.exists():
        return "busy"
    reason = _REASONS.get(error.errno or 0, "failed")
    return "denied" if reason == "folder-missing" and not _can_be_made(path.absolute().parent) else reason


def _can_be_made(folder: Path) -> bool:
    """Whether a folder is missing that could be made."""
    return not folder.is_dir() and os.access(next((one for one in folder.parents if one.exists()), folder), os.W_OK)
