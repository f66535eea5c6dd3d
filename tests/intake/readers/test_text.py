from __future__ import annotations

import pytest

from kehoach.intake.oldfile import Grid, Line
from tests.intake.readers.shown import lines, old, remarks, shown

LETTERHEAD = """\
     ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      XÃ BÌNH GIA                  Độc lập - Tự do - Hạnh phúc
        ────────                  ─────────────────────────────
    Số:      /KH-UBND         Bình Gia, ngày        tháng 8 năm 2025

                           KẾ HOẠCH
"""
LEFT = ("ỦY BAN NHÂN DÂN", "XÃ BÌNH GIA", "Số:      /KH-UBND")
RIGHT = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Bình Gia, ngày        tháng 8 năm 2025",
)


def text(content: str, name: str = "a.txt") -> list[str]:
    return shown(old(content.encode(), name))


def test_a_line_is_a_paragraph() -> None:
    assert text("Một dòng.\r\n\r\nDòng hai.\n") == ["Một dòng.", "Dòng hai."]


def test_blocks_set_side_by_side_with_spaces_are_parted() -> None:
    assert text(LETTERHEAD) == [
        f": {' / '.join(LEFT)} | {' / '.join(RIGHT)}",
        "KẾ HOẠCH",
    ]


def test_blocks_set_side_by_side_with_tabs_are_parted() -> None:
    assert text("Nơi nhận:\t\t\tCHỦ TỊCH\n- Như trên;\n- Lưu: VT.\t\tNguyễn Văn A\n") == [
        ": Nơi nhận: / - Như trên; / - Lưu: VT. | CHỦ TỊCH / Nguyễn Văn A"
    ]


def test_a_blank_to_be_filled_in_is_no_gap_between_two_blocks() -> None:
    assert text("Bình Gia, ngày        tháng 8 năm 2025\n\nHọ và tên:          tuổi:\n") == [
        "Bình Gia, ngày        tháng 8 năm 2025",
        "Họ và tên:          tuổi:",
    ]


def test_spoilt_letters_are_told() -> None:
    file = old("Kế hoạch phát động phong trào thi đua".encode() + b" \xff\n", "a.txt")
    assert (shown(file), remarks(file)) == (["Kế hoạch phát động phong trào thi đua \ufffd"], ["damaged"])


def test_a_drawn_line_says_nothing() -> None:
    assert text("Trên\n__________\n-----------\nDưới\n") == ["Trên", "Dưới"]


def test_a_line_in_the_middle_is_known() -> None:
    [title] = [block for block in old(LETTERHEAD.encode(), "a.txt").blocks if isinstance(block, Line) and block.words]
    assert title.align == "center"


def test_rows_between_bars_are_a_table() -> None:
    file = old("STT | Việc | Hạn\n1 | Trồng cây |\nCộng | 5\n".encode(), "a.txt")
    assert shown(file) == ["| STT | Việc | Hạn", "| 1 | Trồng cây | ", "| Cộng <2x1> | 5"]
    assert [block.header_rows for block in file.blocks if isinstance(block, Grid)] == [1]


def test_notes_at_the_foot_hang_on_their_marks() -> None:
    file = old("Theo Luật[1] và Nghị định[2].\n\n[1] Luật số 1.\n[2] Nghị định số 2.\n".encode(), "a.txt")
    assert shown(file) == ["Theo Luật[1] và Nghị định[2]."]
    assert [words.note for words in next(lines(file.blocks)).words] == [1, 2, 0]
    assert [note[0].text for note in file.notes] == ["Luật số 1.", "Nghị định số 2."]


@pytest.mark.parametrize("last", ["[2] Hai.", "[1] Một.\n[3] Ba.", "Kết thúc."])
def test_figures_in_brackets_without_their_note_stay_words(last: str) -> None:
    assert text(f"Theo mục [1] và [2].\n{last}\n") == ["Theo mục [1] và [2].", *last.split("\n")]


TITLE = "Phát động phong trào thi đua lập thành tích chào mừng\nđại hội đảng bộ các cấp"
PRINTED = """\
Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị về tiếp tục đổi
mới công tác thi đua, khen thưởng, phong trào thi đua yêu nước trên địa bàn xã
đã có những chuyển biến tích cực, thu hút đông đảo các tầng lớp nhân dân trong
xã hưởng ứng, tạo không khí thi đua sôi nổi.
1. Các thôn xây dựng kế hoạch của mình.
"""


def test_lines_of_print_are_told_apart_from_paragraphs() -> None:
    assert old(PRINTED.encode(), "a.txt").broken_lines
    assert not old(PRINTED.replace("\n", ".\n\n").encode(), "a.txt").broken_lines
    assert not old(PRINTED.replace("\n", " ").encode(), "a.txt").broken_lines
    assert not old(f"{PRINTED.replace(chr(10), ' ')}\n{TITLE}".encode(), "a.txt").broken_lines


GRID = """\
Danh sách:
+------+------------+
| STT  | Việc làm   |
+======+============+
| 1    | Tuyên      |
|      | truyền     |
|      |            |
|      | Vận động   |
+------+------------+
| 2    | Hội nghị   |
+------+------------+
Hết.
"""


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_table_with_borders_between_its_rows_is_one(name: str) -> None:
    file = old(GRID.encode(), name)
    assert shown(file) == [
        "Danh sách:", "| STT | Việc làm", "| 1 | Tuyên truyền / Vận động", "| 2 | Hội nghị", "Hết."
    ]  # fmt: skip
    assert [block.header_rows for block in file.blocks if isinstance(block, Grid)] == [1]


def test_borders_without_rows_are_no_table() -> None:
    assert text("Một\n+----+\n+----+\nHai") == ["Một", "+----+", "+----+", "Hai"]
