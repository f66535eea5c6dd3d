from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kehoach.dsl.lines import read_lines
from kehoach.dsl.nodes import Line, Prose
from kehoach.dsl.prose import joined, part_of
from kehoach.text.source import Source

LINES = st.lists(st.text(st.sampled_from("abc đế;"), min_size=1, max_size=8).map(str.strip).filter(bool), max_size=4)


def paragraph(text: str) -> Prose:
    source = Source(text)
    [line] = read_lines(source)
    assert isinstance(line, Line)
    return joined(source.text[line.span.start : line.span.end], line.span.start, line.body, source.text)


def test_deeper_lines_are_joined_with_a_space() -> None:
    assert paragraph("Một\n  hai\n    ba\n  bốn").text == "Một hai ba bốn"


def test_comments_and_blank_lines_are_left_out() -> None:
    assert paragraph("Một\n  // ghi chú\n\n  hai").text == "Một hai"


def test_a_backslash_at_the_end_of_a_line_breaks_the_printed_line() -> None:
    assert paragraph("Đoàn kết \\\n  sáng tạo").text == "Đoàn kết\nsáng tạo"


def test_two_backslashes_are_a_backslash() -> None:
    assert paragraph("Đoàn kết\\\\\n  sáng tạo").text == "Đoàn kết\\\\ sáng tạo"


@given(LINES)
def test_every_letter_of_a_prose_knows_where_it_stands(deeper: list[str]) -> None:
    text = "\n  ".join(["Đầu", *deeper])
    prose = paragraph(text)
    letters = [at for at, sign in enumerate(prose.text) if not sign.isspace()]
    assert [text[prose.offset(at)] for at in letters] == [prose.text[at] for at in letters]


@given(LINES, st.data())
def test_a_part_of_a_prose_still_knows_where_it_stands(deeper: list[str], data: st.DataObject) -> None:
    text = "\n  ".join(["Đầu", *deeper])
    prose = paragraph(text)
    start = data.draw(st.integers(0, len(prose.text)))
    end = data.draw(st.integers(start, len(prose.text)))
    part = part_of(prose, start, end)
    assert part.text == prose.text[start:end].strip()
    span = part.span()
    assert text[span.start : span.end].split() == part.text.split()
