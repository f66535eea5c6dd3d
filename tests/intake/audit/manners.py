"""The same plan as offices make it by hand, with python-docx: letterheads in tabs, tables or boxes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Mm, Pt

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

LEFT = ("UBND XÃ XUÂN ĐÔNG", "PHÒNG VĂN HÓA - XÃ HỘI")
RIGHT = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
NUMBER, DATE = "Số: 05/KH-VHXH", "Xuân Đông, ngày 05 tháng 02 năm 2026"
TEXT = (
    ("I. MỤC ĐÍCH, YÊU CẦU", True),
    ("1. Mục đích", True),
    ("Nâng cao nhận thức của cán bộ, công chức và Nhân dân về phong trào thi đua yêu nước trên địa bàn xã.", False),
    ("- Các thôn phát động phong trào trước ngày 15 tháng 02 năm 2026;", False),
    ("- Mỗi thôn có ít nhất một công trình thi đua.", False),
    ("II. TỔ CHỨC THỰC HIỆN", True),
    ("1. Phòng Văn hóa - Xã hội chủ trì, phối hợp với các thôn tổ chức thực hiện Kế hoạch này./.", False),
)


def opened() -> Document:
    """A new file with the page and the usual style of the decree."""
    file = docx.Document()
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    usual = file.styles["Normal"]
    usual.font.name, usual.font.size = "Times New Roman", Pt(14)
    usual.element.rPr.rFonts.set(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}eastAsia", "Times New Roman"
    )
    usual.paragraph_format.space_after = Pt(0)
    usual.paragraph_format.line_spacing = 1
    return file


def say(paragraph: Paragraph, text: str, size: float, *, bold: bool = False, italic: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic


def centred(file: Document, text: str, size: float, *, bold: bool = True) -> None:
    paragraph = file.add_paragraph()
    paragraph.alignment = ALIGN.CENTER
    say(paragraph, text, size, bold=bold)


def head_in_tabs(file: Document) -> None:
    lines = (
        (LEFT[0], RIGHT[0], 13, 13),
        (LEFT[1], RIGHT[1], 13, 14),
        (NUMBER, DATE, 13, 14),
    )
    for at, (left, right, small, large) in enumerate(lines):
        paragraph = file.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(7))
        say(paragraph, left, small, bold=at == 1)
        say(paragraph, f"\t{right}", large, bold=at < 2, italic=at == 2)


def head_in_a_table(file: Document) -> None:
    table = file.add_table(1, 2)
    cells = table.rows[0].cells
    for cell, width, lines in (
        (cells[0], 66, ((LEFT[0], 13, False, False), (LEFT[1], 13, True, False), (NUMBER, 13, False, False))),
        (cells[1], 99, ((RIGHT[0], 12, True, False), (RIGHT[1], 13, True, False), (DATE, 13, False, True))),
    ):
        cell.width = Mm(width)
        for at, (text, size, bold, italic) in enumerate(lines):
            paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
            paragraph.alignment = ALIGN.CENTER
            say(paragraph, text, size, bold=bold, italic=italic)


def head_in_boxes(file: Document) -> None:
    paragraph = file.add_paragraph()
    for lines in ((LEFT[0], LEFT[1], NUMBER), (RIGHT[0], RIGHT[1], DATE)):
        inside = "".join(
            f"<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines
        )
        box = (
            f"<w:pict {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'><v:shape style='width:200pt;height:60pt'>"
            f"<v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict>"
        )
        paragraph.add_run()._r.append(parse_xml(box))  # noqa: SLF001 - python-docx has no text boxes


def plan(head: str) -> bytes:
    """The plan with its head in this manner, the text in direct formatting, the foot in a table."""
    file = opened()
    {"tabs": head_in_tabs, "table": head_in_a_table, "boxes": head_in_boxes}[head](file)
    centred(file, "KẾ HOẠCH", 14)
    centred(file, "Phát động phong trào thi đua yêu nước năm 2026", 14)
    for text, bold in TEXT:
        paragraph = file.add_paragraph()
        paragraph.alignment = ALIGN.JUSTIFY
        shape = paragraph.paragraph_format
        shape.first_line_indent, shape.space_before = Mm(12.7), Pt(6)
        say(paragraph, text, 14, bold=bold)
    foot(file)
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def foot(file: Document) -> None:
    left, right = file.add_table(1, 2).rows[0].cells
    say(left.paragraphs[0], "Nơi nhận:", 12, bold=True, italic=True)
    for line in ("- UBND xã;", "- Lưu: VT."):
        say(left.add_paragraph(), line, 11)
    for at, line in enumerate(("TRƯỞNG PHÒNG", "", "", "", "Nguyễn Văn An")):
        paragraph = right.paragraphs[0] if at == 0 else right.add_paragraph()
        paragraph.alignment = ALIGN.CENTER
        if line:
            say(paragraph, line, 14, bold=True)
