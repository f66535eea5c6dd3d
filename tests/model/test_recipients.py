from __future__ import annotations

import pytest

from tests.model.sources import pairs, plan_of

LISTS = """
Các thôn (t/h): / Thôn Đông / Thôn Đoài
  Các thôn: Thôn Đông, Thôn Đoài | t/h
Các thôn (t/h): / Thôn Đông (t/h)
  Các thôn: Thôn Đông | t/h
(t/h): / Thôn Đông
  Thôn Đông | t/h
để báo cáo : / Đảng ủy xã
  Đảng ủy xã | để báo cáo
"""


@pytest.mark.parametrize(("lines", "fact"), pairs(LISTS))
def test_names_and_purpose_of_a_group_are_kept_apart(lines: str, fact: list[str]) -> None:
    [one] = plan_of("@nơi nhận\n  " + lines.replace(" / ", "\n    ")).recipients
    assert [one.name, one.purpose] == fact
