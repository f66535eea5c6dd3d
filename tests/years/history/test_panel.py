from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import msgspec
from hypothesis import given, settings

from kehoach.text.catalogue import speaker
from kehoach.years.history.chart import PANEL, chart
from kehoach.years.history.panel import panels
from kehoach.years.pictures import svg
from kehoach.years.pictures.scene import Box, Group, Word
from tests.years.series import series, three_years

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from syrupy.assertion import SnapshotAssertion

    from kehoach.years.history.series import Series
    from kehoach.years.pictures.scene import Item, Scene

say = speaker("vi")


def words(items: Iterable[Item], x: float = 0, y: float = 0) -> Iterator[Word]:
    for item in items:
        if isinstance(item, Group):
            yield from words(item.items, x + item.x, y + item.y)
        elif isinstance(item, Word):
            yield msgspec.structs.replace(item, x=x + item.x, y=y + item.y)


def outside(scene: Scene) -> list[str]:
    """The words that reach over the edge of the picture."""
    edges = Box(-0.01, -0.01, scene.width + 0.02, scene.height + 0.02)
    boxes = [(word.text, word.box) for word in words(scene.items)]
    return [
        text
        for text, box in boxes
        if box.x < edges.x
        or box.y < edges.y
        or box.x + box.width > edges.x + edges.width
        or box.y + box.height > edges.y + edges.height
    ]


def collisions(scene: Scene) -> list[tuple[str, str]]:
    found = [(word.text, word.box) for word in words(scene.items)]
    return [(one, other) for (one, box), (other, beside) in combinations(found, 2) if box.meets(beside)]


def test_a_panel_as_svg(snapshot: SnapshotAssertion) -> None:
    _, bhyt, *_ = panels(three_years(), PANEL, say)
    assert svg.to_svg(bhyt).decode() == snapshot


def test_the_words_of_the_chart(snapshot: SnapshotAssertion) -> None:
    placed = sorted(words(chart(three_years(), say).items), key=lambda word: (round(word.y), word.x))
    assert "\n".join(f"{word.y:6.1f} {word.x:6.1f} {word.text}" for word in placed) == snapshot


@given(series())
@settings(max_examples=60, deadline=None)
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
