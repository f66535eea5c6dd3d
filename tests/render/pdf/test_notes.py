"""A footnote stands on the page of its mark, wherever the page ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from kehoach.layout import lay_out
from kehoach.layout.document import Cell, Division, Paragraph, Run, Table
from kehoach.render import pdf
from kehoach.render.pdf.compiler import MAIN
from kehoach.render.pdf.faces import typeface
from kehoach.render.pdf.pages import source
from tests.layout.plans import small
from tests.render.pdf.printed import lines, tags

if TYPE_CHECKING:
    from kehoach.layout.document import Block
    from tests.render.pdf.printed import Line

LONG = "Tổ chức thực hiện nghiêm túc các nội dung của Kế hoạch này, bảo đảm tiến độ và chất lượng. "
MARKED = (Run("MỐC"), Run("", note=1))
HEADING, UNDER = Paragraph("heading1", MARKED), Paragraph("heading2", (Run("Đề mục"),))
ANNOUNCING = Paragraph("body", (*MARKED, Run(" gồm:")), keep=True)
TABLE = Table((60.0,), tuple((Cell((Run(f"hàng {at}\nhai dòng"),)),) for at in range(4)), header_rows=1)
FULL, FULL_LINES = 555, 12
"""How far a full line reaches, and how many are full: all but the last of each text."""
BROKEN_UPRIGHT = (
    "Vận thực nay thông trên văn thị mới bảo hội, trên văn - trào túc nay thị mới công người quốc tự 15/KH\u2011UBND "
    "lao 15/KH\u2011UBND quốc thông - tự công bàn nông phòng, triển cán kinh đảm - bàn năm thông khéo” thông chức "
    "triển triển kinh quả trên minh xã “Dân nay vận trật hội, phát khéo” văn bảo người bộ trật tế."
)
"""A line of it ends in LibreOffice where Typst would not end it, were it as wide as an upright page."""
PAGE_ENDS = range(22, 36)
"""So many lines of text stand before: with the least of them there is room for all, with the most for nothing."""


def said(size: int) -> Paragraph:
    return Paragraph("body", (Run(f"Theo sau. {LONG * size}"),))


def rendered(count: int, *blocks: Block, size: int = 0) -> bytes:
    """So many lines, then these blocks, and a note so long."""
    document, above = lay_out(small()), [Paragraph("body", (Run(f"Đoạn {at}."),)) for at in range(count)]
    note = (Run("CHÚ THÍCH. " + LONG * size),)
    division = Division((*above, *blocks, *above[:5]))
    return pdf.render(msgspec.structs.replace(document, divisions=(division,), notes=(note,)))


def page_of(data: bytes, words: str) -> int:
    return next(line.page for line in lines(data) if words in line.words)


def test_the_lines_of_a_note_and_of_its_paragraph_are_as_full_as_any() -> None:
    data = rendered(0, said(4), Paragraph("body", (Run(LONG), *MARKED, Run(f". {LONG * 4}"))), size=4)
    assert sum(line.right > FULL for line in lines(data)) == FULL_LINES


def test_a_note_on_a_page_on_its_side_is_not_broken_as_on_an_upright_one() -> None:
    division = Division((HEADING,), landscape=True)
    document = msgspec.structs.replace(lay_out(small()), divisions=(division,), notes=((Run(BROKEN_UPRIGHT),),))
    assert "break-full" not in source(document, typeface())[MAIN]


@pytest.mark.parametrize("count", PAGE_ENDS)
@pytest.mark.parametrize("size", [0, 1, 3])
def test_the_note_of_a_heading_moves_with_it_to_what_follows(count: int, size: int) -> None:
    data = rendered(count, HEADING, said(size), size=size)
    assert page_of(data, "MỐC") == page_of(data, "CHÚ THÍCH") == page_of(data, "Theo sau")


@pytest.mark.parametrize("count", PAGE_ENDS)
def test_the_note_of_a_heading_moves_with_all_headings_under_it(count: int) -> None:
    data = rendered(count, HEADING, UNDER, said(4), size=1)
    assert page_of(data, "MỐC") == page_of(data, "CHÚ THÍCH") == page_of(data, "Đề mục") == page_of(data, "Theo sau")


@pytest.mark.parametrize("count", PAGE_ENDS)
def test_the_note_of_what_announces_a_table_moves_to_its_first_row(count: int) -> None:
    data = rendered(count, ANNOUNCING, TABLE)
    assert page_of(data, "MỐC") == page_of(data, "CHÚ THÍCH") == page_of(data, "hàng 1")


@pytest.mark.parametrize("count", PAGE_ENDS)
@pytest.mark.parametrize("size", [1, 2, 4])
def test_a_note_moves_with_its_line_and_with_those_that_are_not_parted_from_it(count: int, size: int) -> None:
    for above in range(size + 1):
        data = rendered(
            count, Paragraph("body", (Run(LONG * above), *MARKED, Run(" " + LONG * (size - above)))), size=1
        )
        assert page_of(data, "MỐC") == page_of(data, "CHÚ THÍCH")


@pytest.mark.parametrize("count", PAGE_ENDS)
def test_a_heading_is_not_left_by_a_line_whose_note_has_no_room(count: int) -> None:
    data = rendered(count, UNDER, Paragraph("body", (*MARKED, Run(" " + LONG * 3))), size=1)
    assert page_of(data, "Đề mục") == page_of(data, "MỐC")


@pytest.mark.parametrize("count", PAGE_ENDS)
def test_the_note_of_what_a_heading_is_kept_with_moves_with_both(count: int) -> None:
    data = rendered(count, UNDER, Paragraph("body", (*MARKED, Run(" cũng"))), size=2)
    assert page_of(data, "Đề mục") == page_of(data, "MỐC") == page_of(data, "CHÚ THÍCH")


@pytest.mark.parametrize("count", PAGE_ENDS)
def test_the_note_of_an_item_of_a_list_stands_on_its_page(count: int) -> None:
    items = [Paragraph("dash", (Run("trước"),), label="-"), Paragraph("dash", MARKED, label="-")]
    data = rendered(count, *items, Paragraph("dash", (Run("sau"),), label="-"), size=1)
    assert page_of(data, "MỐC") == page_of(data, "CHÚ THÍCH")


@pytest.mark.parametrize("count", PAGE_ENDS)
def test_the_last_line_does_not_move_alone_to_where_its_note_has_room(count: int) -> None:
    data = rendered(count, Paragraph("body", (Run(LONG * 4 + "gần cuối "), *MARKED)), size=2)
    text = [line for line in lines(data) if not line.words.isdigit()]
    last = next(at for at, line in enumerate(text) if "MỐC" in line.words)
    assert text[last - 1].page == text[last].page == page_of(data, "CHÚ THÍCH")


@pytest.mark.parametrize("count", PAGE_ENDS)
def test_the_note_of_a_cell_stands_on_no_page_before_it(count: int) -> None:
    table = msgspec.structs.replace(TABLE, rows=(*TABLE.rows, (Cell((Run("dài\n" * 3), *MARKED)),)))
    data = rendered(count, table, size=1)
    assert page_of(data, "CHÚ THÍCH") >= page_of(data, "MỐC")


def test_the_note_of_a_head_that_is_repeated_stands_on_its_first_page() -> None:
    head = ((Cell(MARKED),), *TABLE.rows[1:] * 20)
    data = rendered(0, msgspec.structs.replace(TABLE, rows=head))
    assert [line.page for line in lines(data) if "MỐC" in line.words] == [1, 2, 3, 4]
    assert [line.page for line in lines(data) if "CHÚ THÍCH" in line.words] == [1]


@pytest.mark.parametrize("following", [said(2), TABLE])
def test_room_that_is_kept_is_given_back(following: Block) -> None:
    """With a note and without one, what follows stands equally far below."""
    plain = msgspec.structs.replace(HEADING, runs=MARKED[:1])
    noted, bare = ([line.foot for line in text_lines(rendered(9, each, following))] for each in (HEADING, plain))
    assert noted == pytest.approx(bare, abs=0.02)


def text_lines(data: bytes) -> list[Line]:
    return [line for line in lines(data) if len(line.words) > 1 and "CHÚ THÍCH" not in line.words]


def test_a_note_belongs_to_the_heading_of_its_mark() -> None:
    heading = ["H1", "Lbl", "Link", "Span", "Note", "P", "Span"]
    assert [tag for tag in tags(rendered(0, HEADING, said(0), size=0)) if tag != "Document"][: len(heading)] == heading
