from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.model.build import compile_plan
from kehoach.model.files import Files
from kehoach.model.sameness import difference, formatted
from kehoach.text.source import Source

CASES = sorted((Path(__file__).parent.parent / "cases" / "format").glob("*.txt"))
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.kh"))
BLANKS = st.sampled_from(("  ", "     ", "\n    ", " \n  ", "\t", "{chỉ tiêu:   ", ":   "))
HEAD = "@kế hoạch Thi đua\n  cơ quan: Ủy ban nhân dân xã\n"
PIECES = """
@Can cu|@kế hoạch Thi đua|@chỉ tiêu bang|@chi tieu (1)|@giao Xã;chu tri;  phối hợp :Công an|@kết|@ký
@phụ lục Danh mục|@đợt 1: 01/01/2024 - 30/4/2024|@bảng Số liệu; cột: 5% giữa, 40%|@hoạt động Lễ ra quân|@tham số
@kinh phí|@mục tiêu cu the|@nơi nhận|@khen thưởng|@viết tắt|@đơn vị|@sai từ khóa|@cơ quan|# Mục đích|##  Yêu cầu
### Ba|#### Bốn|I. Mục|II. Mục|1. Điểm|3. Điểm|1.1. Con|2.1. Con|a) chữ|b. chữ|c/ chữ|(1) Ngoặc|1) Ngoặc|- gạch
– gạch;|* sao|+ cộng|-|1. |- 1. lồng|- // lồng|năm: 2024|nam : 2025|cơ quan:|thể thức: đảng|đánh số: I, 1, a
số: …/KH-UBND|nơi:   Bình Gia|Cơ cấu:|Cơ cấu: |v.v.|Lưu: VT.|ntm = Tiêu chí: 18 tiêu chí
Hộ nghèo: 0,77%; nam truoc: 1,02%|Luật số 06/2022/QH15 ngày 15/6/2022;|Sở Nội vụ (b/c).|CHỦ TỊCH
{chi tieu bhyt:đạt 97%}|{giao:  Hội Nông dân} phát động {phoi hop: X}|{năm-1}|{#noi-dung }
{giao; vai=tham mưu: A}|{chưa đóng|đóng}|{?:97%}|{chú thích:ghi}|{lạ: x}|a{giao:  b}|*nghiêng*|**đậm|\\1. không
\\|\\ |// ghi chú|//ghi  chú |văn  xuôi|sau: |;|¦ a ¦ b ¦|¦1¦2|¦ :-- ¦ --: ¦|¦ dài hơn \\¦ ¦ < ¦|¦¦|\t|\u00a0
\u200b|e\u0302|Ｗ|аbс
"""
pieces = st.sampled_from(
    [piece.replace("¦", "|") for line in PIECES.strip("\n").split("\n") for piece in line.split("|")]
)
lines = st.builds(
    lambda indent, words, end: " " * indent + " ".join(words) + end,
    st.sampled_from((0, 0, 0, 0, 2, 2, 2, 4, 4, 3, 6)),
    st.lists(pieces, min_size=1, max_size=2),
    st.sampled_from(("", "", "", " ", ";", ".")),
)
sketches = st.lists(st.one_of(lines, lines, lines, st.just("")), max_size=14).map("\n".join)
plans = st.builds(str.__add__, st.sampled_from(("", HEAD)), sketches)


def fmt(text: str) -> str:
    found = formatted(Source(text, "thu.kh"), None)
    assert found.changed == ""
    return found.text


def comments(text: str) -> list[str]:
    return [line.strip() for line in Source(text).text.split("\n") if line.lstrip().startswith("//")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_each_case_is_written_in_the_one_style(case: Path) -> None:
    typed, right = case.read_text(encoding="utf-8").split(">>>\n")
    assert fmt(typed) == right
    assert fmt(right) == right


@given(plans)
def test_formatting_keeps_the_plan_and_the_comments_and_is_done_at_once(text: str) -> None:
    written = fmt(text)
    assert fmt(written) == written
    assert comments(written) == comments(text)
    before = compile_plan(Source(text), Files(None)).plan
    after = compile_plan(Source(written), Files(None)).plan
    assert (before is None) == (after is None)
    assert not before or not after or difference(before, after) == ""


@given(st.data())
def test_blanks_put_into_an_example_change_nothing_that_it_says(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from(EXAMPLES)).read_text(encoding="utf-8").splitlines(keepends=True)
    first = data.draw(st.integers(0, len(lines) - 1))
    text = "".join(lines[first : first + 12])
    for at in data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True).map(sorted))[::-1]:
        text = text[:at] + data.draw(BLANKS) + text[at:]
    written = fmt(HEAD + text)
    assert fmt(written) == written


@given(st.text(max_size=200))
def test_any_text_at_all_can_be_formatted(text: str) -> None:
    written = fmt(text)
    assert fmt(written) == written


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Đoa\u0323n", "Đoạn"),
        ("Hai\u00a0chữ\u200b", "Hai chữ"),
        ("1.\tĐiểm", "1. Điểm"),
        ("Dòng cuối\r\n\r\n\r\n", "Dòng cuối"),
        ("\ufeffĐoạn", "Đoạn"),
    ],
)
def test_letters_and_spaces_have_one_form(typed: str, right: str) -> None:
    assert fmt(typed) == f"{right}\n"


def test_an_empty_file_stays_empty() -> None:
    assert fmt("") == ""
    assert fmt("\n \n") == ""


def test_a_block_with_a_mistake_stays_as_it_was_typed_with_its_odd_spaces() -> None:
    typed = "@kinh phi  bảngg\n\tIn ấn :  5 đồng\u00a0\n"
    assert fmt(f"Đoạn   một\n{typed}") == f"Đoạn một\n\n{typed}"


def test_points_after_an_appendix_are_counted_anew() -> None:
    assert fmt("1. Một\n@phụ lục Danh mục\n5. Năm\n6. Sáu\n").endswith("1. Năm\n2. Sáu\n")
    assert fmt("1. Một\n@phụ lục  {Danh mục\n5. Năm\n").endswith("@phụ lục  {Danh mục\n1. Năm\n")


def test_a_letter_that_no_mark_can_hold_is_left_as_typed() -> None:
    written = fmt("".join(f"a) điểm {number}\n" for number in range(25)))
    assert written.split("\n")[22:25] == ["y) điểm 22", "a) điểm 23", "a) điểm 24"]
