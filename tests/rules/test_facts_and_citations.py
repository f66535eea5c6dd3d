"""The rules of facts and citations, by the cases of `tests/cases/rules-facts*.txt` and `rules-citations*.txt`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.case_files import Case, rule_cases
from tests.test_cases import agree, compiled, told

if TYPE_CHECKING:
    from pathlib import Path

FAMILIES = {"facts": "KH3", "citations": "KH4"}
CASES = [pytest.param(case, code, id=case.name) for family, code in FAMILIES.items() for case in rule_cases(family)]


@pytest.mark.parametrize(("case", "code"), CASES)
def test_a_case_is_told_as_it_says(case: Case, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = compiled(case, tmp_path, monkeypatch)
    assert result.diagnostics == ()
    found = [told(one) for one in result.check() if one.code.startswith(code)]
    unexpected = [str(one) for one in found if not any(agree(fault, one) for fault in case.faults)]
    missing = [str(fault) for fault in case.faults if not any(agree(fault, one) for one in found)]
    assert (unexpected, missing) == ([], [])
    assert len(found) == len(case.faults)
