"""Programs that tests start and stop: Ctrl-C reaches them wherever the tests run, and none of them runs for ever."""

from __future__ import annotations

import signal
import subprocess
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LIMIT = 120
"""Seconds after which a program is killed that waits for what does not come."""


def child(
    command: Sequence[str], *, stderr: int = subprocess.PIPE, process_group: int | None = None
) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    with interrupts_heard():
        process = subprocess.Popen(command, stdout=pipe, stderr=stderr, encoding="utf-8", process_group=process_group)
    limit = Timer(LIMIT, process.kill)
    limit.daemon = True
    limit.start()
    return process


@contextmanager
def interrupts_heard() -> Iterator[None]:
    """Ctrl-C is taken as in a terminal, also by a program that starts now; a run in the background ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
