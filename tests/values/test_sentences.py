from __future__ import annotations

import pytest

from kehoach.values.sentences import last_clause, last_sentence

CASES = """
Phấn đấu | Phấn đấu | Phấn đấu
Chăm lo đời sống. Hàng năm, tỷ lệ | Hàng năm, tỷ lệ | tỷ lệ
chỉ tiêu 17.1. Tỷ lệ hộ nghèo | Tỷ lệ hộ nghèo | Tỷ lệ hộ nghèo
các hộ tham gia bảo hiểm y tế, | các hộ tham gia bảo hiểm y tế, | các hộ tham gia bảo hiểm y tế
cụ thể: UBND xã tiếp tục; làm 3.500 m đường | cụ thể: UBND xã tiếp tục; làm 3.500 m đường | làm 3.500 m đường
từ ngày 01/7/2025 đến 15/8. 2 đợt | từ ngày 01/7/2025 đến 15/8. 2 đợt | từ ngày 01/7/2025 đến 15/8. 2 đợt
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_the_sentence_and_the_clause_that_a_text_breaks_off_in_are_told(case: str) -> None:
    text, sentence, clause = (cell.strip() for cell in case.split("|"))
    assert (last_sentence(text), last_clause(text)) == (sentence, clause)


def test_nothing_said_is_no_sentence() -> None:
    assert last_sentence("Xong rồi. ") == "Xong rồi. "
    assert last_clause("") == ""
