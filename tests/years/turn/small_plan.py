"""A small plan of 2024, and what the turn of the year makes of what stands below its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

import kehoach
from kehoach.years import next_year

if TYPE_CHECKING:
    from kehoach.years.turn.decisions import Decision

HEAD = """@kế hoạch Phát động thi đua năm {năm}
  năm: 2024
  cơ quan: Ủy ban nhân dân xã Bình Minh
  số: 15/KH-UBND
  nơi: Bình Minh
  ngày: 05/02/2024
"""


def turned(body: str, year: int | None = None, head: str = HEAD) -> str:
    """The body after the turn."""
    result = kehoach.loads(head + body)
    assert [one.code for one in result.diagnostics] == []
    text = next_year(result, year, previous="cu.kh").text
    return text.partition("@năm trước cu.kh\n")[2]


def decided(body: str, year: int | None = None, head: str = HEAD) -> list[Decision]:
    return [one for one in next_year(kehoach.loads(head + body), year).decisions if one.span.line > HEAD.count("\n")]


def why(body: str, year: int | None = None) -> list[str]:
    return [one.why for one in decided(body, year)]
