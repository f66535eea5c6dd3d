from __future__ import annotations

from decimal import Decimal

from tests.examples.plans import figures_of, outline_of, plan_of

PLAN = plan_of("binh-son-2025")
BY_ID = {one.id: one for one in PLAN.indicators}


def test_letters_follow_the_vietnamese_order_and_begin_anew_under_each_point() -> None:
    parts = ("¶ ¶ ¶", "#1 ##1 - - ##2 - - -", "#2 ##1 a) b) c) d) đ) e) g) h) ##2 facts", "#3 1. a) b) c) d) 2. 3. 4.")
    assert outline_of(PLAN) == " ".join(parts)


def test_the_22_items_hold_28_numbers_and_two_aims_without_one() -> None:
    leaves = [part for one in PLAN.indicators for part in (one.parts or (one,))]
    assert len(PLAN.indicators) == 22
    assert len(figures_of(PLAN)) == 28
    assert [one.id for one in leaves if one.value is None] == ["huyen-ntm", "tai-nan"]


def test_the_shares_of_the_economy_add_up_to_a_hundred() -> None:
    assert sum(part.value or 0 for part in BY_ID["co-cau"].parts) == Decimal(100)


def test_a_part_in_the_words_of_an_item_leaves_the_item_its_own_number() -> None:
    schools = BY_ID["truong-chuan"]
    assert schools.name == "Trường đạt chuẩn quốc gia"
    assert schools.value == 1
    assert [part.value for part in schools.parts] == [Decimal("81.69")]


def test_an_item_that_is_only_its_parts_is_named_after_them() -> None:
    assert BY_ID["moi-truong"].name == "Tỷ lệ độ che phủ rừng, tỷ lệ đất cây xanh đô thị"


def test_the_theme_is_held_apart_from_the_movements() -> None:
    assert [slogan.kind for slogan in PLAN.slogans] == ["chủ đề", *["phong trào"] * 12]
