"""Two who sign beside nơi nhận, in every manner in which files set three columns."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest
from docx.shared import Cm

import kehoach
from kehoach.intake.structure import source_of
from tests.intake import old
from tests.intake.structure.test_manners import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document

PLAN = """\
@kế hoạch Phối hợp tuyên truyền năm {năm}
  năm: 2026
  cơ quan:
    Ủy ban nhân dân xã Bình Minh
    Ủy ban Mặt trận Tổ quốc Việt Nam xã Bình Minh
  số: 15/KH-UBND-MTTQ
  nơi: Bình Minh
  ngày: 05/02/2026

1. Tuyên truyền trên hệ thống truyền thanh.

@nơi nhận
  Thường trực Đảng ủy (b/c)
  Thường trực HĐND xã (b/c)
  Các thôn (t/h)
  Lưu: VT
"""
SIGNED = """
@ký
  TM. ỦY BAN NHÂN DÂN
  KT. CHỦ TỊCH
  PHÓ CHỦ TỊCH
  Nguyễn Văn A

@ký
  TM. BAN THƯỜNG TRỰC
  CHỦ TỊCH
  Trần Thị Phương B
"""
RECIPIENTS = (
    "Nơi nhận:",
    "- Thường trực Đảng ủy (b/c);",
    "- Thường trực HĐND xã (b/c);",
    "- Các thôn (t/h);",
    "- Lưu: VT.",
)
FRONT = ("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH", "Trần Thị Phương B")
COMMITTEE = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A")
SIGNERS = [("PHÓ CHỦ TỊCH", "Nguyễn Văn A"), ("CHỦ TỊCH", "Trần Thị Phương B")]


def foot_of(source: str) -> tuple[list[str], list[tuple[str, str]]]:
    plan = kehoach.loads(source).plan
    assert plan is not None
    return [one.name for one in plan.recipients], [(one.position, one.name) for one in plan.signatures]


@pytest.mark.parametrize("form", kehoach.OUTPUTS)
def test_both_signatures_come_back_from_every_kind_of_file(form: str) -> None:
    made = source_of(old.read(kehoach.loads(PLAN + SIGNED).render(form), f"a.{kehoach.OUTPUTS[form]}"))
    assert made.differences == ()
    assert made.source.endswith(SIGNED)
    assert foot_of(made.source) == foot_of(PLAN + SIGNED)


def in_three_cells(document: Document) -> None:
    row = document.add_table(rows=1, cols=3).rows[0]
    for cell, lines in zip(row.cells, (RECIPIENTS, FRONT, COMMITTEE), strict=True):
        cell.text = "\n".join(lines)


def in_rows_with_merged_cells(document: Document) -> None:
    table = document.add_table(rows=4, cols=4)
    table.cell(0, 0).merge(table.cell(3, 1)).text = "\n".join(RECIPIENTS)
    for column, lines in ((2, FRONT), (3, COMMITTEE)):
        for row, line in enumerate(lines):
            table.cell(row, column).text = line


def in_a_table_within_a_cell(document: Document) -> None:
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.text = "\n".join(RECIPIENTS)
    inner = right.add_table(rows=1, cols=2).rows[0]
    for cell, lines in zip(inner.cells, (FRONT, COMMITTEE), strict=True):
        cell.text = "\n".join(lines)


def over_tab_stops(document: Document) -> None:
    rows = (
        "Nơi nhận:\tTM. BAN THƯỜNG TRỰC\tTM. ỦY BAN NHÂN DÂN",
        "- Thường trực Đảng ủy (b/c);\tCHỦ TỊCH\tKT. CHỦ TỊCH",
        "- Thường trực HĐND xã (b/c);\t\tPHÓ CHỦ TỊCH",
        "- Các thôn (t/h);",
        "- Lưu: VT.\tTrần Thị Phương B\tNguyễn Văn A",
    )
    for text in rows:
        paragraph = document.add_paragraph(text)
        for stop in (6.5, 11.5):
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(stop))


def over_tabs_without_stops(document: Document) -> None:
    said(document, "Nơi nhận:\t\t\t\tTM. BAN THƯỜNG TRỰC\tTM. ỦY BAN NHÂN DÂN")
    said(document, "- Thường trực Đảng ủy (b/c);\t\tCHỦ TỊCH\t\t\tKT. CHỦ TỊCH")
    said(document, "- Thường trực HĐND xã (b/c);\t\t\t\t\t\tPHÓ CHỦ TỊCH")
    said(document, "- Các thôn (t/h);")
    said(document, "- Lưu: VT.")
    said(document, "\t\t\t\t\tTrần Thị Phương B\t\tNguyễn Văn A")


def over_spaces(document: Document) -> None:
    said(document, f"Nơi nhận:{' ' * 52}TM. BAN THƯỜNG TRỰC        TM. ỦY BAN NHÂN DÂN")
    said(document, f"- Thường trực Đảng ủy (b/c);{' ' * 36}CHỦ TỊCH{' ' * 28}KT. CHỦ TỊCH")
    said(document, f"- Thường trực HĐND xã (b/c);{' ' * 80}PHÓ CHỦ TỊCH")
    said(document, "- Các thôn (t/h);")
    said(document, "- Lưu: VT.")
    said(document, f"{' ' * 66}Trần Thị Phương B{' ' * 26}Nguyễn Văn A")


@pytest.mark.parametrize(
    "foot",
    [
        in_three_cells,
        in_rows_with_merged_cells,
        in_a_table_within_a_cell,
        over_tab_stops,
        over_tabs_without_stops,
        over_spaces,
    ],
)
def test_both_signatures_are_parted_however_word_set_them(foot: Callable[[Document], None]) -> None:
    document = docx.Document()
    for text in ("KẾ HOẠCH", "Tuyên truyền", "1. Các thôn thực hiện./."):
        said(document, text)
    foot(document)
    file = io.BytesIO()
    document.save(file)
    made = source_of(old.read(file.getvalue(), "a.docx"))
    assert made.differences == ()
    assert foot_of(made.source) == (foot_of(PLAN)[0], SIGNERS)


def test_both_signatures_are_parted_in_a_page_of_another_program() -> None:
    cells = "".join(f"<td>{'<br>'.join(lines)}</td>" for lines in (RECIPIENTS, FRONT, COMMITTEE))
    page = f"<p>KẾ HOẠCH</p><p>Tuyên truyền</p><p>1. Các thôn thực hiện.</p><table border=0><tr>{cells}</tr></table>"
    assert foot_of(source_of(old.read(page.encode(), "a.html")).source) == (foot_of(PLAN)[0], SIGNERS)
