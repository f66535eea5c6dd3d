from __future__ import annotations

from collections import Counter

from kehoach.layout import lay_out
from kehoach.model.plan import PartialDate
from kehoach.render import text
from tests.examples.plans import outline_of, plan_of

PLAN = plan_of("bac-son-2025")


def test_headings_and_points_that_run_in_stand_side_by_side() -> None:
    assert outline_of(PLAN) == (
        "¶ #1 ##1 - - ##2 - - - #2 ##1 - - - ##2 ¶ ##3 ¶ #3 1. 2. 3. - - - - - - - - - 4. 5."
        " #4 ##1 ###1 facts ###2 facts ###3 facts ##2 ###1 facts ###2 ¶ #5 1. 2. 3. 4. 5. 6. #6 1. 2. 3."
    )


def test_ten_criteria_belong_to_three_kinds_of_candidates() -> None:
    assert all(one.criterion for one in PLAN.indicators)
    assert Counter(one.scope for one in PLAN.indicators) == {"tập thể": 6, "cá nhân": 2, "các đối tượng khác": 2}


def test_a_year_to_compare_with_is_not_the_year_of_a_criterion() -> None:
    assert {one.year for one in PLAN.indicators} == {2025}


def test_the_one_phase_begins_on_a_day_that_only_words_name() -> None:
    (phase,) = PLAN.phases
    assert phase.start == PartialDate(value="", text="ngày Kế hoạch này được ban hành")


def test_a_milestone_said_once_prints_wherever_it_is_named() -> None:
    printed = text.render(lay_out(PLAN))
    assert "tiến hành tổng kết Phong trào thi đua trước ngày 31/12/2025" in printed
    assert [one.label for one in PLAN.milestones] == ["sơ kết", "tổng kết"]


def test_a_unit_keeps_the_description_in_its_brackets() -> None:
    assert PLAN.assignments[-1].units == (
        "Công chức Văn phòng - thống kê phường (Cơ quan Thường trực của Hội đồng Thi đua, Khen thưởng phường)",
    )
