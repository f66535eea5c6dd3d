"""PDFs come in with every word, in paragraphs, tables and blocks side by side, whatever stood around them on paper."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
import typst

import kehoach
from kehoach.intake.oldfile import Grid, Line
from kehoach.text.resources import resource
from tests.intake.readers.shown import lines, old, refusal, remarks, shown, words

EXAMPLES = Path(__file__).parents[3] / "examples"
PAGE = """
#set page(width: 210mm, height: 297mm, margin: (left: 30mm, right: 20mm, y: 20mm){more})
#set text(font: "Tinos", size: 14pt, lang: "vi", hyphenate: false)
#set par(first-line-indent: (amount: 1.27cm, all: true), justify: true, spacing: 1.3em)
"""
SPACES = {ord("\n"): " ", 0xA0: " "}
LONG = "Các cơ quan, đơn vị, các thôn trong xã tổ chức thực hiện có hiệu quả Kế hoạch này trong năm. "


def printed(body: str, more: str = "") -> bytes:
    """A PDF of this Typst source on the pages of an office."""
    compiler = typst.Compiler(font_paths=[str(resource("fonts"))], ignore_system_fonts=True)
    made = compiler.compile(input=(PAGE.replace("{more}", more) + body).encode())
    assert isinstance(made, bytes)
    return made


def pdf(body: str, more: str = "") -> list[str]:
    return shown(old(printed(body, more), "a.pdf"))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.kh")), ids=lambda path: path.stem)
def test_the_words_of_every_example_come_back(path: Path) -> None:
    plan = kehoach.load(path)
    if plan.plan is None:
        pytest.skip("a file that plans share")
    assert words(old(plan.render("pdf"), "a.pdf")) == words(old(plan.render("docx"), "a.docx"))


def test_printed_lines_are_paragraphs_again_over_the_end_of_a_page() -> None:
    plan = kehoach.load(EXAMPLES / "binh-luong-2024.kh")
    paper, word = (old(plan.render(form), f"a.{form}") for form in ("pdf", "docx"))
    long = [line.text.translate(SPACES) for line in lines(word.blocks) if len(line.text) > 80]
    assert [line.text for line in lines(paper.blocks) if len(line.text) > 80] == long
    assert len(long) > 20
    assert not paper.broken_lines


def test_letterhead_and_foot_stand_side_by_side() -> None:
    file = old(kehoach.load(EXAMPLES / "binh-gia-2025.kh").render("pdf"), "a.pdf")
    head, foot = [block for block in file.blocks if isinstance(block, Grid)]
    assert [len(list(lines(cell.blocks))) for row in head.rows for cell in row] == [3, 3]
    assert [line.text for line in lines(foot.rows[0][1].blocks)] == ["CHỦ TỊCH", "Nguyễn Duy Nam"]


def test_ruled_tables_keep_their_merged_cells() -> None:
    plan = kehoach.load(EXAMPLES / "moi-cau-truc.kh")
    paper, word = (shown(old(plan.render(form), f"a.{form}")) for form in ("pdf", "docx"))
    rows = [row.replace("\n", " / ").translate(SPACES) for row in word if row.startswith("|")]
    assert [row for row in paper if row.startswith("|")] == rows
    assert any("<2x1>" in row for row in rows)


def test_a_table_that_goes_on_over_a_page_is_one_and_its_head_is_told_once() -> None:
    cells = "".join(f"[{at}], [Việc số {at}]," for at in range(1, 80))
    file = old(printed(f"#table(columns: (20mm, 60mm), table.header([STT], [Việc]), {cells})"), "a.pdf")
    [grid] = file.blocks
    assert isinstance(grid, Grid)
    assert (len(grid.rows), grid.header_rows) == (80, 1)


@pytest.mark.parametrize(
    ("body", "meant"),
    [
        (LONG * 3, [(LONG * 3).strip()]),
        (f"{LONG}\n\n{LONG * 2}", [LONG.strip(), (LONG * 2).strip()]),
        (f"- {LONG * 2}\n- {LONG}", [f"• {(LONG * 2).strip()}", f"• {LONG.strip()}"]),
        ("#align(center)[KẾ HOẠCH\\ Thi đua năm 2026]\n\nNội dung.", ["KẾ HOẠCH", "Thi đua năm 2026", "Nội dung."]),
        ("Rộng 8m#super[2] theo Luật#super[1].", ["Rộng 8m² theo Luật¹."]),
        ("Số:#h(3cm)/KH-UBND", [f"Số:{' ' * 24}/KH-UBND"]),
        ("Trên\n\n#line(length: 5cm)\n\n\\_\\_\\_\\_\\_\\_\\_\n\nDưới", ["Trên", "Dưới"]),
    ],
    ids=["one", "two", "list", "centred", "raised", "blank", "drawn"],
)
def test_what_is_printed_is_read(body: str, meant: list[str]) -> None:
    assert pdf(f"{body}\n\n{LONG * 4}")[: len(meant)] == meant


def test_footnotes_hang_on_their_words() -> None:
    file = old(printed(f"{LONG} Theo Luật#footnote[Luật số 1.] và Nghị định#footnote[Nghị định số 2.]."), "a.pdf")
    assert shown(file)[0].endswith("Theo Luật[1] và Nghị định[2].")
    assert [note[0].text for note in file.notes] == ["Luật số 1.", "Nghị định số 2."]


def test_running_heads_are_told_once_and_numbers_of_pages_not_at_all() -> None:
    more = ", header: [DỰ THẢO LẦN 2], footer: align(center, context counter(page).display())"
    file = old(printed("\n\n".join([LONG] * 60), more), "a.pdf")
    assert [line.text for line in file.margins] == ["DỰ THẢO LẦN 2"]
    assert set(shown(file)) == {LONG.strip()}


def test_a_page_that_is_turned_is_read_upright() -> None:
    body = f"#table(columns: (20mm, 60mm), [STT], [Việc])\n\n{LONG * 3}"
    with pikepdf.open(io.BytesIO(printed(body, ", flipped: true"))) as file:
        page = file.pages[0]
        left, bottom, right, top = (float(value) for value in page.mediabox)
        page.contents_add(f"0 1 -1 0 {top - bottom} 0 cm".encode(), prepend=True)
        page.mediabox = pikepdf.Rectangle(0, 0, top - bottom, right - left).as_array()
        page.rotate(90, relative=False)
        out = io.BytesIO()
        file.save(out)
    assert shown(old(out.getvalue(), "a.pdf")) == ["| STT | Việc", (LONG * 3).strip()]


def test_old_letters_whose_font_was_lost_are_refused() -> None:
    text = "Ph¸t ®éng phong trµo thi ®ua yªu níc, x©y dùng n«ng th«n míi trªn ®Þa bµn x·. "
    assert refusal(printed(text * 3), "a.pdf") == "import.refused-old-font"


def test_a_page_without_words_among_others_is_told() -> None:
    file = old(printed(f"{LONG * 3}\n#pagebreak()\n#rect()\n#pagebreak()\n{LONG * 3}"), "a.pdf")
    assert remarks(file) == ["bare-pages"]
    assert all(isinstance(block, Line) for block in file.blocks)
