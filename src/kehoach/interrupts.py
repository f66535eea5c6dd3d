"""What Ctrl-C does to the program: it is heard from the first line on, so nothing that takes time is imported here.

The module `signal` itself makes enumerations of its numbers, which takes a hundredth of a build.
"""

from __future__ import annotations

import os
from _signal import SIG_IGN, SIGINT, default_int_handler, getsignal, signal  # type: ignore[import-not-found]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

INTERRUPTED = 130


def leave_at_once() -> None:
    """Until a command runs there is nothing to put away: end without a word."""
    if getsignal(SIGINT) is default_int_handler:
        signal(SIGINT, _leave)


def _leave(*_: object) -> NoReturn:
    os._exit(INTERRUPTED)


def heard_by(command: Callable[[], int]) -> int:
    """Run a command that puts away what it has in hand; then an interrupt ends the program at once again."""
    at_once = getsignal(SIGINT)
    try:
        if at_once is not SIG_IGN:
            signal(SIGINT, default_int_handler)
        code = command()
    except KeyboardInterrupt:  # just before the command heard of it, or just after
        code = INTERRUPTED
    signal(SIGINT, at_once)
    return code
