"""Small plans for tests of what is made from their facts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import kehoach

if TYPE_CHECKING:
    from kehoach.model.plan import Plan

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
HEAD = """\
@kế hoạch Thi đua năm {năm}; chung sức, đồng lòng
  năm: 2026
  cơ quan: Ủy ban nhân dân xã Bình Minh
  nơi: Bình Minh
  ngày: 05/02/2026

"""


def plan_with(body: str) -> Plan:
    result = kehoach.loads(HEAD + body, path="a.kh")
    assert [one for one in result.diagnostics if one.severity == "error"] == []
    assert result.plan is not None
    return result.plan


def example(name: str) -> Plan:
    plan = kehoach.load(EXAMPLES / f"{name}.kh").plan
    assert plan is not None
    return plan
