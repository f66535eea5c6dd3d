from __future__ import annotations

import kehoach
from tests.case_files import under_head

STOPPED = "# Mục tiêu.\nXây dựng xã văn minh.\n"
"""A heading with a full stop: KH230."""
REASON = "vì chép nguyên văn của cấp trên"


def told(text: str) -> list[tuple[str, int]]:
    return [(one.code, one.place.line - 4) for one in kehoach.loads(under_head(text)).check()]


def test_without_a_comment_the_rule_speaks() -> None:
    assert told(STOPPED) == [("KH230", 1)]


def test_the_comment_above_a_block_silences_the_rule_there() -> None:
    assert told(f"// kehoach: bỏ qua KH230 {REASON}\n{STOPPED}") == []


def test_other_comments_and_blank_lines_may_stand_between() -> None:
    assert told(f"// kehoach: bỏ qua KH230 {REASON}\n\n// Mục tiêu của năm.\n{STOPPED}") == []


def test_a_family_is_silenced_by_the_beginning_of_its_codes() -> None:
    assert told(f"// kehoach: bỏ qua KH2 {REASON}\n{STOPPED}") == []


def test_several_codes_may_be_named() -> None:
    text = f"{STOPPED}Từ ngày 5/02/2024.\n"
    assert told(text) == [("KH230", 1), ("KH242", 3)]
    both = f"// kehoach: bỏ qua KH230, KH242 trong cả kế hoạch {REASON}\n"
    assert told(both + text) == []


def test_only_the_block_below_is_meant() -> None:
    again = STOPPED.replace("Mục tiêu", "Nhiệm vụ")
    assert told(f"// kehoach: bỏ qua KH230 {REASON}\n{STOPPED}{again}") == [("KH230", 4)]


def test_the_deeper_lines_belong_to_the_block() -> None:
    text = "@nơi nhận\n  Các thôn (zz)\n  Lưu: VT, VHXH\n"
    assert told(text) == [("KH286", 2)]
    assert told(f"// kehoach: bỏ qua KH286 {REASON}\n{text}") == []


def test_a_comment_inside_a_block_means_the_line_below_it() -> None:
    text = f"@nơi nhận\n  // kehoach: bỏ qua KH286 {REASON}\n  Các thôn (zz)\n  Các trường (yy)\n  Lưu: VT, VHXH\n"
    assert told(text) == [("KH286", 4)]


def test_the_words_may_be_typed_without_diacritics() -> None:
    assert told(f"// KEHOACH: bo qua kh230 vi chep nguyen van\n{STOPPED}") == []


def test_without_a_reason_the_rule_still_speaks() -> None:
    assert told(f"// kehoach: bỏ qua KH230\n{STOPPED}") == [("KH193", 1), ("KH230", 2)]


def test_a_comment_that_silences_nothing_is_told() -> None:
    assert told(f"// kehoach: bỏ qua KH230 {REASON}\n# Mục tiêu\nXây dựng xã văn minh.\n") == [("KH194", 1)]


def test_a_comment_on_a_rule_that_does_not_apply_is_left_alone() -> None:
    assert told(f"// kehoach: bỏ qua KH261 {REASON}\n# Mục tiêu\nXây dựng xã văn minh.\n") == []


def test_what_cannot_be_read_is_never_silenced() -> None:
    text = f"// kehoach: bỏ qua KH053 {REASON}\n# Mục tiêu\n"
    assert told(text) == [("KH192", 1)]


def test_a_mistyped_order_is_told() -> None:
    assert told(f"// kehoach: tắt KH230\n{STOPPED}") == [("KH191", 1), ("KH230", 2)]


def test_a_comment_that_only_speaks_of_the_program_is_a_comment() -> None:
    assert told("// Lệnh kehoach: xem tài liệu.\n# Mục tiêu\nXây dựng xã văn minh.\n") == []
