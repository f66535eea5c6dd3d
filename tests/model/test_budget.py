from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

import kehoach

if TYPE_CHECKING:
    from kehoach.model.plan import Budget

HEAD = "@kế hoạch Thử\n  cơ quan: Ủy ban nhân dân xã Tân An\n  năm: 2026\n\n# Kinh phí\n@kinh phí"


def budget_of(lines: str, head: str = "") -> tuple[Budget, list[str]]:
    result = kehoach.loads(f"{HEAD}{head}\n{lines}")
    assert result.plan is not None
    return result.plan.budget, [one.code for one in result.diagnostics]


@pytest.mark.parametrize(
    ("line", "amount", "quantity", "unit"),
    [
        ("In ấn: 500.000 đồng", 500_000, None, ""),
        ("In ấn: 1,5 triệu đồng", 1_500_000, None, ""),
        ("In ấn: 100 tờ x 5.000 đồng", 500_000, 100, "tờ"),
        ("In ấn: 100 tờ × 5.000 đồng/tờ", 500_000, 100, "tờ"),
        ("Công tác: 2 người x 3 ngày x 100.000 đồng/người/ngày", 600_000, 6, "người x ngày"),
        ("Thuê xe: 2x500.000 đồng", 1_000_000, 2, ""),
        ("Mua: 3 máy: 2 cái x 1.200.000 đồng", 2_400_000, 2, "cái"),
    ],
)
def test_an_amount_is_stated_or_counted_out(line: str, amount: int, quantity: int | None, unit: str) -> None:
    budget, codes = budget_of(f"  {line}\n")
    (read,) = budget.lines
    assert read.amount == amount
    assert read.quantity == quantity
    assert read.unit == unit
    assert codes == []


def test_a_group_adds_up_its_lines_and_the_budget_its_groups() -> None:
    budget, codes = budget_of(
        "  Lễ:\n    Hoa: 1 triệu đồng\n    Nước:\n      Chai: 2 triệu đồng\n  Quà: 3 triệu đồng\n"
    )
    assert [line.amount for line in budget.lines] == [3_000_000, 3_000_000]
    assert budget.lines[0].parts[1].parts[0].name == "Chai"
    assert budget.total == Decimal(6_000_000)
    assert codes == []


def test_source_and_note_stand_after_their_line() -> None:
    budget, _ = budget_of("  Quà: 3 triệu đồng; nguồn: Quỹ; ghi chú: dự kiến\n", "; nguồn: ngân sách xã")
    assert (budget.source, budget.lines[0].source, budget.lines[0].note) == ("ngân sách xã", "Quỹ", "dự kiến")


@pytest.mark.parametrize("line", ["Quà: nhiều tiền", "Quà", "Quà: 3 phần x nhiều", "Quà: 3.000"])
def test_what_is_no_amount_is_told_and_adds_nothing(line: str) -> None:
    budget, codes = budget_of(f"  {line}\n")
    assert codes == ["KH063"]
    assert budget.total is None


def test_a_stated_total_is_kept_beside_the_sum() -> None:
    budget, codes = budget_of("  Quà: 3 triệu đồng\n", "; tổng: 3.000.000 đồng")
    assert budget.total == budget.stated_total == 3_000_000
    assert codes == []
