from __future__ import annotations

import pytest

from kehoach.model.units import level_of

NAMES = """
Ủy ban nhân dân xã Bình Gia | xã
Ủy ban Nhân dân Thị xã Bỉm Sơn | thị xã
Đảng bộ huyện Bình Sơn | huyện
Ban Thường vụ Thành ủy | -
Phòng Văn hóa - Xã hội | -
Hội đồng nhân dân tỉnh | tỉnh
"""


@pytest.mark.parametrize("case", NAMES.strip().splitlines())
def test_the_level_of_a_body_is_read_from_its_name(case: str) -> None:
    name, level = (cell.strip() for cell in case.split("|"))
    assert (level_of(name) or "-") == level
