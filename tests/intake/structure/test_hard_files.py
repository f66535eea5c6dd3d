"""Word files in which offices make it hard: boxes, centring tabs, lists mixed with typed marks, several documents."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

import kehoach
from kehoach.intake.structure import source_of
from tests.intake import old
from tests.intake.structure.test_manners import STATE_RIGHT, beside, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document

    from kehoach.intake.oldplan import Imported

LEFT = ("ỦY BAN NHÂN DÂN", "XÃ BÌNH MINH", "Số: 15/KH-UBND")
RIGHT = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Bình Minh, ngày 05 tháng 02 năm 2026")
HEAD = """\
@kế hoạch Phát động thi đua năm 2026
  cơ quan: Ủy ban nhân dân xã Bình Minh
  số:      15/KH-UBND
  nơi:     Bình Minh
  ngày:    05/02/2026
"""
FOOT = """
@nơi nhận
  Đảng ủy xã (b/c)
  Lưu: VT

@ký
  TM. ỦY BAN NHÂN DÂN
  CHỦ TỊCH
  Nguyễn Văn A
"""


def imported(*parts: Callable[[Document], None]) -> Imported:
    document = docx.Document()
    for part in parts:
        part(document)
    file = io.BytesIO()
    document.save(file)
    return source_of(old.read(file.getvalue(), "a.docx"))


def head(document: Document) -> None:
    beside(document, ("\n".join(LEFT[:2]), STATE_RIGHT), (LEFT[2], RIGHT[2]))


def title(document: Document) -> None:
    said(document, "KẾ HOẠCH", bold=True, centred=True)
    said(document, "Phát động thi đua năm 2026", bold=True, centred=True)


def body(document: Document) -> None:
    said(document, "I. MỤC ĐÍCH", bold=True)
    said(document, "- Nâng cao nhận thức.")


def foot(document: Document) -> None:
    left = "Nơi nhận:\n- Đảng ủy xã (b/c);\n- Lưu: VT."
    beside(document, (left, "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nNguyễn Văn A"))


def letter(document: Document) -> None:
    beside(document, ("\n".join(LEFT[:2]), STATE_RIGHT), ("Số: 16/UBND-VX", "Bình Minh, ngày 06 tháng 02 năm 2026"))
    said(document, "Kính gửi: Các thôn.")
    said(document, "UBND xã gửi các thôn Kế hoạch thi đua để thực hiện.")
    beside(document, ("Nơi nhận:\n- Như trên;\n- Lưu: VT.", "CHỦ TỊCH\n\n\nTrần Văn B"))


def box(document: Document, lines: tuple[str, ...]) -> None:
    inside = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    drawn = f"<v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape>"
    names = f'{nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"'
    document.element.body.p_lst[-1].append(parse_xml(f"<w:r {names}><w:pict>{drawn}</w:pict></w:r>"))


def head_in_two_boxes(document: Document) -> None:
    said(document, "")
    box(document, LEFT)
    box(document, RIGHT)


def head_beside_one_box(document: Document) -> None:
    said(document, LEFT[0])
    box(document, RIGHT)
    said(document, LEFT[1])
    said(document, LEFT[2])


def head_over_centring_tabs(document: Document) -> None:
    for left, right in zip(LEFT, RIGHT, strict=True):
        stops = document.add_paragraph(f"\t{left}\t{right}").paragraph_format.tab_stops
        stops.add_tab_stop(Cm(3.5), WD_TAB_ALIGNMENT.CENTER)
        stops.add_tab_stop(Cm(12), WD_TAB_ALIGNMENT.CENTER)


@pytest.mark.parametrize("own", [head, head_in_two_boxes, head_beside_one_box, head_over_centring_tabs])
def test_a_letterhead_is_read_wherever_it_stands(own: Callable[[Document], None]) -> None:
    made = imported(own, title, body, foot)
    assert made.source == f"{HEAD}\n# MỤC ĐÍCH\n\n- Nâng cao nhận thức.\n{FOOT}"
    assert made.differences == ()


def foot_in_paragraphs(document: Document) -> None:
    for text in ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Nguyễn Văn A"):
        document.add_paragraph(text).paragraph_format.left_indent = Cm(9)
    for text in ("Nơi nhận:", "- Đảng ủy xã (b/c);", "- Lưu: VT."):
        said(document, text)


def test_a_foot_may_be_paragraphs_one_below_the_other() -> None:
    assert imported(head, title, body, foot_in_paragraphs).source.endswith(FOOT)


def lists_and_typed_marks(document: Document) -> None:
    said(document, "I. NỘI DUNG", bold=True)
    said(document, "Thi đua sản xuất", style="List Number")
    said(document, "- Trồng rừng.")
    said(document, "Thi đua học tập", style="List Number")
    said(document, "a) Học sinh giỏi;")
    said(document, "3. Thi đua an ninh")
    said(document, "Giữ vững.", style="List Bullet")


def test_automatic_numbers_and_typed_ones_count_together() -> None:
    made = imported(head, title, lists_and_typed_marks, foot)
    assert [line for line in made.source.split("\n") if line.startswith(("#", "-", "a)"))] == [
        "# NỘI DUNG",
        "## Thi đua sản xuất",
        "- Trồng rừng.",
        "## Thi đua học tập",
        "a) Học sinh giỏi;",
        "## Thi đua an ninh",
        "- Giữ vững.",
    ]
    assert made.differences == ()


def test_a_heading_without_a_number_stays_words_and_is_told_once() -> None:
    def unnumbered(document: Document) -> None:
        document.add_heading("MỤC ĐÍCH", 1)
        document.add_heading("YÊU CẦU", 1)

    made = imported(head, title, unnumbered, foot)
    assert "là đề mục nhưng không đánh số" in made.source
    assert made.source.count("// Xem lại") == 1
    assert made.differences == ()


def test_numbered_headings_in_styles_are_headings() -> None:
    def numbered(document: Document) -> None:
        document.add_heading("I. MỤC ĐÍCH, YÊU CẦU", 1)
        document.add_heading("1. Mục đích", 2)
        said(document, "Nâng cao nhận thức.")

    assert "# MỤC ĐÍCH, YÊU CẦU\n\n## Mục đích\n\nNâng cao nhận thức." in imported(head, title, numbered, foot).source


def test_a_table_within_a_cell_keeps_its_words_and_is_told() -> None:
    def nested(document: Document) -> None:
        cell = document.add_table(rows=1, cols=2, style="Table Grid").cell(0, 1)
        for at, text in enumerate(("Thôn", "Số cây")):
            (cell.tables[0] if at else cell.add_table(rows=1, cols=2)).cell(0, at).text = text

    made = imported(head, title, nested, foot)
    assert "trong một ô của tệp cũ có bảng khác" in made.source
    assert "| Thôn Số cây |" in made.source
    assert made.differences == ()


def test_soft_hyphens_and_breaks_part_no_words() -> None:
    def broken(document: Document) -> None:
        paragraph = document.add_paragraph("1. Nông\u00adnghiệp")
        run = paragraph.add_run()
        run.element.append(OxmlElement("w:softHyphen"))
        run.add_text(" sạch;")
        run.add_break()
        run.add_text("2. Học tập.")

    made = imported(head, title, broken, foot)
    assert "1. Nôngnghiệp sạch;\n\n2. Học tập." in made.source
    assert made.differences == ()


def annex_on_its_side(document: Document) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    said(document, "PHỤ LỤC", bold=True, centred=True)
    said(document, "DANH MỤC NHIỆM VỤ", bold=True, centred=True)
    document.add_table(rows=1, cols=2, style="Table Grid").cell(0, 0).text = "STT"


def test_an_appendix_on_its_side_lies_in_the_plan_too() -> None:
    made = imported(head, title, body, foot, annex_on_its_side)
    assert "@phụ lục DANH MỤC NHIỆM VỤ; ngang\n" in made.source
    assert made.differences == ()


def test_a_letter_before_the_plan_becomes_comments() -> None:
    made = imported(letter, head, title, body, foot)
    comments = [line for line in made.source.split("\n") if line.startswith("// Văn bản khác trong tệp cũ: ")]
    assert "// Văn bản khác trong tệp cũ: Kính gửi: Các thôn." in comments
    assert made.source.endswith(f"{HEAD}\n# MỤC ĐÍCH\n\n- Nâng cao nhận thức.\n{FOOT}")
    assert [remark.key for remark in made.remarks] == ["import.other-document"]
    assert made.differences == ()


def test_a_letter_behind_the_plan_leaves_its_foot_alone() -> None:
    made = imported(head, title, body, foot, letter)
    plan = kehoach.loads(made.source).plan
    assert made.source.startswith(f"{HEAD}\n# MỤC ĐÍCH\n\n- Nâng cao nhận thức.\n{FOOT}")
    assert plan is not None
    assert [one.name for one in plan.signatures] == ["Nguyễn Văn A"]
    assert "Kính gửi: Các thôn." in made.source
    assert made.differences == ()


def test_a_form_with_a_letterhead_in_an_appendix_is_no_other_document() -> None:
    def form(document: Document) -> None:
        said(document, "PHỤ LỤC", bold=True, centred=True)
        said(document, "MẪU ĐĂNG KÝ THI ĐUA", bold=True, centred=True)
        said(document, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", centred=True)
        said(document, "BẢN ĐĂNG KÝ")

    source = imported(head, title, body, foot, form).source
    assert source.count("@phụ lục") == 1
    assert "BẢN ĐĂNG KÝ" in source


def test_names_in_a_cell_stay_apart_and_the_lines_of_a_heading_together() -> None:
    head = "<tr><th><p>Người</p><p>Thực hiện</p></th></tr>"
    cells = ("<p>Nguyễn Văn A </p><p></p><p>Trần Thị B</p>", "<p>Tuyên truyền;</p><p>Vận động</p><p>và nêu gương</p>",
             "<p>- Hội Nông dân</p><p>- Đoàn xã</p>", "<p>XÃ</p><p>BÌNH MINH</p>")  # fmt: skip
    rows = "".join(f"<tr><td>{cell}</td></tr>" for cell in cells)
    page = f"<p>KẾ HOẠCH</p><p>Thi đua</p><p>Như sau:</p><table>{head}{rows}</table>"
    made = source_of(old.read(page.encode(), "a.html"))
    assert [line.strip("| ") for line in made.source.splitlines() if line.startswith("|")] == [
        "**Người** **Thực hiện**", "Nguyễn Văn A, Trần Thị B", "Tuyên truyền; Vận động và nêu gương",
        "- Hội Nông dân - Đoàn xã", "XÃ BÌNH MINH",
    ]  # fmt: skip
    assert "import.cells" in [remark.key for remark in made.remarks]
