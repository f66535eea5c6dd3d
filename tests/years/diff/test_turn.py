from __future__ import annotations

import pytest

from kehoach.years.diff.turn import Turn

CASES = """
năm 2025 | năm 2026 | turned
năm 2025 | năm 2025 | same
năm 2025 | năm 2027 | changed
năm 2024 và năm 2025 | năm 2025 và năm 2026 | turned
ngày 15/8/2025 | ngày 15/8/2026 | turned
ngày 15/8/2025 | ngày 16/8/2026 | changed
giai đoạn 2021 - 2025 | giai đoạn 2022 - 2026 | changed
năm học 2025 - 2026 | năm học 2026 - 2027 | turned
vụ đông xuân 2024-2025 | vụ đông xuân 2025-2026 | turned
trồng 2025 cây | trồng 2026 cây | changed
năm 2025 xã có | năm 2026 xã có | turned
đến năm 2030 | đến năm 2031 | changed
kỷ niệm 95 năm (1930 - 2025) | kỷ niệm 96 năm (1930 - 2026) | turned
kỷ niệm 95 năm | kỷ niệm 97 năm | changed
05 năm thực hiện | 06 năm thực hiện | changed
Đại hội lần thứ XXVIII | Đại hội lần thứ XXIX | changed
Kế hoạch số 08/KH-UBND ngày 16/01/2025 của UBND tỉnh | Kế hoạch số 08/KH-UBND ngày 16/01/2026 của UBND tỉnh | changed
hoàn thành Nghị quyết HĐND năm 2025 | hoàn thành Nghị quyết HĐND năm 2026 | turned
tổng kết tháng 8/2027 | tổng kết tháng 8/2028 | turned
Tết Ất Tỵ | Tết Bính Ngọ | turned
Xuân Ất Tỵ 2025, tổng kết năm 2025 | Xuân Bính Ngọ 2026, tổng kết năm 2026 | turned
Tết Ất Tỵ | Tết Đinh Mùi | changed
Mậu Thân 1968 | Kỷ Dậu 1969 | changed
có hiệu lực từ 01/7/2025 | có hiệu lực từ 01/7/2026 | changed
có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2025 | có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2026 | changed
có hiệu lực từ ngày ký đến 31/12/2025 | có hiệu lực từ ngày ký đến 31/12/2026 | turned
làm 2.025 m đường | làm 2.026 m đường | changed
Nghị quyết năm 2025, kế hoạch năm 2025 | Nghị quyết năm 2025, kế hoạch năm 2026 | turned
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_what_follows_the_year_from_2025_to_2026(case: str) -> None:
    before, after, state = (cell.strip() for cell in case.split("|"))
    assert Turn(2025, 2026).state(before, after) == state


def test_within_one_year_or_without_a_year_nothing_turns() -> None:
    assert Turn(2025, 2025).state("năm 2025", "năm 2026") == "changed"
    assert Turn(None, 2026).state("năm 2025", "năm 2026") == "changed"
