"""What a Word file says, however it says it, is read once and in its effective look."""

from __future__ import annotations

import pytest

from kehoach.intake.word.file import Paragraph, Table, WordFile
from kehoach.intake.word.package import Package, open_bytes
from kehoach.intake.word.read import read
from tests.intake.word import made


def opened(body: str, **others: str) -> Package:
    package = open_bytes(made.docx(body, **others))
    assert isinstance(package, Package), package
    return package


def file(body: str, **others: str) -> WordFile:
    return read(opened(body, **others))


def paragraphs(body: str, **others: str) -> list[Paragraph]:
    return list(file(body, **others).paragraphs)


def words(text: str, properties: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def style(name: str, letters: str = "", shape: str = "", *, base: str = "", kind: str = "paragraph") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    usual = ' w:default="1"' if name == "Normal" else ""
    return (
        f'<w:style w:type="{kind}"{usual} w:styleId="{name}"><w:name w:val="{name}"/>{based}'
        f"<w:pPr>{shape}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


DEFAULTS = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'


class TestLooks:
    def test_what_is_nearest_to_the_words_decides(self) -> None:
        styles = (
            DEFAULTS + style("Normal", '<w:sz w:val="24"/><w:i/>') + style("A", '<w:sz w:val="26"/>', base="Normal")
        )
        content = words("kiểu") + words("riêng", '<w:sz w:val="28"/>')
        first, second = paragraphs(paragraph(content, '<w:pStyle w:val="A"/>'), styles=styles)[0].runs
        assert (first.letters.size, second.letters.size) == (13, 14)
        assert first.letters.italic

    def test_without_any_style_the_defaults_of_the_file_hold_then_those_of_word(self) -> None:
        assert paragraphs(paragraph(words("a")), styles=DEFAULTS)[0].runs[0].letters.size == 11
        assert paragraphs(paragraph(words("a")))[0].runs[0].letters.size == 10

    def test_two_styles_that_both_turn_bold_on_turn_it_off(self) -> None:
        styles = style("A", "<w:b/>") + style("B", "<w:b/>", kind="character")
        content = words("đậm") + words("không", '<w:rStyle w:val="B"/>') + words("có", '<w:rStyle w:val="B"/><w:b/>')
        runs = paragraphs(paragraph(content, '<w:pStyle w:val="A"/>'), styles=styles)[0].runs
        assert [run.letters.bold for run in runs] == [True, False, True]

    def test_a_face_of_the_theme_is_named(self) -> None:
        theme = '<a:fontScheme><a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme>'
        content = words("a", '<w:rFonts w:asciiTheme="minorHAnsi"/>') + words("b", '<w:rFonts w:ascii="Arial"/>')
        runs = paragraphs(paragraph(content), theme=theme)[0].runs
        assert [run.letters.font for run in runs] == ["Calibri", "Arial"]

    def test_a_style_that_is_based_on_itself_ends(self) -> None:
        styles = style("A", "<w:b/>", base="B") + style("B", "<w:i/>", base="A")
        letters = paragraphs(paragraph(words("a"), '<w:pStyle w:val="A"/>'), styles=styles)[0].runs[0].letters
        assert letters.bold
        assert letters.italic

    def test_indents_and_spacing_come_in_millimetres_and_points(self) -> None:
        shape = (
            '<w:ind w:left="567" w:firstLine="720"/><w:jc w:val="both"/>'
            '<w:spacing w:before="120" w:after="60" w:line="340" w:lineRule="exact"/>'
        )
        found = paragraphs(paragraph(words("a"), shape))[0].shape
        assert (found.align, found.before, found.after, found.exact, found.line) == ("justify", 6, 3, 17, 0)
        assert [found.left, found.first_line] == pytest.approx([10, 12.7], abs=0.01)

    @pytest.mark.parametrize(
        ("said", "line", "at_least"), [('w:line="360"', 1.5, 0), ('w:line="300" w:lineRule="atLeast"', 0, 15)]
    )
    def test_line_spacing_has_three_kinds(self, said: str, line: float, at_least: float) -> None:
        found = paragraphs(paragraph(words("a"), f"<w:spacing {said}/>"))[0].shape
        assert (found.line, found.at_least) == (line, at_least)

    def test_a_table_style_has_its_say_below_the_paragraph_style(self) -> None:
        styles = style("T", "<w:b/>", '<w:jc w:val="center"/>', kind="table") + style("A", "", '<w:jc w:val="right"/>')
        cells = "".join(f"<w:tc>{paragraph(words('a'), own)}</w:tc>" for own in ("", '<w:pStyle w:val="A"/>'))
        body = f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tr>{cells}</w:tr></w:tbl>'
        first, second = paragraphs(body, styles=styles)
        assert (first.shape.align, second.shape.align) == ("center", "right")
        assert first.runs[0].letters.bold

    def test_the_first_row_of_a_table_style_looks_its_own_way_where_the_table_shows_it(self) -> None:
        special = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
        styles = style("T", kind="table").replace("</w:style>", special)
        rows = "".join(f"<w:tr><w:tc>{paragraph(words(text))}</w:tc></w:tr>" for text in "ab")
        look = '<w:tblStyle w:val="T"/><w:tblLook w:firstRow="{}"/>'
        for shown in (1, 0):
            body = f"<w:tbl><w:tblPr>{look.format(shown)}</w:tblPr>{rows}</w:tbl>"
            found = [each.runs[0].letters.bold for each in paragraphs(body, styles=styles)]
            assert found == [bool(shown), False]


class TestWords:
    def test_tabs_breaks_hyphens_and_symbols_are_words(self) -> None:
        run = (
            '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Wingdings" '
            'w:char="F0FC"/><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Symbol" w:char="x"/></w:r>'
        )
        assert paragraphs(paragraph(run))[0].text == "a\tb\n-✓≥"

    def test_words_in_links_controls_and_smart_tags_are_read(self) -> None:
        link = f'<w:hyperlink r:id="x">{words("một ")}</w:hyperlink>'
        control = f"<w:sdt><w:sdtPr/><w:sdtContent>{words('hai ')}</w:sdtContent></w:sdt>"
        tag = f"<w:smartTag>{words('ba')}</w:smartTag>"
        found = paragraphs(paragraph(link + control + tag))[0]
        assert found.text == "một hai ba"
        assert found.runs[0].link

    def test_the_result_of_a_field_is_read_and_not_what_it_does(self) -> None:
        field = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{words("2")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        simple = f'<w:fldSimple w:instr=" NUMPAGES ">{words("9")}</w:fldSimple>'
        found = [(run.text, run.field) for run in paragraphs(paragraph(field + simple))[0].runs if run.text]
        assert found == [("2", "PAGE"), ("9", "NUMPAGES")]

    def test_a_field_without_an_end_hides_nothing(self) -> None:
        begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        body = paragraph(begun + words("một")) + paragraph(words("hai"))
        assert [each.text for each in paragraphs(body)] == ["một", "hai"]

    def test_tracked_changes_are_read_as_accepted_or_with_what_they_delete(self) -> None:
        body = paragraph(
            f"{words('giữ ')}<w:del><w:r><w:delText>bỏ </w:delText></w:r></w:del><w:ins>{words('thêm')}</w:ins>"
        )
        assert [each.text for each in file(body).paragraphs] == ["giữ thêm"]
        assert [each.text for each in read(opened(body), revisions=True).paragraphs] == ["giữ bỏ thêm"]
        assert file(body).changes == 2

    def test_a_page_that_ends_between_words_ends_a_line_and_joins_no_words(self) -> None:
        end = '<w:br w:type="page"/>'
        body = f"<w:r>{end}<w:t>một</w:t>{end}<w:t>hai</w:t>{end}</w:r>{words('ba')}<w:r>{end}</w:r>"
        assert paragraphs(paragraph(body))[0].text == "một\nhai\nba"

    def test_a_drop_cap_is_the_first_letter_of_its_paragraph(self) -> None:
        cap = paragraph(words("T"), '<w:framePr w:dropCap="drop" w:lines="3"/>')
        assert [each.text for each in paragraphs(cap + paragraph(words("rong năm")))] == ["Trong năm"]

    def test_what_a_form_or_a_gloss_shows_is_read(self) -> None:
        gloss = f"<w:ruby><w:rt>{words('trên')}</w:rt><w:rubyBase>{words('dưới')}</w:rubyBase></w:ruby>"
        entries = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="xã"/><w:listEntry w:val="phường"/></w:ddList>'
        ticked, empty = ("<w:checkBox><w:checked/></w:checkBox>", '<w:checkBox><w:default w:val="0"/></w:checkBox>')
        forms = "".join(
            f'<w:fldChar w:fldCharType="begin"><w:ffData>{each}</w:ffData></w:fldChar><w:fldChar w:fldCharType="end"/>'
            for each in (entries, ticked, empty)
        )
        assert paragraphs(paragraph(f"<w:r>{gloss}{forms}</w:r>"))[0].text == "dướiphường☑☐"

    def test_a_paragraph_whose_mark_was_deleted_goes_on_in_the_next(self) -> None:
        body = paragraph(words("một "), "<w:rPr><w:del/></w:rPr>") + paragraph(words("hai"))
        assert [each.text for each in paragraphs(body)] == ["một hai"]

    def test_footnotes_come_in_the_order_of_the_text(self) -> None:
        notes = "".join(
            f'<w:footnote w:id="{at}">{paragraph(words(text))}</w:footnote>' for at, text in ((1, "b"), (2, "a"))
        )
        body = paragraph(
            '<w:r><w:t>x</w:t><w:footnoteReference w:id="2"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'
        )
        found = file(body, footnotes=notes)
        assert [run.note for each in found.paragraphs for run in each.runs] == [1, 2]
        assert [each.text for note in found.notes for each in note if isinstance(each, Paragraph)] == ["a", "b"]


SHAPE = (
    "<wp:extent cx='3600000' cy='720000'/><a:graphic><a:graphicData><wps:wsp>{}</wps:wsp></a:graphicData></a:graphic>"
)


class TestDrawings:
    def test_a_text_box_that_is_stored_twice_is_read_once(self) -> None:
        box = f"<w:txbxContent>{paragraph(words('KHẨN'))}</w:txbxContent>"
        drawing = f"<w:drawing><wp:anchor>{SHAPE.format(f'<wps:txbx>{box}</wps:txbx>')}</wp:anchor></w:drawing>"
        older = f"<w:pict><v:shape style='width:40pt;height:20pt'><v:textbox>{box}</v:textbox></v:shape></w:pict>"
        both = (
            f"<mc:AlternateContent><mc:Choice Requires='wps'>{drawing}</mc:Choice>"
            f"<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent>"
        )
        holder, inside = paragraphs(paragraph(f"<w:r>{both}</w:r>"))
        assert inside.text == "KHẨN"
        assert inside.boxed
        assert (holder.boxes[0].width, holder.boxes[0].height) == (100, 20)

    def test_a_level_line_is_found_however_it_is_drawn(self) -> None:
        modern = SHAPE.format(
            "<wps:spPr><a:xfrm><a:ext cx='1080000' cy='0'/></a:xfrm><a:prstGeom prst='line'/><a:ln/></wps:spPr>"
        )
        places = (
            "<wp:positionH relativeFrom='column'><wp:posOffset>360000</wp:posOffset></wp:positionH>"
            "<wp:positionV relativeFrom='paragraph'><wp:posOffset>36000</wp:posOffset></wp:positionV>"
        )
        drawn = f"<w:drawing><wp:anchor>{places}{modern}</wp:anchor></w:drawing>"
        older = "<w:pict><v:line from='10pt,0' to='82pt,0'/></w:pict>"
        connector = "<w:pict><v:shape type='#_x0000_t32' style='margin-left:7.2pt;width:72pt;height:0'/></w:pict>"
        for each, length in ((drawn, 30), (older, 25.4), (connector, 25.4)):
            (line,) = paragraphs(paragraph(f"<w:r>{each}</w:r>"))[0].lines
            assert line.length == pytest.approx(length)

    def test_a_line_that_slopes_is_no_rule(self) -> None:
        assert paragraphs(paragraph("<w:r><w:pict><v:line from='0,0' to='70pt,40pt'/></w:pict></w:r>"))[0].lines == ()


def numbering(*levels: tuple[str, str], override: str = "") -> str:
    rules = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="0">{rules}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{override}</w:num>'
    )


def listed(level: int, list_id: int = 1) -> str:
    return paragraph(words("x"), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


class TestLists:
    def labels(self, body: str, rules: str) -> list[str]:
        return [each.label for each in paragraphs(body, numbering=rules)]

    def test_every_level_counts_for_itself_and_begins_anew_below_the_next_higher(self) -> None:
        rules = numbering(("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"))
        body = "".join(listed(level) for level in (0, 1, 2, 2, 1, 0, 1, 3))
        assert self.labels(body, rules) == ["I.", "1.", "a)", "b)", "2.", "II.", "1.", "-"]

    def test_a_level_may_print_those_above_it(self) -> None:
        rules = numbering(("decimal", "%1."), ("decimal", "%1.%2."))
        assert self.labels("".join(listed(level) for level in (0, 1, 1, 0, 1)), rules) == [
            "1.",
            "1.1.",
            "1.2.",
            "2.",
            "2.1.",
        ]

    def test_a_list_of_the_same_kind_counts_on_unless_it_begins_anew(self) -> None:
        anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
        body = listed(0) + listed(0, 2) + listed(0, 2)
        assert self.labels(body, numbering(("decimal", "%1."))) == ["1.", "2.", "3."]
        assert self.labels(body, numbering(("decimal", "%1."), override=anew)) == ["1.", "5.", "6."]

    def test_a_style_may_number_its_paragraphs_and_a_paragraph_may_refuse(self) -> None:
        styles = style("A", shape='<w:numPr><w:numId w:val="1"/></w:numPr>')
        own = paragraph(words("x"), '<w:pStyle w:val="A"/>')
        without = paragraph(words("x"), '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        found = paragraphs(own + without + own, styles=styles, numbering=numbering(("decimal", "%1.")))
        assert [each.label for each in found] == ["1.", "", "2."]
        assert found[0].printed == "1.\tx"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words(text))}</w:tc>"


HEAD_OF_MERGE, SPAN = '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="{}"/>'


class TestTables:
    def table(self, rows: str, properties: str = "") -> Table:
        (found,) = file(f"<w:tbl><w:tblPr>{properties}</w:tblPr>{rows}</w:tbl>").blocks
        assert isinstance(found, Table)
        return found

    def test_merged_cells_span_what_they_cover(self) -> None:
        first = f"<w:tr>{cell('a', HEAD_OF_MERGE)}{cell('b', SPAN.format(2))}</w:tr>"
        second = f"<w:tr>{cell('', '<w:vMerge/>')}{cell('c')}{cell('d')}</w:tr>"
        rows = self.table(first + second).rows
        assert [[(each.columns, each.rows) for each in row] for row in rows] == [[(1, 2), (2, 1)], [(1, 1), (1, 1)]]

    def test_a_span_that_no_table_has_is_cut(self) -> None:
        rows = self.table(f"<w:tr>{cell('a', SPAN.format(99_999_999))}</w:tr>").rows
        assert rows[0][0].columns == 63

    def test_a_table_without_lines_is_no_ruled_one(self) -> None:
        row = f"<w:tr>{cell('a')}</w:tr>"
        lines = '<w:tblBorders><w:top w:val="single" w:sz="4"/></w:tblBorders>'
        assert not self.table(row).ruled
        assert not self.table(row, lines.replace("single", "nil")).ruled
        assert self.table(row, lines).ruled

    def test_every_paragraph_knows_its_cell_and_its_room(self) -> None:
        grid = '<w:tblGrid><w:gridCol w:w="5670"/><w:gridCol w:w="2835"/></w:tblGrid>'
        body = f"<w:tbl>{grid}<w:tr>{cell('a')}{cell('b')}</w:tr></w:tbl>"
        first, second = paragraphs(body)
        assert second.spot is not None
        assert (second.spot.table, second.spot.row, second.spot.column, second.spot.columns) == (0, 0, 1, 2)
        assert (round(first.room, 1), round(second.room, 1)) == (96.2, 46.2)


SECTION = (
    '<w:sectPr>{refer}<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="850" w:header="567" w:footer="567" w:gutter="0"/>'
    "{more}</w:sectPr>"
)


class TestSections:
    def test_pages_are_set_up_by_sections_and_a_header_goes_on_into_the_next(self) -> None:
        refer = '<w:headerReference w:type="default" r:id="header"/>'
        first = paragraph("", SECTION.format(refer=refer, more="<w:titlePg/>"))
        last = SECTION.format(refer="", more='<w:pgNumType w:start="1"/>')
        found = file(first + paragraph(words("hai")) + last, header=paragraph(words("2")))
        one, two = found.sections
        assert (round(one.width), round(one.height), round(one.left), round(one.right)) == (210, 297, 30, 15)
        assert (one.own_first_page, two.own_first_page, one.counts_from, two.counts_from) == (True, False, None, 1)
        assert [[each.text for each in two.headers["default"] if isinstance(each, Paragraph)]] == [["2"]]
        assert [(each.section, each.starts_page) for each in found.paragraphs] == [(0, False), (1, True)]

    def test_a_page_break_begins_a_page_for_what_follows(self) -> None:
        body = (
            paragraph(words("một") + '<w:r><w:br w:type="page"/></w:r>')
            + paragraph(words("hai"))
            + paragraph('<w:r><w:br w:type="page"/></w:r>' + words("ba"))
        )
        assert [each.starts_page for each in paragraphs(body)] == [False, True, True]
