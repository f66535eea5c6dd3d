"""Where files are: the data that ships with the package, and the user's cache."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

Certainty = Literal["confirmed", "read", "measured", "form", "practice", "inferred", "earlier", "unverified", "ours"]
"""How sure a fact is that ships with the package."""

_PACKAGE = Path(__file__).resolve().parent.parent
_CHECKOUT = _PACKAGE.parent.parent


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder: beside the modules in a wheel, at the top of the tree in a checkout."""
    packaged = _PACKAGE.joinpath(*parts)
    return packaged if packaged.exists() else _CHECKOUT.joinpath(*parts)


def readable(name: str) -> str:
    """The name of a file as any text may hold it: bytes of it that are no letters are told by their codes."""
    return name.encode("utf-8", "backslashreplace").decode()


def cache_folder(name: str) -> Path:
    """A folder of the program where the system wants caches to be."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
    return Path(base) / "kehoach" / name
