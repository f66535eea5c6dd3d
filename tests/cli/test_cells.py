from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kehoach.cli.show.cells import CUT, cells, clip, excerpt

LINES = st.text(st.sampled_from("aăđ 漢\t\u0323\u0302\u200b…"), max_size=200)


def width(text: str) -> int:
    return sum(cell.width for cell in cells(text))


@given(LINES, st.integers(0, 210), st.integers(0, 210), st.integers(20, 90))
def test_an_excerpt_fits_its_room_and_its_carets_stand_inside(line: str, start: int, end: int, room: int) -> None:
    shown = excerpt(line, start, end, room)
    assert width(shown.text) <= room
    assert shown.under >= 1
    assert shown.before + shown.under <= width(shown.text) + 1


@given(LINES, st.integers(0, 199), st.integers(20, 90))
def test_the_marked_letter_stands_above_the_first_caret(line: str, start: int, room: int) -> None:
    parts = cells(line)
    if start >= len(parts) or not parts[start].width:
        return
    shown = excerpt(line, start, start + 1, room)
    before, rest = "", shown.text
    while width(before) < shown.before:
        before, rest = before + rest[0], rest[1:]
    assert rest.lstrip("\u0323\u0302").startswith(parts[start].shown)


def test_a_line_that_fits_is_shown_whole() -> None:
    assert excerpt("năm: 2024", 0, 3, 20) == ("năm: 2024", 0, 3)


def test_a_span_that_begins_inside_a_letter_marks_the_whole_letter() -> None:
    assert excerpt("me\u0323\u0302t", 2, 3, 20)[1:] == (1, 1)


def test_a_text_is_clipped_to_its_room() -> None:
    assert clip("Ủy ban nhân dân", 7) == "Ủy ban" + CUT
    assert clip("Ủy ban", 7) == "Ủy ban"
