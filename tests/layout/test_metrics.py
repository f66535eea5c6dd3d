from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.layout.metrics import balanced, blank, lines, pitch, width

WORDS = st.lists(st.sampled_from(["thi", "đua", "phong", "trào", "năm", "2024", "nghiêng"]), min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("text", "size", "expected"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 88.3),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, 95.7),
        ("Độc lập - Tự do - Hạnh phúc", 14, 60.2),
        ("ỦY BAN NHÂN DÂN", 13, 43.2),
    ],
)
def test_lengths_are_those_of_times_bold(text: str, size: float, expected: float) -> None:
    assert width(text, size, bold=True) == pytest.approx(expected, rel=0.01)


def test_an_italic_is_not_as_wide_as_an_upright_letter() -> None:
    assert width("Bình Lương", 14, italic=True) != width("Bình Lương", 14)


@given(WORDS, st.floats(min_value=20, max_value=160))
def test_broken_lines_lose_no_word_and_fit_the_room(words: list[str], room: float) -> None:
    broken = lines(" ".join(words), room, 14)
    assert " ".join(broken).split() == words
    assert all(width(line, 14) <= room + 1e-9 for line in broken)


@given(WORDS, st.floats(min_value=20, max_value=160))
def test_even_lines_are_no_more_than_need_be(words: list[str], room: float) -> None:
    text = " ".join(words)
    assert len(balanced(text, room, 14)) == len(lines(text, room, 14))


def test_even_lines_leave_no_word_alone() -> None:
    assert balanced("thi đua thi đua thi đua thi", 32, 14) == ("thi đua thi đua", "thi đua thi")


def test_a_blank_leaves_at_least_its_room() -> None:
    room = blank(10, 13)
    assert width(room, 13) >= 10 > width(room[:-1], 13)


@pytest.mark.parametrize(("size", "expected"), [(14, 16.10), (13, 14.95), (12, 13.80), (11, 12.65)])
def test_a_line_is_as_high_as_word_makes_it(size: float, expected: float) -> None:
    assert pitch(size) == expected
