from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.text.catalogue import speaker
from kehoach.years.timeline.calendar import folded, to_ics
from kehoach.years.timeline.events import events
from tests.years.plans import example, plan_with
from tests.years.timeline.calendar_file import Entry, read

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from kehoach.model.plan import Plan


@pytest.fixture(autouse=True)
def no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def calendar(plan: Plan, alarm: int = 0) -> list[Entry]:
    return read(to_ics(plan, events(plan), speaker("vi"), "vi", alarm))


def test_a_calendar_as_its_reader_sees_it(snapshot: SnapshotAssertion) -> None:
    told = [f"{one.start} {one.end} {one.summary}\n{one.description}" for one in calendar(example("moi-cau-truc"))]
    assert "\n\n".join(told) == snapshot


def test_the_end_is_the_day_after_the_last() -> None:
    (entry,) = calendar(plan_with("@đợt 1: 01/01/2026 - 30/4/2026\n  Thi đua.\n"))
    assert (entry.start, entry.end) == (date(2026, 1, 1), date(2026, 5, 1))


def test_what_is_known_to_the_month_takes_the_month_and_says_so() -> None:
    (entry,) = calendar(plan_with("@mốc Sơ kết: tháng 8/2026\n"))
    assert (entry.start, entry.end) == (date(2026, 8, 1), date(2026, 9, 1))
    assert entry.summary == "Sơ kết (tháng 8/2026)"


def test_a_phase_with_an_open_start_stands_at_its_end() -> None:
    body = "Tính {giai đoạn 1: từ ngày Kế hoạch này được ban hành đến ngày 31/12/2026}.\n"
    (entry,) = calendar(plan_with(body))
    assert (entry.start, entry.end) == (date(2026, 12, 31), date(2027, 1, 1))
    assert entry.summary == "Giai đoạn 1 (ngày Kế hoạch này được ban hành - 31/12/2026)"


def test_what_has_no_day_is_left_out() -> None:
    assert calendar(plan_with("- {giao: Các thôn} báo cáo trước {hạn: ngày Lễ phát động}.\n@mốc Sơ kết: 15/7/2026\n"))[
        0
    ].summary.startswith("Sơ kết")


def test_signs_of_the_format_in_a_text_are_escaped() -> None:
    body = "@giao Công an xã; hạn: 30/6/2026; sản phẩm: phương án, sơ đồ\n  bảo đảm an ninh\n"
    (entry,) = calendar(plan_with(body))
    assert entry.summary == "Hạn: Phương án, sơ đồ"
    assert entry.description.startswith("Thi đua năm 2026; chung sức, đồng lòng\nĐơn vị: Công an xã\n")


def test_each_event_has_its_own_name_and_keeps_it() -> None:
    plan = example("moi-cau-truc")
    names = [entry.uid for entry in calendar(plan)]
    assert len(set(names)) == len(names)
    assert names == [entry.uid for entry in calendar(plan)]
    assert not set(names) & {entry.uid for entry in calendar(example("binh-luong-2024"))}


def test_deadlines_and_milestones_of_a_known_day_are_called_before() -> None:
    entries = calendar(example("moi-cau-truc"), alarm=3)
    assert {entry.summary for entry in entries if entry.triggers} == {
        "Báo cáo Đợt 1",
        "Báo cáo Giai đoạn nước rút",
        "Sơ kết",
        "Tổng kết",
        "Hạn: Phương án bảo vệ",
        "Hạn: Báo cáo sơ kết",
    }
    assert {trigger for entry in entries for trigger in entry.triggers} == {"-P3D"}
    assert not any(entry.triggers for entry in calendar(example("moi-cau-truc")))


def test_the_stamp_is_the_day_of_the_plan_or_the_one_that_a_build_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plan_with("@mốc Sơ kết: 15/7/2026\n")
    assert calendar(plan)[0].stamp == datetime(2026, 2, 5, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert calendar(plan)[0].stamp == datetime(1970, 1, 1, tzinfo=UTC)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300))
def test_lines_are_folded_at_75_octets_and_no_letter_is_cut(text: str) -> None:
    parts = list(folded(f"SUMMARY:{text}"))
    assert all(len(part.encode()) <= 75 for part in parts)
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == f"SUMMARY:{text}"
    assert all(part.startswith(" ") for part in parts[1:])
