"""Which files have been saved since they were last looked at, and which plans are made from them."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.rules.config import files_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kehoach.batch.jobs import Job, Outcome

    Stamp = tuple[int, int, int]
    """When a file was written, how long it is, and which file it is; nothing where there is none."""

_CALM = 0.1
"""Seconds in which no file changes before a save is over: some editors write a file in several steps."""


class Changes:
    """Looks at the plans that `jobs` finds, and at all files that they are made from."""

    def __init__(self, jobs: Callable[[], Sequence[Job]]) -> None:
        self._find = jobs
        self._used: dict[str, tuple[str, ...]] = {}
        self._seen: dict[str, Stamp | None] = {}
        self._looked = 0
        """When the files were looked at last, in nanoseconds."""

    def note(self, outcomes: Iterable[Outcome]) -> None:
        """Remember which files the plans were made from."""
        for outcome in outcomes:
            job = outcome.job
            used = outcome.used or self._files(job)  # one that could not be tried is made from what it was before
            self._used[job.plan] = tuple(dict.fromkeys((*used, *_settling(job))))
            for file in self._used[job.plan]:
                self._seen.setdefault(file, self._as_built(file))

    def touched(self) -> tuple[list[Job], list[str]]:
        """The plans to build again and the files that have changed: at first all of them, then often none."""
        now, jobs = self._look()
        while now != self._seen:
            time.sleep(_CALM)
            before = now
            now, jobs = self._look()
            if now == before:
                break
        changed = [file for file in now if file not in self._seen or now[file] != self._seen[file]]
        self._seen = now
        return [job for job in jobs if not set(changed).isdisjoint(self._files(job))], changed

    def _look(self) -> tuple[dict[str, Stamp | None], Sequence[Job]]:
        jobs = self._find()
        self._looked = time.time_ns()
        files = dict.fromkeys(file for job in jobs for file in self._files(job))
        return {file: _stamp(file) for file in files}, jobs

    def _as_built(self, file: str) -> Stamp | None:
        """The state of a file that a plan turned out to be made from; unknown if it was saved in the meantime."""
        stamp = _stamp(file)
        return stamp if stamp and stamp[0] < self._looked else None

    def _files(self, job: Job) -> tuple[str, ...]:
        return self._used.get(job.plan) or (job.plan,)


def _settling(job: Job) -> Iterator[str]:
    """What the user names for all plans, and the files in which the office settles something for this one."""
    yield from (str(Path(name)) for name in (job.template, job.fonts) if name)
    if job.fonts:
        yield from map(str, sorted(Path(job.fonts).glob("*")))  # one that is written over leaves its folder as it was
    yield from files_beside(job.plan)


def _stamp(file: str) -> Stamp | None:
    try:
        stat = Path(file).stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
