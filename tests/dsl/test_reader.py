from __future__ import annotations

from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kehoach
from kehoach import dsl
from kehoach.dsl.inline import plain
from kehoach.dsl.lines import read_lines
from kehoach.dsl.nodes import Block, Comment, Directive, Heading, Line, Paragraph, Point, Row
from kehoach.text.source import Source
from tests.case_files import PLAN, all_cases

SOUND = next(case.files[PLAN] for case in all_cases() if case.name.endswith("kế hoạch đầy đủ không có lỗi"))
SLIPS = st.sampled_from(
    ["", "{", "}", "*", ":", ";", "@", "#", "|", "\n", "  ", "\t", "\u200b", "1. ", "đ) ", "31/02/2024"]
)
Kind = TypeVar("Kind")


def blocks(text: str) -> tuple[Block, ...]:
    return dsl.parse(Source(text))[0].blocks


def only(kind: type[Kind], text: str) -> Kind:
    [block] = blocks(text)
    assert isinstance(block, kind)
    return block


def test_the_first_mark_of_a_line_says_what_it_is() -> None:
    kinds = [type(block) for block in blocks("# Mục\n1. Điểm\n- Ý\nĐoạn\n| ô |\n@ký\n  CHỦ TỊCH\n// ghi chú")]
    assert kinds == [Heading, Point, Point, Paragraph, Row, Directive]


def test_a_record_is_read_by_its_canonical_keys() -> None:
    head = only(Directive, "@ke hoach Thi đua\n  CO QUAN: UBND xã\n  số: 1/KH\n    UBND")
    assert [(pair.key, pair.value.text) for pair in head.pairs] == [("cơ quan", "UBND xã"), ("số", "1/KH UBND")]


def test_a_value_of_several_lines_is_a_list() -> None:
    pair = only(Directive, "@kế hoạch\n  cơ quan:\n    UBND xã\n    UBMTTQ xã").pair("cơ quan")
    assert pair is not None
    assert [item.text for item in pair.items] == ["UBND xã", "UBMTTQ xã"]


def test_a_line_without_a_colon_is_read_as_if_it_had_one() -> None:
    pair = only(Directive, "@kế hoạch\n  năm 2024").pair("năm")
    assert pair is not None
    assert pair.value.text == "2024"


def test_a_key_under_the_value_of_another_is_lifted_out() -> None:
    head = only(Directive, "@kế hoạch\n  năm: 2024\n    nơi: Bình Gia")
    assert [pair.key for pair in head.pairs] == ["năm", "nơi"]


def test_entries_have_ids_attributes_and_entries_of_their_own() -> None:
    listed = only(Directive, "@chỉ tiêu\n  a = Hộ nghèo: 2%; năm trước: 3%\n  Cơ cấu:\n    Nông nghiệp: 40%")
    first, second = listed.entries
    assert (first.id, first.prose.text) == ("a", "Hộ nghèo: 2%")
    assert [(one.name, one.value.text) for one in first.attributes] == [("năm trước", "3%")]
    assert [inner.prose.text for inner in second.entries] == ["Nông nghiệp: 40%"]


def test_a_semicolon_before_no_attribute_is_text() -> None:
    assigned = only(Directive, "@giao Văn phòng; Công an xã; hạn: 15/12/2024\n  a")
    assert assigned.head.text == "Văn phòng; Công an xã"
    assert [one.name for one in assigned.attributes] == ["hạn"]


def test_an_attribute_may_stand_bare() -> None:
    leading = only(Directive, "@giao Văn phòng; chủ trì\n  a").attribute("chủ trì")
    assert leading is not None
    assert leading.text == ""


def test_a_bar_after_a_backslash_is_no_border() -> None:
    row = only(Row, r"| a \| b | c |")
    assert [plain(cell.parts) for cell in row.cells] == ["a | b", "c"]


def test_comments_are_kept_for_the_formatter_and_left_out_of_the_blocks() -> None:
    source = Source("// một\nĐoạn\n  // hai\n  nối")
    tree, _ = dsl.parse(source)
    comment, line = read_lines(source)
    assert isinstance(comment, Comment)
    assert isinstance(line, Line)
    assert [type(item) for item in line.body] == [Comment, Line]
    assert [block.prose.text for block in tree.blocks if isinstance(block, Paragraph)] == ["Đoạn nối"]


def test_a_block_spans_its_lines() -> None:
    text = "Đoạn\n  nối\n    sâu\n- Ý"
    spans = [text[block.span.start : block.span.end] for block in blocks(text)]
    assert spans == ["Đoạn\n  nối\n    sâu", "- Ý"]


@pytest.mark.parametrize("text", ["", "\n", "  ", "//", "@", "#", "|", "-", "\\", "\ufeff", "\r"])
def test_the_smallest_files_have_a_tree(text: str) -> None:
    assert len(blocks(text)) <= 1


@settings(max_examples=60)
@given(st.integers(0, len(SOUND)), st.integers(0, 12), SLIPS)
def test_no_slip_in_a_plan_brings_the_compiler_down(at: int, cut: int, slip: str) -> None:
    found = kehoach.loads(SOUND[:at] + slip + SOUND[at + cut :], path=PLAN).diagnostics
    places = [(one.code, one.place) for one in found]
    assert len(set(places)) == len(places)
    assert all(one.message("vi") and one.message("en") and one.help("vi") for one in found)
    assert all(1 <= one.place.line <= one.place.end_line for one in found)
