from __future__ import annotations

from kehoach.testing.changes import told

LONG = "body: " + "một câu rất dài " * 20
UPDATE = "Xem hết: pytest -vv. Nếu bản mới là đúng: pytest --snapshot-update"
SHOWN_BY_PYTEST = (8, 640)
"""Lines and signs from which on pytest cuts."""


def test_the_words_around_a_difference_are_shown_the_old_above_the_new() -> None:
    before = f"format nđ30\n{LONG}, số hộ đạt 97% trở lên {LONG}\n"
    assert told(before, before.replace("97%", "86%")) == [
        "khác với bản đã lưu ở 1 dòng",
        "- …câu rất dài , số hộ đạt 97% trở lên body: một câu rất dài một câu rất …",
        "+ …câu rất dài , số hộ đạt 86% trở lên body: một câu rất dài một câu rất …",
        UPDATE,
    ]


def test_a_line_that_has_gone_or_come_stands_alone() -> None:
    assert told("a\nb\nc\n", "a\nc\nd\n") == ["khác với bản đã lưu ở 2 dòng", "- b", "+ d", UPDATE]


def test_pytest_cuts_nothing_off() -> None:
    before = "\n".join(f"{number} {LONG}" for number in range(50))
    lines = told(before, before.replace("câu", "câu văn"))
    assert lines[0] == "khác với bản đã lưu ở 50 dòng"
    assert (len(lines), sum(map(len, lines))) <= SHOWN_BY_PYTEST
    assert sum(map(len, lines)) <= SHOWN_BY_PYTEST[1]
