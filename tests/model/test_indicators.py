from __future__ import annotations

from decimal import Decimal

import pytest

from kehoach.model.plan import Base
from tests.model.sources import HEAD, pairs, plan_of

IN_A_SENTENCE = """
Phấn đấu đến năm 2030 {chỉ tiêu: tỷ lệ lao động qua đào tạo đạt trên 76%}.
  tỷ lệ lao động qua đào tạo | > | 76 | đến năm 2030
Hằng năm, {chỉ tiêu: tỷ lệ đảng viên hoàn thành tốt nhiệm vụ đạt 90% trở lên}.
  tỷ lệ đảng viên hoàn thành tốt nhiệm vụ | ≥ | 90 | hằng năm
{chỉ tiêu: Đến năm 2030 không còn hộ nghèo (theo chuẩn giai đoạn 2021 - 2025)}.
  hộ nghèo (theo chuẩn giai đoạn 2021 - 2025) | none | 0 | Đến năm 2030
Vận động các hộ tham gia bảo hiểm y tế năm 2025, {chỉ tiêu: đạt 97% trở lên}.
  Vận động các hộ tham gia bảo hiểm y tế | ≥ | 97 |
Vận động hội viên làm nhà vệ sinh toàn xã là {chỉ tiêu: 41 hộ}.
  Vận động hội viên làm nhà vệ sinh toàn xã | = | 41 |
Tỷ lệ hộ dùng nước sạch {chỉ tiêu: đến năm 2030 đạt trên 76%}.
  Tỷ lệ hộ dùng nước sạch | > | 76 | đến năm 2030
{chỉ tiêu: đến năm 2030 đạt trên 76%}.
  đến năm 2030 đạt trên 76% | > | 76 | đến năm 2030
Chăm lo người nghèo; {chỉ tiêu: giảm 12 hộ nghèo so với năm 2024}.
  hộ nghèo so với năm 2024 | decrease | 12 |
"""


@pytest.mark.parametrize(("sentence", "fact"), pairs(IN_A_SENTENCE))
def test_an_indicator_in_a_sentence_is_read_with_the_words_round_it(sentence: str, fact: list[str]) -> None:
    [one] = plan_of(sentence).indicators
    assert [one.name, one.comparator, str(one.value), one.horizon] == fact


def test_the_words_of_a_year_say_by_when_an_indicator_is_to_be_reached() -> None:
    several, one = plan_of("@chỉ tiêu\n  Nước sạch: 98%; năm: đến năm 2030\n  Bảo hiểm: 97%; năm: 2026\n").indicators
    assert (several.year, several.horizon, one.year, one.horizon) == (2030, "đến năm 2030", 2026, "")


def test_a_time_inside_another_indicator_of_the_sentence_is_not_taken_over() -> None:
    plan = plan_of(
        "Phấn đấu {chỉ tiêu: thu ngân sách hằng năm tăng 12%}; {chỉ tiêu: thu nhập đạt 80 triệu đồng/người}."
    )
    assert [one.horizon for one in plan.indicators] == ["hằng năm", ""]


def test_a_name_in_a_list_stays_as_it_is_typed() -> None:
    [one] = plan_of("@chỉ tiêu\n  Giải quyết việc làm trong năm: 1.600 người\n").indicators
    assert (one.name, one.horizon) == ("Giải quyết việc làm trong năm", "trong năm")


def test_a_whole_keeps_the_value_that_stands_beside_its_parts() -> None:
    [one] = plan_of("@chỉ tiêu\n  Tổng đàn: 5.000 con, trong đó {chỉ tiêu: đàn bò 1.000 con}\n").indicators
    assert one.name == "Tổng đàn, trong đó"
    assert [one.value, one.parts[0].value] == [5000, 1000]


def test_a_number_in_the_name_of_a_whole_is_not_its_value() -> None:
    [one] = plan_of("@chỉ tiêu\n  Kết quả 03 chương trình mục tiêu quốc gia:\n    Vốn giải ngân: 95%\n").indicators
    assert [one.value, one.parts[0].value] == [None, 95]


def test_what_is_said_of_the_whole_holds_for_its_parts() -> None:
    [one] = plan_of("@chỉ tiêu\n  Đạt chuẩn an ninh hằng năm:\n    Xã, phường 95%\n").indicators
    assert [part.horizon for part in one.parts] == ["hằng năm"]


def test_an_indicator_belongs_to_the_unit_whose_task_it_stands_in_else_to_the_whole_area() -> None:
    plan = plan_of(
        "1. {giao: Hội Nông dân} vận động {chỉ tiêu: 41 hộ làm nhà vệ sinh}.\n2. {chỉ tiêu: 83% gia đình văn hóa}."
    )
    assert [one.scope for one in plan.indicators] == ["Hội Nông dân", "xã"]


def test_a_plan_for_several_years_dates_only_the_indicators_that_name_a_year() -> None:
    head = HEAD.replace("thi đua\n  năm:     2025", "thi đua giai đoạn 2025 - 2030\n  ngày:    …/8/2025")
    plan = plan_of(
        "{chỉ tiêu: Thu nhập đạt 80 triệu đồng/người}; {chỉ tiêu: đến năm 2030 đạt 98% số hộ dùng nước sạch}.", head
    )
    assert [one.year for one in plan.indicators] == [None, 2030]


@pytest.mark.parametrize(
    ("said", "value", "is_target"),
    [
        ("95,2%", "95.2", False),
        ("chỉ tiêu 97%", "97", True),
        ("Chi tieu từ 97% trở lên", "97", True),
        ("chỉ tiêu", None, False),
        ("3 chỉ tiêu", "3", False),
    ],
)
def test_the_value_of_the_year_before_was_reached_unless_its_words_say_that_it_was_the_target(
    said: str, value: str | None, *, is_target: bool
) -> None:
    listed, marked = plan_of(
        f"@chỉ tiêu\n  a = Tỷ lệ: 98%; năm trước: {said}\n\nĐạt {{chỉ tiêu b; năm trước = {said}: tỷ lệ 98%}}."
    ).indicators
    assert listed.base == Base(text=said, value=Decimal(value) if value else None, year=2024, target=is_target)
    assert marked.base == listed.base
