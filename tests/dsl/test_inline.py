from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.dsl.inline import DEEPEST, plain, with_parts
from kehoach.dsl.nodes import Brace, Head, Prose, Styled, Text

if TYPE_CHECKING:
    from kehoach.dsl.nodes import Inline

SIGNS = st.lists(st.sampled_from(["a", " ", "{", "}", "*", "**", "\\", ":", "năm", "giao", "?", "="])).map("".join)


def scanned(text: str) -> tuple[tuple[Inline, ...], list[tuple[str, str]]]:
    told: list[tuple[str, str]] = []

    def report(code: str, start: int, end: int, **_args: str) -> None:
        told.append((code, text[start:end]))

    return with_parts(Prose(text, ((0, 0),)), report).parts, told


def head_of(text: str) -> Head:
    parts, told = scanned(text)
    [brace] = parts
    assert isinstance(brace, Brace)
    assert told == []
    return brace.head


def outline(parts: tuple[Inline, ...]) -> str:
    """The parts as one line: `[i:…]` italic, `[b:…]` bold, `[keyword:…]` a brace."""
    return "".join(outline_of(part) for part in parts)


def outline_of(part: Inline) -> str:
    if isinstance(part, Text):
        return part.text
    if isinstance(part, Styled):
        return f"[{part.style[0]}:{outline(part.parts)}]"
    inner = "" if part.parts is None else ":" + outline(part.parts)
    return f"[{part.head.keyword or part.head.argument or '?'}{inner}]"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("không có gì", "không có gì"),
        ("*nghiêng* và **đậm**", "[i:nghiêng] và [b:đậm]"),
        ("**đậm *nghiêng* đậm**", "[b:đậm [i:nghiêng] đậm]"),
        ("***cả hai*** xong", "[b:[i:cả hai]] xong"),
        ("**đậm *cả***", "[b:đậm [i:cả]]"),
        ("*nghiêng **cả***", "[i:nghiêng [b:cả]]"),
        ("***cả* đậm**", "[b:[i:cả] đậm]"),
        ("***cả** nghiêng*", "[i:[b:cả] nghiêng]"),
        ("{chủ đề: ***cả hai***}***và***", "[chủ đề:[b:[i:cả hai]]][b:[i:và]]"),
        ("5 * 7 = 35", "5 * 7 = 35"),
        (r"\*sao\* \{ngoặc\} \\", r"*sao* {ngoặc} \ ".rstrip()),
        (r"\- gạch", "- gạch"),
        (r"C:\tệp", r"C:\tệp"),
        ("năm {năm}", "năm [năm]"),
        ("{giao: Hội Nông dân}", "[giao:Hội Nông dân]"),
        ("{Chi Tieu bhyt: đạt {?: 97%}}", "[chỉ tiêu:đạt [?:97%]]"),
        ("{chủ đề: *Đoàn kết*}", "[chủ đề:[i:Đoàn kết]]"),
    ],
)
def test_prose_is_read(text: str, read: str) -> None:
    parts, told = scanned(text)
    assert (outline(parts), told) == (read, [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{năm", [("KH040", "{")]),
        ("{giao: A {hạn: b}", [("KH040", "{")]),
        ("năm}", [("KH041", "}")]),
        ("{}", [("KH042", "{}")]),
        ("{a * b}", [("KH042", "{a * b}")]),
        ("{lạ: b}", [("KH043", "{lạ:")]),
        ("{lạ: b", [("KH040", "{")]),
        ("*a", [("KH044", "*")]),
        ("**a", [("KH044", "**")]),
        ("***a", [("KH044", "*"), ("KH044", "**")]),
        ("***a**", [("KH044", "*")]),
        ("*a {giao: b", [("KH040", "{")]),
        ("{giao: *a}", [("KH044", "*")]),
        ("{giao:}", [("KH045", "{giao:}")]),
        ("}{", [("KH041", "}"), ("KH040", "{")]),
    ],
)
def test_one_slip_is_told_once(text: str, told: list[tuple[str, str]]) -> None:
    assert scanned(text)[1] == told


def test_a_fact_that_was_never_closed_is_kept_to_the_end() -> None:
    assert outline(scanned("Đạt {chỉ tiêu bhyt: 97% trở lên")[0]) == "Đạt [chỉ tiêu:97% trở lên]"


def test_the_words_of_a_brace_that_means_nothing_are_kept() -> None:
    assert plain(scanned("xong {lạ: trước} {a * b}")[0]) == "xong trước {a * b}"


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("{năm + 1}", Head(argument="năm", shift=1)),
        ("{năm - 1}", Head(argument="năm", shift=-1)),
        ("{kỷ niệm 03/02/1930}", Head(keyword="kỷ niệm", argument="03/02/1930")),
        ("{đợt 1.báo cáo}", Head(keyword="đợt", argument="1", member="báo cáo")),
        ("{xem nhiem-vu}", Head(keyword="xem", argument="nhiem-vu")),
        ("{#nhiem-vu}", Head(anchor="nhiem-vu")),
        ("{?: 97%}", Head(question=True)),
        ("{?3: 97%}", Head(question=True, number=3)),
        ("{? chỉ tiêu mới: 97%}", Head(question=True, reason="chỉ tiêu mới")),
        (
            "{?12 năm 2024 đạt 97%, chưa rõ → 98,5%: 97%}",
            Head(question=True, number=12, reason="năm 2024 đạt 97%, chưa rõ → 98,5%"),
        ),
        ("{chỉ tiêu ngheo = 0 hộ: x}", Head(keyword="chỉ tiêu", argument="ngheo", value="0 hộ")),
        ("{giao; vai = tham mưu: A}", Head(keyword="giao", attributes=(("vai", "tham mưu"),))),
    ],
)
def test_the_head_of_a_brace_is_read(text: str, head: Head) -> None:
    assert head_of(text) == head


def leaves(parts: tuple[Inline, ...]) -> list[Inline]:
    return [
        leaf for part in parts for leaf in ([part] if isinstance(part, Text) else leaves(part.parts or ()) or [part])
    ]


@given(SIGNS)
def test_any_signs_can_be_read_and_parts_stand_in_their_order(text: str) -> None:
    parts, _ = scanned(text)
    spans = [(part.start, part.end) for part in leaves(parts)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_braces_may_not_go_deeper_than_can_be_followed() -> None:
    _, told = scanned("{giao: " * (DEEPEST + 1) + "a" + "}" * (DEEPEST + 1))
    assert {code for code, _ in told} == {"KH040", "KH041"}
