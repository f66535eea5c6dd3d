from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import msgspec
import pytest
from docx import Document as WordFile
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kehoach.layout import lay_out
from kehoach.model.plan import Run, Section
from kehoach.render import docx
from tests.layout.plans import TABLE, full, head, para, party, section, small, words, youth

if TYPE_CHECKING:
    from kehoach.model.plan import Plan

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLANS = {"nđ30": full(), "đảng": party(date(2026, 6, 5)), "đoàn": youth()}


def part(plan: Plan, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(docx.render(lay_out(plan)))) as file:
        return etree.fromstring(file.read(name))


def body(plan: Plan) -> etree._Element:
    return part(plan, "word/document.xml")


def texts(root: etree._Element) -> list[str]:
    """The words of each paragraph, a hard hyphen as a hyphen and a line break as `⏎`."""
    signs = {W + "noBreakHyphen": "-", W + "br": "⏎"}
    return [
        "".join(signs.get(str(el.tag), el.text or "" if el.tag == W + "t" else "") for el in paragraph.iter())
        for paragraph in root.iter(W + "p")
    ]


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_the_same_plan_gives_the_same_bytes(plan: Plan) -> None:
    assert docx.render(lay_out(plan)) == docx.render(lay_out(plan))


def test_another_process_gives_the_same_bytes() -> None:
    program = "import sys, kehoach; sys.stdout.buffer.write(kehoach.load('examples/moi-cau-truc.kh').render('docx'))"
    files = [
        subprocess.run(
            [sys.executable, "-c", program], check=True, capture_output=True, env={**os.environ, **own}
        ).stdout
        for own in ({"PYTHONHASHSEED": "1", "TZ": "Asia/Ho_Chi_Minh"}, {"PYTHONHASHSEED": "2", "TZ": "America/Lima"})
    ]
    assert files[0] == files[1]
    assert files[0].startswith(b"PK")


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_word_finds_every_style_that_the_text_uses(plan: Plan) -> None:
    known = {style.get(W + "styleId") for style in part(plan, "word/styles.xml").iter(W + "style")}
    assert {style.get(W + "val") for style in body(plan).iter(W + "pStyle")} <= known


def test_python_docx_opens_it_and_finds_the_words_in_order() -> None:
    file = WordFile(io.BytesIO(docx.render(lay_out(small()))))
    assert [paragraph.text for paragraph in file.paragraphs if paragraph.text] == [
        "KẾ HOẠCH",
        "Phát động phong trào thi đua năm 2024",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "Nâng cao chất lượng thi đua.",
        "Trên đây là Kế hoạch phát động phong trào thi đua năm 2024./.",
    ]


def test_the_file_says_what_it_is() -> None:
    file = WordFile(io.BytesIO(docx.render(lay_out(small(head=head(date=date(2024, 2, 5)))))))
    properties = file.core_properties
    assert (properties.title, properties.subject) == ("Phát động phong trào thi đua năm 2024", "Kế hoạch")
    assert (properties.author, properties.language) == ("Ủy ban nhân dân xã Bình Lương", "vi-VN")
    assert properties.created is not None
    assert properties.created.date() == date(2024, 2, 5)


@pytest.mark.parametrize(
    ("style", "size", "bold", "italic"),
    [
        ("Quốc hiệu", 13, True, False),
        ("Tiêu ngữ", 14, True, False),
        ("Cơ quan chủ quản", 13, False, False),
        ("Cơ quan ban hành", 13, True, False),
        ("Số và ký hiệu", 13, False, False),
        ("Địa danh và thời gian", 14, False, True),
        ("Tên loại", 14, True, False),
        ("Trích yếu", 14, True, False),
        ("Nội dung", 14, False, False),
        ("Căn cứ", 14, False, True),
        ("Heading 1", 14, True, False),
        ("Heading 2", 14, True, False),
        ("Khoản và điểm", 14, False, False),
        ("Quyền hạn ký", 14, True, False),
        ("Chức vụ", 14, True, False),
        ("Họ tên người ký", 14, True, False),
        ("Nơi nhận", 12, True, True),
        ("Danh sách nơi nhận", 11, False, False),
        ("Số phụ lục", 14, True, False),
        ("Tên phụ lục", 14, True, False),
        ("Kèm theo", 14, False, True),
        ("Dấu chỉ mức độ khẩn", 13, True, False),
        ("Header", 14, False, False),
    ],
)
def test_the_figures_of_the_decree_are_those_of_the_file(style: str, size: float, bold: bool, italic: bool) -> None:  # noqa: FBT001 - parametrized
    font = WordFile(io.BytesIO(docx.render(lay_out(small())))).styles[style].font
    assert font.size is not None
    assert (font.size.pt, bool(font.bold), bool(font.italic)) == (size, bold, italic)


def test_the_text_is_justified_and_indented_as_the_decree_has_it() -> None:
    form = WordFile(io.BytesIO(docx.render(lay_out(small())))).styles["Nội dung"].paragraph_format
    assert form.first_line_indent is not None
    assert form.space_after is not None
    assert (form.alignment, round(form.first_line_indent.cm, 2), form.space_after.pt) == (3, 1.27, 6)


@pytest.mark.parametrize(("plan", "right"), [(full(), 15), (party(date(2026, 6, 5)), 15), (youth(), 20)])
def test_margins_are_those_of_the_format(plan: Plan, right: float) -> None:
    page = WordFile(io.BytesIO(docx.render(lay_out(plan)))).sections[0]
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(each.mm) for each in margins if each is not None] == [20, 20, 30, right]


def test_every_division_hides_its_first_page_number_and_appendices_count_anew() -> None:
    sections = list(body(full()).iter(W + "sectPr"))
    assert [section.find(W + "titlePg") is not None for section in sections] == [True] * 3
    assert [section.find(W + "pgNumType") is not None for section in sections] == [False, True, True]
    sizes = [section.find(W + "pgSz") for section in sections]
    assert [size.get(W + "orient") for size in sizes if size is not None] == [None, "landscape", None]


def test_a_stretch_of_pages_ends_in_its_last_paragraph() -> None:
    """A paragraph of its own would stand alone on a page where the last line fills one."""
    lying = msgspec.structs.replace(TABLE, landscape=True, caption=())
    root = body(small(sections=(para("Đoạn cuối"), lying)))
    ends = [each for each in root.iter(W + "p") if each.find(f"{W}pPr/{W}sectPr") is not None]
    assert [each.findtext(f"{W}r/{W}t") for each in ends[:1]] == ["Đoạn cuối"]


def test_headings_have_their_level_in_the_navigation_pane() -> None:
    levels = {
        style.get(W + "styleId"): level.get(W + "val")
        for style in part(small(), "word/styles.xml").iter(W + "style")
        for level in style.iter(W + "outlineLvl")
    }
    assert levels == {"Heading1": "0", "Heading2": "1", "Heading3": "2", "Heading4": "3", "Appendix": "0"}


def test_a_table_repeats_its_head_and_splits_no_row() -> None:
    (table,) = [
        each for each in body(small(sections=(TABLE,))).iter(W + "tbl") if each.find(f".//{W}tblHeader") is not None
    ]
    rows = table.findall(W + "tr")
    assert [row.find(f".//{W}tblHeader") is not None for row in rows] == [True, True, False, False]
    assert all(row.find(f".//{W}cantSplit") is not None for row in rows)


def test_the_head_of_a_table_stays_with_its_first_row_and_the_last_row_with_the_signature() -> None:
    root = body(small(sections=(TABLE,), closing=()))
    (rows,) = [table for table in root.iter(W + "tbl") if table.find(f".//{W}tblHeader") is not None]
    kept = [[each.find(f"{W}pPr/{W}keepNext") is not None for each in row.iter(W + "p")] for row in rows.iter(W + "tr")]
    assert [all(row) for row in kept] == [True, True, False, True]


def test_a_cell_that_spans_rows_is_carried_on_below() -> None:
    (table,) = [
        each for each in body(small(sections=(TABLE,))).iter(W + "tbl") if each.find(f".//{W}tblHeader") is not None
    ]
    shape = [
        [
            (cell.find(f".//{W}vMerge") is not None, cell.find(f".//{W}gridSpan") is not None)
            for cell in row.iter(W + "tc")
        ]
        for row in table.iter(W + "tr")
    ]
    assert shape[0] == [(True, False), (True, False), (False, True)]
    assert shape[1] == [(True, False), (True, False), (False, False), (False, False)]


def test_a_row_with_too_few_cells_is_filled() -> None:
    short = msgspec.structs.replace(TABLE, rows=(*TABLE.rows, TABLE.rows[3][:1]))
    (table,) = [
        each for each in body(small(sections=(short,))).iter(W + "tbl") if each.find(f".//{W}tblHeader") is not None
    ]
    assert len(table.findall(W + "tr")[-1].findall(W + "tc")) == 4


def test_a_hyphen_in_a_code_does_not_break() -> None:
    root = body(small(sections=(section("-", "Theo Nghị quyết số 49/NQ-HĐND về kinh tế - xã hội"),)))
    assert len(list(root.iter(W + "noBreakHyphen"))) == 2  # số, ký hiệu has one too
    assert "- Theo Nghị quyết số 49/NQ-HĐND về kinh tế - xã hội." in texts(root)


def test_signs_of_xml_and_signs_that_xml_forbids_do_no_harm() -> None:
    root = body(small(sections=(section("-", 'A & B < C > D "E"\x00\x0b\ud800'),)))
    assert '- A & B < C > D "E".' in texts(root)


def test_a_line_feed_is_a_line_break() -> None:
    assert "- một⏎hai." in texts(body(small(sections=(section("-", "một\nhai"),))))


def test_runs_keep_their_style_and_doubts_are_marked() -> None:
    runs = (Run(text="đậm", bold=True), Run(text="nghiêng", italic=True), Run(text="ngờ", unconfirmed=True))
    root = body(small(sections=(Section(mark="-", ordinal=0, text=runs),)))
    looks = {
        "".join(map(str, run.itertext())): [str(el.tag).removeprefix(W) for el in run[0]] for run in root.iter(W + "r")
    }
    assert looks["đậm"] == ["b"]
    assert looks["nghiêng"] == ["i"]
    assert looks["ngờ."] == ["highlight"]


def test_footnotes_hang_where_they_belong() -> None:
    runs = (Run(text="Một", note=words("Chú thích & nguồn")),)
    plan = small(sections=(Section(mark="-", ordinal=0, text=runs),))
    (mark,) = body(plan).iter(W + "footnoteReference")
    notes = {note.get(W + "id"): texts(note) for note in part(plan, "word/footnotes.xml").iter(W + "footnote")}
    assert notes[mark.get(W + "id")] == [" Chú thích & nguồn"]


def test_without_footnotes_there_is_no_part_for_them() -> None:
    with zipfile.ZipFile(io.BytesIO(docx.render(lay_out(small())))) as file:
        assert "word/footnotes.xml" not in file.namelist()
        assert file.testzip() is None


@pytest.mark.parametrize(("noted", "place"), [(True, 1), (False, 4)])
def test_how_the_office_is_reached_stands_above_the_letterhead_of_a_plan_with_notes(*, noted: bool, place: int) -> None:
    """LibreOffice 7.4 begins the text on page two where it stands behind the title."""
    runs = (Run(text="Một", note=words("Chú thích") if noted else ()),)
    plan = small(head=head(contact="Số 1 đường A"), sections=(Section(mark="-", ordinal=0, text=runs),))
    said = ["".join(map(str, block.itertext())) for block in body(plan)[0]]
    assert [at for at, words in enumerate(said) if words == "Số 1 đường A"] == [place]


def test_the_file_asks_word_for_the_line_breaks_of_2010() -> None:
    (setting,) = part(small(), "word/settings.xml").iter(W + "compatSetting")
    assert (setting.get(W + "name"), setting.get(W + "val")) == ("compatibilityMode", "14")


def test_the_file_asks_for_lines_that_are_not_spread_where_the_author_ends_them() -> None:
    (compatibility,) = part(small(), "word/settings.xml").iter(W + "compat")
    assert [child.tag for child in compatibility] == [W + "doNotExpandShiftReturn", W + "compatSetting"]


def test_the_party_underlines_noi_nhan_without_the_colon() -> None:
    root = body(party(date(2026, 6, 5)))
    assert [
        "".join(map(str, run.itertext())) for run in root.iter(W + "r") if run.find(f"{W}rPr/{W}u") is not None
    ] == ["Nơi nhận"]


def test_no_paragraph_is_empty_but_those_that_draw_a_line_or_close_a_page() -> None:
    root = body(full())
    for paragraph in root.iter(W + "p"):
        if not "".join(map(str, paragraph.itertext())):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            assert style is None or style.get(W + "val") in {"Rule", "TableEnd", "TableCell"}


@given(st.text(max_size=200))
def test_any_text_makes_a_file_that_opens(text: str) -> None:
    root = body(small(sections=(section("#", text), section("-", text))))
    assert len(list(root.iter(W + "sectPr"))) == 1


def test_a_mark_with_a_place_of_its_own_is_a_frame_of_word_there() -> None:
    root = body(small(head=head(circulation="Lưu hành nội bộ")))
    (frame,) = root.iter(W + "framePr")
    assert (frame.get(W + "vAnchor"), frame.get(W + "y"), frame.get(W + "hAnchor")) == ("page", "567", "margin")


def test_the_frame_of_a_mark_is_as_high_as_the_decree_has_it() -> None:
    style = next(
        each for each in part(small(), "word/styles.xml").iter(W + "style") if each.get(W + "styleId") == "Urgency"
    )
    top, bottom = (style.find(f".//{W}pBdr/{W}{side}") for side in ("top", "bottom"))
    assert top is not None
    assert bottom is not None
    height = 14.95 + int(top.get(W + "space", "0")) + int(bottom.get(W + "space", "0"))
    assert height * 25.4 / 72 == pytest.approx(8, abs=0.2)


def test_no_style_has_a_comma_in_its_name_which_word_would_read_as_two() -> None:
    names = [name.get(W + "val", "") for name in part(small(), "word/styles.xml").iter(W + "name")]
    assert [name for name in names if "," in name] == []
