from __future__ import annotations

import pytest

from tests.model.sources import pairs, plan_of

SENTENCES = """
1. {giao: Phòng Nội vụ} chủ trì, phối hợp với {phối hợp: Văn phòng và các cơ quan liên quan} tham mưu kiểm tra.
  chủ trì | Văn phòng; các cơ quan liên quan | tham mưu kiểm tra
1. {giao: Phòng Nội vụ} phối hợp với {phối hợp: Trung tâm Văn hóa huyện} đẩy mạnh tuyên truyền.
  phối hợp | Trung tâm Văn hóa huyện | đẩy mạnh tuyên truyền
1. {giao: Phòng Nội vụ} theo dõi, đôn đốc; phối hợp với {phối hợp: các cơ quan liên quan} tuyên truyền.
  theo dõi | các cơ quan liên quan | theo dõi, đôn đốc; phối hợp với các cơ quan liên quan tuyên truyền
1. {giao: Các thôn} có trách nhiệm báo cáo kết quả.
  thực hiện | | báo cáo kết quả
1. Học tập và làm theo Bác bằng hoạt động của {giao: các thôn}.
  thực hiện | | Học tập và làm theo Bác bằng hoạt động của các thôn
"""


@pytest.mark.parametrize(("sentence", "fact"), pairs(SENTENCES))
def test_role_partners_and_task_are_read_from_the_sentence(sentence: str, fact: list[str]) -> None:
    [one] = plan_of(sentence).assignments
    assert [one.role, "; ".join(one.partners), *one.tasks] == fact


def test_points_below_the_units_are_their_tasks() -> None:
    [one] = plan_of("1. {giao: Các thôn}:\na) Tuyên truyền.\nb) Báo cáo.").assignments
    assert one.tasks == ("Tuyên truyền", "Báo cáo")


def test_points_after_a_paragraph_that_ends_in_a_colon_are_its_tasks() -> None:
    text = "Giao {giao: Các thôn} chủ trì:\n- Tuyên truyền;\n- {giao: Hội Nông dân} phát động;\n- Báo cáo.\n1. Khác."
    assert plan_of(text).assignments[0].tasks == ("Tuyên truyền", "Báo cáo")


def test_points_after_a_whole_sentence_are_not() -> None:
    [one] = plan_of("Giao {giao: Các thôn} tuyên truyền.\n- Kinh phí do xã cấp.").assignments
    assert one.tasks == ("tuyên truyền",)


def test_points_below_a_sentence_add_to_its_task() -> None:
    [one] = plan_of("1. {giao: Các thôn} tổ chức phát động.\na) Tuyên truyền.").assignments
    assert one.tasks == ("tổ chức phát động", "Tuyên truyền")


def test_the_task_of_another_unit_below_is_not_taken_over() -> None:
    plan = plan_of("1. {giao: Mặt trận xã} tuyên truyền.\n- {giao: Hội Nông dân} phát động phong trào.")
    assert [one.tasks for one in plan.assignments] == [("tuyên truyền",), ("phát động phong trào",)]


def test_a_brace_in_a_table_names_the_task_and_all_that_stands_in_other_cells() -> None:
    brace = "{giao; việc = Tuyên truyền; phối hợp = Các thôn; hạn = 30/6/2026; sản phẩm = Báo cáo: Công an xã}"
    [assignment] = plan_of(f"# Tổ chức thực hiện\n| Tuyên truyền | {brace} |\n").assignments
    assert (assignment.units, assignment.tasks) == (("Công an xã",), ("Tuyên truyền",))
    assert (assignment.partners, str(assignment.due), assignment.product) == (("Các thôn",), "2026-06-30", "Báo cáo")


def test_a_brace_in_prose_that_names_its_task_keeps_it() -> None:
    [assignment] = plan_of("- {giao; việc = Trực ban: Công an xã} lo việc này trong dịp Tết.\n").assignments
    assert assignment.tasks == ("Trực ban",)


@pytest.mark.parametrize(
    ("head", "units", "partners", "role"),
    [
        ("Phòng Nội vụ, phối hợp Công an xã", "Phòng Nội vụ", "Công an xã", "thực hiện"),
        ("Phòng Nội vụ chủ trì, phối hợp với Công an xã, Các thôn", "Phòng Nội vụ", "Công an xã|Các thôn", "chủ trì"),
        ("Tổ phối hợp liên ngành", "Tổ phối hợp liên ngành", "", "thực hiện"),
    ],
)
def test_partners_typed_in_the_head_of_an_assignment_are_partners(
    head: str, units: str, partners: str, role: str
) -> None:
    [one] = plan_of(f"@giao {head}\n  Tuyên truyền.").assignments
    assert ("|".join(one.units), "|".join(one.partners), one.role) == (units, partners, role)
