"""The program: `kehoach`, or `python -m kehoach`."""

from __future__ import annotations

import gc
from typing import NoReturn

_RARELY = 50_000
"""So many new objects before memory is looked through for what nothing uses: one plan makes fewer."""


def program() -> NoReturn:
    """Run the command line; loading it makes objects by the thousand already."""
    gc.set_threshold(_RARELY)
    from kehoach.cli import script  # noqa: PLC0415 - only now

    script()


if __name__ == "__main__":
    program()
