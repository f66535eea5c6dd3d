from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from kehoach.layout import lay_out
from kehoach.layout.document import Cell, Division, Paragraph, Run, Table
from kehoach.model.plan import Appendix
from kehoach.render import pdf
from kehoach.render.pdf import pages
from kehoach.render.pdf.compiler import FUNCTIONS, MAIN, ROLES
from kehoach.render.pdf.faces import typeface
from kehoach.render.pdf.pages import source
from tests.layout.plans import full, para, recipients, section, small, words
from tests.render.pdf.printed import lines, opened, page_count, printed, text

LONG = "Tổ chức thực hiện nghiêm túc các nội dung của Kế hoạch này, bảo đảm tiến độ và chất lượng. "


def with_blocks(*blocks: Paragraph | Table) -> bytes:
    """A document of these blocks alone."""
    document = lay_out(small())
    return pdf.render(msgspec.structs.replace(document, divisions=(Division(blocks),)))


def paragraphs(count: int, size: int = 1) -> list[Paragraph]:
    return [Paragraph("body", (Run(f"Đoạn {at}. " + LONG * size),)) for at in range(count)]


def foot_of(data: bytes, opening: str) -> tuple[int, float]:
    """The page of the line that begins so, and how far down it stands."""
    return next((line.page, line.foot) for line in lines(data) if line.words.startswith(opening))


def test_pages_are_numbered_at_the_top_from_the_second_on() -> None:
    numbers = [line.words for line in lines(with_blocks(*paragraphs(60))) if line.foot < 50]
    assert numbers == ["2", "3", "4"]


def test_an_appendix_is_numbered_anew_and_lies_on_its_side_if_it_asks_so() -> None:
    blocks = tuple(para(LONG * 30) for _ in range(4))
    data = printed(small(appendices=(Appendix(id="", title=words("Danh mục"), landscape=True, blocks=blocks),)))
    boxes = [page.MediaBox for page in opened(data).pages]
    assert [float(box[2]) > float(box[3]) for box in boxes] == [False] + [True] * (len(boxes) - 1)
    assert [line.words for line in lines(data) if line.foot < 50] == [str(at) for at in range(2, len(boxes))]


def test_a_row_is_never_split_and_the_head_stands_on_each_page() -> None:
    rows = tuple((Cell((Run(f"{at} {LONG}" * 4),)),) for at in range(20))
    data = with_blocks(Table((80.0,), ((Cell((Run("Việc"),)),), *rows), header_rows=1))
    for page in range(1, page_count(data) + 1):
        said = text(data, page)
        assert "Việc" in said
        for at in range(20):
            assert said.count(f"{at} Tổ chức") % 4 == 0


def test_a_row_higher_than_a_page_goes_on_on_the_next() -> None:
    data = with_blocks(Table((40.0,), ((Cell((Run(LONG * 60 + "hết."),)),),)))
    assert page_count(data) > 1
    assert max(line.foot for line in lines(data)) < 800
    assert "hết." in text(data)


def test_a_cell_that_spans_rows_and_columns_covers_no_other() -> None:
    rows = ((Cell((Run("A"),), columns=2), Cell((Run("B"),), rows=9)), (Cell((Run("C"),)),))
    said = text(with_blocks(Table((30.0, 30.0, 30.0), rows)))
    assert all(sign in said for sign in "ABC")


@pytest.mark.parametrize("count", range(30, 40))
def test_the_signature_never_stands_alone_on_a_page(count: int) -> None:
    closing = (*(para(f"Việc thứ {at}.") for at in range(count)), para("Trên đây là Kế hoạch năm 2024"))
    data = printed(small(sections=(), closing=closing))
    assert foot_of(data, "Trên đây")[0] == foot_of(data, "Nơi nhận")[0] == foot_of(data, "Lê Đức Tuấn")[0]


@pytest.mark.parametrize("rows", range(1, 40, 3))
def test_a_table_at_the_end_keeps_a_row_with_the_signature(rows: int) -> None:
    cells = tuple((Cell((Run(f"hàng {at}"),)),) for at in range(rows))
    document = lay_out(small())
    table = Table((60.0,), ((Cell((Run("Đầu"),)),), *cells), header_rows=1, keep=True)
    division = Division((*paragraphs(4), table, document.divisions[0].blocks[-1]))
    data = pdf.render(msgspec.structs.replace(document, divisions=(division,)))
    assert foot_of(data, f"hàng {rows - 1}")[0] == foot_of(data, "Nơi nhận")[0]


@pytest.mark.parametrize("count", range(28, 38))
def test_a_heading_stands_on_the_page_of_what_follows_it(count: int) -> None:
    blocks = [Paragraph("body", (Run(f"Đoạn {at}."),)) for at in range(count)]
    data = with_blocks(*blocks, Paragraph("heading1", (Run("ĐẦU ĐỀ"),)), Paragraph("body", (Run("Theo sau."),)))
    assert foot_of(data, "ĐẦU ĐỀ")[0] == foot_of(data, "Theo sau")[0]


@pytest.mark.parametrize("count", range(28, 38))
@pytest.mark.parametrize("role", ["dash", "body"])
def test_an_item_that_announces_others_stands_on_the_page_of_the_first(count: int, role: str) -> None:
    blocks = [Paragraph("point", (Run(f"Việc {at}."),), label="a)") for at in range(count)]
    announcing = Paragraph("point", (Run("gồm:"),), label="b)", keep=True)
    data = with_blocks(*blocks, announcing, Paragraph(role, (Run("Theo sau."),), label="-" * (role == "dash")))
    assert foot_of(data, "b) gồm")[0] == next(line.page for line in lines(data) if "Theo sau" in line.words)


def test_a_long_list_of_recipients_goes_on_on_the_next_page() -> None:
    data = printed(small(recipients=recipients(*(f"Cơ quan số {at} của xã" for at in range(80)))))
    assert "Cơ quan số 79" in text(data)
    assert max(line.foot for line in lines(data)) < 800


def test_codes_dates_and_ranges_stay_on_one_line() -> None:
    tokens = ["49/NQ-HĐND", "16/01/2025", "2021-2025", "08/KH-UBND-MTTQ", "95%/năm", "01-02/2026"]
    filled = "".join(f"{'x' * at} {tokens[at % len(tokens)]} " for at in range(1, 40))
    plan = small(sections=(section("#", "Đầu", para(filled * 4)),))
    said = [line.words for line in lines(printed(plan))]
    for token in tokens:
        assert sum(line.count(token) for line in said) == filled.count(token) * 4


def test_a_word_longer_than_its_cell_stays_inside() -> None:
    data = with_blocks(Table((25.0, 25.0), ((Cell((Run("http://congthongtin.vn/chuyendoiso/kehoach"),)), Cell()),)))
    assert len([line for line in lines(data) if line.words.strip()]) > 1
    assert "".join(line.words for line in lines(data)).replace(" ", "").endswith("/kehoach")


def test_what_makes_text_stands_in_the_file_that_is_the_same_for_every_plan() -> None:
    """Else Typst would set every paragraph again where an edit moves the places in the source."""
    written = source(lay_out(full()), typeface())
    text = re.sub(r'"(?:[^"\\]|\\.)*"', "", written[MAIN].partition("#set document")[0])
    shared = Path(pages.__file__).with_name(FUNCTIONS).read_text(encoding="utf-8")
    made = {*re.findall(r"#let ([\w-]+)", shared + written[ROLES]), "with"}
    assert {called for called in re.findall(r"([\w-]+)\(", text) if called not in made} == set()
