"""The roles of lines are found however an office sets them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx.enum.text import WD_BREAK

from kehoach.intake.audit.audit import audit_file, subject_of
from kehoach.intake.word.package import Package, open_bytes
from kehoach.intake.word.read import read
from tests.intake.audit import manners

if TYPE_CHECKING:
    from docx.document import Document

    from kehoach.intake.audit.verdicts import Subject

HEADS = ("table", "tabs", "boxes")
ROLES = {
    "parent": [manners.LEFT[0]],
    "issuer": [manners.LEFT[1]],
    "country": [manners.RIGHT[0]],
    "motto": [manners.RIGHT[1]],
    "number": [manners.NUMBER],
    "place_date": [manners.DATE],
    "kind": ["KẾ HOẠCH"],
    "title": ["Phát động phong trào thi đua yêu nước năm 2026"],
    "heading1": ["I. MỤC ĐÍCH, YÊU CẦU", "II. TỔ CHỨC THỰC HIỆN"],
    "heading2": ["1. Mục đích"],
    "recipients": ["Nơi nhận:"],
    "recipient": ["- UBND xã;", "- Lưu: VT."],
    "sole_position": ["TRƯỞNG PHÒNG"],
    "signer": ["Nguyễn Văn An"],
}


def subject(head: str) -> Subject:
    package = open_bytes(manners.plan(head))
    assert isinstance(package, Package)
    return subject_of(read(package))


@pytest.mark.parametrize("head", HEADS)
def test_the_roles_are_the_same_in_every_manner(head: str) -> None:
    roles = subject(head).roles
    assert {role: [line.text for line in roles.of(role)] for role in ROLES} == ROLES


@pytest.mark.parametrize("head", HEADS)
def test_an_audit_tells_the_lines_that_are_missing_and_little_else(head: str) -> None:
    found = audit_file(subject(head).file)
    missing = {each.rule for each in found.failed if any(fault.key == "rule-missing" for fault in each.faults)}
    assert missing == {"QH-06", "CQ-03", "TL-04"}


def test_a_place_that_the_file_does_not_tell_is_not_evaluated() -> None:
    verdicts = {each.rule: each for each in audit_file(subject("boxes").file).verdicts}
    assert (verdicts["MK-08"].status, verdicts["MK-08"].why) == ("not-evaluated", "no-columns")


@pytest.mark.parametrize(
    ("lines", "parents"),
    [
        ((("UBND XÃ A", False), ("PHÒNG VĂN HÓA", True)), 1),
        ((("UBND XÃ A", True), ("PHÒNG VĂN HÓA", True)), 1),
        ((("UBND XÃ A", False), ("PHÒNG VĂN HÓA", False)), 1),
        ((("ỦY BAN NHÂN DÂN", True), ("XÃ XUÂN ĐÔNG", True)), 0),
        ((("ỦY BAN NHÂN DÂN", False), ("XÃ XUÂN ĐÔNG", True)), 0),
        ((("ỦY BAN NHÂN DÂN", True), ("XÃ XUÂN ĐÔNG", False)), 0),
        ((("ĐẢNG BỘ TỈNH ĐỒNG NAI", False), ("ĐẢNG UỶ XÃ XUÂN ĐÔNG", True)), 1),
    ],
)
def test_a_slip_in_weight_does_not_make_the_issuer_another(
    lines: tuple[tuple[str, bool], ...], parents: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manners, "LEFT", tuple(text for text, _ in lines))
    found = subject_with(lines)
    assert len(found.roles.of("parent")) == parents


def subject_with(lines: tuple[tuple[str, bool], ...]) -> Subject:
    file = manners.opened()
    manners.head_in_a_table(file)
    cell = file.tables[0].rows[0].cells[0]
    for paragraph, (_, bold) in zip(cell.paragraphs, lines, strict=False):
        paragraph.runs[0].bold = bold
    manners.centred(file, "KẾ HOẠCH", 14)
    manners.centred(file, "Phát động phong trào thi đua", 14)
    return subject_of_file(file)


def subject_of_file(file: Document) -> Subject:
    out = BytesIO()
    file.save(out)
    package = open_bytes(out.getvalue())
    assert isinstance(package, Package)
    return subject_of(read(package))


@pytest.mark.parametrize(
    ("lines", "drafts"),
    [(["DỰ THẢO KẾ HOẠCH"], []), (["KẾ HOẠCH (Dự thảo)"], []), (["KẾ HOẠCH", "(DỰ THẢO)"], ["(DỰ THẢO)"])],
)
def test_a_draft_has_its_kind_and_title(lines: list[str], drafts: list[str]) -> None:
    file = manners.opened()
    manners.head_in_a_table(file)
    for line in (*lines, "Phát động phong trào thi đua"):
        manners.centred(file, line, 14)
    roles = subject_of_file(file).roles
    assert [line.text for line in roles.of("kind")] == lines[:1]
    assert [line.text for line in roles.of("draft")] == drafts
    assert [line.text for line in roles.of("title")] == ["Phát động phong trào thi đua"]


def test_recipients_are_found_behind_the_appendix_too() -> None:
    file = manners.opened()
    manners.head_in_a_table(file)
    manners.centred(file, "KẾ HOẠCH", 14)
    manners.centred(file, "Phát động phong trào thi đua", 14)
    file.add_paragraph("Phòng Văn hóa - Xã hội xây dựng kế hoạch như sau:")
    file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    for text in ("PHỤ LỤC", "Danh sách các thôn", "Thôn Một", "Nơi nhận:", "- UBND xã;", "- Lưu: VT."):
        file.add_paragraph(text)
    roles = subject_of_file(file).roles
    assert [line.text for line in roles.of("appendix")] == ["PHỤ LỤC"]
    assert [line.text for line in roles.of("recipient")] == ["- UBND xã;", "- Lưu: VT."]
    assert "Thôn Một" in [line.text for line in roles.in_region("appendix")]
