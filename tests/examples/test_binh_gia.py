from __future__ import annotations

from tests.examples.plans import figures_of, outline_of, plan_of

PLAN = plan_of("binh-gia-2025")


def test_points_count_on_over_paragraphs_without_a_number() -> None:
    assert outline_of(PLAN) == "¶ ¶ 1. 2. 3. 4. 5. ¶ 6. ¶ 7. 8."


def test_eight_of_ten_indicators_have_a_number_and_one_of_them_is_zero() -> None:
    assert len(PLAN.indicators) == 10
    assert len(figures_of(PLAN)) == 8
    assert sum(figure == 0 for figure in figures_of(PLAN)) == 1


def test_a_plan_for_five_years_gives_its_indicators_no_year_that_they_do_not_name() -> None:
    assert {one.id: one.year for one in PLAN.indicators if one.id in ("thu-nhap", "lao-dong")} == {
        "thu-nhap": None,
        "lao-dong": 2030,
    }


def test_a_time_at_the_head_of_a_sentence_holds_for_the_indicator_in_it() -> None:
    assert [one.horizon for one in PLAN.indicators if one.id in ("nong-thon-moi", "to-chuc-dang")] == [
        "đến năm 2030",
        "hàng năm",
    ]


def test_the_last_paragraph_stands_outside_the_numbering() -> None:
    assert len(PLAN.closing) == 1
