from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kehoach.years.diff.alignment import Key, Pair, aligned

KEYS = st.lists(
    st.builds(Key, st.sampled_from("pt"), st.sampled_from(("", "a b", "a b c", "c d", "d e f"))), max_size=8
)


def pairs(before: str, after: str) -> list[Pair]:
    one, other = ([Key("", text) for text in side.split("; ")] for side in (before, after))
    return list(aligned(one, other))


def test_the_same_texts_answer_to_each_other_and_others_by_their_words() -> None:
    assert pairs("thi đua; xóa nhà tạm", "mở đầu; thi đua; xóa hết nhà tạm") == [(None, 0), (0, 1), (1, 2)]


def test_what_is_not_alike_goes_before_what_comes() -> None:
    assert pairs("thi đua", "khen thưởng") == [(0, None), (None, 0)]


def test_parts_of_two_kinds_never_answer_to_each_other() -> None:
    assert list(aligned([Key("table", "a b")], [Key("line", "a b")])) == [(0, None), (None, 0)]


@given(KEYS, KEYS)
def test_every_part_is_told_once_and_in_its_order(before: list[Key], after: list[Key]) -> None:
    found = list(aligned(before, after))
    assert [pair.before for pair in found if pair.before is not None] == list(range(len(before)))
    assert [pair.after for pair in found if pair.after is not None] == list(range(len(after)))
    assert all(before[one].kind == after[other].kind for one, other in found if one is not None and other is not None)
