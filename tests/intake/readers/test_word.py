"""Nothing that a Word file shows is lost, and what it does not show is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.intake.oldfile import Grid, Line, Words
from tests.intake.readers.shown import asides, lines, old, remarks, shown
from tests.intake.word import made
from tests.intake.word.test_read import HEAD_OF_MERGE, SPAN, cell, listed, numbering, paragraph, words

if TYPE_CHECKING:
    from kehoach.intake.oldfile import OldFile

OLD_FONT = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
LINES = '<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4"/></w:tblBorders></w:tblPr>'


def word(body: str, *, revisions: bool = False, **others: str) -> OldFile:
    return old(made.docx(body, **others), "a.docx", revisions=revisions)


def box(content: str) -> str:
    inside = f"<v:shape style='width:40pt'><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape>"
    return f"<w:r><w:pict>{inside}</w:pict></w:r>"


def field(instruction: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{instruction}</w:instrText></w:r>{marks[1]}{words(result)}{marks[2]}"


def test_styles_of_words_are_kept_and_runs_that_look_alike_are_one() -> None:
    content = words("Kế ", "<w:b/>") + words("hoạch", "<w:b/>") + words(" năm", "<w:i/>")
    [line] = lines(word(paragraph(content)).blocks)
    assert line.words == (Words("Kế hoạch", bold=True), Words(" năm", italic=True))


def test_where_a_line_stands_is_kept() -> None:
    shape = '<w:ind w:left="567" w:firstLine="720"/><w:jc w:val="center"/><w:pageBreakBefore/><w:outlineLvl w:val="1"/>'
    [line] = lines(word(paragraph(words("a", '<w:sz w:val="28"/>'), shape)).blocks)
    assert (line.align, line.indent, line.size, line.new_page, line.heading) == ("center", 22.7, 14, True, 2)


def test_automatic_numbers_are_labels() -> None:
    rules = numbering(("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "\uf0b7"))
    body = "".join(listed(level) for level in (0, 1, 2, 2, 1, 3, 0))
    assert shown(word(body, numbering=rules)) == ["I. x", "1. x", "a) x", "b) x", "2. x", "• x", "II. x"]


def test_an_automatic_number_in_a_table_is_what_the_cell_says() -> None:
    number = paragraph("", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    rows = "".join(f"<w:tr><w:tc>{number}</w:tc>{cell(text)}</w:tr>" for text in ("a", "b"))
    file = word(f"<w:tbl>{LINES}{rows}</w:tbl>", numbering=numbering(("decimal", "%1")))
    assert [line.text for line in lines(file.blocks)] == ["1", "a", "2", "b"]


def test_tables_keep_merged_cells_and_several_paragraphs() -> None:
    first = f"<w:tr>{cell('a', HEAD_OF_MERGE)}{cell('b', SPAN.format(2))}</w:tr>"
    second = f"<w:tr>{cell('', '<w:vMerge/>')}{cell('c')}<w:tc>{paragraph(words('d')) * 2}</w:tc></w:tr>"
    assert shown(word(f"<w:tbl>{LINES}{first}{second}</w:tbl>")) == ["| a <1x2> | b <2x1>", "| c | d / d"]
    assert shown(word(f"<w:tbl>{first}</w:tbl>")) == [": a | b <2x1>"]


def test_a_table_within_a_table_is_read() -> None:
    inner = f"<w:tbl>{LINES}<w:tr>{cell('trong')}</w:tr></w:tbl>"
    assert shown(word(f"<w:tbl>{LINES}<w:tr><w:tc>{inner}{paragraph('')}</w:tc></w:tr></w:tbl>")) == ["| | trong"]


def test_text_boxes_follow_the_paragraph_that_holds_them() -> None:
    file = word(paragraph(words("trước") + box(paragraph(words("KHẨN")))) + paragraph(words("sau")))
    assert shown(file) == ["trước", "KHẨN", "sau"]
    assert [line.boxed for line in lines(file.blocks)] == [False, True, False]


def test_a_frame_at_the_foot_of_the_page_is_read_behind_letterhead_and_title() -> None:
    frame, centred = '<w:framePr w:w="9000" w:vAnchor="page" w:y="{}"/>', '<w:jc w:val="center"/>'
    framed = [paragraph(words(text), frame.format(y)) for text, y in (("MẬT", 600), ("liên hệ", 16000))]
    table = f"<w:tbl><w:tr>{cell('UBND')}{cell('Số: 1')}</w:tr></w:tbl>"
    title = "".join(paragraph(words(text), centred) for text in ("KẾ HOẠCH", "Thi đua"))
    said = shown(word("".join([*framed, table, title, paragraph(words("Đoạn"))])))
    assert (said[0], said[-3:]) == ("MẬT", ["Thi đua", "liên hệ", "Đoạn"])


def test_soft_breaks_tabs_and_symbols_are_words() -> None:
    run = '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    assert shown(word(paragraph(run))) == ["a\tb\nc✓"]


def test_fields_and_links_are_read_as_they_are_shown() -> None:
    link = f'<w:hyperlink r:id="x">{words("cổng thông tin")}</w:hyperlink>'
    body = paragraph(words("Mục ") + field(" REF muc1 ", "2") + words(", ") + link)
    assert shown(word(body)) == ["Mục 2, cổng thông tin"]


def test_footnotes_hang_on_their_words() -> None:
    notes = f'<w:footnote w:id="1">{paragraph(words("Luật số 1"))}</w:footnote>'
    file = word(
        paragraph(words("Luật") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + words(" mới")), footnotes=notes
    )
    assert shown(file) == ["Luật[1] mới"]
    assert [[line.text for line in note] for note in file.notes] == [["Luật số 1"]]


def test_headers_are_told_without_the_number_of_the_page() -> None:
    head = paragraph(field(" PAGE ", "2")) + paragraph(words("Trang ") + field(" PAGE ", "3"))
    head += paragraph(words("DỰ THẢO LẦN 2"))
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    file = word(paragraph(words("x")) + section, header=head)
    assert [line.text.strip() for line in file.margins] == ["Trang", "DỰ THẢO LẦN 2"]


CHANGED = paragraph(f"{words('giữ ')}<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:ins>{words('thêm')}</w:ins>")


def test_tracked_changes_are_read_in_their_final_text() -> None:
    file = word(CHANGED)
    assert (shown(file), remarks(file), asides(file)) == (["giữ thêm"], ["changes"], [])


def test_deleted_words_stand_beside_the_line_if_asked_for() -> None:
    file = word(CHANGED, revisions=True)
    assert shown(file) == ["giữ thêm"]
    assert [aside.args for aside in asides(file)] == [(("text", "bỏ"),)]


def test_hidden_words_stand_beside_the_line() -> None:
    file = word(paragraph(words("thấy") + words("ẩn", "<w:vanish/>")))
    assert (shown(file), remarks(file)) == (["thấy"], ["hidden"])
    assert [(aside.key, aside.args) for aside in asides(file)] == [("import.hidden-words", (("text", "ẩn"),))]


def test_comments_stand_beside_the_line_that_they_speak_of() -> None:
    said = f'<w:comment w:id="0" w:author="Văn thư">{paragraph(words("Xem lại"))}</w:comment>'
    body = paragraph(words("một")) + paragraph(words("hai") + '<w:r><w:commentReference w:id="0"/></w:r>')
    file = word(body, comments=said)
    assert remarks(file) == ["comments"]
    assert [line.asides[0].args for line in lines(file.blocks) if line.asides] == [
        (("author", "Văn thư"), ("text", "Xem lại"))
    ]
    assert [bool(line.asides) for line in lines(file.blocks)] == [False, True]


def test_raised_figures_are_signs_of_their_own() -> None:
    power, index = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
    body = paragraph(words("8m") + words("2", power) + words(", CO") + words("2", index) + words("th", power))
    assert shown(word(body)) == ["8m², CO₂th"]


def test_small_letters_that_are_shown_as_capitals_are_told() -> None:
    [line] = lines(word(paragraph(words("thi đua", "<w:caps/>"))).blocks)
    assert line.words == (Words("thi đua", capitals=True),)


def test_old_fonts_are_converted_run_by_run() -> None:
    soft = f"<w:r><w:rPr>{OLD_FONT}</w:rPr><w:t>x</w:t><w:softHyphen/><w:t>¬ng</w:t></w:r>"
    symbol = f'<w:r><w:rPr>{OLD_FONT}</w:rPr><w:sym w:font=".VnTime" w:char="F0B7"/></w:r>'
    body = paragraph(words("Kế hoạch ") + words("ph¸t ", OLD_FONT) + words("triÓn ", OLD_FONT) + soft)
    file = word(body + paragraph(words("x", OLD_FONT) + symbol))
    assert shown(file) == ["Kế hoạch phát triển xương", "xã"]
    assert [remark.args for remark in file.remarks] == [(("encoding", "TCVN3"),)]


def test_old_letters_that_were_set_in_another_font_are_converted() -> None:
    text = "Ph¸t ®éng phong trµo thi ®ua yªu n\u00ad\u00edc, x©y dùng n«ng th«n míi trªn ®Þa bµn x·"
    file = word(paragraph(words(text.replace("\u00ad", ""))) + paragraph(words("Kế hoạch")))
    assert shown(file)[0].startswith("Phát động phong trào thi đua yêu")
    assert shown(file)[1] == "Kế hoạch"
    assert remarks(file) == ["converted"]


def test_a_letter_of_vni_that_two_runs_share_is_one() -> None:
    vni = '<w:rFonts w:ascii="VNI-Times"/>'
    assert shown(word(paragraph(words("Ke", vni) + words("á hoa", vni) + words("ïch", vni)))) == ["Kế hoạch"]


def test_the_label_of_a_list_may_be_in_an_old_font() -> None:
    rules = numbering(("decimal", "§iÒu %1.")).replace("</w:lvl>", f"<w:rPr>{OLD_FONT}</w:rPr></w:lvl>")
    assert shown(word(listed(0), numbering=rules)) == ["Điều 1. x"]


def test_empty_paragraphs_and_drawn_lines_are_lines_without_words() -> None:
    file = word(paragraph(words("a")) + paragraph("") + paragraph(words("________")) + paragraph(words("b")))
    assert [line.text for line in lines(file.blocks)] == ["a", "", "", "b"]


def test_a_wide_table_lies_on_its_side() -> None:
    section = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    [grid, _] = word(f"<w:tbl>{LINES}<w:tr>{cell('a')}</w:tr></w:tbl>{paragraph('')}{section}").blocks
    assert isinstance(grid, Grid)
    assert grid.landscape


def test_what_a_file_points_to_is_told_and_not_followed() -> None:
    parts = made.parts(paragraph(words("a")))
    parts["word/_rels/document.xml.rels"] = made.relations(external=("http://192.0.2.1/anh.png",))
    assert remarks(old(made.packed(parts), "a.docx")) == ["outside"]


def test_the_content_decides_not_the_name() -> None:
    assert isinstance(old(made.docx(paragraph(words("a"))), "a.txt").blocks[0], Line)


def test_no_note_is_lost_that_follows_another_or_shares_its_run() -> None:
    one, two = (f'<w:footnoteReference w:id="{at}"/>' for at in (1, 2))
    notes = "".join(f'<w:footnote w:id="{at}">{paragraph(words("n"))}</w:footnote>' for at in (1, 2))
    apart = word(paragraph(f"{words('a')}<w:r>{one}</w:r><w:r>{two}</w:r>"), footnotes=notes)
    within = word(paragraph(f"<w:r><w:t>a</w:t>{one}<w:t>b</w:t>{two}</w:r>"), footnotes=notes)
    for file, said in ((apart, ["a", ""]), (within, ["a", "b"])):
        [line] = lines(file.blocks)
        assert [(each.text, each.note) for each in line.words if each.note] == [(said[0], 1), (said[1], 2)]


def test_signs_of_a_sign_font_are_what_they_show() -> None:
    fonts = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    assert shown(word(paragraph(words("Ø", fonts) + words(" Việc một")))) == ["➢ Việc một"]


def test_what_a_paragraph_without_words_hides_is_told_at_the_next_one() -> None:
    deleted = paragraph("<w:del><w:r><w:delText>Bỏ cả đoạn</w:delText></w:r></w:del>")
    hidden = paragraph(words("Ẩn cả đoạn", "<w:vanish/>"))
    first, second, *_, last = lines(word(deleted + paragraph(words("Giữ")) + hidden, revisions=True).blocks)
    assert (first.asides, second.text, last.text) == ((), "Giữ", "")
    told = [[dict(each.args)["text"] for each in line.asides] for line in (second, last)]
    assert told == [["Bỏ cả đoạn"], ["Ẩn cả đoạn"]]


def test_charts_words_drawn_as_pictures_and_documents_packed_in_are_told() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="HOA"/></v:shape></w:pict></w:r>'
    uri = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    chart = f'<w:r><w:drawing><a:graphic><a:graphicData uri="{uri}"/></a:graphic></w:drawing></w:r>'
    found = word(paragraph(words("a") + art + chart) + '<w:altChunk r:id="x"/>')
    counts = {each.key: dict(each.args)["count"] for each in found.remarks}
    assert counts == {"import.pictures": "2", "import.chunks": "1"}


def test_a_table_of_contents_is_known_by_its_field() -> None:
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    first = paragraph(f"{begin}<w:r><w:instrText>TOC \\o</w:instrText></w:r>{middle}{words('I. Mục đích')}")
    second = paragraph(field("HYPERLINK", "II. Tổ chức") + field("PAGEREF", "2"))
    file = word(first + second + paragraph(end) + paragraph(words("I. Mục đích")))
    assert [line.text for line in lines(file.blocks) if line.contents] == ["I. Mục đích", "II. Tổ chức2"]


def test_a_text_box_within_another_is_read_once() -> None:
    inner = paragraph(words("TRONG") + box(paragraph(words("SÂU"))))
    assert shown(word(paragraph(words("trước") + box(inner)))) == ["trước", "TRONG", "SÂU"]


def test_a_field_that_is_a_formula_is_what_it_shows() -> None:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    code = r"<w:r><w:instrText>EQ \f(1;2)</w:instrText></w:r>"
    bare = f"{marks[0]}{code}{marks[2]}"
    with_result = f"{marks[0]}{code}{marks[1]}{marks[2]}"
    assert shown(word(paragraph(words("còn ") + bare + words(" hộ, ") + with_result))) == ["còn 1/2 hộ, 1/2"]
