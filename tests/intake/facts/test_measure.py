"""The facts of the published plans are found, few of those found are none."""

from __future__ import annotations

import pytest

from tests.intake.facts import measure

pytestmark = pytest.mark.skipif(not measure.SEEDS.is_dir(), reason="the published texts are not here")

WITHOUT_A_MARK = {"đầu", "nơi nhận", "ký", "văn bản", "căn cứ"}
"""What the place in the file or the compiler tells; the others are found by their words."""


def test_nine_facts_in_ten_are_found_and_not_one_in_twenty_is_false() -> None:
    whole = measure.total(score for number in measure.REPRODUCED for score in measure.of_seed(number).values())
    assert whole.recall >= 0.95
    assert whole.precision >= 0.97


def test_the_same_holds_of_the_facts_that_need_a_mark() -> None:
    scores = [measure.of_seed(number) for number in measure.REPRODUCED]
    marked = measure.total(one for each in scores for kind, one in each.items() if kind not in WITHOUT_A_MARK)
    assert marked.recall >= 0.93
    assert marked.precision >= 0.95


def test_every_plan_by_itself_has_nine_facts_in_ten_found() -> None:
    shares = {number: measure.total(measure.of_seed(number).values()).recall for number in measure.REPRODUCED}
    assert {number: share for number, share in shares.items() if share < 0.9} == {}
