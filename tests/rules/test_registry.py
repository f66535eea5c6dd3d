"""The rules as a whole: each is explained, shown by two texts, and leaves good plans alone."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import kehoach
from kehoach.batch.jobs import Job
from kehoach.batch.make import write
from kehoach.model.interchange import to_json
from kehoach.rules import RULES, Rule, Subject, coverage, registry
from kehoach.rules.config import Config
from kehoach.text import catalogue
from tests.case_files import under_head
from tests.examples.plans import ROOT, compiled

BY_CODE = {rule.code: rule for rule in RULES}
CODES = sorted(BY_CODE)
OF_THE_CHECKER = {"KH191", "KH192", "KH193", "KH194", "KH195", "KH196", "KH197"}
"""What is wrong with the words to the checker itself: no rule over a plan."""
OF_A_FILE = {"KH195", "KH196", "KH197"}
WITH_EXAMPLE = sorted({*CODES, *OF_THE_CHECKER} - OF_A_FILE)
CLEAN = (
    "moi-cau-truc",
    "truyen-thong-2026",
    "nong-thon-moi-2025",
    "dang-uy-2026",
    "doan-truong-2026",
)


def told(text: str, *, final: bool) -> list[str]:
    whole = text if text.startswith("@kế hoạch") else under_head(text)
    result = kehoach.loads(whole)
    assert result.plan is not None
    return [one.code for one in result.check(final=final) if one.code not in ("KH097", "KH098")]


def test_no_code_is_used_twice() -> None:
    assert len(BY_CODE) == len(RULES)


def test_every_family_is_registered() -> None:
    folder = Path(registry.__file__).parent
    files = [*folder.glob("*.py"), *folder.glob("*/__init__.py")]
    holding = {file for file in files if re.search(r"^RULES\b", file.read_text(encoding="utf-8"), re.MULTILINE)}
    registered = {Path(family.__file__ or "") for family in registry.FAMILIES}
    assert holding - {Path(registry.__file__)} == registered


def test_every_rule_is_explained_and_every_explanation_has_its_rule() -> None:
    families = ("KH2", "KH3", "KH4", "KH5")
    assert {code for code in catalogue.entries() if code.startswith(families)} == set(CODES)


@pytest.mark.parametrize("code", WITH_EXAMPLE)
def test_the_wrong_example_is_told_under_its_code_alone(code: str) -> None:
    example = catalogue.entry(code).example
    assert example is not None
    assert told(example.wrong, final=code in BY_CODE and BY_CODE[code].only_final) == [code]


@pytest.mark.parametrize("code", WITH_EXAMPLE)
def test_the_right_example_is_sound(code: str) -> None:
    example = catalogue.entry(code).example
    assert example is not None
    assert told(example.right, final=code in BY_CODE and BY_CODE[code].only_final) == []


@pytest.mark.parametrize("code", sorted({*CODES, *OF_THE_CHECKER}))
def test_a_rule_says_what_to_do_and_gives_its_reasons(code: str) -> None:
    rule = catalogue.entry(code)
    for language in catalogue.LANGUAGES:
        assert rule.help[language]
        assert re.search(r"[.!?…](?:\s|$)", rule.why[language])


@pytest.mark.parametrize("code", [code for code in CODES if code.startswith("KH2")])
def test_an_error_of_form_names_the_text_that_fixes_it(code: str) -> None:
    rule = catalogue.entry(code)
    assert rule.severity != "error" or rule.clause


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_what_a_rule_finds_fills_its_message(rule: Rule) -> None:
    example = catalogue.entry(rule.code).example
    assert example is not None
    whole = example.wrong if example.wrong.startswith("@kế hoạch") else under_head(example.wrong)
    for one in kehoach.loads(whole).check(final=rule.only_final):
        for language in catalogue.LANGUAGES:
            assert one.message(language)
            assert one.help(language)


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_example_gives_no_error_and_no_warning(name: str) -> None:
    assert [one for one in compiled(name).check() if one.severity != "hint"] == []


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_every_reason_not_to_evaluate_can_be_said(language: catalogue.Language) -> None:
    for reason in ("off", "format", "words", "final", "undated", "since", "until"):
        assert catalogue.phrase(f"coverage.{reason}", language)


def subject(day: str = "12/01/2026", *, form: str = "nđ30", final: bool = False) -> Subject:
    text = f"@kế hoạch Thi đua\n  thể thức: {form}\n  ngày: {day}\n  cơ quan: Ủy ban nhân dân xã Bình Gia\n"
    result = kehoach.loads(text)
    assert result.plan is not None
    return Subject(result.plan, result.passages, result.sources, "", final)


def a_rule(
    formats: frozenset[str] = frozenset(),
    *,
    only_final: bool = False,
    since: date | None = None,
    until: date | None = None,
) -> Rule:
    return Rule("KH201", lambda _: (), formats=formats, only_final=only_final, since=since, until=until)


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        (a_rule(), None),
        (a_rule(frozenset({"nđ30", "đoàn"})), None),
        (a_rule(frozenset({"đảng"})), "format"),
        (a_rule(only_final=True), "final"),
        (a_rule(since=date(2026, 1, 12)), None),
        (a_rule(since=date(2026, 1, 13)), "since"),
        (a_rule(until=date(2026, 1, 12)), None),
        (a_rule(until=date(2026, 1, 11)), "until"),
    ],
)
def test_a_rule_looks_only_at_plans_that_it_applies_to(rule: Rule, reason: str | None) -> None:
    assert coverage.why_not(rule, subject(), Config()) == reason


def test_a_rule_that_is_off_does_not_apply() -> None:
    assert coverage.why_not(a_rule(), subject(), Config({"KH20": "thử"})) == "off"


def test_a_rule_of_its_time_needs_the_day_of_the_plan() -> None:
    assert coverage.why_not(a_rule(since=date(2026, 1, 1)), subject("…"), Config()) == "undated"


def test_a_plan_from_json_is_checked_without_its_words(tmp_path: Path) -> None:
    plan = compiled("binh-luong-2024").plan
    assert plan is not None
    file = tmp_path / "kế-hoạch.json"
    file.write_text(to_json(plan), encoding="utf-8")
    report = kehoach.load(file).review()
    assert "KH270" in {one.code for one in report.diagnostics}
    assert report.not_evaluated["KH230"] == "words"


def test_each_rule_either_looked_or_says_why_not() -> None:
    report = compiled("binh-gia-2025").review()
    assert sorted((*report.applied, *report.not_evaluated)) == CODES


def test_the_page_of_rules_is_written_from_them() -> None:
    done = subprocess.run([sys.executable, "tools/rules_doc.py", "--check"], cwd=ROOT, check=False)
    assert done.returncode == 0, "run python tools/rules_doc.py"


def outcome(tmp_path: Path, *, final: bool) -> str:
    signed = "@ký\n  T/M ỦY BAN NHÂN DÂN\n  CHỦ TỊCH\n  Nguyễn Văn A\n"
    text = f"@kế hoạch Thi đua\n  số: 12/KH-UBND\n  ngày: 12/01/2026\n  cơ quan: Ủy ban nhân dân xã Bình Gia\n{signed}"
    file = tmp_path / "thi-dua.kh"
    file.write_text(text, encoding="utf-8")
    job = Job(str(file), {"text": str(tmp_path / "thi-dua.txt")}, {}, final)
    return write(job, kehoach.load(file)).status


def test_a_draft_is_built_whatever_the_rules_say(tmp_path: Path) -> None:
    assert outcome(tmp_path, final=False) == "built"


def test_a_final_plan_that_breaks_a_text_is_not_built(tmp_path: Path) -> None:
    assert outcome(tmp_path, final=True) == "failed"


def test_building_a_draft_does_not_load_the_rules() -> None:
    build = "import sys, kehoach; kehoach.load('examples/binh-gia-2025.kh').render('text')"
    program = f"{build}; print('kehoach.rules' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "False"
