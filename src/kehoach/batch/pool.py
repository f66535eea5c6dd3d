"""Worker processes: each is given one job at a time, and one that dies costs only the job that it had.

They are not forked from the program itself, which may have threads, but started anew or from a server that has loaded
what they need. A worker ends when its pipe does, so none outlives the program, however that ends.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import threading
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Generic, NamedTuple, Self, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkServerContext, SpawnContext

    Context = ForkServerContext | SpawnContext

Given = TypeVar("Given")
Made = TypeVar("Made")
_PATIENCE = 2.0
"""Seconds in which a worker that is told to stop must have ended its job."""
_RENEWED_AFTER = 250
"""Jobs after which a worker is followed by a fresh one, so that what libraries keep does not grow without end."""

_CAN_BLOCK = hasattr(signal, "pthread_sigmask")
"""Whether a signal can wait; not on Windows, where one that comes while a worker starts is lost."""


class Work(NamedTuple, Generic[Given, Made]):
    """What is done with a job, what is said of one over which a worker died, and the modules that all this needs."""

    do: Callable[[Given], Made]
    lost: Callable[[Given], Made]
    modules: tuple[str, ...]


class Worker(Generic[Given, Made]):
    """A process, and the job that it has in hand."""

    def __init__(self, context: Context, work: Work[Given, Made]) -> None:
        self.work = work
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, work.do), daemon=True)
        self.process.start()
        theirs.close()
        self.number = 0
        self.job: Given | None = None
        self.done = 0

    def give(self, numbered: tuple[int, Given]) -> None:
        """Let it work at a job; a worker that has died is found out when its answer is taken."""
        self.number, self.job = numbered
        with suppress(OSError):
            self.pipe.send(self.job)

    def take(self, job: Given) -> Made:
        """What became of its job; a worker that died over it works no more."""
        self.job = None
        self.done += 1
        try:
            outcome: Made = self.pipe.recv()
        except (OSError, EOFError):
            self.done = _RENEWED_AFTER
            return self.work.lost(job)
        return outcome

    def leave(self) -> None:
        """Let it end what it has in hand, and go."""
        self.pipe.close()

    def end(self) -> None:
        """See that it is gone."""
        self.process.join(_PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


class Crew(Generic[Given, Made]):
    """Workers up to a number, at work until they are dismissed."""

    def __init__(self, size: int, work: Work[Given, Made]) -> None:
        self.size = size
        self.work = work
        self.context = _context(work.modules)
        self.workers: list[Worker[Given, Made]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.workers:
            worker.leave()
        for worker in self.workers:
            worker.end()

    def outcomes(self, jobs: Iterable[Given]) -> Iterator[Made]:
        """What became of each job, in the order of the jobs."""
        done: dict[int, Made] = {}
        following = 0
        for number, outcome in self._as_they_end(jobs):
            done[number] = outcome
            while following in done:
                yield done.pop(following)
                following += 1

    def _as_they_end(self, jobs: Iterable[Given]) -> Iterator[tuple[int, Made]]:
        waiting = enumerate(jobs)
        for numbered in islice(waiting, self.size):
            self._hire().give(numbered)
        while busy := {worker.pipe: (worker, worker.job) for worker in self.workers if worker.job is not None}:
            for pipe in wait(list(busy)):
                worker, job = busy[cast("Connection", pipe)]
                yield worker.number, worker.take(job)
                for numbered in islice(waiting, 1):
                    self._ready(worker).give(numbered)

    def _hire(self) -> Worker[Given, Made]:
        """A new worker, of whom the crew knows before an interrupt is heard."""
        with _interrupts_held_back():
            self.workers.append(Worker(self.context, self.work))
        return self.workers[-1]

    def _ready(self, worker: Worker[Given, Made]) -> Worker[Given, Made]:
        """The worker, or the one that follows it."""
        if worker.done < _RENEWED_AFTER:
            return worker
        worker.leave()
        worker.end()
        self.workers.remove(worker)
        return self._hire()


def _context(modules: tuple[str, ...]) -> Context:
    """How processes are started: from a server that has loaded what they need, where the system can fork."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import resource_tracker  # noqa: PLC0415 - not where the system cannot fork

    resource_tracker.ensure_running()  # the server would start it, and let interrupts through before it starts itself
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(modules))
    return context


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl-C reaches every process of the terminal; new workers leave it to the program, which hears it afterwards."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []
    hear = (lambda number, _: heard.append(number)) if _CAN_BLOCK else signal.SIG_IGN
    before = signal.signal(signal.SIGINT, hear)
    try:
        with _interrupts_blocked():
            yield
    finally:
        signal.signal(signal.SIGINT, before)
        for number in heard[:1]:
            signal.raise_signal(number)


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """A process that starts now hears of none until it says so; the program itself may have threads that do."""
    if not _CAN_BLOCK:
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, do: Callable[[Given], Made]) -> None:
    """Do one job after the other until the pipe ends, which is when the program ends or needs no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if _CAN_BLOCK:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # what it starts itself is not to inherit that
    gc.freeze()  # what is loaded stays; there is no need to look through it for garbage with every plan
    with suppress(EOFError, OSError):
        while True:
            pipe.send(do(pipe.recv()))
