"""A few seconds of `python -m tests.fuzz`."""

from __future__ import annotations

import pytest

from tests import fuzz
from tests.fuzz import Case

SEED = 20_250_902


@pytest.mark.parametrize("case", list(fuzz.huge()), ids=lambda case: case.name)
def test_a_huge_file_is_read_or_refused_in_time(case: Case) -> None:
    reason, _ = fuzz.failure(case, fuzz.allowed(case))
    assert not reason


def test_broken_files_are_read_in_time_and_told_where_they_are_broken() -> None:
    report = fuzz.fuzz(fuzz.random_cases(fuzz.seeded(SEED)), seconds=2)
    assert report.failures == []
    assert report.tried > 20


def test_no_pattern_takes_long_over_what_is_said_thousands_of_times() -> None:
    report = fuzz.fuzz(fuzz.repeated(fuzz.seeded(SEED)), seconds=1)
    assert report.failures == []
    assert report.tried > 2


def test_an_exception_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("kehoach.loads", broken)
    reason, _ = fuzz.failure(Case("", b""), 1)
    assert "ZeroDivisionError" in reason


def test_a_slow_file_is_a_failure() -> None:
    reason, took = fuzz.failure(Case("", fuzz.HEAD.encode()), longest=1e-9)
    assert reason == f"{took:.2f} s" or "TimeoutError" in reason
