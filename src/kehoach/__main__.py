"""The program: `kehoach`, or `python -m kehoach`."""

from __future__ import annotations

import gc
import os
import sys

from kehoach import interrupts, streams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_RARELY = 100_000
"""So many new objects before memory is looked through for what nothing uses: one plan makes fewer."""


def program() -> NoReturn:
    """Run the command line; loading it makes objects by the thousand already."""
    interrupts.leave_at_once()
    streams.open_closed()
    gc.set_threshold(_RARELY)
    _see_names_in_utf8()
    from kehoach.loading import quickly  # noqa: PLC0415 - only now
    from kehoach.sparing import load_libraries  # noqa: PLC0415 - the same

    with quickly():
        load_libraries()
        from kehoach.cli import leave, main  # noqa: PLC0415 - the same

        code = interrupts.heard_by(main)
    leave(code)


def _see_names_in_utf8() -> None:
    """Start anew where Python reads the names of files by a locale that has no Vietnamese letters."""
    if os.name == "posix" and sys.executable and sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606 - itself, with its own words


if __name__ == "__main__":
    program()
