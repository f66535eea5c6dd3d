from __future__ import annotations

import csv
from datetime import datetime
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from kehoach.years.tasks.forms import FORMS, write
from kehoach.years.tasks.turned import Duty, duties
from tests.years.plans import example, plan_with

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

BODY = """\
@giao Phòng Kinh tế; chủ trì; phối hợp: Công an xã, Các thôn; hạn: 30/6; sản phẩm: báo cáo
  - Theo dõi chỉ tiêu;
  - Đôn đốc các thôn.
@giao Công an xã; hạn: tháng 8/2026
  giữ gìn an ninh
"""


def told(duty: Duty) -> str:
    return f"{duty.unit}: {duty.task} ({duty.role}; {', '.join(duty.others)})"


def sheet(*plans: str) -> Any:  # noqa: ANN401 - a sheet of openpyxl
    return load_workbook(BytesIO(write(duties(map(example, plans)), "xlsx", "vi"))).active


def test_each_unit_has_its_duties_first_those_that_it_leads() -> None:
    assert [told(duty) for duty in duties([plan_with(BODY)])] == [
        "Phòng Kinh tế: Theo dõi chỉ tiêu (lead; Công an xã, Các thôn)",
        "Phòng Kinh tế: Đôn đốc các thôn (lead; Công an xã, Các thôn)",
        "Công an xã: Giữ gìn an ninh (alone; )",
        "Công an xã: Theo dõi chỉ tiêu (partner; Phòng Kinh tế)",
        "Công an xã: Đôn đốc các thôn (partner; Phòng Kinh tế)",
        "Các thôn: Theo dõi chỉ tiêu (partner; Phòng Kinh tế)",
        "Các thôn: Đôn đốc các thôn (partner; Phòng Kinh tế)",
    ]


def test_units_of_one_assignment_do_it_together() -> None:
    body = "- {giao: Mặt trận xã} và {giao: Các đoàn thể} vận động Nhân dân.\n"
    assert [told(duty) for duty in duties([plan_with(body)])] == [
        "Mặt trận xã: Vận động Nhân dân (alone; Các đoàn thể)",
        "Các đoàn thể: Vận động Nhân dân (alone; Mặt trận xã)",
    ]


def test_the_sheet_that_is_followed_up(snapshot: SnapshotAssertion) -> None:
    rows = [" | ".join("" if cell.value is None else str(cell.value) for cell in row) for row in sheet("moi-cau-truc")]
    assert "\n".join(rows) == snapshot


def test_the_sheet_can_be_sorted_filtered_and_printed() -> None:
    made = sheet("moi-cau-truc")
    assert made.freeze_panes == "C4"
    assert made.auto_filter.ref == f"A3:I{made.max_row}"
    assert (made.page_setup.orientation, made.page_setup.paperSize, made.print_title_rows) == ("landscape", 9, "$3:$3")
    dues = [cell.value for cell in made["F"] if isinstance(cell.value, datetime)]
    assert min(dues) == datetime(2026, 1, 18)  # noqa: DTZ001 - a sheet knows no zones
    assert made["F4"].number_format == "dd/mm/yyyy"


def test_what_became_of_a_task_is_left_to_be_filled_in() -> None:
    made = sheet("moi-cau-truc")
    assert [made["H3"].value, made["I3"].value] == ["Kết quả", "Ghi chú"]
    assert {cell.value for row in made.iter_rows(min_row=4, min_col=8) for cell in row} == {None}


def test_tasks_of_several_plans_name_the_plan() -> None:
    made = sheet("moi-cau-truc", "truyen-thong-2026")
    assert made["H3"].value == "Kế hoạch"
    assert len({cell.value for cell in made["H"][3:]}) == 2


def test_csv_has_the_same_rows() -> None:
    text = write(duties([plan_with(BODY)]), "csv", "vi").decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text)))
    assert rows[0][:6] == ["STT", "Đơn vị", "Nhiệm vụ", "Vai trò", "Cùng thực hiện", "Thời hạn"]
    assert rows[1][:7] == [
        "1",
        "Phòng Kinh tế",
        "Theo dõi chỉ tiêu",
        "chủ trì",
        "Công an xã; Các thôn",
        "30/6/2026",
        "Báo cáo",
    ]
    assert rows[3][5] == "tháng 8/2026"


@pytest.mark.parametrize("form", FORMS)
def test_the_same_plans_give_the_same_bytes(form: str) -> None:
    made = duties([example("moi-cau-truc")])
    assert write(made, form, "vi") == write(made, form, "vi")
    assert write((), form, "vi")
