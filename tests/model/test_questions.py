from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import kehoach
from kehoach.model.interchange import from_json, to_json

if TYPE_CHECKING:
    from kehoach.model.plan import Plan, Question

SOURCE = """@kế hoạch Thi đua năm {năm}
  năm: 2025
  // kehoach: hỏi 1 «Ủy ban nhân dân xã A»: còn là cơ quan ban hành không → Ủy ban nhân dân xã B
  cơ quan: Ủy ban nhân dân xã A
  số: 12/KH-UBND
  nơi: A
  ngày: 03/02/2025

@căn cứ
  {?2 đã hết hiệu lực → Nghị định số 98/2023/NĐ-CP: Nghị định số 91/2017/NĐ-CP}

1. Bảo hiểm y tế {chỉ tiêu bhyt: đạt {?3 năm 2024 là 97%: 97%} trở lên}; làm {?: một} nhà.

@chỉ tiêu
  ngheo = Tỷ lệ hộ nghèo: {?4 chỉ tiêu mới: 1,5%}; năm trước: 2,1%

@ký
  TM. ỦY BAN NHÂN DÂN
  CHỦ TỊCH
  // kehoach: hỏi «Lê Đức Tuấn»: ai ký
  Lê Đức Tuấn
"""


def plan(source: str = SOURCE) -> Plan:
    made = kehoach.loads(source)
    assert made.diagnostics == ()
    assert made.plan is not None
    return made.plan


def asked(one: Question) -> tuple[int, str, str, str]:
    return one.number, one.text, one.reason, one.proposal


def test_questions_are_read_with_their_numbers_reasons_and_proposals() -> None:
    assert sorted(map(asked, plan().questions)) == [
        (0, "Lê Đức Tuấn", "ai ký", ""),
        (0, "một", "", ""),
        (1, "Ủy ban nhân dân xã A", "còn là cơ quan ban hành không", "Ủy ban nhân dân xã B"),
        (2, "Nghị định số 91/2017/NĐ-CP", "đã hết hiệu lực", "Nghị định số 98/2023/NĐ-CP"),
        (3, "97%", "năm 2024 là 97%", ""),
        (4, "1,5%", "chỉ tiêu mới", ""),
    ]


def test_a_question_breaks_no_fact_around_it() -> None:
    made = plan()
    assert [(one.id, one.comparator, one.value) for one in made.indicators] == [
        ("bhyt", "≥", Decimal(97)),
        ("ngheo", "=", Decimal("1.5")),
    ]
    assert [one.number for one in made.citations] == ["91/2017/NĐ-CP"]
    assert made.head.issuers[0].name == "Ủy ban nhân dân xã A"


def test_all_words_of_a_question_are_marked_as_unconfirmed() -> None:
    made = plan(SOURCE + "\n2. Xong {?5 việc một lần: *nhà* năm {năm}, {phong trào: “A”}}.\n")
    runs = [run for section in made.sections[-1:] for run in section.text]  # type: ignore[union-attr]
    assert [run.text for run in runs if not run.unconfirmed] == ["Xong ", "."]


def test_a_final_plan_is_refused_while_one_question_is_open() -> None:
    told = [one for one in kehoach.loads(SOURCE).check(final=True) if one.code == "KH098"]
    assert [one.place.line for one in told] == [3, 10, 12, 12, 15, 20]
    assert told[1].message("vi").endswith("«Nghị định số 91/2017/NĐ-CP» (đã hết hiệu lực).")


def test_a_question_in_a_comment_is_no_word_to_the_checker() -> None:
    assert [one.code for one in kehoach.loads(SOURCE).check() if one.code.startswith("KH19")] == []
    mistyped = SOURCE.replace("«Lê Đức Tuấn»", "Lê Đức Tuấn")
    assert [one.code for one in kehoach.loads(mistyped).check() if one.code.startswith("KH19")] == ["KH191"]


def test_a_model_from_json_is_refused_for_its_questions_too() -> None:
    assert from_json(to_json(plan())) == plan()
