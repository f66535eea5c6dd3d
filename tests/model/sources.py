"""Plans in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import kehoach

if TYPE_CHECKING:
    from kehoach.model.plan import Plan

HEAD = """@kế hoạch Phát động phong trào thi đua
  năm:     2025
  cơ quan: Ủy ban nhân dân xã Tân An

"""


def plan_of(body: str, head: str = HEAD) -> Plan:
    """The plan with this body, which must be without fault."""
    result = kehoach.loads(head + body)
    assert result.diagnostics == ()
    assert result.plan is not None
    return result.plan


def pairs(table: str) -> list[tuple[str, list[str]]]:
    """Each source of a table with the fields of the fact on the deeper line below it."""
    lines = table.strip().splitlines()
    return [
        (source, [field.strip() for field in fact.split("|")])
        for source, fact in zip(lines[::2], lines[1::2], strict=True)
    ]
