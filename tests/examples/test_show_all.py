"""`moi-cau-truc.kh` shows every construct of the language, and each one comes through."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kehoach.dsl import vocabulary
from kehoach.layout import lay_out
from kehoach.model.plan import Facts, Section, Table
from kehoach.render import text
from tests.examples.plans import ROOT, plan_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.model.plan import Block, Text

PLAN = plan_of("moi-cau-truc")
SOURCE = (ROOT / "examples" / "moi-cau-truc.kh").read_text(encoding="utf-8")
SHOWN_ELSEWHERE = {"cơ quan": "van-phong.kh"}
"""Directives that may not stand in a plan."""
KEYS_SHOWN_ELSEWHERE = {"cơ quan chủ quản": "binh-chuong-2024.kh"}
KEYS_OF_FEW_PLANS = {
    "dự thảo",
    "độ mật",
    "phạm vi lưu hành",
    "mẫu",
    "tệp thể thức",
    "kèm theo",
    "người soạn",
    "liên hệ",
}


def every(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Section | Facts):
            yield from every(block.blocks)


BLOCKS = list(every((*PLAN.opening, *PLAN.sections)))
TABLES = [block for block in BLOCKS if isinstance(block, Table)]


def words(runs: Text) -> str:
    return "".join(run.text for run in runs)


@pytest.mark.parametrize("directive", [one.name for one in vocabulary.DIRECTIVES])
def test_every_directive_is_shown(directive: str) -> None:
    file = SHOWN_ELSEWHERE.get(directive, "moi-cau-truc.kh")
    source = (ROOT / "examples" / file).read_text(encoding="utf-8")
    assert re.search(rf"^@{directive}\b", source, re.MULTILINE)


@pytest.mark.parametrize("word", vocabulary.INLINE)
def test_every_mark_inside_a_sentence_is_shown(word: str) -> None:
    assert re.search(rf"\{{{word}\b[^{{}}:]*:", SOURCE)


@pytest.mark.parametrize("word", vocabulary.VALUES)
def test_every_value_that_is_looked_up_is_shown(word: str) -> None:
    assert re.search(rf"\{{{word} [^{{}}:]+\}}", SOURCE)


def test_every_common_key_of_the_head_is_shown() -> None:
    head = SOURCE[SOURCE.index("@kế hoạch") : SOURCE.index("@căn cứ")]
    missing = {key for key in vocabulary.HEAD_KEYS if not re.search(rf"^  {key}:", head, re.MULTILINE)}
    assert missing == KEYS_SHOWN_ELSEWHERE.keys() | KEYS_OF_FEW_PLANS


def test_every_mark_of_a_heading_or_point_is_shown() -> None:
    marks = {block.mark for block in BLOCKS if isinstance(block, Section)}
    assert marks == {"#", "##", "###", "####", "1.", "1.1.", "a)", "(1)", "-", "+"}


def test_two_header_rows_hold_cells_that_are_merged_both_ways() -> None:
    table = TABLES[0]
    assert words(table.caption) == "Bảng 1. Phân bổ công trình theo thôn"
    assert table.header_rows == 2
    assert [[(words(cell.text), cell.columns, cell.rows) for cell in row] for row in table.rows] == [
        [("STT", 1, 2), ("Thôn", 1, 2), ("Công trình", 2, 1)],
        [("Đường (km)", 1, 1), ("Rãnh thoát nước (m)", 1, 1)],
        [("1", 1, 1), ("Đông Hòa", 1, 1), ("1,2", 1, 1), ("350", 1, 2)],
        [("2", 1, 1), ("Tây Hòa", 1, 1), ("0,8", 1, 1)],
    ]


def test_columns_have_the_width_and_alignment_that_were_asked() -> None:
    assert [(int(column.width), column.align) for column in TABLES[0].columns] == [
        (10, "center"),
        (40, "left"),
        (25, "right"),
        (25, "right"),
    ]


def test_a_ruler_aligns_the_columns_and_an_escaped_bar_stays_in_its_cell() -> None:
    table = TABLES[1]
    assert [column.align for column in table.columns] == ["center", "left"]
    assert words(table.rows[1][1].text) == "Trồng cây | chăm sóc"


def test_an_appendix_on_its_side_holds_the_table_of_a_csv_file() -> None:
    appendix = PLAN.appendices[1]
    (table,) = appendix.blocks
    assert isinstance(table, Table)
    assert appendix.landscape
    assert words(table.caption) == "Danh mục công trình năm 2026"
    assert words(table.rows[1][1].text) == "Bê tông hóa đường trục thôn, rộng 3,5 m"
    assert len(table.rows) == 4


def test_the_money_adds_up_to_what_is_stated() -> None:
    assert PLAN.budget.total == PLAN.budget.stated_total == 24_500_000


def test_two_bodies_issue_the_plan_and_both_sign_it() -> None:
    assert len(PLAN.head.issuers) == 2
    assert [one.issuer for one in PLAN.signatures] == [issuer.name for issuer in reversed(PLAN.head.issuers)]


def test_the_plan_names_the_one_that_it_follows() -> None:
    assert PLAN.previous == "nong-thon-moi-2025.kh"
    assert (ROOT / "examples" / PLAN.previous).is_file()


def test_a_value_that_nobody_confirmed_is_told_apart() -> None:
    runs = [run for block in BLOCKS if isinstance(block, Section) for run in block.text if run.unconfirmed]
    assert [run.text for run in runs] == ["15 công trình"]


@pytest.mark.parametrize(
    "line",
    [
        "kỷ niệm 96 năm Ngày thành lập Đảng Cộng sản Việt Nam[1]",
        "[1] Tính từ ngày 03/02/1930 đến ngày 03/02/2026.",
        "Dấu ngoặc nhọn { }, dấu sao * và dấu \\ gõ sau một dấu \\ thì in như chữ thường",
        "1. Dòng này mở đầu bằng số mà không phải là điểm, vì trước nó có dấu \\.",
        "mức tham gia bảo hiểm y tế (từ 96% trở lên) là chỉ tiêu bắt buộc",
        "gửi báo cáo chậm nhất ngày 10/7/2026",
        "sau khi kết thúc đợt 2 (đến ngày 30/11/2026)",
        "Truyền thanh trực tiếp: có",
        "Theo dõi việc thực hiện các chỉ tiêu tại khoản 1 Mục II",
        "Đôn đốc các thôn hoàn thành nội dung tại Mục III trước ngày 20/12/2026",
        "Kết quả gửi về Phòng Văn hóa - Xã hội xã (sau đây gọi là Phòng VH-XH) để tổng hợp",
        "Dự kiến hoàn thành 15 công trình theo Phụ lục II",
        "Bằng chữ: Hai mươi tư triệu năm trăm nghìn đồng",
    ],
)
def test_a_value_prints_in_its_sentence(line: str) -> None:
    assert line in text.render(lay_out(PLAN))
