from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.batch.jobs import Job, Outcome, Row
from kehoach.batch.planning import Plans, Template, without_clashes
from kehoach.batch.rows import read_rows
from tests.batch.conftest import PLAN, TEMPLATE

if TYPE_CHECKING:
    from tests.batch.conftest import Write

DOCX = Plans(("docx",), "out")


def filled(write: Write, table: str, pattern: str) -> list[Job | Outcome]:
    path = write("mau.kh", TEMPLATE)
    template = Template(path, kehoach.load(path))
    return list(template.fill(read_rows(write("xa.csv", table)).rows, pattern, DOCX))


def targets(work: list[Job | Outcome]) -> list[str | None]:
    return [one.targets["docx"] if isinstance(one, Job) else reason(one) for one in work]


def reason(outcome: Outcome) -> str | None:
    return outcome.refusal.key if outcome.refusal else None


def test_each_row_gives_its_values_and_its_name(write: Write) -> None:
    work = filled(write, "XÃ,Ho ngheo,STT\nTân An,7,1\nBình Hòa,,2\n", "{xa} {hộ nghèo}")
    assert targets(work) == ["out/Tân An 7.docx", "out/Bình Hòa 12.docx"]
    assert isinstance(work[0], Job)
    assert work[0].parameters == {"XÃ": "Tân An", "Ho ngheo": "7"}


def test_a_number_takes_no_words_that_its_sheet_shows_beside_it(write: Write) -> None:
    path = write("mau.kh", TEMPLATE)
    row = Row("xa.xlsx", 2, ("xã", "Hộ nghèo"), {"xã": "Thôn 5", "Hộ nghèo": "7 hộ"}, bare={"xã": "5", "Hộ nghèo": "7"})
    (job,) = Template(path, kehoach.load(path)).fill([row], "{xã} {hộ nghèo}", DOCX)
    assert isinstance(job, Job)
    assert job.parameters == {"xã": "Thôn 5", "Hộ nghèo": "7"}
    assert job.targets == {"docx": "out/Thôn 5 7 hộ.docx"}


def test_the_number_of_the_row_is_known_where_no_column_has_that_name(write: Write) -> None:
    assert targets(filled(write, "xã\nA\nB\n", "{stt}")) == ["out/001.docx", "out/002.docx"]
    assert targets(filled(write, "xã,STT\nA,x9\n", "{stt}")) == ["out/x9.docx"]


def test_the_year_of_the_plan_is_known_too(write: Write) -> None:
    assert targets(filled(write, "xã\nA\n", "{xã}-{năm}")) == ["out/A-2026.docx"]
    assert targets(filled(write, "xã,năm\nA,2030\n", "{xã}-{năm}")) == ["out/A-2030.docx"]


YEARLY = TEMPLATE.replace("  xã: chữ\n", "  xã: chữ\n  niên độ: số = 2026\n").replace("năm: 2026", "năm: {niên độ}")


def filled_by_year(write: Write, template: str, table: str, pattern: str, **given: str) -> list[str | None]:
    path = write("mau.kh", template)
    rows = read_rows(write("xa.csv", table)).rows
    plans = Plans(("docx",), "out", {name.replace("_", " "): value for name, value in given.items()})
    return targets(list(Template(path, kehoach.load(path, parameters=plans.parameters)).fill(rows, pattern, plans)))


def test_the_year_is_that_of_the_row(write: Write) -> None:
    table = "xã,niên độ\nA,2027\nA,2028\nB,\n"
    assert filled_by_year(write, YEARLY, table, "{xã}-{năm}") == [
        "out/A-2027.docx",
        "out/A-2028.docx",
        "out/B-2026.docx",
    ]
    assert filled_by_year(write, YEARLY, "xã\nA\n", "{xã}-{năm}", niên_độ="2030") == ["out/A-2030.docx"]


def test_the_year_of_the_row_may_come_by_a_parameter_of_the_office(write: Write) -> None:
    write("chung.kh", "@tham số\n  xã: chữ\n  niên độ: số = 2026\n")
    using = "@dùng chung.kh\n\n" + PLAN.replace("năm: 2026", "năm: {niên độ}").replace("xã Tân An", "xã {xã}")
    assert filled_by_year(write, using, "xã,niên độ\nA,2027\n", "{xã}-{năm}") == ["out/A-2027.docx"]


def test_a_plan_without_a_year_leaves_its_place_in_the_name_empty(write: Write) -> None:
    timeless = TEMPLATE.replace("  năm: 2026\n", "").replace("{năm}", "").replace("  ngày: {ngày ký}\n", "")
    assert filled_by_year(write, timeless, "xã\nA\n", "{xã}-{năm}") == ["out/A-.docx"]


def test_an_empty_cell_leaves_its_place_in_the_name_empty(write: Write) -> None:
    assert targets(filled(write, "xã,mã\nA,\nB,2\n", "{xã}{mã}")) == ["out/A.docx", "out/B2.docx"]


def test_a_value_cannot_lead_out_of_the_folder(write: Write) -> None:
    assert targets(filled(write, "xã\n../../etc/a\n..\n", "{xã}")) == ["out/-..-etc-a.docx", "build.name-empty"]


def test_a_name_that_no_file_system_takes_is_refused(write: Write) -> None:
    assert targets(filled(write, f"xã\n{'ữ' * 100}\n", "{xã}")) == ["build.name-long"]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are text there")
def test_a_name_that_is_no_text_is_none_the_worse(write: Write) -> None:
    assert targets(filled(write, "xã\nA\n", os.fsdecode(b"\xff{x\xc3\xa3}"))) == ["out/\udcffA.docx"]


def test_an_ending_in_the_pattern_is_not_doubled(write: Write) -> None:
    assert targets(filled(write, "xã\nA\n", "{xã}.docx")) == ["out/A.docx"]


def test_a_row_that_cannot_be_read_is_an_outcome_among_the_jobs(write: Write) -> None:
    assert targets(filled(write, "xã\nA\nB,C\nD\n", "{xã}")) == ["out/A.docx", "build.row-width", "out/D.docx"]


def test_the_later_of_two_rows_that_write_one_file_is_refused(write: Write) -> None:
    work = list(without_clashes(filled(write, "xã\nTân An\ntân an\nA\n", "{xã}")))
    assert targets(work) == ["out/Tân An.docx", "build.same-target-row", "out/A.docx"]
    assert isinstance(work[1], Outcome)
    assert work[1].refusal
    assert work[1].refusal.args["row"] == "2"


def test_plans_of_one_name_are_told_apart_by_their_folders() -> None:
    jobs = [DOCX.job(f"kế hoạch/{name}/a.kh", "kế hoạch") for name in ("tân an", "bình hòa")]
    assert targets(list(without_clashes(jobs))) == ["out/tân an/a.docx", "out/bình hòa/a.docx"]
    clashing = [DOCX.job(f"{name}/a.kh", name) for name in ("tân an", "bình hòa")]
    assert targets(list(without_clashes(clashing))) == ["out/a.docx", "build.same-target"]


def test_without_a_folder_a_plan_is_written_beside_itself_in_all_forms() -> None:
    job = Plans(("docx", "text")).job(os.path.join("xã", "a.b.kh"), "xã")  # noqa: PTH118 - as the user types it
    assert {form: Path(target) for form, target in job.targets.items()} == {
        "docx": Path("xã/a.b.docx"),
        "text": Path("xã/a.b.txt"),
    }


def test_what_is_called_a_plan_goes_before_a_file_that_is_none() -> None:
    jobs = [DOCX.job(name, "") for name in ("a.docx", "a.kh")]
    assert targets(list(without_clashes(jobs))) == ["build.same-target", "out/a.docx"]
