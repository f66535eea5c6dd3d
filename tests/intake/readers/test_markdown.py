from __future__ import annotations

import pytest

from kehoach.intake.oldfile import Words
from tests.intake.readers.shown import lines, old, shown


def markdown(content: str) -> list[str]:
    return shown(old(content.encode(), "a.md"))


def styled(content: str) -> list[tuple[Words, ...]]:
    return [line.words for line in lines(old(content.encode(), "a.md").blocks) if line.words]


def test_headings_keep_their_level() -> None:
    file = old("## I. MỤC ĐÍCH\n### 1. Yêu cầu ###\n".encode(), "a.md")
    assert [(line.heading, line.text) for line in lines(file.blocks) if line.words] == [
        (2, "I. MỤC ĐÍCH"),
        (3, "1. Yêu cầu"),
    ]


def test_emphasis_becomes_a_style() -> None:
    assert styled("Phong trào *“Giỏi việc nước”* được **đẩy mạnh**.") == [
        (
            Words("Phong trào "),
            Words("“Giỏi việc nước”", italic=True),
            Words(" được "),
            Words("đẩy mạnh", bold=True),
            Words("."),
        )
    ]


def test_bold_goes_on_over_lines() -> None:
    assert styled("**Phát động thi đua\n\nnăm 2026**\nsau đó") == [
        (Words("Phát động thi đua", bold=True),),
        (Words("năm 2026", bold=True),),
        (Words("sau đó"),),
    ]


@pytest.mark.parametrize(
    ("source", "meant"),
    [
        ("* Điểm một\n+ Điểm hai\n- Điểm ba", ["- Điểm một", "+ Điểm hai", "- Điểm ba"]),
        ("> Trích dẫn", ["Trích dẫn"]),
        ("8m<sup>2</sup>/người, CO<sub>2</sub>", ["8m²/người, CO₂"]),
        (r"đạt  $\geq 100$  %", ["đạt  ≥ 100  %"]),
        (r"dấu \* và \_ in nguyên", ["dấu * và _ in nguyên"]),
        ("5 * 3 = 15, a_b_c", ["5 * 3 = 15, a_b_c"]),
        ("[Cổng thông tin](https://xa.vn) và `mã`", ["Cổng thông tin và mã"]),
        ("Dòng trên<br>dòng dưới", ["Dòng trên\ndòng dưới"]),
        ("97% &amp; hơn; a < b > c", ["97% & hơn; a < b > c"]),
        ("Trên\n\n---\n\n***\nDưới", ["Trên", "Dưới"]),
        ("```\nmã giữ nguyên\n```", ["mã giữ nguyên"]),
    ],
)
def test_marks_are_read_and_words_kept(source: str, meant: list[str]) -> None:
    assert markdown(source) == meant


def test_a_table_is_read_with_its_style() -> None:
    source = "| STT | **Việc** |\n|:---|---:|\n| 1 | Trồng<br>cây |\n| 2 | a \\| b |\n"
    assert markdown(source) == ["| STT | Việc", "| 1 | Trồng\ncây", "| 2 | a | b"]


def test_a_note_of_markdown_hangs_on_its_mark() -> None:
    file = old("# Kế hoạch\nTheo Luật[^1].\n\n[^1]: Luật số 1.\n".encode(), "a.md")
    assert shown(file) == ["Kế hoạch", "Theo Luật[1]."]
    assert [note[0].text for note in file.notes] == ["Luật số 1."]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("## KẾ HOẠCH\n\n**Phát động**\n", "markdown"),
        ("KẾ HOẠCH\n**phát động thi đua\nchào mừng bầu cử**\n", "markdown"),
        ("- Huyện ủy (*báo cáo*)\n", "markdown"),
        ("(*) Ghi chú, (*) xem dưới", "text"),
        ("Sản lượng lúa*, ngô* (ước tính)", "text"),
        ("2 * 3 * 4 = 24", "text"),
        ("* Một\n* Hai", "text"),
        ("a **", "text"),
    ],
)
def test_marks_that_pair_around_words_make_a_text_file_markdown(content: str, kind: str) -> None:
    assert old(content.encode(), "a.txt").kind == kind


def test_a_mark_that_closes_nothing_near_by_makes_nothing_bold() -> None:
    stray = "**Phát động" + "\n" * 20 + "1. Các thôn **thực hiện** đúng hạn.\nSố: ____/KH-UBND, họ tên: __________"
    assert styled(stray) == [
        (Words("Phát động"),),
        (Words("1. Các thôn "), Words("thực hiện", bold=True), Words(" đúng hạn.")),
        (Words("Số: ____/KH-UBND, họ tên: __________"),),
    ]
