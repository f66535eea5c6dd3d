from __future__ import annotations

import os
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from kehoach.batch.changes import Changes
from kehoach.batch.make import make
from kehoach.batch.planning import Plans
from tests.batch.conftest import PLAN

if TYPE_CHECKING:
    from kehoach.batch.jobs import Job, Outcome
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


def test_what_is_saved_during_the_first_build_is_seen(write: Write) -> None:
    write("a.kh", USING)
    write("chung.kh", "@viết tắt\n  HĐ = hội đồng\n")
    changes = Changes(lambda: [SETTINGS.job("a.kh", ".")])
    jobs, _ = changes.touched()
    outcomes = [make(job) for job in jobs]
    os.utime("chung.kh", ns=(time.time_ns(),) * 2)
    changes.note(outcomes)
    assert changes.touched()[1] == ["chung.kh"]
    assert changes.touched()[1] == []


def test_a_new_plan_is_built(changes: Changes, write: Write) -> None:
    write("c.kh", PLAN)
    assert plans_built_again(changes) == ["c.kh"]


def test_a_plan_that_is_gone_is_not_built(changes: Changes) -> None:
    Path("b.kh").unlink()
    assert plans_built_again(changes) == []


def test_a_plan_replaced_by_another_file_is_built_again(changes: Changes, write: Write) -> None:
    Path(write("b.new", PLAN)).replace("b.kh")
    assert plans_built_again(changes) == ["b.kh"]


IN_WORD = Plans(("docx",), "out", template="x.docx")


def template(name: str, words: str = "{{p noi_dung }}") -> None:
    """A Word template, broken if it holds other words than these."""
    with zipfile.ZipFile(name, "w") as file:
        file.writestr("word/document.xml", f"<w:document><w:p><w:t>{words}</w:t></w:p></w:document>")


class Office:
    """A plan `a.kh` that is built as often as what it is made from changes."""

    def __init__(self, settings: Plans) -> None:
        Path("out").mkdir()
        self.changes = Changes(lambda: [settings.job("a.kh", ".")])

    def built(self) -> list[Outcome]:
        """What became of the plan, if it was tried."""
        jobs, _ = self.changes.touched()
        outcomes = [make(job) for job in jobs]
        self.changes.note(outcomes)
        return outcomes

    def refusal(self) -> str:
        """Why the plan was not built."""
        (outcome,) = self.built()
        assert outcome.status == "failed"
        return outcome.refusal.args.get("file", outcome.refusal.key) if outcome.refusal else outcome.diagnostics[0].code

    def is_built(self) -> bool:
        return [outcome.status for outcome in self.built()] == ["built"]


def test_a_change_of_the_figures_of_the_office_is_seen_also_while_they_are_wrong(write: Write) -> None:
    write("a.kh", PLAN.replace("  năm:", "  tệp thể thức: riêng.toml\n  năm:"))
    write("riêng.toml", "[page]\ntop = 22\n")
    office = Office(SETTINGS)
    assert office.is_built()
    write("riêng.toml", "[page]\ntop = 999\n")
    assert office.refusal() == "KH110"
    write("riêng.toml", "[page]\ntop = 23\n")
    assert office.is_built()
    Path("riêng.toml").unlink()
    assert office.refusal() == "KH080"
    write("riêng.toml", "[page]\ntop = 23\n")
    assert office.is_built()


@pytest.mark.parametrize("named", ["by the plan", "by the user"])
def test_a_change_of_the_template_of_the_office_is_seen_also_while_it_is_wrong(write: Write, named: str) -> None:
    by_plan = named == "by the plan"
    write("a.kh", PLAN.replace("  năm:", "  mẫu: x.docx\n  năm:") if by_plan else PLAN)
    template("x.docx")
    office = Office(msgspec.structs.replace(IN_WORD, template="" if by_plan else "./x.docx"))
    assert office.is_built()
    template("x.docx", "{{ sai }}")
    assert office.refusal() == "KH104"
    template("x.docx", "{{p noi_dung }} ")
    assert office.is_built()
    Path("x.docx").unlink()
    assert office.refusal() == ("KH080" if by_plan else "x.docx")
    template("x.docx")
    assert office.is_built()


def test_a_change_of_the_settings_of_the_office_is_seen(write: Write, folder: Path) -> None:
    write("a.kh", PLAN)
    office = Office(SETTINGS)
    assert office.is_built()
    Path(folder.parent / "kehoach.toml").write_text("[kiem-tra]\n", "utf-8")
    assert office.is_built()
    write("kehoach.toml", '[kiem-tra]\ndanh-muc = "sổ.tsv"\n')
    assert office.is_built()
    write("sổ.tsv", "loại\tsố\tngày\n")
    assert office.is_built()
    Path(folder.parent / "kehoach.toml").unlink()
    assert not office.built()


def test_a_change_is_seen_after_a_fault_of_ours(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.kh", USING)
    write("chung.kh", "@viết tắt\n  HĐ = hội đồng\n")
    office = Office(SETTINGS)
    assert office.is_built()
    with monkeypatch.context() as broken:
        broken.setattr("kehoach.batch.make.write", None)
        write("chung.kh", "@viết tắt\n  HĐ = các hội đồng\n")
        assert office.refusal() == "build.our-fault"
    write("chung.kh", "@viết tắt\n  HĐ = hội đồng\n")
    assert office.is_built()


def test_a_font_that_is_written_over_or_added_builds_again(write: Write) -> None:
    write("a.kh", PLAN)
    write("chu/times.ttf", "cũ")
    settings = Plans(("text",), "out", fonts="chu")
    watched = Changes(lambda: [settings.job("a.kh", ".")])
    assert plans_built_again(watched) == ["a.kh"]
    write("chu/times.ttf", "mới hơn")
    assert plans_built_again(watched) == ["a.kh"]
    write("chu/timesbd.ttf", "thêm")
    assert plans_built_again(watched) == ["a.kh"]
    assert plans_built_again(watched) == []
