"""Series for tests: three years of one commune, and random ones."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import get_args

from hypothesis import strategies as st

import kehoach
from kehoach import years
from kehoach.values.quantities import Comparator
from kehoach.years.history.series import Line, Origin, Point, Reached, Series, Target

PLANS = sorted(Path(__file__).parent.parent.parent.joinpath("examples", "nhieu-nam").glob("*.kh"))
COMPARATORS: tuple[Comparator, ...] = get_args(Comparator)
FIRST = 2017
NAMES = ("Tỷ lệ hộ nghèo", "Tổng giá trị sản xuất trên địa bàn theo giá hiện hành của tất cả các ngành", "Số thôn")
UNITS = ("%", "tỷ đồng", "triệu đồng/người/năm", "")


def three_years() -> Series:
    return years.series(kehoach.load(path) for path in PLANS)


def figures() -> st.SearchStrategy[Decimal]:
    return st.decimals(min_value=-5, max_value=60_000, places=2) | st.integers(0, 120).map(Decimal)


@st.composite
def targets(draw: st.DrawFn) -> Target:
    comparator = draw(st.sampled_from(COMPARATORS))
    value = None if comparator == "qualitative" else draw(figures())
    above = value + draw(st.integers(1, 9)) if value is not None and comparator == "range" else None
    return Target(comparator=comparator, value=value, value_to=above)


@st.composite
def lines(draw: st.DrawFn) -> Line:
    reached = figures().map(lambda value: Reached(value=value, text=str(value)))
    points = tuple(
        Point(
            year=FIRST + count,
            target=draw(st.none() | targets()),
            reached=draw(st.none() | reached),
            met=draw(st.none() | st.booleans()),
        )
        for count in range(draw(st.integers(1, 10)))
    )
    return Line(id="a", name=draw(st.sampled_from(NAMES)), unit=draw(st.sampled_from(UNITS)), points=points)


@st.composite
def series(draw: st.DrawFn) -> Series:
    found = tuple(draw(st.lists(lines(), min_size=1, max_size=4)))
    known = sorted({point.year for line in found for point in line.points})
    origin = Origin(year=known[0], title="Kế hoạch", issuer="Ủy ban nhân dân xã Bình Minh", file="a.kh")
    return Series(years=tuple(known), lines=found, plans=(origin,))
