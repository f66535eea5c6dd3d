from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kehoach.batch.changes import Changes
from kehoach.batch.make import make
from kehoach.batch.planning import Plans
from tests.batch.conftest import PLAN

if TYPE_CHECKING:
    from kehoach.batch.jobs import Job
    from tests.batch.conftest import Write

SETTINGS = Plans(("text",), "out")
USING = f"@dùng chung.kh\n\n{PLAN}"


def found() -> list[Job]:
    return [SETTINGS.job(str(path), ".") for path in sorted(Path().glob("*.kh")) if path.name != "chung.kh"]


@pytest.fixture
def changes(write: Write) -> Changes:
    """Two plans, of which `a.kh` uses a file that is not there yet."""
    write("a.kh", USING)
    write("b.kh", PLAN)
    watched = Changes(found)
    assert plans_built_again(watched) == ["a.kh", "b.kh"]
    return watched


def plans_built_again(changes: Changes) -> list[str]:
    jobs, _ = changes.touched()
    changes.note([make(job) for job in jobs])
    return [job.plan for job in jobs]


def test_nothing_is_built_while_nothing_changes(changes: Changes) -> None:
    assert changes.touched() == ([], [])


def test_a_saved_plan_is_built_again_and_only_once(changes: Changes, write: Write) -> None:
    write("b.kh", PLAN + "\n")
    assert plans_built_again(changes) == ["b.kh"]
    assert plans_built_again(changes) == []


def test_a_plan_is_built_again_when_a_file_that_it_uses_appears_or_is_saved(changes: Changes, write: Write) -> None:
    write("chung.kh", "@viết tắt\n  HĐ = hội đồng\n")
    assert changes.touched()[1] == ["chung.kh"]
    write("chung.kh", "@viết tắt\n  HĐ = các hội đồng\n")
    assert plans_built_again(changes) == ["a.kh"]


def test_a_new_plan_is_built(changes: Changes, write: Write) -> None:
    write("c.kh", PLAN)
    assert plans_built_again(changes) == ["c.kh"]


def test_a_plan_that_is_gone_is_not_built(changes: Changes) -> None:
    Path("b.kh").unlink()
    assert plans_built_again(changes) == []


def test_a_plan_replaced_by_another_file_is_built_again(changes: Changes, write: Write) -> None:
    Path(write("b.new", PLAN)).replace("b.kh")
    assert plans_built_again(changes) == ["b.kh"]
