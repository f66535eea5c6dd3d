from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings

from kehoach.text.catalogue import speaker
from kehoach.years.history.chart import chart
from kehoach.years.history.panels import PANEL, panels
from kehoach.years.pictures import svg
from tests.years.pictures.looking import collisions, outside, told
from tests.years.series import series, three_years

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from kehoach.years.history.series import Series

say = speaker("vi")


def test_a_panel_as_svg(snapshot: SnapshotAssertion) -> None:
    _, bhyt, *_ = panels(three_years(), PANEL, say)
    assert svg.to_svg(bhyt).decode() == snapshot


def test_the_words_of_the_chart(snapshot: SnapshotAssertion) -> None:
    assert told(chart(three_years(), say)) == snapshot


@given(series())
@settings(max_examples=60)
def test_no_two_words_of_a_panel_lie_over_each_other(made: Series) -> None:
    for one in panels(made, PANEL, say):
        assert collisions(one) == []
        assert outside(one) == []


def test_a_chart_of_many_indicators_keeps_its_words_apart() -> None:
    three = three_years()
    many = chart(type(three)(years=three.years, lines=three.lines * 5, plans=three.plans), say)
    assert collisions(many) == []
    assert outside(many) == []


def test_a_panel_says_in_words_what_it_shows() -> None:
    _, bhyt, *_ = panels(three_years(), PANEL, say)
    assert bhyt.title == "Tỷ lệ người dân tham gia bảo hiểm y tế (%)"
    assert bhyt.description.startswith("Năm 2023: kết quả 91,8. Năm 2024: chỉ tiêu ≥ 93, kết quả 92,6, chưa đạt.")
