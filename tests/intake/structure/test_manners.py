"""Word files as offices make them: letterheads in tables or over tabs, marks typed or automatic, bold by hand."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

import kehoach
from kehoach.intake.structure import source_of
from tests.intake import old

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document

STATE_RIGHT = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\n_____________"


def said(document: Document, text: str, *, bold: bool = False, centred: bool = False, style: str | None = None) -> None:
    paragraph = document.add_paragraph(style=style)
    paragraph.add_run(text).bold = bold
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def beside(document: Document, *rows: tuple[str, str]) -> None:
    table = document.add_table(rows=len(rows), cols=2)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def head_in_a_table(document: Document) -> None:
    left = "UBND HUYỆN AN LÃO\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO"
    beside(document, (left, STATE_RIGHT), ("Số:       /KH-PGDĐT", "An Lão, ngày    tháng 9 năm 2025"))


def head_over_tabs(document: Document) -> None:
    said(document, "UBND HUYỆN AN LÃO\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    said(document, "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO\tĐộc lập - Tự do - Hạnh phúc", bold=True)
    said(document, "Số:       /KH-PGDĐT\tAn Lão, ngày    tháng 9 năm 2025")


def typed_marks(document: Document) -> None:
    said(document, "I. MỤC ĐÍCH", bold=True)
    said(document, "-\tNâng cao chất lượng dạy và học.")
    said(document, "–  Phát hiện điển hình.")
    said(document, "II. NỘI DUNG", bold=True)
    said(document, "1/ Thực hiện tốt nhiệm vụ năm học.")
    said(document, "2/ Phấn đấu 98% học sinh hoàn thành chương trình.")


def automatic_marks(document: Document) -> None:
    said(document, "I. MỤC ĐÍCH", bold=True)
    said(document, "Nâng cao chất lượng dạy và học.", style="List Bullet")
    said(document, "Phát hiện điển hình.", style="List Bullet")
    said(document, "II. NỘI DUNG", bold=True)
    said(document, "Thực hiện tốt nhiệm vụ năm học.", style="List Number")
    said(document, "Phấn đấu 98% học sinh hoàn thành chương trình.", style="List Number")


def foot_in_a_table(document: Document) -> None:
    left = "Nơi nhận:\n- Sở Giáo dục và Đào tạo (b/c);\n- Các trường;\n- Lưu: VT."
    beside(document, (left, "TRƯỞNG PHÒNG\n\n\n\nTrần Văn B"))


def foot_over_tabs(document: Document) -> None:
    said(document, "Nơi nhận:\tTRƯỞNG PHÒNG", bold=True)
    said(document, "- Sở Giáo dục và Đào tạo (b/c);")
    said(document, "- Các trường;")
    said(document, "- Lưu: VT.\tTrần Văn B")


def written(*parts: Callable[[Document], None]) -> bytes:
    document = docx.Document()
    parts[0](document)
    said(document, "KẾ HOẠCH", bold=True, centred=True)
    said(document, "Tổ chức phong trào thi đua “Dạy tốt - Học tốt”", bold=True, centred=True)
    said(document, "năm học 2025 - 2026", bold=True, centred=True)
    said(document, "-------", centred=True)
    said(document, "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;")
    said(document, "Xét đề nghị của Hội đồng thi đua,")
    said(document, "Phòng Giáo dục và Đào tạo xây dựng kế hoạch như sau:")
    parts[1](document)
    said(document, "Trên đây là kế hoạch, đề nghị các trường thực hiện./.")
    parts[2](document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize("head", [head_in_a_table, head_over_tabs])
@pytest.mark.parametrize("body", [typed_marks, automatic_marks])
@pytest.mark.parametrize("foot", [foot_in_a_table, foot_over_tabs])
def test_every_manner_makes_the_same_plan(
    head: Callable[[Document], None], body: Callable[[Document], None], foot: Callable[[Document], None]
) -> None:
    made = source_of(old.read(written(head, body, foot), "ke-hoach.docx"))
    usual = source_of(old.read(written(head_in_a_table, typed_marks, foot_in_a_table), "ke-hoach.docx"))
    assert made.differences == ()
    assert made.source == usual.source


def test_the_plan_says_what_the_file_says() -> None:
    plan = kehoach.loads(
        source_of(old.read(written(head_over_tabs, automatic_marks, foot_over_tabs), "a.docx")).source
    ).plan
    assert plan is not None
    assert [(one.name, one.parent) for one in plan.head.issuers] == [("Phòng Giáo dục và Đào tạo", "UBND huyện An Lão")]
    assert plan.head.title == "Tổ chức phong trào thi đua “Dạy tốt - Học tốt”\nnăm học 2025 - 2026"
    assert [one.lead for one in plan.bases] == ["Căn cứ", "Xét đề nghị của"]
    assert [(str(one.value), one.unit) for one in plan.indicators] == [("98", "% học sinh")]
    assert [(one.name, one.purpose) for one in plan.recipients] == [
        ("Sở Giáo dục và Đào tạo", "b/c"),
        ("Các trường", ""),
        ("Lưu: VT", "lưu"),
    ]
    assert [(one.position, one.name) for one in plan.signatures] == [("TRƯỞNG PHÒNG", "Trần Văn B")]
