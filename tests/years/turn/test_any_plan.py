"""What must hold for the turn of every plan, whatever it says."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

import kehoach
from kehoach.rules.fixes import edited
from kehoach.text.source import Source
from kehoach.years import Turn, next_year
from kehoach.years.turn.answers import answer, open_questions
from tests.plans_strategy import Sample, samples

any_plan = settings(max_examples=50)

HEAD = """@kế hoạch Thi đua năm {năm}
  năm: 2024
  cơ quan: Ủy ban nhân dân xã A
  số: 3/KH-UBND
  nơi: A
  ngày: 05/02/2024

"""
SETTLED = st.sampled_from(
    [
        "Hoàn thành nhiệm vụ năm 2024 và năm {năm}, hơn năm 2023 và năm {năm - 1}.",
        "- Gửi báo cáo trước ngày 25/6/2024; họp vào tháng 8/2024, quý II/2024.",
        "1. Chỉ tiêu giai đoạn 2021 - 2030, đến năm 2035, từ năm 2023.",
        "Chào mừng 94 năm Ngày thành lập Đảng (03/02/1930 - 03/02/2024), ngày 8/3 và (26/3).",
        "# Năm học 2024 - 2025",
        "Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị, kiểm tra 2 lần/năm.",
        "@đợt 1: 01/3/2024 - 30/6/2024",
        "@giai đoạn 2: tháng 7/2024 - tháng 12/2024",
        "// Ghi chú năm 2024.",
        "{kỷ niệm 30/4/1975} năm giải phóng miền Nam.",
    ]
)
"""Lines about which no turn asks anything."""


def turned(text: str, year: int) -> Turn:
    return next_year(kehoach.loads(text), year, previous="cu.kh")


def faults(text: str) -> Counter[str]:
    return Counter(one.code for one in kehoach.loads(text).diagnostics)


@any_plan
@given(samples())
def test_a_draft_has_no_fault_that_its_plan_did_not_have(sample: Sample) -> None:
    assert faults(turned(sample.text, 2025).text) - faults(sample.text) == Counter()


@any_plan
@given(samples())
def test_every_question_of_the_turn_stands_in_the_draft_and_can_be_answered(sample: Sample) -> None:
    turn = turned(sample.text, 2025)
    text = turn.text
    asked = {one.question for one in turn.decisions if one.question}
    assert asked <= {one.number for one in open_questions(Source(text))}
    while left := open_questions(Source(text)):
        text = edited(text, answer(Source(text), left[0]))
        assert len(open_questions(Source(text))) == len(left) - 1
    assert faults(text) - faults(sample.text) == Counter()


@any_plan
@given(st.lists(SETTLED, min_size=1, max_size=12, unique=True))
def test_two_turns_by_one_year_are_one_turn_by_two_where_nothing_is_asked(lines: list[str]) -> None:
    text = HEAD + "\n".join(lines) + "\n"
    once, both = turned(text, 2025), turned(text, 2026)
    assert [one.why for turn in (once, both) for one in turn.decisions if one.question] == []
    assert turned(once.text, 2026).text == both.text


@any_plan
@given(samples())
def test_the_words_of_a_draft_are_those_of_the_decisions(sample: Sample) -> None:
    turn = turned(sample.text, 2025)
    new = Counter(one.old for one in next_year(kehoach.loads(turn.text), 2026).decisions if one.kind == "year")
    assert new == Counter(one.new[-4:] for one in turn.decisions if one.kind == "year")
