from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.text.catalogue import speaker
from kehoach.values.dates import Date, PartialDate, parse_date
from kehoach.years.pictures import svg
from kehoach.years.pictures.scene import Box, Dot, Group, Shape, Stroke
from kehoach.years.timeline.axis import axis_of
from kehoach.years.timeline.events import Event, Kind, events
from kehoach.years.timeline.forms import FORMS, write
from kehoach.years.timeline.marks import marks
from kehoach.years.timeline.picture import pages, picture
from tests.years.pictures.looking import collisions, outside, told
from tests.years.plans import example, plan_with

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from kehoach.years.pictures.scene import Item

say = speaker("vi")
PLAN = plan_with("@mốc Sơ kết: 15/7/2026\n")
DATES = ("15/7/2026", "tháng 8/2026", "quý II/2027", "2026", "ngày ban hành", "31/12/2029", "01/02/2024", "30/4")


def day(text: str) -> Date | None:
    return parse_date(text) if text else None


def drawn(start: str, end: str, kind: Kind = "phase") -> list[str]:
    """The marks of an event on an axis of the year 2026 whose days are a point wide, and their days."""
    event = Event(kind=kind, id="a", label="A", start=day(start), end=day(end))
    edge = Event(kind="milestone", id="b", label="B", end=date(2026, 12, 31))
    axis = axis_of([Event(kind="milestone", id="c", label="C", end=date(2026, 1, 1)), edge], None, 0, 365)
    assert axis is not None
    return [shown(item) for item in marks(event, axis, 0)]


def shown(item: Item) -> str:
    def on(x: float) -> str:
        moment = date(2026, 1, 1) + timedelta(days=round(x))
        return f"{moment.day}/{moment.month}"

    match item:
        case Box():
            return f"{'dashed box' if item.dashed else 'bar'} {on(item.x)} - {on(item.x + item.width)}"
        case Stroke() if item.dashed:
            return f"dashed line {on(item.spots[0][0])} - {on(item.spots[1][0])}"
        case Stroke():
            return f"edge {on(item.spots[0][0])}"
        case Shape() | Dot() | Group():
            return type(item).__name__.lower()
    return item.text


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("15/7/2026", "30/11/2026", ["bar 15/7 - 1/12", "edge 15/7", "edge 1/12"]),
        ("15/7/2026", "tháng 11/2026", ["bar 15/7 - 2/11", "dashed box 1/11 - 1/12", "edge 15/7"]),
        ("quý I/2026", "quý II/2026", ["dashed box 1/1 - 1/4", "dashed box 1/4 - 1/7"]),
        ("ngày ban hành", "30/11/2026", ["dashed line 1/1 - 1/12", "edge 1/12"]),
        ("", "tháng 11/2026", ["dashed line 1/1 - 1/11", "dashed box 1/11 - 1/12"]),
        ("15/7/2026", "", ["dashed line 15/7 - 27/12", "shape", "edge 15/7"]),
        ("ngày ban hành", "", []),
    ],
)
def test_no_day_is_drawn_that_the_plan_does_not_name(start: str, end: str, expected: list[str]) -> None:
    assert drawn(start, end) == expected


@pytest.mark.parametrize(
    ("kind", "end", "expected"),
    [
        ("milestone", "15/7/2026", ["shape", "15/7"]),
        ("due", "05/02/2026", ["shape", "05/02"]),
        ("activity", "15/7/2026", ["dot", "15/7"]),
        ("milestone", "tháng 8/2026", ["dashed box 1/8 - 1/9"]),
        ("due", "ngày Lễ phát động", []),
    ],
)
def test_a_day_is_a_mark_and_a_month_a_dashed_box(kind: Kind, end: str, expected: list[str]) -> None:
    assert drawn("", end, kind) == expected


@pytest.mark.parametrize("name", ["moi-cau-truc", "binh-chuong-2024"])
def test_the_words_of_a_timeline(name: str, snapshot: SnapshotAssertion) -> None:
    plan = example(name)
    assert told(picture(plan, events(plan), say)) == snapshot


def test_a_timeline_as_svg(snapshot: SnapshotAssertion) -> None:
    assert svg.to_svg(picture(PLAN, events(PLAN), say)).decode() == snapshot


def test_a_phase_that_ends_before_it_begins_is_drawn() -> None:
    found = [Event(kind="phase", id="e0", label="Đợt 1", start=day("tháng 8/2026"), end=day("15/7/2026"))]
    assert "tháng 8/2026 - 15/7/2026" in told(picture(PLAN, found, say))


@st.composite
def any_events(draw: st.DrawFn) -> list[Event]:
    def one(count: int) -> Event:
        kind = draw(st.sampled_from(get_args(Kind)))
        start = draw(st.sampled_from(("", *DATES))) if kind == "phase" else ""
        end = draw(st.sampled_from(DATES))
        name = draw(st.sampled_from(("Đợt 1", "Báo cáo kết quả thực hiện phong trào thi đua của toàn xã " * 4)))
        units = draw(st.sampled_from(((), ("Công an xã",), ("Phòng Văn hóa - Xã hội", "Văn phòng Đảng ủy") * 6)))
        return Event(kind=kind, id=f"e{count}", label=name, start=day(start), end=day(end), units=units)

    return [one(count) for count in range(draw(st.integers(1, 12)))]


@given(any_events())
@settings(max_examples=40)
def test_no_two_words_of_a_timeline_lie_over_each_other(found: list[Event]) -> None:
    for scene in (picture(PLAN, found, say), *pages(PLAN, found, say)):
        assert collisions(scene) == []
        assert outside(scene) == []


def test_a_long_timeline_is_cut_into_pages_that_hold_all_its_rows() -> None:
    found = [Event(kind="due", id=f"a{count}", label=f"Việc {count}", end=date(2026, 5, 1)) for count in range(60)]
    parts = pages(PLAN, found, say)
    assert len(parts) > 2
    assert max(part.height for part in parts) < 520
    text = " ".join(part.description for part in parts)
    assert all(f"Việc {count}: hạn 01/5/2026." in text for count in range(60))


@pytest.mark.parametrize("months", [1, 19, 21, 59, 200])
def test_an_axis_is_divided_as_finely_as_its_length_allows(months: int) -> None:
    last = date(2024 + (months - 1) // 12, (months - 1) % 12 + 1, 5)
    axis = axis_of(
        [Event(kind="milestone", id="a", label="", end=each) for each in (date(2024, 1, 5), last)], None, 0, 500
    )
    assert axis is not None
    assert axis.months == months
    parts = list(axis.parts()) or list(axis.years())
    assert len(parts) <= 20
    assert [one.end for one in parts[:-1]] == [one.start for one in parts[1:]]


def test_events_of_no_known_year_have_words_but_no_axis() -> None:
    found = [Event(kind="due", id="a", label="Báo cáo", end=PartialDate(value="", text="ngày Lễ phát động"))]
    assert axis_of(found, None, 0, 100) is None
    assert "hạn ngày Lễ phát động" in told(picture(PLAN, found, say))


@pytest.mark.parametrize("form", FORMS)
def test_the_same_plan_gives_the_same_bytes(form: str) -> None:
    plan = example("moi-cau-truc")
    assert write(plan, events(plan), form, "vi") == write(plan, events(plan), form, "vi")


def test_the_page_has_all_times_in_a_table() -> None:
    plan = example("moi-cau-truc")
    page = write(plan, events(plan), "html", "vi").decode()
    table = page[page.index("<tbody>") :]
    assert table.count('<th scope="row">') == len(events(plan))
    assert "<td>20/01/2026 - 30/6/2026</td>" in table
