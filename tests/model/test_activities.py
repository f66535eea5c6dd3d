from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.model.sources import plan_of

if TYPE_CHECKING:
    from kehoach.model.plan import Activity, Text


def words(text: Text) -> str:
    return "".join(run.text for run in text)


def fields(activity: Activity) -> list[tuple[str, str]]:
    return [(field.label, words(field.text)) for field in activity.fields]


def steps(activity: Activity) -> list[tuple[str, str, str]]:
    return [(step.time, words(step.text), step.actor) for step in activity.steps]


def test_an_activity_takes_its_fields_from_what_stands_under_its_name() -> None:
    (activity,) = plan_of(
        "# {hoạt động: Lễ ra quân}\n## Thành phần\n- Các hộ;\n- Các thôn.\n## Địa điểm\nSân xã.\n"
    ).activities
    assert activity.name == "Lễ ra quân"
    assert fields(activity) == [("Thành phần", "Các hộ"), ("Thành phần", "Các thôn"), ("Địa điểm", "Sân xã")]


def test_a_label_before_a_colon_names_a_field_of_one_line() -> None:
    (activity,) = plan_of("1. {hoạt động: Lễ ra quân}:\n- Thời gian: 7h30;\n- Mọi người cùng dự.\n").activities
    assert fields(activity) == [("Thời gian", "7h30"), ("", "Mọi người cùng dự")]


def test_a_programme_inside_an_activity_keeps_its_steps_to_itself() -> None:
    activity, programme = plan_of(
        "# {hoạt động: Lễ}\n## {chương trình: Trình tự}\n- 7h30: {thực hiện: Trưởng thôn} khai mạc;\n- Bế mạc.\n"
    ).activities
    assert fields(activity) == []
    assert steps(programme) == [("7h30", "Trưởng thôn khai mạc", "Trưởng thôn"), ("", "Bế mạc", "")]


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("7h30: Đón khách", ("7h30", "Đón khách", "")),
        ("8h00 - 8h15: Khai mạc; thực hiện: Chủ tịch", ("8h00 - 8h15", "Khai mạc", "Chủ tịch")),
        ("8 giờ 30 phút: Giải lao", ("8 giờ 30 phút", "Giải lao", "")),
        ("9:00: Bế mạc", ("9:00", "Bế mạc", "")),
        ("Chào cờ", ("", "Chào cờ", "")),
    ],
)
def test_a_step_opens_with_its_hour(line: str, step: tuple[str, str, str]) -> None:
    (programme,) = plan_of(f"@chương trình Trình tự\n  {line}\n").activities
    assert steps(programme) == [step]
