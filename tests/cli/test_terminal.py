from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kehoach.cli.show import TerminalView
from kehoach.text.diagnostics import Diagnostic, Edit, Fix
from tests.cli.conftest import FILE, at, missing_colon, needless_word

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from kehoach.text.catalogue import Language
    from kehoach.text.diagnostics import Place

PLAN = ["@kế hoạch Phát động thi đua", "  năm 2024", "Mục đích thừa", "  của kế hoạch", ""]


def report(*diagnostics: Diagnostic, lines: list[str] | None = None, language: Language = "vi", width: int = 80) -> str:
    return TerminalView({FILE: lines or PLAN}, language, width=width).report(diagnostics)


def caret_line(line: str, column: int, end_column: int, width: int = 80) -> tuple[str, str]:
    shown = report(needless_word(at(1, column, end_column)), lines=[line], width=width).splitlines()
    return shown[2], shown[3]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_diagnostic_shows_place_fault_line_and_fix(snapshot: SnapshotAssertion, language: Language) -> None:
    assert report(missing_colon(at(2, 3, 6)), needless_word(at(3, 10, 14)), language=language) == snapshot


def test_a_span_over_several_lines_is_shown_by_its_first(snapshot: SnapshotAssertion) -> None:
    assert report(needless_word(at(3, 10, 6, end_line=4))) == snapshot


def test_a_long_line_is_cut_to_a_window_round_the_span(snapshot: SnapshotAssertion) -> None:
    line = "Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 " * 6 + "thừa chữ " + "theo quy định của pháp luật " * 6
    start = line.index("thừa") + 1
    assert report(needless_word(at(1, start, start + 4)), lines=[line]) == snapshot


def test_colour_marks_the_place_the_fault_and_the_caret(snapshot: SnapshotAssertion) -> None:
    assert TerminalView({FILE: PLAN}, "vi", colour=True).report([missing_colon(at(2, 3, 6))]) == snapshot


def test_carets_stand_under_letters_with_combining_marks() -> None:
    decomposed = "Ke\u0302\u0301 hoa\u0323ch thi ddua"
    source, carets = caret_line(decomposed, 13, 16)
    assert source.index("thi") - decomposed[:12].count("\u0302") - 2 == carets.index("^")
    assert carets.count("^") == 3


def test_carets_stand_under_letters_after_wide_signs() -> None:
    source, carets = caret_line("漢字 thừa", 4, 8)
    assert source.index("thừa") + len("漢字") == carets.index("^")
    assert carets.count("^") == 4


def test_tabs_are_expanded() -> None:
    source, carets = caret_line("a\tthừa", 3, 7)
    assert source.endswith("│ a   thừa")
    assert carets.endswith("│     ^^^^")


def test_a_sign_that_cannot_be_seen_is_shown_by_its_code() -> None:
    source, carets = caret_line("thi\u200bđua\x1b[31m", 4, 5)
    assert source.endswith("│ thi<U+200B>đua<U+001B>[31m")
    assert carets.endswith("│    ^^^^^^^^")


def test_an_empty_span_at_the_end_of_a_line_has_one_caret_behind_it() -> None:
    _, carets = caret_line("năm", 4, 4)
    assert carets.endswith("│    ^")


def test_a_file_without_lines_is_told_by_its_name_alone() -> None:
    told = report(needless_word(at(1, 1, 1, file="mất.kh"))).splitlines()
    assert told[:2] == ["mất.kh", "cảnh báo KH920: Thừa chữ «thừa»."]


@pytest.mark.parametrize(
    ("place", "text", "told"),
    [
        (at(2, 6, 6), ":", "thêm «:»"),
        (at(2, 3, 6), "", "bỏ «năm»"),
        (at(2, 3, 6), "năm:", "«năm» → «năm:»"),
        (at(3, 10, 5, end_line=4), "x", "«thừa⏎  củ» → «x»"),
    ],
)
def test_a_fix_tells_what_it_replaces(place: Place, text: str, told: str) -> None:
    fix = Fix("fix.drop", (Edit(place, text),), safe=True)
    assert f"    • Bỏ chữ thừa: {told}\n" in report(Diagnostic("KH930", at(2, 3, 6), fixes=(fix,)))


@pytest.mark.parametrize(
    ("errors", "warnings", "vi", "en"),
    [
        (2, 1, "2 lỗi, 1 cảnh báo", "2 errors, 1 warning"),
        (1, 0, "1 lỗi", "1 error"),
        (0, 3, "3 cảnh báo", "3 warnings"),
    ],
)
def test_the_last_lines_count_what_was_found(errors: int, warnings: int, vi: str, en: str) -> None:
    found = [missing_colon(at(2, 3, 6))] * errors + [needless_word(at(3, 10, 14))] * warnings
    assert report(*found).splitlines()[-2] == vi
    assert report(*found, language="en").splitlines()[-2] == en
