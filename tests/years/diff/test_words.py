from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.years.diff.changes import stretches
from kehoach.years.diff.turn import Turn
from kehoach.years.diff.words import changed, tokens

MARKS = {"deleted": "[-{}-]", "inserted": "{{+{}+}}", "turned": "<{}>", "": "{}"}
YEARS = Turn(2025, 2026)
CASES = """
đạt 97% trở lên | đạt 98% trở lên | đạt [-97%-]{+98%+} trở lên
ngày 15/8/2025 tại xã | ngày 20/8/2025 tại xã | ngày [-15/8/2025-]{+20/8/2025+} tại xã
thi đua yêu nước | thi đua | thi đua[- yêu nước-]
Văn phòng xã theo dõi | Công an phường của ta phụ trách | [-Văn phòng xã theo dõi-]{+Công an phường của ta phụ trách+}
năm 2025 đạt 97% | năm 2026 đạt 98% | năm <2026> đạt [-97%-]{+98%+}
trước ngày 15/12/2025 nộp | trước ngày 15/12/2026 gửi | trước ngày <15/12/2026> [-nộp-]{+gửi+}
từ 2024 đến 2025, 5 xã | từ 2024 đến 2026, 6 xã | từ 2024 đến <2026>, [-5-]{+6+} xã
xong năm 2025, 5 xã | xong năm 2027, 5 xã | xong năm [-2025-]{+2027+}, 5 xã
kỷ niệm 95 năm, 5 xã | kỷ niệm 96 năm, 6 xã | kỷ niệm <96> năm, [-5-]{+6+} xã
28.603,61 tỷ đồng | 30.100,5 tỷ đồng | [-28.603,61-]{+30.100,5+} tỷ đồng
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_words_are_marked_whole_and_no_crumbs_are_left_between_them(case: str) -> None:
    before, after, marked = (cell.strip() for cell in case.split("|"))
    assert "".join(MARKS[each.state].format(each.text) for each in stretches(YEARS, before, after)) == marked


@given(st.text("ab .1", max_size=30), st.text("ab .1", max_size=30))
def test_without_what_came_it_is_the_old_text_and_without_what_went_the_new_one(before: str, after: str) -> None:
    pieces = list(changed(tokens(before), tokens(after), len))
    assert "".join("".join(piece.tokens) for piece in pieces if piece.state != "inserted") == before
    assert "".join("".join(piece.tokens) for piece in pieces if piece.state != "deleted") == after
