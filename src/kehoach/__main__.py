"""The program: `kehoach`, or `python -m kehoach`."""

from __future__ import annotations

import gc
import os
import signal
import sys
from importlib import import_module
from typing import Any, NoReturn

from kehoach.loading import quickly

_RARELY = 100_000
"""So many new objects before memory is looked through for what nothing uses: one plan makes fewer."""
_INTERRUPTED = 130


def program() -> NoReturn:
    """Run the command line; loading it makes objects by the thousand already."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)  # until a command runs there is nothing to put away
    _see_names_in_utf8()
    gc.set_threshold(_RARELY)
    with quickly():
        _load_msgspec()
        from kehoach.cli import leave, script  # noqa: PLC0415 - only now

        code = script()
    leave(code)


def _load_msgspec() -> None:
    """Import msgspec alone: it does without the types of later Pythons, whose import would take a tenth of a check."""
    modules: dict[str, Any] = sys.modules
    known = modules.setdefault("typing_extensions", None)  # how Python is told that a module cannot be imported
    import_module("msgspec")
    if known is None:
        del modules["typing_extensions"]


def _leave(*_: object) -> NoReturn:
    os._exit(_INTERRUPTED)


def _see_names_in_utf8() -> None:
    """Start anew where Python reads the names of files by a locale that has no Vietnamese letters."""
    if os.name == "posix" and sys.executable and sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606 - itself, with its own words


if __name__ == "__main__":
    program()
