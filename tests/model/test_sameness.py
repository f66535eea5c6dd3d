from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.dsl import formatter
from kehoach.model import sameness
from kehoach.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kehoach.model.plan import Plan

PLAN = """@kế hoạch Thi đua
  năm: 2024
  cơ quan: Ủy ban nhân dân xã

// ghi chú
@chỉ tiêu
  bhyt = Tỷ lệ tham gia bảo hiểm y tế: 97%

1. Một
"""


def plan(text: str) -> Plan:
    found = kehoach.loads(text).plan
    assert found is not None
    return found


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], str]:
    """What the proof says of a formatter that also writes one text for another."""
    right = formatter.formatted

    def changed(old: str, new: str) -> str:
        monkeypatch.setattr(formatter, "formatted", lambda *parts: right(*parts).replace(old, new))
        return sameness.formatted(Source(PLAN, "thu.kh"), None).changed

    return changed


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("97%", "98%", "indicators"),
        ("Ủy ban", "Hội đồng", "head"),
        ("1. Một", "1. Hai", "sections"),
        ("1. Một", "a) Một", "sections"),
        ("// ghi chú\n", "", "comments"),
        ("1. Một", "1. {Một", "faults"),
        ("bhyt =", "bh =", "indicators"),
    ],
)
def test_a_formatter_that_changes_the_plan_is_caught(
    broken: Callable[[str, str], str], old: str, new: str, part: str
) -> None:
    assert broken(old, new) == part


def test_a_formatter_that_never_comes_to_rest_is_caught(broken: Callable[[str, str], str]) -> None:
    assert broken("Một\n", "Một\n  một\n") == "again"


def test_plans_are_the_same_wherever_their_words_stand() -> None:
    assert sameness.difference(plan(PLAN), plan("// thêm một dòng\n" + PLAN.replace("năm: 2024", "năm:   2024"))) == ""


def test_the_first_field_that_differs_is_named() -> None:
    assert sameness.difference(plan(PLAN), plan(PLAN.replace("1. Một", "1. Hai"))) == "sections"


def test_the_numbering_of_a_used_file_counts(tmp_path: Path) -> None:
    (tmp_path / "vp.kh").write_text("@cơ quan\n  thể thức: đảng\n", encoding="utf-8")
    file = tmp_path / "a.kh"
    text = "@kế hoạch A\n  cơ quan: Đảng ủy xã\n\n@dùng vp.kh\n\n# Một\n\n## Hai\n### Ba\n1.9. Bốn\n"
    found = sameness.formatted(Source(text, str(file)), file)
    assert found.text.endswith("### Ba\n1.2. Bốn\n")
