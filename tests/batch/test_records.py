from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

import kehoach
from kehoach.batch import records
from kehoach.batch.jobs import Job
from kehoach.batch.planning import Plans
from kehoach.batch.run import run
from kehoach.render.pdf import OURS
from tests.batch.conftest import ODD, PLAN, TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.batch.conftest import Write

OFFICE = "@đơn vị\n  vp = Văn phòng xã\n"
USING = f"@dùng chung.kh\n\n{PLAN}"


@pytest.fixture
def job(write: Write) -> Job:
    write("chung.kh", OFFICE)
    return Plans(("docx", "text")).job(write("a.kh", USING), ".")


def statuses(*jobs: Job, force: bool = False) -> list[str]:
    return [outcome.status for outcome in run(jobs, force=force)]


def kept() -> list[Path]:
    return sorted(Path(os.environ["XDG_CACHE_HOME"], "kehoach", "built").iterdir())


def test_what_has_not_changed_is_not_built_again(job: Job) -> None:
    assert statuses(job) == ["built"]
    before = {target: Path(target).stat().st_mtime_ns for target in job.targets.values()}
    assert statuses(job) == ["unchanged"]
    assert {target: Path(target).stat().st_mtime_ns for target in job.targets.values()} == before


def test_force_builds_all_the_same(job: Job) -> None:
    assert statuses(job) == statuses(job, force=True) == ["built"]


def renewed(name: str, text: str) -> Callable[[], object]:
    return lambda: Path(name).write_text(text, encoding="utf-8")


CHANGES: dict[str, Callable[[], object]] = {
    "the plan": renewed("a.kh", USING.replace("Giảm", "Xóa")),
    "a file that it uses": renewed("chung.kh", OFFICE.replace("Văn phòng", "Phòng Nội vụ")),
    "an output": renewed("a.docx", "edited by hand"),
    "an output that is gone": lambda: Path("a.docx").unlink(),
}


@pytest.mark.parametrize("what", CHANGES)
def test_it_is_built_again_when_something_has_changed(what: str, job: Job) -> None:
    statuses(job)
    fresh = Path("a.docx").read_bytes()
    CHANGES[what]()
    assert statuses(job) == ["built"]
    assert statuses(job) == ["unchanged"]
    assert (Path("a.docx").read_bytes() == fresh) == what.startswith(("an output", "a file"))


def test_a_file_saved_anew_with_the_same_content_has_not_changed(job: Job) -> None:
    statuses(job)
    os.utime("a.kh", (1, 1))
    assert statuses(job) == ["unchanged"]


def test_parameters_and_the_final_form_are_part_of_what_it_is_made_from(write: Write) -> None:
    path = write("mau.kh", TEMPLATE)
    first, second = (Job(path, {"docx": "a.docx"}, {"xã": name}) for name in ("Tân An", "Bình Hòa"))
    assert statuses(first) == statuses(second) == statuses(first) == ["built"]
    assert statuses(Job(path, {"docx": "a.docx"}, {"XÃ": "Tân An"})) == ["unchanged"]
    assert statuses(Job(path, {"docx": "a.docx"}, {"xã": "Tân An"}, final=True)) != ["unchanged"]


def test_the_fonts_of_a_pdf_are_part_of_what_it_is_made_from(write: Write, tmp_path: Path) -> None:
    for file in OURS.glob("*.ttf"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    job = Plans(("pdf",)).job(write("a.kh", PLAN), ".")
    other = msgspec.structs.replace(job, fonts=str(tmp_path))
    assert statuses(job) == statuses(other) == ["built"]
    assert statuses(other) == ["unchanged"]


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are letters there")
def test_names_that_are_no_letters_in_a_folder_of_fonts_are_no_fault(write: Write, tmp_path: Path) -> None:
    for file in OURS.glob("*.ttf"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / os.fsdecode(b"\xff.ttf")).write_bytes(b"")
    job = msgspec.structs.replace(Plans(("pdf",)).job(write("a.kh", PLAN), "."), fonts=str(tmp_path))
    assert statuses(job) == ["built"]
    assert statuses(job) == ["unchanged"]


def test_settings_of_the_office_count(job: Job) -> None:
    statuses(job)
    Path("kehoach.toml").write_text('[kiem-tra]\nbo-qua = { KH1 = "đang thử" }\n', encoding="utf-8")
    assert statuses(job) == ["built"]
    assert statuses(job) == ["unchanged"]


def test_another_version_builds_all_again(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    statuses(job)
    monkeypatch.setattr(kehoach, "__version__", "99")
    records.program.cache_clear()
    assert statuses(job) == ["built"]
    records.program.cache_clear()


def test_only_the_form_that_is_missing_is_written(job: Job) -> None:
    statuses(job)
    Path("a.txt").unlink()
    (outcome,) = run([job])
    assert [Path(path) for path in outcome.written] == [Path("a.txt")]


@pytest.mark.parametrize("damage", [b"", b"\x00\xff", b"{}", b'{"made": 1}', b'{"made":"","used":{},"output":""}'])
def test_a_damaged_record_costs_a_build_and_no_more(damage: bytes, job: Job) -> None:
    statuses(job)
    for path in kept():
        path.write_bytes(damage)
    assert statuses(job) == ["built"]
    assert statuses(job) == ["unchanged"]


def test_without_a_cache_folder_all_is_built(job: Job, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(Path(write("no folder", "")).resolve()))
    assert statuses(job) == statuses(job) == ["built"]


def test_a_plan_with_errors_leaves_no_record_and_keeps_the_older_output(job: Job) -> None:
    statuses(job)
    fresh = Path("a.docx").read_bytes()
    Path("a.kh").write_text(ODD, encoding="utf-8")
    assert statuses(job) == statuses(job) == ["failed"]
    assert Path("a.docx").read_bytes() == fresh


def test_a_source_saved_while_the_plan_was_built_leaves_no_record(job: Job) -> None:
    result = kehoach.load(job.plan)
    data = result.render("docx")
    Path("a.docx").write_bytes(data)
    Path("chung.kh").write_text("// khác\n", encoding="utf-8")
    records.Keeper(job, result).keep("docx", job.targets["docx"], data)
    assert statuses(job) == ["built"]


def test_records_that_nobody_renews_are_thrown_away(job: Job) -> None:
    statuses(job)
    old = time.time() - 200 * 24 * 3600
    first, second = kept()
    os.utime(first, (old, old))
    records.forget_old()
    assert kept() == [second]


def test_no_path_of_the_machine_stands_in_an_output(job: Job, folder: Path) -> None:
    statuses(job)
    assert str(folder).encode() not in Path("a.txt").read_bytes()
    assert statuses(Job(str(folder / "a.kh"), {"docx": "b.docx"})) == ["built"]
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()
