"""How far a long run has come: a line that is drawn over and over on a terminal, and nothing anywhere else."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from kehoach.cli.console import err, width
from kehoach.cli.show.cells import clip, columns

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from kehoach.text.catalogue import Say

_OFTEN_ENOUGH = 0.1
_CLEAR = "\r\x1b[K"
_BAR = 24
_TELLS_TIME_AFTER = 2.0
"""Seconds of work before a guess at the rest is worth telling."""


class Progress:
    """A bar on the standard error, with the count, the share and the time left."""

    def __init__(self, total: int, say: Say) -> None:
        self._total = total
        self._say = say
        self._live = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._done = 0
        self._began = 0.0
        """When the first was done: it also waits until everything is loaded."""
        self._drawn = 0.0

    def __enter__(self) -> Self:
        self._draw()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.clear()

    @property
    def done(self) -> int:
        """How much is done."""
        return self._done

    @property
    def total(self) -> int:
        """How much there is to do."""
        return self._total

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        if self._done == 1:
            self._began = time.monotonic()
        if time.monotonic() - self._drawn > _OFTEN_ENOUGH:
            self._draw()

    def clear(self) -> None:
        """Take the bar away, for a message to stand in its place; the next step draws it again."""
        if self._live:
            err(_CLEAR)
            sys.stderr.flush()
            self._drawn = 0.0

    def _draw(self) -> None:
        self._drawn = time.monotonic()
        if self._live:
            err(_CLEAR + clip(self._line(), width() - 1))
            sys.stderr.flush()

    def _line(self) -> str:
        """A bar in the room that the words leave; on a narrow terminal figures say more than a bar does."""
        share = self._done / max(self._total, 1)
        busy = self._say("build.busy")
        counted = f"{self._done:>{len(str(self._total))}}/{self._total} {share:4.0%}{self._rest()}"
        size = min(_BAR, max(width() - columns(f"{busy}  {counted}") - 1, 0))
        full = round(share * size)
        return f"{busy} {'█' * full}{'░' * (size - full)} {counted}"

    def _rest(self) -> str:
        measured = self._done - 1
        spent = time.monotonic() - self._began
        if measured < 1 or spent < _TELLS_TIME_AFTER:
            return ""
        left = round(spent * (self._total - self._done) / measured)
        return ", " + self._say("build.left", time=f"{left // 60}:{left % 60:02}")
