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
OFFICES = ("Ủy ban nhân dân xã Bình Minh", "Ủy ban nhân dân xã Bình Lương")
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
    name, unit, office = (draw(st.sampled_from(some)) for some in (NAMES, UNITS, OFFICES))
    return Line(id="a", name=name, unit=unit, points=points, office=office)


@st.composite
def wholes(draw: st.DrawFn) -> Line:
    """An indicator whose parts add up to 100%, as targets in some years and as results in others."""
    count, years = draw(st.integers(2, 8)), range(FIRST, FIRST + draw(st.integers(1, 10)))
    targets, reached = (
        {year: draw(_shares(count)) for year in years if draw(st.booleans()) or year == FIRST} for _ in range(2)
    )
    parts = tuple(
        Line(
            id=f"p{at}",
            name=draw(st.sampled_from(NAMES)),
            unit="%",
            points=tuple(
                Point(
                    year=year,
                    target=Target(comparator="≈", value=targets[year][at]) if year in targets else None,
                    reached=Reached(value=reached[year][at], text="") if year in reached else None,
                )
                for year in years
            ),
        )
        for at in range(count)
    )
    return Line(id="a", name=draw(st.sampled_from(NAMES)), parts=parts, office=OFFICES[0])


@st.composite
def _shares(draw: st.DrawFn, count: int) -> list[Decimal]:
    cuts = sorted(draw(st.integers(0, 1000)) for _ in range(count - 1))
    return [Decimal(end - start) / 10 for start, end in zip([0, *cuts], [*cuts, 1000], strict=True)]


@st.composite
def series(draw: st.DrawFn) -> Series:
    found = tuple(draw(st.lists(lines() | wholes(), min_size=1, max_size=4)))
    known = sorted(set[int]().union(*(line.years for line in found)))
    origin = Origin(year=known[0], title="Kế hoạch", issuer="Ủy ban nhân dân xã Bình Minh", file="a.kh")
    return Series(years=tuple(known), lines=found, plans=(origin,))
