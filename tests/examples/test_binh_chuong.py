from __future__ import annotations

from kehoach.layout import lay_out
from kehoach.model.plan import PartialDate
from kehoach.render import text
from tests.examples.plans import outline_of, plan_of

PLAN = plan_of("binh-chuong-2024")


def test_points_below_a_run_in_point_stand_between_it_and_the_next() -> None:
    assert outline_of(PLAN) == (
        "¶ #1 ##1 - - - ##2 - - - - #2 ##1 ¶ ##2 ¶ ##3 ###1 ¶ - ###2 - -"
        " #3 1. 2. - - 3. 4. 1. - - - - - - - 2. - - - - - 5. 6. #4 ##1 - - - - - - - ##2 - - - - - - ##3 - -"
        " #5 1. 2. 3. 4. #6 ##1 ¶ ##2 - - - - ##3 - - 4. 5. 6. 7. ##8 - - - - -"
    )


def test_the_title_keeps_the_lines_that_its_author_broke() -> None:
    assert len(PLAN.head.title.split("\n")) == 4


def test_the_issuer_stands_below_its_parent() -> None:
    assert [(one.name, one.parent) for one in PLAN.head.issuers] == [
        ("Đảng ủy xã Bình Chương", "Đảng bộ huyện Bình Sơn")
    ]


def test_a_phase_that_begins_in_words_still_knows_the_month_in_its_brackets() -> None:
    assert PLAN.phases[0].start == PartialDate(value="2024-08", text="khi phát động (tháng 8/2024)")


def test_a_phase_holds_the_occasions_and_the_open_end_of_their_list() -> None:
    occasions, milestone = PLAN.phases[0].text.split("\n")
    assert occasions.startswith("Thi đua lập thành tích chào mừng Đại hội thi đua yêu nước huyện Bình Sơn lần thứ VI")
    assert occasions.endswith("đại biểu hội đồng nhân dân các cấp nhiệm kỳ 2026 – 2031...")
    assert milestone.startswith("Tổ chức sơ kết phong trào thi đua trong tháng 8/2025")


def test_a_milestone_keeps_its_condition_and_is_named_elsewhere_without_it() -> None:
    assert PLAN.milestones[0].text == "tháng 8/2025 (ngay sau khi kết thúc Đại hội Đảng bộ xã)"
    assert "nhiệm kỳ 2026 – 2031 vào tháng 8/2025 và tổng kết phong trào thi đua vào tháng 8/2026." in printed()


def test_two_deadlines_of_one_assignment_are_both_told_and_the_first_counts() -> None:
    due = {one.units: one.due for one in PLAN.assignments if one.due}
    assert due["Văn phòng Đảng ủy",] == PartialDate(value="2025-08", text="tháng 8/2025, tháng 8/2026")
    assert len(due) == 3


def test_a_cross_reference_prints_the_number_of_its_section() -> None:
    assert "báo cáo nội dung phát động thi đua tại Mục III Kế hoạch này" in printed()
    assert "chương trình cụ thể theo tinh thần Mục IV Kế hoạch này" in printed()


def test_the_second_phase_gets_the_number_that_the_publication_missed() -> None:
    assert "3.2. Đợt 2: Từ tháng 8/2025 đến tháng 7/2026" in printed()


def test_the_ceremony_has_its_guests_its_time_and_its_steps() -> None:
    ceremony, programme = PLAN.activities
    assert [field.label for field in ceremony.fields] == [
        *["Thành phần tham dự Lễ"] * 7,
        *["Thời gian tổ chức Lễ phát động thi đua"] * 2,
    ]
    assert [bool(step.actor) for step in programme.steps] == [False, True, True, True, True, False]


def printed() -> str:
    return text.render(lay_out(PLAN))
