from __future__ import annotations

import pytest

from kehoach.intake.oldfile import Grid, Line
from tests.intake.readers.shown import lines, old, remarks, shown

NOTE_OF_PANDOC = """\
<p>Luật<a href='#fn1' role='doc-noteref'><sup>1</sup></a> mới.</p>
<ol><li id='fn1'><p>Luật số 1.<a href='#fnref1' role='doc-backlink'>↩︎</a></p></li></ol>
"""
NOTE_OF_WORD = """\
<p>Luật<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a> mới.</p>
<div><div id='ftn1'><p><a href='#_ftnref1'><span>[1]</span></a> Luật số 1.</p></div></div>
"""


def page(body: str) -> list[str]:
    return shown(old(f"<html><body>{body}</body></html>".encode(), "a.html"))


@pytest.mark.parametrize(
    ("body", "meant"),
    [
        ("<p>Một\n  hai</p><div>Ba<br>bốn</div>", ["Một hai", "Ba\nbốn"]),
        ("<p>a<b> b </b> c</p>", ["a b c"]),
        ("chữ ngoài thẻ<p>trong thẻ", ["chữ ngoài thẻ", "trong thẻ"]),
        ("<ol><li>Một<li>Hai</ol>", ["1. Một", "2. Hai"]),
        ("<ol type=a start=3><li>Một<li value=5>Hai</ol>", ["c. Một", "e. Hai"]),
        ('<ol style="list-style-type: upper-roman"><li>Một</ol>', ["I. Một"]),
        ("<ul><li>Một<ol><li>Con</ol><li>Hai</ul>", ["- Một", "1. Con", "- Hai"]),
        ("<ol><li>a) Đã có dấu</li><li>1.2. Cũng có</li></ol>", ["a) Đã có dấu", "1.2. Cũng có"]),
        ('<ol style="list-style:none"><li>Không dấu</ol>', ["Không dấu"]),
        ("<p>8m<sup>2</sup> &amp; 5&nbsp;%</p>", ["8m² & 5\xa0%"]),
        ("<p>a<!-- bỏ --><script>x()</script><style>p{}</style>b</p>", ["ab"]),
        ("<pre>dòng  một\ndòng hai</pre>", ["dòng  một\ndòng hai"]),
        ("<p><a href='https://xa.vn'>Cổng</a></p><hr><p>_______</p>", ["Cổng"]),
        ('<p style="font-family: .VnTime">KÕ ho¹ch</p>', ["Kế hoạch"]),
        ("<font face='VNI-Times'>Keá hoaïch</font>", ["Kế hoạch"]),
        ("<p>chưa đóng <b>thẻ", ["chưa đóng thẻ"]),
        ("<p>Luật <a href='#fn1'>1</a> mới.</p>", ["Luật [1] mới."]),
    ],
)
def test_what_a_browser_shows_is_read(body: str, meant: list[str]) -> None:
    assert page(body) == meant


def test_a_table_keeps_its_merged_cells_and_what_stands_in_them() -> None:
    body = (
        "<table><thead><tr><th rowspan=2>STT<th colspan=2>Việc</tr><tr><th>A<th>B</tr></thead>"
        "<tbody><tr><td>1<td><p>x</p><p>y</p><td>z</table>"
    )
    assert page(body) == ["| STT <1x2> | Việc <2x1>", "| A | B", "| 1 | x / y | z"]


def test_a_table_without_lines_and_one_within_another_are_read() -> None:
    body = "<table border=0><tr><td>UBND XÃ<td>CỘNG HÒA</tr></table><table><tr><td><table><tr><td>x</table></table>"
    assert page(body) == [": UBND XÃ | CỘNG HÒA", "| | x"]


def test_styles_of_words_and_lines_are_read() -> None:
    body = '<h2>Tên</h2><p align=center>a <b>b</b> <i>c</i></p><p style="text-align:right;font-weight:bold">d</p>'
    found = [line for line in lines(old(body.encode(), "a.html").blocks) if line.words]
    assert [(line.heading, line.align) for line in found] == [(2, ""), (0, "center"), (0, "right")]
    assert [(words.text.strip(), words.bold, words.italic) for words in found[1].words if words.text.strip()] == [
        ("a", False, False),
        ("b", True, False),
        ("c", False, True),
    ]
    assert found[2].words[0].bold


@pytest.mark.parametrize("style", ["display:none", "mso-hide:all"])
def test_hidden_words_are_told_and_left_out(style: str) -> None:
    file = old(f"<p>thấy<span style='{style}'>ẩn</span></p>".encode(), "a.html")
    assert (shown(file), remarks(file)) == (["thấy"], ["hidden"])


@pytest.mark.parametrize(
    "body",
    [
        NOTE_OF_PANDOC,
        NOTE_OF_WORD,
    ],
    ids=["pandoc", "word"],
)
def test_notes_hang_on_their_marks(body: str) -> None:
    file = old(body.encode(), "a.html")
    assert shown(file) == ["Luật[1] mới."]
    assert [note[0].text.strip() for note in file.notes] == ["Luật số 1."]


@pytest.mark.parametrize("head", ["", "<meta charset=windows-1258>", '<meta charset="utf-8">'])
def test_the_letters_decide_where_the_page_tells_its_encoding_wrongly(head: str) -> None:
    text = "<html>{}<p>Kế hoạch thi đua yêu nước của các thôn trong xã</p></html>"
    data = text.format(head).encode("utf-16")
    file = old(data, "a.html")
    assert isinstance(file.blocks[0], Line)
    assert file.blocks[0].text.startswith("Kế hoạch")


def test_cells_that_claim_to_go_on_without_end_are_taken_apart() -> None:
    row = "<tr><td colspan=100000 rowspan=100000>a</td></tr>"
    [grid] = old(f"<html><table>{row * 200}</table>".encode(), "a.html").blocks
    assert isinstance(grid, Grid)
    assert {(cell.columns, cell.rows) for cells in grid.rows for cell in cells} == {(1, 1)}


@pytest.mark.parametrize("end", ["/>\n", '>\n  <br clear="left"/>\n</img>\n'])
def test_a_picture_of_libreoffice_within_a_word_does_not_part_it(end: str) -> None:
    head = '<head><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/></head>'
    text = f'<html>{head}<p>S<img src="a.gif" align="left" width="43"{end}ố: 15</p></html>'
    assert shown(old(text.encode(), "a.html")) == ["Số: 15"]
