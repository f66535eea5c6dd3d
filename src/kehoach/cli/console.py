"""What the command line speaks through: streams in UTF-8, colour where it can be seen, and exit codes."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from enum import IntEnum
from typing import NoReturn

from kehoach import interrupts

WIDEST = 120
"""A line longer than this is hard to read, however wide the terminal is."""


class Exit(IntEnum):
    """What a command tells the program that called it."""

    GOOD = 0
    PLAN_HAS_ERRORS = 1
    WRONG_USE = 2
    OUR_FAULT = 70
    INTERRUPTED = interrupts.INTERRUPTED
    READER_GONE = 141


def speak_utf8() -> None:
    """Write Vietnamese even where the locale knows only ASCII."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def out(text: str) -> None:
    """Write to the standard output."""
    sys.stdout.write(text)


def err(text: str) -> None:
    """Write to the standard error."""
    sys.stderr.write(text)


def drop_output() -> None:
    """Send what is still buffered nowhere: whoever read our output has left."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def leave(code: int) -> NoReturn:
    """End the program at once: to take apart all that it has built would take as long as checking the plan did."""
    if "multiprocessing" in sys.modules:
        sys.exit(code)  # whoever has started workers waits for them
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def wants_colour() -> bool:
    """Whether the standard output is a terminal whose user takes colour."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """How many columns a line of output may take."""
    return min(columns(), WIDEST)


def columns(unknown: int = 100) -> int:
    """How many columns the terminal has, or is said to have; `shutil` would tell, and load three compressors first."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    with suppress(OSError, ValueError):
        return os.get_terminal_size(sys.stdout.fileno()).columns or unknown
    return unknown
