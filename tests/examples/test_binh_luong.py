from __future__ import annotations

import re

import kehoach
from tests.examples.plans import ROOT, figures_of, outline_of, plan_of

PLAN = plan_of("binh-luong-2024")


def test_dashes_below_a_point_do_not_break_the_count() -> None:
    points = " ".join(f"{number}." for number in range(4, 14))
    assert outline_of(PLAN) == f"¶ #1 ¶ #2 1. 2. 3. - - - - - {points} #3 ##1 ¶ ##2 a) b) c) ##3 - -"


def test_seventeen_of_22_indicators_have_a_number_and_two_of_them_are_zero() -> None:
    assert len(PLAN.indicators) == 22
    assert len(figures_of(PLAN)) == 17
    assert sum(figure == 0 for figure in figures_of(PLAN)) == 2


def test_an_indicator_falls_to_the_unit_whose_task_names_it() -> None:
    scopes = {one.id: one.scope for one in PLAN.indicators}
    assert scopes["bo-rao"] == "Hội CCB"
    assert scopes["lang-van-hoa"] == "xã"


def test_a_figure_alone_takes_its_name_from_the_clause_before_it() -> None:
    names = {one.id: one.name for one in PLAN.indicators}
    assert names["bhyt"] == "vận động đến các hộ gia đình tham gia mua bảo hiểm y tế tự nguyện"
    assert names["nha-ve-sinh"] == "vận động hội viên thực hiện làm nhà vệ sinh đảm bảo trên địa bàn toàn xã"


def test_the_year_of_the_plan_carries_its_title_and_its_anniversaries() -> None:
    source = (ROOT / "examples" / "binh-luong-2024.kh").read_text(encoding="utf-8")
    next_year = kehoach.loads(re.sub(r"(năm: +)2024", r"\g<1>2025", source)).plan
    assert next_year is not None
    assert next_year.head.title == "Phát động phong trào thi đua năm 2025"
    assert [one.years for one in next_year.anniversaries] == [95, 50]
