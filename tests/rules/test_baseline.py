from __future__ import annotations

from pathlib import Path

from kehoach.rules import baseline
from kehoach.text.diagnostics import Diagnostic, Place

FILE = "kế-hoạch.kh"
LINES = {FILE: ["# Mục tiêu.", "# Nhiệm vụ."]}
HERE = Path()


def stop(line: int, code: str = "KH230") -> Diagnostic:
    return Diagnostic(code, Place(FILE, line, 11, line, 12))


def known(*found: Diagnostic) -> baseline.Known:
    return baseline.read(baseline.written(found, LINES, HERE))


def test_a_known_fault_is_not_told() -> None:
    assert baseline.unknown([stop(1), stop(2)], known(stop(1)), LINES, HERE) == (stop(2),)


def test_a_known_fault_is_found_again_on_another_line() -> None:
    moved = {FILE: ["", "", "# Mục tiêu."]}
    assert baseline.unknown([stop(3)], known(stop(1)), moved, HERE) == ()


def test_a_fault_that_is_there_once_more_is_told_once() -> None:
    twice = {FILE: ["# Mục tiêu.", "# Mục tiêu."]}
    assert baseline.unknown([stop(1), stop(2)], known(stop(1)), twice, HERE) == (stop(2),)


def test_another_fault_of_the_same_line_is_told() -> None:
    assert baseline.unknown([stop(1, "KH232")], known(stop(1)), LINES, HERE) == (stop(1, "KH232"),)


def test_what_cannot_be_read_never_becomes_known() -> None:
    assert known(stop(1, "KH053")).total() == 0
