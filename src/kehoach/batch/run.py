"""A whole batch: what is fresh is left alone, the rest is built, by this process or by many."""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.batch.jobs import Job, Outcome, Refusal
from kehoach.batch.make import make
from kehoach.batch.records import Records, forget_old
from kehoach.render.files import shortened

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence

    from kehoach.batch.pool import Work

_LOADED = ("kehoach.batch.make", "kehoach.model", "kehoach.layout")
_WORTH_A_PROCESS = 8
"""Plans that a process must have to do: below that it takes longer to start than it saves."""
_MOST_FOR_A_CORE = 4
"""Processes beyond which more of them only take memory, whatever the user asks for."""
_DRAFT = re.compile(r"\.(?P<name>.+)\.(?P<process>[0-9]+)\.tmp")
_LAID_ASIDE = 10
"""Seconds after which a draft is no longer being written, unless its process is alive; it may be on another machine."""
_ABANDONED = 3600
"""Seconds after which nobody is writing a draft any more."""


def run(work: Sequence[Job | Outcome], *, workers: int | None = None, force: bool = False) -> Generator[Outcome]:
    """What became of each job: first of those that cannot be built or need not be, then of the others in order."""
    jobs = [one for one in work if isinstance(one, Job)]
    yield from (one for one in work if isinstance(one, Outcome))
    forget_old()
    _make_ready(_folders(jobs))
    records = Records()
    rest: list[Job] = []
    for job in jobs:
        stale = job if force else records.stale(job)
        if stale is None:
            yield Outcome(job, "unchanged")
        else:
            rest.append(stale)
    yield from _built(rest, workers_for(len(rest), workers))


def workers_for(count: int, asked: int | None = None) -> int:
    """How many processes are worth starting for so many plans, or as many as are asked for, within reason."""
    if asked:
        return min(asked, count, _cores() * _MOST_FOR_A_CORE)
    return min(_cores(), count // _WORTH_A_PROCESS)


def _built(jobs: Sequence[Job], workers: int) -> Iterator[Outcome]:
    if workers <= 1:
        yield from map(make, jobs)
        return
    from kehoach.batch.pool import Crew  # noqa: PLC0415 - few plans need no other process

    with Crew(workers, building(jobs[0].targets)) as crew:
        yield from crew.outcomes(jobs)


def building(forms: Iterable[str]) -> Work[Job, Outcome]:
    """What workers do to build plans in these forms."""
    from kehoach.batch.pool import Work  # noqa: PLC0415 - few plans need no other process

    return Work(make, _lost, (*_LOADED, *(f"kehoach.render.{form}" for form in forms)))


def _lost(job: Job) -> Outcome:
    return Outcome(job, "failed", refusal=Refusal("build.worker-died"))


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _folders(jobs: Sequence[Job]) -> dict[Path, set[str]]:
    """Each folder to write into, with what the drafts of the files are called by."""
    folders: dict[Path, set[str]] = {}
    for target in (Path(os.path.realpath(one)) for job in jobs for one in job.targets.values()):
        folders.setdefault(target.parent, set()).add(shortened(target.name))
    return folders


def _make_ready(folders: Mapping[Path, set[str]]) -> None:
    """Make the folders, and remove half-written drafts of the files, left by a run that was killed.

    A folder that cannot be made is told when a file is to be written into it.
    """
    for folder, names in folders.items():
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            for path in folder.glob(".*.tmp"):
                draft = _DRAFT.fullmatch(path.name)
                if draft and draft["name"] in names and _is_abandoned(path, int(draft["process"])):
                    path.unlink()


def _is_abandoned(draft: Path, process: int) -> bool:
    age = time.time() - draft.stat().st_mtime
    return age > _ABANDONED or (age > _LAID_ASIDE and not _is_alive(process))


def _is_alive(process: int) -> bool:
    """Whether a process has this number; where the system cannot be asked safely, it may."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
