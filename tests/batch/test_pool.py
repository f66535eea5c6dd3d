from __future__ import annotations

import os
import signal
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kehoach.batch import pool
from kehoach.batch.jobs import Job, Outcome
from kehoach.batch.pool import Crew, Work, Worker
from kehoach.batch.run import building
from tests.batch.conftest import PLAN
from tests.children import interrupts_heard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kehoach.batch.pool import Context
    from tests.batch.conftest import Write


@pytest.fixture
def jobs(write: Write) -> list[Job]:
    Path("out").mkdir()
    return [Job(write(f"{number}.kh", PLAN), {"text": f"out/{number}.txt"}) for number in range(12)]


def statuses(outcomes: Sequence[Outcome]) -> list[str]:
    return [outcome.refusal.key if outcome.refusal else outcome.status for outcome in outcomes]


def test_outcomes_come_in_the_order_of_the_jobs(jobs: list[Job]) -> None:
    with Crew(3, building(["text"])) as crew:
        outcomes = list(crew.outcomes(jobs))
    assert [outcome.job for outcome in outcomes] == jobs
    assert statuses(outcomes) == ["built"] * len(jobs)
    assert len(list(Path("out").iterdir())) == len(jobs)


def test_a_job_that_counts_as_false_is_done_as_well() -> None:
    with Crew(2, pool.Work(len, len, ())) as crew:
        assert list(crew.outcomes(["", "a", ""])) == [0, 1, 0]


def kill_who_has(plan: str, crew: Crew[Job, Outcome]) -> None:
    """Wait until a worker has this plan in hand, and kill it."""
    while not (found := [worker for worker in crew.workers if worker.job and worker.job.plan == plan]):
        time.sleep(0.01)
    os.kill(found[0].process.pid or 0, signal.SIGKILL)


@pytest.mark.skipif(os.name == "nt", reason="pipes with names, and signals, of POSIX")
def test_a_worker_that_dies_costs_one_plan(jobs: list[Job]) -> None:
    os.mkfifo("endless.kh")
    jobs[5] = Job("endless.kh", jobs[5].targets)
    with Crew(2, building(["text"])) as crew:
        threading.Thread(target=kill_who_has, args=("endless.kh", crew), daemon=True).start()
        told = statuses(list(crew.outcomes(jobs)))
    assert told[5] == "build.worker-died"
    assert told.count("built") == len(jobs) - 1


def test_a_fault_of_ours_costs_one_plan(jobs: list[Job]) -> None:
    broken = Job(jobs[0].plan, {"text": "out/\0"})
    with Crew(2, building(["text"])) as crew:
        outcomes = list(crew.outcomes([jobs[0], broken, *jobs[1:]]))
    assert statuses(outcomes).count("built") == len(jobs)
    assert statuses(outcomes)[1] == "build.our-fault"


def test_workers_are_renewed_and_nothing_is_lost(jobs: list[Job], monkeypatch: pytest.MonkeyPatch) -> None:
    hired: list[Worker[Job, Outcome]] = []

    class Noted(Worker[Job, Outcome]):
        def give(self, numbered: tuple[int, Job]) -> None:
            hired.append(self)
            super().give(numbered)

    monkeypatch.setattr(pool, "_RENEWED_AFTER", 3)
    monkeypatch.setattr(pool, "Worker", Noted)
    with Crew(2, building(["text"])) as crew:
        outcomes = list(crew.outcomes(jobs))
    assert [outcome.job for outcome in outcomes] == jobs
    assert max(Counter(map(id, hired)).values()) == 3


def test_no_process_is_left_when_the_work_is_broken_off(jobs: list[Job]) -> None:
    with suppress(KeyboardInterrupt), Crew(2, building(["text"])) as crew:
        next(crew.outcomes(jobs))
        raise KeyboardInterrupt
    assert [worker.process.is_alive() for worker in crew.workers] == [False, False]
    assert not list(Path("out").glob(".*"))


@pytest.fixture
def heard() -> Iterator[None]:
    with interrupts_heard():
        yield


def interrupt() -> None:
    signal.raise_signal(signal.SIGINT)


@pytest.mark.usefixtures("heard")
@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("sent", [interrupt, lambda: os.kill(os.getpid(), signal.SIGINT)], ids=["to it", "to all"])
def test_an_interrupt_while_a_worker_starts_is_heard_when_the_crew_knows_it(
    sent: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted(Worker[Job, Outcome]):
        def __init__(self, context: Context, work: Work[Job, Outcome]) -> None:
            sent()
            super().__init__(context, work)

    monkeypatch.setattr(pool, "Worker", Interrupted)
    crew = Crew(2, building(["text"]))
    with pytest.raises(KeyboardInterrupt), crew:
        next(crew.outcomes([Job("a.kh", {})]))
    assert [worker.process.is_alive() for worker in crew.workers] == [False]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.usefixtures("heard")
@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_interrupt_that_another_thread_takes_is_heard_when_the_crew_knows_the_worker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Interrupted(Worker[Job, Outcome]):
        def __init__(self, context: Context, work: Work[Job, Outcome]) -> None:
            thread = threading.Thread(target=take_interrupt)
            thread.start()
            thread.join()
            super().__init__(context, work)

    monkeypatch.setattr(pool, "Worker", Interrupted)
    crew = Crew(2, building(["text"]))
    with pytest.raises(KeyboardInterrupt), crew:
        next(crew.outcomes([Job("a.kh", {})]))
    assert len(crew.workers) == 1


def take_interrupt() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    signal.pthread_kill(threading.get_ident(), signal.SIGINT)


def signals_of(_: int) -> tuple[bool, bool]:
    """Whether interrupts are ignored here, and whether they are blocked."""
    ignored = signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    return ignored, signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_workers_ignore_interrupts_and_block_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_RENEWED_AFTER", 1)
    with Crew(2, Work(signals_of, signals_of, ())) as crew:
        assert list(crew.outcomes([1, 2, 3, 4])) == [(True, False)] * 4
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
