"""Whatever a file holds, its words stand in the source, and nobody is met by an exception."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.intake.oldfile import Block, Cell, Grid, Line, OldFile, Words
from kehoach.intake.structure import source_of

WORDS = (
    "alpha",
    "bravo",
    "charlie",
    "delta",
    "foxtrot",
    "india",
    "juliett",
    "kilo",
    "november",
    "oscar",
    "quebec",
    "romeo",
)
"""Words that no format, mark or body has, so that each can be looked for."""
SHAPES = (
    "{}",
    "{}.",
    "I. {}",
    "1. {}",
    "3.1. {}",
    "b) {}",
    "- {}",
    "+ {};",
    "(2) {}",
    "Căn cứ {};",
    "Số: /KH-UBND {}",
    "{}, ngày 5 tháng 3 năm 2026",
    "KẾ HOẠCH {}",
    "Nơi nhận: {}",
    "- {} (b/c);",
    "- {}; }} (t/h)",
    "Lưu: {}",
    "CHỦ TỊCH {}",
    "PHỤ LỤC",
    "PHỤ LỤC {}",
    "(Kèm theo {})",
    "Giao {} chủ trì, phối hợp với {}",
    "Tỷ lệ {} đạt 97% trở lên; {}",
    "“{}” *{}* {{{}}} \\{} | // {}",
    "@{}: {}",
    "# {}",
    "Đợt 1: Từ ngày 01/01/2026 đến ngày 30/4/2026: {}",
    "Thời gian: {}",
    "Chương trình {}:",
    "{} (sau đây gọi tắt là {})",
)
_LATIN = re.compile(r"[a-z]{4,}")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A paragraph in a shape that plans have, or a garbled one."""
    words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
    shape = draw(st.sampled_from(SHAPES))
    return shape.format(*(draw(words) for _ in range(shape.count("{"))))


@st.composite
def lines(draw: st.DrawFn) -> Line:
    """A paragraph in some style."""
    words = tuple(Words(text, bold=draw(st.booleans())) for text in draw(st.lists(texts(), min_size=1, max_size=2)))
    label = draw(st.sampled_from(("", "", "", "I.", "2.", "a)", "-", "•")))
    return Line(words, label=label, align=draw(st.sampled_from(("", "center"))))


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A table, with lines or without."""
    cell = st.builds(lambda found: Cell(tuple(found)), st.lists(lines(), max_size=2))
    rows = draw(st.lists(st.lists(cell, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple))
    return Grid(rows, ruled=draw(st.booleans()), header_rows=draw(st.integers(0, 2)))


BLOCKS: st.SearchStrategy[list[Block]] = st.lists(st.one_of(lines(), lines(), lines(), grids()), max_size=14)


def latin(text: str) -> Counter[str]:
    return Counter(_LATIN.findall(text.casefold()))


@settings(max_examples=60)
@given(BLOCKS, st.booleans())
def test_every_word_of_a_file_stands_in_the_source(blocks: list[Block], broken: bool) -> None:  # noqa: FBT001 - drawn
    made = source_of(OldFile("cu.docx", "docx", tuple(blocks), broken_lines=broken))
    held = latin(" ".join(every_text(blocks)))
    kept = latin(made.source)
    known = {word: count for word, count in held.items() if word in WORDS}
    assert {word: count for word, count in known.items() if kept[word] < count} == {}


def every_text(blocks: list[Block] | tuple[Block, ...]) -> list[str]:
    out: list[str] = []
    for block in blocks:
        if isinstance(block, Grid):
            out += [text for row in block.rows for cell in row for text in every_text(cell.blocks)]
        else:
            out.append(block.text)
    return out
