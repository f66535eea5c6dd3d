"""The rules of the checker, by the cases of `tests/cases/rules-*.txt`: one family of codes for each family of files."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.rules.registry import RULES
from kehoach.text import catalogue
from tests.case_files import Case, rule_cases, under_head
from tests.test_cases import agree, compiled, told

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.rules import Rule

FAMILIES = {"form": "KH2", "facts": "KH3", "citations": "KH4", "language": "KH5"}
ALIKE = 0.3
"""So much of the plan that a rule lets pass stands in the one that it marks."""
CASES = {family: rule_cases(family) for family in FAMILIES}


@pytest.mark.parametrize(
    ("case", "family"),
    [pytest.param(case, FAMILIES[name], id=case.name) for name, cases in CASES.items() for case in cases],
)
def test_a_case_is_told_as_it_says(case: Case, family: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = compiled(case, tmp_path, monkeypatch)
    found = [told(one) for one in result.check(final=case.final) if one.code.startswith(family)]
    unexpected = [str(one) for one in found if not any(agree(fault, one) for fault in case.faults)]
    missing = [str(fault) for fault in case.faults if not any(agree(fault, one) for one in found)]
    assert (unexpected, missing) == ([], [])
    assert len(found) == len(case.faults)


def test_every_rule_has_a_case() -> None:
    assert {rule.code for rule in RULES} == {
        fault.code for cases in CASES.values() for case in cases for fault in case.faults
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_looks_at_a_plan_much_alike_and_finds_nothing(rule: Rule) -> None:
    example = catalogue.entry(rule.code).example
    assert example is not None
    right = example.right if example.right.startswith("@kế hoạch") else under_head(example.right)
    report = kehoach.loads(right).review(final=rule.only_final)
    assert rule.code in report.applied
    assert rule.code not in {one.code for one in report.diagnostics}
    assert example.right != example.wrong
    assert SequenceMatcher(None, example.wrong.split(), example.right.split()).ratio() > ALIKE
