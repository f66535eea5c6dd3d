"""Form 1.4 of the decree itself, filled in as a plan: it passes but for what the form does otherwise than the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehoach.intake.audit.audit import Audit, audit
from kehoach.intake.word.package import Package, open_bytes
from kehoach.intake.word.save import saved
from kehoach.intake.word.xml import W

FORMS = Path(__file__).parents[4] / "shared" / "spec" / "nd30-phu-luc-III.docx"
BEGINS, ENDS = "Mẫu 1.4 - ", "Mẫu 1.5 - "
FILLED = {
    "TÊN CQ, TC CHỦ QUẢN": "UBND XÃ XUÂN ĐÔNG",
    "TÊN CƠ QUAN, TỔ CHỨC": "PHÒNG VĂN HÓA - XÃ HỘI",
    "Số:": "Số:       /KH-VHXH",
    "....... 5": "Xuân Đông, ngày     tháng     năm 2026",
    "TÊN LOẠI VĂN BẢN": "KẾ HOẠCH",
    "......... 7": "Phát động phong trào thi đua yêu nước năm 2026",
    "QUYỀN HẠN, CHỨC VỤ": "TRƯỞNG PHÒNG",
    "Họ và tên": "Nguyễn Văn An",
    "- Lưu: VT": "- Lưu: VT, VHXH.",
    "- ....": "- UBND xã;",
    "(Chữ ký": "",
    "dấu/chữ ký": "",
}
"""What the form leaves to be filled in, by how it begins."""

DIFFERS = {
    "QH-06": ["rule-typed"],
    "CQ-03": ["rule-typed"],
    "TL-04": ["rule-typed"],
    "TL-03": ["not-bold"],
}
"""Where the form is not what the text asks: underscores for drawn lines, a trích yếu that is not bold."""


def form() -> Audit:
    package = open_bytes(FORMS.read_bytes())
    assert isinstance(package, Package)
    body = package.text[0]
    kept = False
    for block in list(body):
        words = "".join(each.text or "" for each in block.iter(f"{W}t"))
        kept = words.startswith(BEGINS) or (kept and not words.startswith(ENDS))
        notes = words.startswith((BEGINS, "Ghi chú"))
        if block.tag != f"{W}sectPr" and (not kept or notes):
            body.remove(block)
    for paragraph in list(body.iter(f"{W}p")):
        _fill(paragraph)
    again = open_bytes(saved(package, [package.main]))
    assert isinstance(again, Package)
    return audit(again)


def _fill(paragraph: object) -> None:
    texts = list(paragraph.iter(f"{W}t"))  # type: ignore[attr-defined]
    words = "".join(each.text or "" for each in texts).strip()
    said = next((filled for begins, filled in FILLED.items() if words.startswith(begins)), None)
    if words == "./.":  # the last of the dotted lines that stand for one paragraph
        paragraph.getparent().remove(paragraph)  # type: ignore[attr-defined]
    elif said is None and words.startswith("....") and len(words) > 20:
        said = "Nội dung của kế hoạch./."
        for tab in list(paragraph.iter(f"{W}tab")):  # type: ignore[attr-defined]
            tab.getparent().remove(tab)
    if said is not None and texts:
        texts[0].text = said
        for each in texts[1:]:
            each.text = ""


@pytest.mark.skipif(not FORMS.exists(), reason="the forms of the decree are not beside the project")
def test_the_form_of_the_decree_passes_but_for_what_it_does_otherwise_than_the_text() -> None:
    found = form()
    assert found.form == "nđ30"
    assert {each.rule: [fault.key for fault in each.faults] for each in found.failed} == DIFFERS
