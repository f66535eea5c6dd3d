from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from kehoach.batch.jobs import Job, Outcome, Refusal
from kehoach.batch.run import run, workers_for
from kehoach.render.outputs import Printer
from tests.batch.conftest import ODD, PLAN

if TYPE_CHECKING:
    import pytest

    from tests.batch.conftest import Write


def one(job: Job) -> Outcome:
    (outcome,) = run([job])
    return outcome


def test_a_plan_with_errors_is_told_with_the_lines_that_they_are_on(write: Write) -> None:
    outcome = one(Job(write("a.kh", ODD), {"text": "a.txt"}))
    assert (outcome.status, outcome.written) == ("failed", ())
    assert {found.code for found in outcome.diagnostics} >= {"KH018"}
    assert outcome.lines["a.kh"] == ["", "  năm 2026", *[""] * (PLAN.count("\n") - 1)]


def test_a_file_of_shared_parts_is_no_failure(write: Write) -> None:
    assert one(Job(write("chung.kh", "@viết tắt\n  HĐ = hội đồng\n"), {"text": "c.txt"})).status == "shared"


def test_a_missing_plan_is_told() -> None:
    assert one(Job("a.kh", {"text": "a.txt"})).refusal == Refusal("plans.missing", {"file": "a.kh"})


def test_a_form_that_cannot_be_written_is_told_with_those_that_were(write: Write) -> None:
    Path("a.txt").mkdir()
    outcome = one(Job(write("a.kh", PLAN), {"docx": "a.docx", "text": "a.txt"}))
    assert (outcome.status, outcome.written) == ("failed", ("a.docx",))
    assert outcome.refusal == Refusal("write.is-folder", {"path": "a.txt"})


def test_a_full_disk_leaves_the_older_file_and_nothing_else(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.kh", PLAN)
    older = "          KẾ HOẠCH\n"
    write("out/a.txt", older)

    def full(_file: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.fsync", full)
    outcome = one(Job("a.kh", {"text": "out/a.txt"}))
    assert outcome.refusal == Refusal("write.full", {"path": str(Path("out/a.txt"))})
    assert [path.read_text(encoding="utf-8") for path in Path("out").iterdir()] == [older]


def test_a_fault_of_ours_is_told_and_not_raised(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_printer: object, _form: str) -> NoReturn:
        raise ZeroDivisionError

    monkeypatch.setattr(Printer, "render", broken)
    outcome = one(Job(write("a.kh", PLAN), {"text": "a.txt"}))
    assert outcome.refusal == Refusal("build.our-fault", {"fault": "ZeroDivisionError"})


def test_drafts_of_a_run_that_is_gone_are_removed_and_others_are_kept(write: Write) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    left = [f".a.txt.{gone.pid}.tmp", f".a.txt.{os.getppid()}.tmp", f".b.txt.{gone.pid}.tmp", ".a.txt.x.tmp"]
    minute_ago = time.time() - 60
    for name in left:
        os.utime(write(f"out/{name}", "half"), (minute_ago, minute_ago))
    one(Job(write("a.kh", PLAN), {"text": "out/a.txt"}))
    assert {path.name for path in Path("out").iterdir()} == {"a.txt", *left[1:]}


def test_a_draft_that_another_machine_may_be_writing_is_kept(write: Write) -> None:
    write("out/.a.txt.999999999.tmp", "half")
    one(Job(write("a.kh", PLAN), {"text": "out/a.txt"}))
    assert {path.name for path in Path("out").iterdir()} == {"a.txt", ".a.txt.999999999.tmp"}


def test_folders_are_made_where_files_are_to_stand(write: Write) -> None:
    assert one(Job(write("a.kh", PLAN), {"text": "xã/thôn/a.txt"})).written == ("xã/thôn/a.txt",)


def test_what_is_refused_before_is_told_with_the_rest(write: Write) -> None:
    job = Job(write("a.kh", PLAN), {"text": "a.txt"})
    refused = Outcome(job, "failed", refusal=Refusal("build.name-empty"))
    assert [outcome.status for outcome in run([job, refused])] == ["failed", "built"]


def test_no_more_processes_are_started_than_there_is_work_for() -> None:
    assert (workers_for(3, 100_000), workers_for(100_000, 1), workers_for(1)) == (3, 1, 0)


def test_no_more_processes_are_started_than_a_machine_can_bear() -> None:
    assert workers_for(100_000) <= workers_for(100_000, 100_000) <= 4 * (os.cpu_count() or 1)
