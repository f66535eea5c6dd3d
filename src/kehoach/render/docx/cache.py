"""Compiled templates kept between runs, by the content that they were made from."""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING

from kehoach.text.resources import cache_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import CodeType

Code = dict[str, "CodeType"]


def kept(data: bytes, make: Callable[[], Code]) -> Code:
    """The code made from this content, read back where it was made before; a cache that fails is done without."""
    path = cache_folder("templates") / _key(data)
    try:
        code: Code = marshal.loads(path.read_bytes())  # noqa: S302 - only from a folder that belongs to the user, behind a digest
    except (OSError, ValueError, EOFError, TypeError):
        code = make()
        _keep(path, code)
    return code


def _key(data: bytes) -> str:
    """The content, and what compiled it: Python, Jinja and docxtpl."""
    makers = f"{sys.implementation.cache_tag} {version('jinja2')} {version('docxtpl')}"
    return hashlib.sha256(makers.encode() + data).hexdigest()


def _keep(path: Path, code: Code) -> None:
    draft = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(marshal.dumps(code))
        draft.replace(path)
    except OSError:
        return
