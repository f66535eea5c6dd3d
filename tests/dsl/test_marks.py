from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.dsl import marks
from kehoach.dsl.marks import LETTERS, Mark


@pytest.mark.parametrize(
    ("typed", "mark"),
    [
        ("-", Mark("-", 0)),
        ("+", Mark("+", 0)),
        ("3.", Mark("1.", 3)),
        ("3.12.", Mark("1.1.", 12)),
        ("3.1.2.", Mark("1.1.1.", 2)),
        ("(4)", Mark("(1)", 4)),
        ("đ)", Mark("a)", 5)),
        ("y)", Mark("a)", 23)),
        ("f)", Mark("a)", 0)),
        ("•", Mark("-", 0, pasted=True)),
        ("–", Mark("-", 0, pasted=True)),
        ("4)", Mark("(1)", 4, pasted=True)),
        ("4/", Mark("1.", 4, pasted=True)),
        ("e.", Mark("a)", 6, pasted=True)),
        ("XIV.", Mark("I.", 14, pasted=True)),
    ],
)
def test_a_mark_is_read(typed: str, mark: Mark) -> None:
    assert marks.read(typed) == mark


@given(st.sampled_from(["1.", "a)", "(1)"]), st.integers(1, len(LETTERS)))
def test_what_is_written_is_read_back(style: str, number: int) -> None:
    assert marks.read(marks.write(style, number)) == Mark(style, number)


@given(st.lists(st.integers(1, 99), min_size=2, max_size=4))
def test_a_number_of_several_levels_is_written_with_those_above(numbers: list[int]) -> None:
    *above, last = numbers
    written = marks.write("1." * len(numbers), last, tuple(above))
    assert written == "".join(f"{number}." for number in numbers)


def test_letters_follow_the_vietnamese_order_and_double_at_the_end() -> None:
    assert [marks.letter(number) for number in (4, 5, 6, 7, 23, 24, 28)] == ["d", "đ", "e", "g", "y", "aa", "đđ"]
    assert not set("fjwz") & set(LETTERS)
