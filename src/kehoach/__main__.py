"""The program: `kehoach`, or `python -m kehoach`."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from typing import Any, NoReturn

_RARELY = 50_000
"""So many new objects before memory is looked through for what nothing uses: one plan makes fewer."""


def program() -> NoReturn:
    """Run the command line; loading it makes objects by the thousand already."""
    gc.set_threshold(_RARELY)
    _load_msgspec()
    from kehoach.cli import script  # noqa: PLC0415 - only now

    script()


def _load_msgspec() -> None:
    """Import msgspec alone: it does without the types of later Pythons, whose import would take a tenth of a check."""
    modules: dict[str, Any] = sys.modules
    known = modules.setdefault("typing_extensions", None)  # how Python is told that a module cannot be imported
    import_module("msgspec")
    if known is None:
        del modules["typing_extensions"]


if __name__ == "__main__":
    program()
