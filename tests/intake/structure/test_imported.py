"""What is told of an import: its guesses in their places, its differences, what stands beside the text."""

from __future__ import annotations

from pathlib import Path

import kehoach
from kehoach.intake.oldfile import Cell, Grid, Line, OldFile, Remark, Words
from kehoach.intake.oldplan import UNSURE
from kehoach.intake.structure import Imported, source_of
from kehoach.text.catalogue import phrases
from tests.intake import old

EXAMPLE = Path(__file__).parents[3] / "examples" / "binh-luong-2024.kh"


def line(text: str, **more: object) -> Line:
    return Line((Words(text),), **more)  # type: ignore[arg-type]


def imported(*blocks: Line | Grid, **more: object) -> Imported:
    return source_of(OldFile("cu.docx", "docx", (line("KẾ HOẠCH"), line("Tuyên truyền"), *blocks), **more))  # type: ignore[arg-type]


def test_every_guess_stands_in_its_line_and_says_why() -> None:
    made = source_of(old.read(kehoach.load(EXAMPLE).render("text"), "cu.txt"))
    lines = made.source.split("\n")
    facts = [guess for guess in made.guesses if guess.reason != "reason.head"]
    assert len(facts) > 40
    assert all("{" in lines[guess.line - 1] for guess in facts)
    assert all(guess.text[:12].split()[0] in "\n".join(lines[guess.line - 1 : guess.line + 2]) for guess in facts)
    assert {guess.reason for guess in made.guesses} <= set(phrases("import-structure"))


def test_a_guess_below_a_table_of_indicators_and_a_note_stands_in_its_line() -> None:
    rows = ("STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2026"), ("1", "Tỷ lệ hộ nghèo", "%", "0,77")
    grid = Grid(tuple(tuple(Cell((line(text),)) for text in row) for row in rows), header_rows=1)
    noted = Line((Words("Như trên.", note=1),))
    asked = line("1. Giao Công an xã chủ trì, hoàn thành trước ngày 30/6/2026.")
    made = imported(noted, grid, asked, notes=((line("Theo Kế hoạch cũ."),),))
    lines = made.source.split("\n")
    assert [guess.kind for guess in made.guesses][-3:] == ["chỉ tiêu", "giao", "hạn"]
    assert all(f"{{{guess.kind}" in lines[guess.line - 1] for guess in made.guesses[-3:])


def test_an_unsure_guess_has_a_comment_above_its_block() -> None:
    made = imported(line("I. TỔ CHỨC THỰC HIỆN"), line("1. Yêu cầu các cơ sở kinh doanh bứt phá vươn lên mạnh mẽ nữa"))
    unsure = [guess for guess in made.guesses if guess.confidence < UNSURE]
    assert [guess.kind for guess in unsure] == ["yêu cầu"]
    assert "// Xem lại: máy đoán là yêu cầu" in made.source


def test_a_body_that_the_letterhead_does_not_name_is_told_as_a_guess() -> None:
    text = "Số: /KH-UBND\nBình Gia, ngày tháng 8 năm 2025\nKẾ HOẠCH\nX\n\nUBND xã phát động như sau:\n"
    made = source_of(old.read(text.encode(), "cu.txt"))
    assert [(guess.kind, guess.text) for guess in made.guesses] == [("cơ quan", "Ủy ban nhân dân xã Bình Gia")]


def test_what_stands_beside_the_text_becomes_comments() -> None:
    beside = (Remark("import.comment", (("author", "An"), ("text", "xem lại"))),)
    made = imported(line("Nội dung.", asides=beside), margins=(line("Mẫu số 01"),))
    assert "// Đầu trang, chân trang của tệp cũ ghi: Mẫu số 01\n@kế hoạch" in made.source
    assert "xem lại\nNội dung." in made.source
    assert made.differences == ()


def test_lines_above_the_body_that_the_plan_does_not_print_stand_in_comments() -> None:
    blocks = (line("Số: 12a/KH-UBND"), line("KẾ HOẠCH"), line("Tuyên truyền"), line("Nội dung."))
    made = source_of(OldFile("cu.docx", "docx", blocks))
    words = " ".join(made.source.split())
    assert "12a" in words
    assert made.equal or "// Tệp cũ ghi: " in made.source


def test_styles_and_footnotes_stay_with_their_words() -> None:
    words = (Words("Phong trào "), Words("Dân vận khéo", italic=True, note=1), Words(" và "), Words("dấu *", bold=True))
    made = imported(Line(words), notes=((line("Theo kế hoạch của cấp trên."),),))
    assert "Phong trào *Dân vận khéo*{chú thích: Theo kế hoạch của cấp trên.} và **dấu \\***" in made.source
    assert made.differences == ()


def test_merged_cells_and_several_header_rows_are_kept() -> None:
    def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
        return Cell((line(text),), columns, rows)

    rows = (
        (cell("STT", rows=2), cell("Số hộ", columns=2)),
        (cell("Năm 2025"), cell("Năm 2026")),
        (cell("1"), cell("12 | 13"), cell("<")),
    )
    made = imported(Grid(rows, header_rows=2))
    assert "đầu: 2" in made.source
    assert made.differences == ()
    plan = kehoach.loads(made.source).plan
    assert plan is not None
    table = plan.sections[0] if plan.sections else plan.opening[0]
    assert [[(one.columns, one.rows) for one in row] for row in table.rows] == [  # type: ignore[union-attr]
        [(1, 2), (2, 1)],
        [(1, 1), (1, 1)],
        [(1, 1), (1, 1), (1, 1)],
    ]


def test_an_empty_file_becomes_an_empty_plan() -> None:
    assert source_of(OldFile("cu.txt", "text", ())).source.startswith("@kế hoạch")


def test_a_footnote_that_a_plan_cannot_print_stands_in_a_comment() -> None:
    title = Line((Words("Tuyên truyền", note=1),))
    made = source_of(
        OldFile("cu.docx", "docx", (line("KẾ HOẠCH"), title, line("Nội dung.")), notes=((line("Đợt 1."),),))
    )
    assert "// Tệp cũ ghi: Đợt 1.\n@kế hoạch Tuyên truyền\n" in made.source


def test_a_footnote_of_who_signs_stands_in_a_comment() -> None:
    signed = (line("Nơi nhận:"), line("- Lưu: VT."), line("CHỦ TỊCH"), Line((Words("Nguyễn Văn A", note=1),)))
    made = imported(line("Nội dung."), *signed, notes=((line("Theo Quyết định số 5."),),))
    assert "// Tệp cũ ghi: Theo Quyết định số 5.\n@kế hoạch" in made.source


LETTERHEAD = (
    "ỦY BAN NHÂN DÂN",
    "XÃ BÌNH MINH",
    "Số: 15/KH-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Bình Minh, ngày 05 tháng 02 năm 2026",
)


def test_a_letterhead_in_the_upper_margin_of_the_pages_is_the_letterhead() -> None:
    made = imported(line("Nội dung."), margins=(*map(line, LETTERHEAD), line("Mẫu số 01")))
    plan = kehoach.loads(made.source).plan
    assert plan
    assert plan.head.issuers[0].name == "Ủy ban nhân dân xã Bình Minh"
    assert plan.head.number
    assert plan.head.number.text == "15/KH-UBND"
    assert (made.margins, made.differences, made.remarks) == (("Mẫu số 01",), (), ())


def test_a_plan_that_is_not_built_as_it_is_says_so() -> None:
    assert Remark("import.faults", (("count", "1"),)) in imported(line("Nội dung.")).remarks


def test_the_place_of_a_body_that_is_set_apart_is_no_body_of_its_own() -> None:
    bold = Line((Words("XÃ BÌNH MINH", bold=True),))
    blocks = (line("ỦY BAN NHÂN DÂN"), bold, line("Số: 15/KH-UBND"), line("KẾ HOẠCH"), line("Tuyên truyền"))
    plan = kehoach.loads(source_of(OldFile("cu.docx", "docx", blocks)).source).plan
    assert plan
    assert [(each.name, each.parent) for each in plan.head.issuers] == [("Ủy ban nhân dân xã Bình Minh", None)]


def test_a_note_keeps_the_space_behind_it() -> None:
    made = imported(Line((Words("Việc ", note=1), Words(" này."))), notes=((line("Mới."),),))
    assert "Việc {chú thích: Mới.} này." in made.source
