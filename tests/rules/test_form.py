"""The rules of form, by the cases of `tests/cases/rules-form*.txt`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.case_files import Case, rule_cases
from tests.test_cases import agree, compiled, told

if TYPE_CHECKING:
    from pathlib import Path

CASES = rule_cases("form")
FAMILY = "KH2"


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_a_case_is_told_as_it_says(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = compiled(case, tmp_path, monkeypatch)
    found = [told(one) for one in result.check() if one.code.startswith(FAMILY)]
    unexpected = [str(one) for one in found if not any(agree(fault, one) for fault in case.faults)]
    missing = [str(fault) for fault in case.faults if not any(agree(fault, one) for one in found)]
    assert (unexpected, missing) == ([], [])
    assert len(found) == len(case.faults)
