"""The standard streams that whoever started the program has closed."""

from __future__ import annotations

import os
import sys

_STREAMS = {"stdin": "r", "stdout": "w", "stderr": "w"}
"""In the order of their numbers: a file that is opened takes the lowest that is free."""


def open_closed() -> None:
    """Give the program streams to nowhere in their place, lest a file that it writes takes the number of one."""
    for name, mode in _STREAMS.items():
        if getattr(sys, name) is None:
            stream = open(os.devnull, mode, encoding="utf-8")  # noqa: SIM115, PTH123 - open to the end; no pathlib yet
            os.set_inheritable(stream.fileno(), True)  # noqa: FBT003 - also for the processes that it starts
            setattr(sys, name, stream)
