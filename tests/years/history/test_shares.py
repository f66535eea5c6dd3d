from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from kehoach.text.catalogue import speaker
from kehoach.years.history.panels import PANEL, panels
from kehoach.years.history.series import Line, Point, Reached, Target
from kehoach.years.history.shares import makes_a_whole
from kehoach.years.pictures.scene import Box
from tests.years.pictures.looking import collisions, outside, words
from tests.years.series import three_years, wholes

if TYPE_CHECKING:
    from kehoach.values.quantities import Comparator

say = speaker("vi")


def part(target: str, reached: str = "", comparator: Comparator = "≈") -> Line:
    point = Point(
        year=2025,
        target=Target(comparator=comparator, value=Decimal(target)) if target else None,
        reached=Reached(value=Decimal(reached), text=reached) if reached else None,
    )
    return Line(id="", name="một phần", unit="%", points=(point,))


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([part("40"), part("60")], True),
        ([part("33.3"), part("33.3"), part("33.3")], True),
        ([part("40", "39"), part("60", "61")], True),
        ([part("95"), part("100")], False),
        ([part("40", "39"), part("60", "64")], False),
        ([part("40", "39"), part("60")], False),
        ([part("40"), part("60", comparator="≥")], False),
        ([part("40"), replace(part("60"), unit="hộ")], False),
        ([part("100")], False),
        ([part("-10"), part("110")], False),
        ([part(""), part("")], False),
    ],
)
def test_parts_are_one_chart_only_where_they_add_up_whenever_they_are_told(parts: list[Line], *, whole: bool) -> None:
    assert makes_a_whole(Line(id="", name="Cơ cấu", parts=tuple(parts))) is whole


def test_the_chart_names_each_part_and_says_the_figures() -> None:
    *_, one = panels(three_years(), PANEL, say)
    assert one.title == "Cơ cấu các ngành kinh tế (%)"
    shown = [word.text for word in words(one.items)]
    assert {"Nông nghiệp", "Công nghiệp, xây dựng", "Dịch vụ", "40,2", "38,5", "38,1"} <= set(shown)
    assert "Dịch vụ: Năm 2023: kết quả 33,5. Năm 2024: chỉ tiêu ≈ 34,5, kết quả 34,7, đạt." in one.description
    boxes = [item for item in one.items if isinstance(item, Box)]
    assert {(box.ink, box.dashed) for box in boxes} == {("target", True), ("reached", False)}


@given(wholes())
@settings(max_examples=60)
def test_the_words_of_shares_keep_apart(line: Line) -> None:
    made = replace(three_years(), years=tuple(sorted(line.years)), lines=(line,))
    assert makes_a_whole(line)
    (one,) = panels(made, PANEL, say)
    assert collisions(one) == []
    assert outside(one) == []
