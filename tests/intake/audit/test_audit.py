"""Our own files are without fault; every rule of the ledger is held by a check or says why not."""

from __future__ import annotations

import tomllib
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

import kehoach
from kehoach.intake.audit.audit import Audit, audit
from kehoach.intake.audit.registry import ELSEWHERE, LEDGERS, OWN, is_checked, rows
from kehoach.intake.word.package import Package, open_bytes
from kehoach.intake.word.xml import W
from kehoach.layout.ledger import ledgers
from kehoach.text.catalogue import phrases
from tests.intake.audit.examples import EXAMPLES, built
from tests.intake.audit.full import full

FIGURES = Path(__file__).parents[2] / "render" / "figures"
FORMS = {"nd30": "nđ30", "dang-05": "đảng-05", "dang-36": "đảng-36", "doan": "đoàn"}
UNCONFIRMED = {"moi-cau-truc": {"AU-04"}}
"""The example that has a number and still a figure to be confirmed, which stays highlighted until it is."""


def audited(data: bytes, form: str = "") -> Audit:
    package = open_bytes(data)
    assert isinstance(package, Package)
    return audit(package, form)


@cache
def plan_of_figures(form: str) -> Audit:
    plans = tomllib.loads((FIGURES / f"{form}.toml").read_text(encoding="utf-8"))["plans"]
    return audited(kehoach.loads(plans["plan"]).render())


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_example_has_a_fault_and_no_rule_of_layout_is_left_out(name: str) -> None:
    found = audited(built(name))
    assert {each.rule for each in found.failed} == UNCONFIRMED.get(name, set())
    assert [each.rule for each in found.verdicts if each.layout and each.status == "not-evaluated"] == []


@pytest.mark.parametrize("form", FORMS)
def test_a_plan_with_every_part_passes_in_every_format(form: str) -> None:
    found = plan_of_figures(form)
    assert (found.form, found.told) == (FORMS[form], True)
    assert [(each.rule, each.faults) for each in found.failed] == []
    assert [each.rule for each in found.verdicts if each.layout and each.status == "not-evaluated"] == []


@pytest.mark.parametrize("form", FORMS)
def test_every_rule_that_is_done_is_held_by_a_check(form: str) -> None:
    done = [row for row in rows(FORMS[form]) if row.rule.status == "done"]
    assert [row.code for row in done if not is_checked(row) and row.code not in ELSEWHERE] == []


def test_a_plan_with_every_part_leaves_few_rules_without_anything_to_look_at() -> None:
    absent = [each.rule for each in plan_of_figures("nd30").verdicts if each.why == "absent"]
    assert set(absent) <= {"ND-16", "MK-03", "MK-04", "HDND-01"}


def test_rules_of_their_own_stand_in_the_ledger() -> None:
    known = {code for ledger in ledgers() for code in ledger.rules}
    assert set(OWN) <= known
    assert set(LEDGERS) == set(FORMS.values())


def test_every_fault_has_its_words_and_what_to_do() -> None:
    assert phrases("audit-is").keys() == phrases("audit-do").keys()


def test_a_named_format_is_heeded_and_told() -> None:
    found = audited(built("binh-luong-2024"), "đoàn")
    assert found.form == "đoàn"
    assert {"DTN-01", "DTN-03"} <= {each.rule for each in found.failed}


def test_what_is_not_evaluated_is_never_a_pass() -> None:
    found = audited(built("binh-luong-2024"))
    assert {each.status for each in found.verdicts if each.why == "needs-import"} <= {"not-evaluated"}


def with_footer(form: str, size: int, *, italic: bool) -> Audit:
    """The plan with a line at the foot of its pages."""
    file = docx.Document(BytesIO(full(form)))
    run = file.sections[0].footer.paragraphs[0].add_run("VP-TH/12")
    run.font.size, run.italic, run.font.name = Pt(size), italic, "Times New Roman"
    out = BytesIO()
    file.save(out)
    return audited(out.getvalue())


def test_letters_of_the_file_at_the_foot_of_a_paper_of_the_doan_are_looked_at() -> None:
    assert {each.rule for each in with_footer("đoàn", 8, italic=True).failed} == set()
    (failed,) = with_footer("đoàn", 11, italic=False).failed
    assert failed.rule == "DTN-27"
    assert [fault.key for fault in failed.faults] == ["size", "not-italic"]


def test_a_file_for_both_sides_of_the_paper_turns_its_margins() -> None:
    def status(data: bytes) -> str:
        return next(each.status for each in audited(data).verdicts if each.rule == "DANG-011")

    file = docx.Document(BytesIO(full("đảng-05")))
    file.settings.element.insert(1, file.settings.element.makeelement(f"{W}mirrorMargins", {}, None))
    out = BytesIO()
    file.save(out)
    assert (status(full("đảng-05")), status(out.getvalue())) == ("not-applicable", "pass")
