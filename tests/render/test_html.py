from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
import pytest

from kehoach.layout import lay_out
from kehoach.layout.document import NO_BREAK_HYPHEN, Cell, Document, Grid, Paragraph, Rule, Run, Table
from kehoach.layout.formats import load_format
from kehoach.render import html
from kehoach.values.dates import PartialDate
from tests.layout.plans import full, para, party, section, small, youth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.layout.document import Block, Division, Text
    from kehoach.model.plan import Plan

PLANS = {
    "nđ30": full(),
    "đảng": party(PartialDate(value="2024-08", text="…/8/2024")),
    "đoàn": youth(),
    "a few lines": small(),
}
VOID = {"meta", "col", "br"}

any_plan = pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)


class Page(HTMLParser):
    """A page as a browser sees it; every element that opens is closed, in order."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.path: list[str] = []
        self.opened: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.headings: list[str] = []
        self.feed(source)
        self.close()
        assert self.path == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.opened.append((tag, dict(attrs)))
        if tag not in VOID:
            self.path.append(tag)
        if re.fullmatch(r"h\d", tag):
            self.headings.append(f"{tag} ")

    def handle_endtag(self, tag: str) -> None:
        assert self.path.pop() == tag

    def handle_data(self, data: str) -> None:
        if "main" in self.path:
            self.words += data
        if any(re.fullmatch(r"h\d", tag) for tag in self.path):
            self.headings[-1] += data.strip() + " " * data.endswith(" ")

    def all(self, name: str) -> list[str | None]:
        """The values of an attribute, in the order of the page."""
        return [attributes[name] for _, attributes in self.opened if name in attributes]


def page_of(plan: Plan) -> Page:
    return Page(html.render(lay_out(plan)).decode())


def shown(*blocks: Block) -> str:
    """What stands on a sheet with these blocks alone."""
    laid_out = lay_out(small())
    sheet = msgspec.structs.replace(laid_out.divisions[0], blocks=blocks)
    source = html.render(msgspec.structs.replace(laid_out, divisions=(sheet,))).decode()
    assert Page(source)
    return source.partition('<section class="sheet">\n')[2].partition("</section>")[0]


def skeleton(*blocks: Block) -> str:
    """The same without attributes, on one line."""
    return re.sub(r"<(\w+)[^>]*>", r"<\1>", shown(*blocks)).replace("\n", "")


def words_of(document: Document) -> str:
    """All that is printed, in order, the footnotes after the pages that name them."""
    out = ""
    for division in document.divisions:
        runs = list(runs_of(division))
        out += "".join(run.text + (str(run.note) if run.note else "") for run in runs)
        for run in runs:
            out += "".join(each.text for each in document.notes[run.note - 1]) + "↩" if run.note else ""
    return squeezed(out.replace(NO_BREAK_HYPHEN, "-"))


def runs_of(division: Division) -> Iterator[Run]:
    for block in division.blocks:
        yield from runs_in(block)


def runs_in(block: Block) -> Text:
    if isinstance(block, Paragraph):
        return (Run(block.label), *block.runs)
    if isinstance(block, Table):
        return tuple(run for row in block.rows for cell in row for run in cell.runs)
    if isinstance(block, Grid):
        return tuple(run for row in block.rows for cell in row for leaf in cell for run in runs_in(leaf))
    return ()


def squeezed(words: str) -> str:
    return "".join(words.split())


def item(label: str, role: str = "point") -> Paragraph:
    return Paragraph(role, (Run("việc"),), label=label)


@any_plan
def test_every_word_of_the_page_is_there_in_its_order(plan: Plan) -> None:
    assert squeezed(page_of(plan).words) == words_of(lay_out(plan))


@any_plan
def test_the_file_loads_nothing_and_runs_nothing(plan: Plan) -> None:
    source = html.render(lay_out(plan)).decode()
    page = Page(source)
    assert {tag for tag, _ in page.opened} & {"script", "link", "img", "iframe", "object"} == set()
    assert [value for value in page.all("href") if not str(value).startswith("#")] == []
    assert not re.search(r"url\(|@import|https?:|\bon\w+=", source)


@any_plan
def test_every_link_leads_to_a_place_and_no_two_places_have_one_name(plan: Plan) -> None:
    page = page_of(plan)
    places = page.all("id")
    assert len(places) == len(set(places))
    assert {str(value)[1:] for value in page.all("href")} <= set(places)


@any_plan
def test_headings_skip_no_level(plan: Plan) -> None:
    levels = [int(heading[1]) for heading in page_of(plan).headings]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_title_is_the_first_heading_and_the_parts_follow_by_their_roles() -> None:
    inner = section("##", "Yêu cầu", para("Thiết thực."))
    plan = small(sections=(section("#", "Mục đích", inner),))
    assert page_of(plan).headings == [
        "h1 KẾ HOẠCH Phát động phong trào thi đua năm 2024",
        "h2 I. MỤC ĐÍCH",
        "h3 1. Yêu cầu",
    ]


def test_a_heading_without_one_above_it_moves_up() -> None:
    lone = section("###", "Cá nhân", para("Thiết thực."))
    assert page_of(small(sections=(lone,))).headings[1] == "h2 a) Cá nhân"


def test_it_says_its_language_its_title_and_its_author() -> None:
    source = html.render(lay_out(small())).decode()
    assert '<html lang="vi">' in source
    assert "<title>Phát động phong trào thi đua năm 2024</title>" in source
    assert '<meta name="author" content="Ủy ban nhân dân xã Bình Lương">' in source


def test_labels_make_lists_within_lists() -> None:
    labels = [item("1."), item("a)"), item("-", "dash"), item("-", "dash"), item("b)"), item("2.")]
    assert skeleton(*labels) == (
        "<ol><li><p>1. việc</p><ol><li><p>a) việc</p><ul><li><p>- việc</p></li><li><p>- việc</p></li></ul></li>"
        "<li><p>b) việc</p></li></ol></li><li><p>2. việc</p></li></ol>"
    )


def test_a_point_after_dashes_that_nothing_opened_begins_a_list_of_its_own() -> None:
    assert skeleton(item("-", "dash"), item("1.")) == "<ul><li><p>- việc</p></li></ul><ol><li><p>1. việc</p></li></ol>"


def test_a_paragraph_between_ends_a_list() -> None:
    assert skeleton(item("1."), Paragraph("body", (Run("Thế"),)), item("2.")) == (
        "<ol><li><p>1. việc</p></li></ol><p>Thế</p><ol><li><p>2. việc</p></li></ol>"
    )


def test_a_table_has_its_caption_header_cells_and_spans() -> None:
    head = ((Cell((Run("Thôn"),), rows=2), Cell((Run("Việc"),), columns=2)), (Cell((Run("a"),)), Cell((Run("b"),))))
    body = ((Cell((Run("Đông"),)), Cell((Run("1\n2"),), align="right")),)
    table = Table((20, 30, 40), (*head, *body), header_rows=2)
    source = shown(Paragraph("caption", (Run("Bảng 1"),)), table).replace("\n", "")
    assert '<caption class="caption">Bảng 1</caption>' in source
    assert (
        '<thead><tr><th scope="col" rowspan="2">Thôn</th><th scope="colgroup" colspan="2">Việc</th></tr>'
        '<tr><th scope="col">a</th><th scope="col">b</th></tr></thead>'
        '<tbody><tr><td>Đông</td><td style="text-align:right">1<br>2</td><td></td></tr></tbody>'
    ) in source
    assert 'tabindex="0" aria-label="Bảng 1"' in source


def test_a_row_under_a_cell_of_two_rows_is_not_filled_up() -> None:
    rows = ((Cell((Run("a"),), rows=2), Cell((Run("b"),))), (Cell((Run("c"),)),))
    assert "<tr><td>c</td></tr>" in shown(Table((20, 30), rows))


def test_a_footnote_and_its_mark_lead_to_each_other() -> None:
    source = html.render(lay_out(full())).decode()
    assert '<a id="mark-1" href="#note-1" role="doc-noteref" aria-label="Chú thích 1">1</a>' in source
    assert re.search(r'<li id="note-1" value="1" class="note">.*<a href="#mark-1" role="doc-backlink"', source)


def test_a_drawn_line_has_its_length() -> None:
    assert shown(Rule(25.4)) == '<div class="line" style="width:6rem"></div>\n'


def test_what_an_author_types_is_text() -> None:
    source = shown(Paragraph("body", (Run('</p><script>"&amp;'),)))
    assert "&lt;/p&gt;&lt;script&gt;&quot;&amp;amp;</p>" in source


def test_a_code_stays_whole_and_is_found_by_its_own_hyphens() -> None:
    code = f"12/KH{NO_BREAK_HYPHEN}UBND"
    assert '<span class="whole">12/KH-UBND</span> và' in shown(Paragraph("body", (Run(f"{code} và"),)))


def test_a_word_longer_than_a_phone_may_break() -> None:
    assert "whole" not in shown(Paragraph("body", (Run(f"a{NO_BREAK_HYPHEN}b" * 20),)))


def test_looks_and_doubts_are_told_by_elements() -> None:
    runs = (Run("a", bold=True), Run("b", italic=True), Run("c", underline=True), Run("d", unconfirmed=True))
    assert "<strong>a</strong><em>b</em><u>c</u><mark>d</mark>" in shown(Paragraph("body", runs))


def test_the_letters_are_composed() -> None:
    assert "ế" in shown(Paragraph("body", (Run("e\u0302\u0301"),)))


@pytest.mark.parametrize("name", ["nđ30", "đảng-05", "đoàn"])
def test_the_style_sheet_has_the_figures_of_the_format(name: str) -> None:
    form = load_format(name)
    source = html.render(lay_out(small(), form)).decode()
    page = form.page
    margins = f"{page.top:g}mm {page.right:g}mm {page.bottom:g}mm {page.left:g}mm"
    assert f"@page{{size:{page.width:g}mm {page.height:g}mm;margin:{margins}}}" in source
    assert re.search(rf"^\.body{{font-size:{form.style('body').size / 12:.4f}".rstrip("0"), source, re.MULTILINE)


def test_a_sheet_that_lies_on_its_side_prints_so() -> None:
    laid_out = lay_out(small())
    lying = msgspec.structs.replace(laid_out, divisions=tuple(
        msgspec.structs.replace(each, landscape=True) for each in laid_out.divisions))  # fmt: skip
    assert '<section class="sheet lying">' in html.render(lying).decode()


def test_the_same_document_gives_the_same_bytes() -> None:
    assert html.render(lay_out(full())) == html.render(lay_out(full()))
