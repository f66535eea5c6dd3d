from __future__ import annotations

import kehoach
from kehoach.years import results
from kehoach.years.turn.reached import Reached, reached_by

HEAD = "@kế hoạch Thi đua\n  năm: 2025\n  cơ quan: UBND xã A\n  nơi: A\n  ngày: …/02/2025\n@chỉ tiêu\n"


def test_results_are_found_by_id_or_name_also_of_parts_and_only_of_the_year() -> None:
    plan = kehoach.loads(f"{HEAD}  co-cau = Cơ cấu:\n    dv = Dịch vụ khoảng 50%\n    Nông nghiệp khoảng 50%\n").plan
    assert plan is not None
    table = results.read("mã,năm,kết quả\nDV,2025,49%\nnông nghiệp,2025,51\ndv,2024,1\nla,2024,1\n".encode(), "a.csv")
    reached, faults = reached_by(plan, table.rows)
    assert sorted(reached.values()) == [Reached("49%", "met"), Reached("51", "met")]
    assert faults == []


def test_a_result_in_a_larger_or_smaller_unit_is_held_against_the_target_and_one_of_another_kind_told() -> None:
    plan = kehoach.loads(f"{HEAD}  thu = Thu ngân sách: 12.500 triệu đồng\n  bhyt = Bảo hiểm y tế: 97%\n").plan
    assert plan is not None
    table = results.read('mã,kết quả\nthu,"13,2 tỷ đồng"\nbhyt,95 hộ\n'.encode(), "a.csv", year=2025)
    reached, faults = reached_by(plan, table.rows)
    assert reached == {"thu": Reached("13,2 tỷ đồng", "above")}
    assert [(one.code, one.place.line, one.args["unit"]) for one in faults] == [("KH654", 3, "hộ")]
    shorter = results.read("mã,kết quả\nthu,12.700 triệu\n".encode(), "a.csv", year=2025)
    assert reached_by(plan, shorter.rows) == ({"thu": Reached("12.700 triệu", "above")}, [])


def test_results_of_other_offices_are_passed_over() -> None:
    plan = kehoach.loads(f"{HEAD}  bhyt = Bảo hiểm y tế: 97%\n").plan
    assert plan is not None
    table = results.read("cơ quan,mã,kết quả\nUBND xã B,bhyt,90\nubnd xã a,bhyt,96\n".encode(), "a.csv", year=2025)
    assert reached_by(plan, table.rows) == ({"bhyt": Reached("96", "below")}, [])
