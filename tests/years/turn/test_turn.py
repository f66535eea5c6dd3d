from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.model.plan import Base
from kehoach.text.catalogue import phrases
from kehoach.text.resources import resource
from kehoach.text.source import Source
from kehoach.years import next_year
from kehoach.years.turn.answers import open_questions
from kehoach.years.turn.reached import Reached
from kehoach.years.turn.turn import NoYearError
from tests.years.turn.small_plan import HEAD, decided, turned, why

if TYPE_CHECKING:
    from pathlib import Path


def test_the_head_gets_its_year_and_leaves_room_for_number_and_day() -> None:
    text = next_year(kehoach.loads(HEAD + "Nội dung.\n"), previous="cu.kh").text
    assert text == (
        HEAD.replace("2024", "2025").replace("15/KH", "…/KH").replace("05/02", "…/02")
        + "\n@năm trước cu.kh\nNội dung.\n"
    )


@pytest.mark.parametrize(
    ("written", "new"),
    [
        ("…/02/2024", "…/02/2025"),
        ("…/…/2024", "…/…/2025"),
        ("ngày 05 tháng 02 năm 2024", "ngày … tháng 02 năm 2025"),
        ("05/02/{năm}", "…/02/{năm}"),
    ],
)
def test_a_date_of_issue_keeps_its_month(written: str, new: str) -> None:
    head = HEAD.replace("05/02/2024", written)
    assert f"  ngày: {new}\n" in next_year(kehoach.loads(head + "Nội dung.\n")).text


def test_a_plan_that_is_in_no_file_is_not_linked() -> None:
    text = next_year(kehoach.loads(HEAD + "Nội dung.\n")).text
    assert "@năm trước" not in text
    assert kehoach.loads(text).diagnostics == ()


def test_a_plan_may_be_turned_by_more_than_one_year() -> None:
    body = "Năm 2024 và năm 2023; trước ngày 15/12/2024.\n"
    assert turned(body, 2027) == "Năm 2027 và năm 2026; trước ngày 15/12/2027.\n"


@pytest.mark.parametrize(
    ("body", "new"),
    [
        ("Hoàn thành nhiệm vụ năm 2024.\n", "Hoàn thành nhiệm vụ năm 2025.\n"),
        ("Giữ vững kết quả đã đạt được năm 2023.\n", "Giữ vững kết quả đã đạt được năm 2024.\n"),
        ("Tạo đà cho năm 2025.\n", "Tạo đà cho năm 2026.\n"),
        ("Nhiệm vụ của năm 2024, 2025.\n", "Nhiệm vụ của năm 2025, 2026.\n"),
        ("Năm học 2024 - 2025 và các năm sau.\n", "Năm học 2025 - 2026 và các năm sau.\n"),
        ("Chào mừng 94 năm Ngày thành lập Đảng.\n", "Chào mừng 95 năm Ngày thành lập Đảng.\n"),
        (
            "Kỷ niệm 70 năm ngày thành lập trường (05/9/1954 - 05/9/2024).\n",
            "Kỷ niệm 71 năm ngày thành lập trường (05/9/1954 - 05/9/2025).\n",
        ),
        ("Số liệu tính đến ngày 31/12/2023.\n", "Số liệu tính đến ngày 31/12/2024.\n"),
        ("Từ 15/12/2023 đến 14/12/2024.\n", "Từ 15/12/2024 đến 14/12/2025.\n"),
        ("Đêm 31/12/2023 rạng 01/01/2024.\n", "Đêm 31/12/2024 rạng 01/01/2025.\n"),
        ("Ngày 15 tháng 3/2024, các ngày 01-31/3/2024.\n", "Ngày 15 tháng 3/2025, các ngày 01-31/3/2025.\n"),
        ("Vụ đông xuân 2023 - 2024.\n", "Vụ đông xuân 2024 - 2025.\n"),
        ("Kỷ niệm 79 năm Quốc khánh (1945 - 2024).\n", "Kỷ niệm 80 năm Quốc khánh (1945 - 2025).\n"),
        ("Năm 2023 vượt so với cùng kỳ năm 2022.\n", "Năm 2024 vượt so với cùng kỳ năm 2023.\n"),
        ("Mừng Xuân Giáp Thìn 2024, tổng kết năm Quý Mão.\n", "Mừng Xuân Ất Tỵ 2025, tổng kết năm Giáp Thìn.\n"),
    ],
)
def test_what_speaks_of_the_plan_s_own_time_moves(body: str, new: str) -> None:
    assert turned(body) == new


@pytest.mark.parametrize(
    "body",
    [
        "Phong trào đã có từ năm 2023 đến nay.\n",
        "Đến năm 2030 xã đạt chuẩn đô thị.\n",
        "Kết quả năm 2019 và ngày 03/02/1930.\n",
        "Giai đoạn 2021 - 2025, tầm nhìn 2045.\n",
        "Thực hiện Nghị quyết Trung ương 4 khóa XI.\n",
        "Chia làm 2 đợt, mỗi quý kiểm tra 2 lần/năm, theo Tiêu chí số 17.\n",
        "Các ngày 8/3, 20/10 và (26/3).\n",
        "Theo Luật Đất đai 2024 và Luật Bảo hiểm y tế sửa đổi năm 2024.\n",
        "Thư về bch2024@mau.vn.\n",
        "| Họ tên | Ngày vào Đảng | Ngày, tháng, năm sinh |\n| :-- | :-: | :-: |\n| A | 03/02/2024 | 2023 |\n",
        "Luật Đất đai có hiệu lực từ ngày 01/8/2024.\n",
        "Phong trào “5 không, 3 sạch”.\n",
        "Thực hiện Quyết định số 1526/QĐ-TTg ngày 09/12/2022 của Thủ tướng Chính phủ.\n",
    ],
)
def test_what_does_not_stays_and_asks_nothing(body: str) -> None:
    assert turned(body) == body


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("Phong trào “Chung tay xóa nhà tạm trong năm 2024”.\n", "quoted-year"),
        ("Đến năm 2024 không còn nhà tạm.\n", "horizon"),
        ("Triển khai thực hiện hiệu quả Kế hoạch xóa nhà tạm năm 2024 trên địa bàn.\n", "named-year"),
        ("Tham gia giải báo chí lần thứ II năm 2024.\n", "event-of-a-row"),
        ("Nghị quyết kỳ họp thứ Bảy.\n", "session"),
        ("Chào mừng 50 năm giải phóng xã Bình Minh.\n", "unknown-occasion"),
        ("Tổ chức Đại hội Phụ nữ xã vào ngày 20/5/2024.\n", "event-day"),
        ("Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân các cấp ngày 20/5/2024.\n", "event-day"),
        ("Sáp nhập hai thôn từ 01/7/2024.\n", "event-day"),
        ("Từ ngày 01/7/2024, chính quyền địa phương 2 cấp đi vào hoạt động.\n", "event-day"),
        ("Nghỉ Tết Nguyên đán từ ngày 08/02/2024.\n", "lunar-day"),
        ("Giao lưu dịp rằm tháng Tám (17/9/2024).\n", "lunar-day"),
        ("Hội nghị ngày 12/02/2024 (tức mùng 3 Tết).\n", "lunar-day"),
        ("Thực hiện Nghị quyết số 18-NQ/ĐU năm 2024.\n", "named-year"),
        ("Kết quả thực hiện Nghị quyết số 18-NQ/ĐU năm 2023.\n", "named-year"),
        ("Năm thứ tư thực hiện Nghị quyết Đại hội.\n", "ordinal"),
        ("Kỷ niệm 35 năm tái lập xã.\n", "unknown-occasion"),
        ("Tổng kết 10 năm thực hiện Chỉ thị số 05-CT/TW.\n", "once"),
        ("Làm ở các thôn còn lại.\n", "shrinking"),
        ("Phấn đấu đạt 97%.\n", "unmarked-target"),
        ("Tổng thu năm 2023 là 12,5 tỷ đồng.\n", "result"),
        ("Toàn xã hiện còn 35 hộ nghèo.\n", "result"),
        ("Năm 2023 toàn xã có 120 hộ nghèo.\n", "result"),
        ("Rà soát 120 hộ nghèo năm 2023.\n", "result"),
        ("Số liệu tính đến 31/12/2023: 3.456 hộ.\n", "result"),
        ("Nâng từ 85% năm 2023 lên mức mới.\n", "result"),
        ("Tổng kinh phí 50.000.000 đồng.\n", "money"),
        ("Giảm tỷ lệ hộ nghèo từ 3,2% xuống còn 2,5%.\n", "result"),
        ("Phấn đấu {chỉ tiêu: đến năm 2030 đạt 99%}.\n", "target-ahead"),
        ("| Thôn | Số hộ |\n| :-- | --: |\n| Đông | 120 |\n", "table-figure"),
        ("{chỉ tiêu: Hoàn thành xây dựng nhà văn hóa}.\n", "once"),
        ("Chủ đề: {chủ đề: “Đường sáng”}.\n", "theme"),
    ],
)
def test_what_a_person_must_decide_is_asked_and_stays_as_it_is(body: str, reason: str) -> None:
    asked = [one for one in decided(body) if one.operation == "ask"]
    assert reason in [one.why for one in asked]
    assert all(one.question and one.new == one.old for one in asked)


def test_a_period_turns_only_when_the_year_leaves_it_and_is_asked() -> None:
    body = "Chỉ tiêu giai đoạn 2021-2025 và Nghị quyết Đại hội khóa XX, nhiệm kỳ 2020 - 2025.\n"
    assert turned(body) == body
    assert [(one.why, one.proposal) for one in decided(body, 2026)] == [
        ("period-over", "2026-2030"),
        ("period-over", "khóa XXI, nhiệm kỳ 2025 - 2030"),
    ]
    assert [one.proposal for one in decided("Kế hoạch 05 năm 2020 - 2025.\n", 2026) if one.proposal] == ["2026 - 2030"]
    assert [one.proposal for one in decided("Chương trình giai đoạn 2022 - 2025.\n", 2026)] == ["2026 - 2029"]


def test_a_congress_is_asked_for_once_it_is_over() -> None:
    body = "Chào mừng Đại hội Đảng bộ xã lần thứ XXI, nhiệm kỳ 2025 - 2030.\n"
    assert why(body, 2025) == ["event-ahead"]
    later = HEAD.replace("2024", "2025")
    assert [one.why for one in decided(body, 2026, later)] == ["event-over"]


@pytest.mark.parametrize(
    ("body", "reason", "new", "proposal"),
    [
        ("Xong ngày {hạn: 29/02/2024}.\n", "leap-day", "28/02/2025", ""),
        ("Gửi trước {hạn: ngày 15/6/2024}.\n", "day-off", "15/6/2025", "16/6/2025"),
        ("Gửi trước {hạn: 30/4/2024}.\n", "day-off", "30/4/2025", "02/5/2025"),
        ("Gửi trước {hạn: 25/6/2024}.\n", "deadline", "25/6/2025", ""),
        ("Gửi chậm nhất ngày 15/6/2024.\n", "day-off", "15/6/2025", "16/6/2025"),
        ("Họp ngày 15/6/2024.\n", "plan-day", "15/6/2025", ""),
        ("Hạn 30/01/2024 nộp báo cáo.\n", "day-off", "30/01/2025", "03/02/2025"),
        ("Gửi trước {hạn: 15/6/{năm}}.\n", "day-off", "15/6/2025", "16/6/2025"),
    ],
)
def test_a_moved_deadline_is_looked_at_again(body: str, reason: str, new: str, proposal: str) -> None:
    said = decided(f"Giao {{giao: Công an xã}}: {body}")
    assert [(one.why, one.new, one.proposal) for one in said] == [(reason, new, proposal)]


def test_a_question_names_the_old_value_and_keeps_the_fact_around_it() -> None:
    body = "Bảo hiểm, {chỉ tiêu bhyt: đạt 97% trở lên}.\n@chỉ tiêu\n  ngheo = Hộ nghèo: 1,5%; năm trước: 2%\n"
    new = turned(body)
    assert new == (
        "Bảo hiểm, {chỉ tiêu bhyt; năm trước = chỉ tiêu 97%: đạt "
        "{?1 chỉ tiêu mới, năm 2024 là đạt 97% trở lên: 97%} trở lên}."
        "\n@chỉ tiêu\n  ngheo = Hộ nghèo: {?2 chỉ tiêu mới, năm 2024 là 1,5%: 1,5%}; năm trước: chỉ tiêu 1,5%\n"
    )
    plan = kehoach.loads(HEAD.replace("2024", "2025") + new).plan
    assert plan is not None
    assert [(one.id, one.comparator, str(one.value), one.base) for one in plan.indicators] == [
        ("bhyt", "≥", "97", Base(text="chỉ tiêu 97%", value=Decimal(97), year=2024, target=True)),
        ("ngheo", "=", "1.5", Base(text="chỉ tiêu 1,5%", value=Decimal("1.5"), year=2024, target=True)),
    ]
    again = next_year(kehoach.loads(HEAD.replace("2024", "2025") + new), reached={"bhyt": Reached("95,2", "missed")})
    assert "năm trước = 95,2%: đạt" in again.text
    assert again.text.count("năm trước: chỉ tiêu 1,5%") == again.text.count("năm trước:") == 1


def test_the_day_of_the_week_beside_a_date_that_moved_is_set_and_asked() -> None:
    body = "Họp vào Thứ Ba, ngày 04/6/2024 và 11/6/2024 (thứ ba).\n"
    said = [(one.old, one.new, one.operation) for one in decided(body) if one.kind == "weekday"]
    assert said == [("Thứ Ba", "Thứ Tư", "ask"), ("thứ ba", "thứ Tư", "ask")]


def test_only_the_day_that_something_once_happened_stays() -> None:
    assert why("Luật có hiệu lực thi hành từ 01/7/2024, báo cáo trước ngày 17/12/2024.\n") == ["in-force", "deadline"]
    assert why("Các thôn sau sáp nhập họp ngày 17/12/2024.\n") == ["plan-day"]
    assert why("Hồ sơ sáp nhập gửi trước ngày 17/12/2024.\n") == ["deadline"]


def test_a_day_near_a_feast_of_the_lunar_calendar_is_proposed_as_far_from_it() -> None:
    body = "Nghỉ Tết từ ngày 08/02/2024; Giỗ Tổ Hùng Vương (18/4/2024).\n"
    assert [(one.new, one.proposal) for one in decided(body)] == [
        ("08/02/2024", "27/01/2025"),
        ("18/4/2024", "07/4/2025"),
    ]
    assert why("Tết Nguyên đán đã vui, họp ngày 20/9/2024.\n") == ["plan-day"]


def test_whoever_does_a_task_and_is_gone_with_the_districts_is_asked_for() -> None:
    body = "@giao Phòng Nội vụ huyện; phối hợp: Công an huyện, Công an xã\n  Thẩm định.\n"
    assert [(one.old, one.why) for one in decided(body)] == [
        ("Phòng Nội vụ huyện", "body-gone"),
        ("Công an huyện, Công an xã", "body-gone"),
    ]
    assert why("Giao {giao: Phòng Nội vụ huyện} thẩm định.\n") == ["body-gone"]


def test_a_body_of_a_district_in_prose_is_one_question_wherever_it_stands() -> None:
    body = "Phòng Nội vụ huyện và UBND huyện Bình Sơn kiểm tra.\nUBND huyện Bình Sơn khen; Huyện ủy chỉ đạo.\n"
    assert [(one.old, one.question) for one in decided(body, 2026)] == [
        ("Phòng Nội vụ huyện", 1),
        ("UBND huyện Bình Sơn", 2),
        ("UBND huyện Bình Sơn", 2),
        ("Huyện ủy", 3),
    ]
    assert why(body) == ["body"] * 4


@pytest.mark.parametrize(
    "body",
    [
        "Phòng Nội vụ thuộc UBND huyện cũ đã bàn giao.",
        "Phong trào “Công an huyện vì dân” lan rộng.",
        "Tuyên truyền trên địa bàn huyện, các xã, thị trấn.",
        "Dự Hội thi huyện và Hội nghị điển hình tiên tiến huyện.",
        "Theo Quyết định số 12/QĐ-UBND ngày 10/01/2020 của UBND huyện.",
    ],
)
def test_what_is_no_body_of_today_is_not_asked_for(body: str) -> None:
    assert "body-gone" not in why(f"{body}\n", 2026)


def test_the_day_of_the_week_goes_with_its_date() -> None:
    def weekdays(body: str) -> list[tuple[str, str, str]]:
        return [(one.old, one.new, one.proposal) for one in decided(body) if one.kind == "weekday"]

    assert weekdays("Họp Thứ Hai, ngày 04/3/2024.\n") == [("Thứ Hai", "Thứ Ba", "")]
    assert weekdays("Họp mặt thứ Bảy, ngày 10/02/2024 (mùng 1 Tết).\n") == [("thứ Bảy", "thứ Bảy", "thứ Tư")]
    assert weekdays("Nộp trước ngày 28/6/2024 (thứ Sáu).\n") == [("thứ Sáu", "thứ Bảy", "thứ Hai")]
    assert weekdays("Luật có hiệu lực từ ngày 01/7/2024 (thứ Hai).\n") == [("thứ Hai", "thứ Hai", "")]


def test_what_begins_with_the_year_and_what_the_year_is_to_its_term_are_asked_for() -> None:
    assert [(one.old, one.why, one.proposal) for one in decided("Thực hiện từ năm 2024; từ năm {năm}.\n")] == [
        ("2024", "since-own-year", "2025"),
        ("2024", "plan-year", ""),
    ]
    body = "Năm 2024 là năm bản lề của nhiệm kỳ, năm tăng tốc, bứt phá; các năm đầu.\n"
    assert [one.old for one in decided(body) if one.why == "part-of-a-term"] == ["bản lề", "tăng tốc, bứt phá"]


def test_the_figures_of_a_table_are_one_question_and_those_of_another_table_another() -> None:
    table = "| Thôn | Số hộ |\n| :-- | --: |\n| Đông | 120 |\n| Đoài | 95 |\n"
    assert [one.question for one in decided(f"{table}Đoạn.\n{table}")] == [1, 1, 2, 2]
    assert turned(table).count("{?") == 1


def test_an_aim_of_several_years_is_no_baseline() -> None:
    body = "Phấn đấu {chỉ tiêu nuoc: đến năm 2030 đạt 99%}.\n"
    assert "năm trước" not in turned(body)


def test_a_result_of_the_year_before_is_not_told_of_the_next_one_too() -> None:
    body = (
        "Phấn đấu {chỉ tiêu nuoc; năm trước = 91%; phạm vi = toàn xã: đến năm 2030 đạt 99%}.\n"
        "@chỉ tiêu\n  nghe = Lao động qua đào tạo đến năm 2030: 76%; năm trước: 61%; phạm vi: toàn xã\n"
    )
    new = turned(body)
    assert "năm trước" not in new
    assert "{chỉ tiêu nuoc; phạm vi = toàn xã: đến" in new
    assert new.endswith("76%}; phạm vi: toàn xã\n")


def test_a_plan_of_a_district_is_first_asked_who_issues_it() -> None:
    head = HEAD.replace("xã Bình Minh", "huyện Bình Sơn")
    assert "huyện" in head
    first = next_year(kehoach.loads(head + "Nội dung.\n")).text
    assert "  // kehoach: hỏi 1 «Ủy ban nhân dân huyện Bình Sơn»: từ 01/7/2025 không còn cấp huyện" in first
    titled = head.replace("thi đua năm {năm}", "thi đua chào mừng 50 năm giải phóng huyện")
    asked = open_questions(Source(next_year(kehoach.loads(titled + "Nội dung.\n")).text))
    assert [one.text for one in asked] == ["Ủy ban nhân dân huyện Bình Sơn", "50 năm"]
    before = head.replace("2024", "2023")
    assert "kehoach: hỏi" not in next_year(kehoach.loads(before + "Nội dung.\n")).text


def test_a_plan_written_with_names_changes_only_in_head_blanks_and_questions() -> None:
    head = HEAD.replace("năm: 2024", "năm: {năm}").replace("05/02/2024", "…/02/{năm}").replace("15/KH", "…/KH")
    text = (
        "@tham số\n  năm: số = 2024\n\n" + head + "Năm {năm} và năm {năm - 1}, {kỷ niệm 03/02/1930} năm.\n"
        "@đợt 1: 01/3/{năm} - 30/6/{năm}; báo cáo: 10/7/{năm}\n"
    )
    new = next_year(kehoach.loads(text), previous="cu.kh").text
    assert new.replace("số = 2025", "số = 2024").replace("\n@năm trước cu.kh\n", "") == text


def test_typed_years_and_computed_ones_come_to_the_same_words() -> None:
    path = resource("examples", "binh-luong-2024.kh")
    text = path.read_text(encoding="utf-8")
    typed = text.replace("{năm - 1}", "2023").replace("{năm}", "2024")
    typed = typed.replace("{kỷ niệm 03/02/1930}", "94").replace("{kỷ niệm 30/4/1975}", "49")
    drafts = [next_year(kehoach.loads(one, path="a.kh", file=path), previous="a.kh").text for one in (text, typed)]
    printed = [kehoach.loads(one, path="a.kh", file=path).render("text") for one in drafts]
    assert printed[0] == printed[1]
    assert "{năm" not in drafts[1]


@pytest.mark.parametrize("stated", ["", "  năm: {năm}\n"])
def test_a_plan_that_takes_its_year_from_a_shared_file_states_the_new_one(stated: str, tmp_path: Path) -> None:
    shared = "@cơ quan\n  năm: 2024\n  cơ quan: Ủy ban nhân dân xã Bình Minh\n@tham số\n  năm: số = 2024\n"
    (tmp_path / "chung.kh").write_text(shared, encoding="utf-8")
    place = tmp_path / "a.kh"
    old = f"@kế hoạch Thi đua năm {{năm}}\n{stated}\n@dùng chung.kh\n\nNội dung.\n"
    new = next_year(kehoach.loads(old, path=str(place), file=place), previous="a.kh").text
    assert new.startswith("@kế hoạch Thi đua năm {năm}\n  năm: 2025\n\n@năm trước a.kh\n")
    plan = kehoach.loads(new, path=str(place), file=place).plan
    assert plan is not None
    assert plan.head.title == "Thi đua năm 2025"


@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_every_byte_but_the_edits_stays(start: str) -> None:
    text = (start + HEAD + "// ghi chú   \nNăm 2024.  \n").replace("\n", "\r\n")
    turn = next_year(kehoach.loads(text), previous="cu.kh")
    new = turn.written(text)
    assert new.startswith(start + "@kế hoạch")
    assert new.endswith("\r\n\r\n@năm trước cu.kh\r\n// ghi chú   \r\nNăm 2025.  \r\n")
    assert "\n" not in new.replace("\r\n", "")


def test_an_office_s_own_register_is_asked_on_the_new_day(tmp_path: Path) -> None:
    (tmp_path / "kehoach.toml").write_text('[kiem-tra]\ndanh-muc = "so.tsv"\n', encoding="utf-8")
    table = "loại\tsố\tngày\thết hiệu lực\tthay bằng\nQuyết định\t7/QĐ-UBND\t01/3/2022\t01/01/2025\t9/QĐ-UBND\n"
    table += "Quyết định\t9/QĐ-UBND\t15/12/2024\n"
    (tmp_path / "so.tsv").write_text(table, encoding="utf-8")
    path = tmp_path / "a.kh"
    path.write_text(HEAD + "Theo Quyết định số 7/QĐ-UBND ngày 01/3/2022.\n", encoding="utf-8")
    said = [(one.operation, one.proposal) for one in next_year(kehoach.load(path)).decisions if one.kind == "citation"]
    assert said == [("look up", "Quyết định số 9/QĐ-UBND ngày 15/12/2024")]
    assert [one.why for one in next_year(kehoach.load(path), 2024).decisions if one.kind == "citation"] == [
        "cite-unknown"
    ]


def test_a_plan_without_a_year_is_no_plan_to_turn() -> None:
    for text in ("Nội dung.\n", "@kế hoạch Thi đua\n  cơ quan: UBND xã A\n"):
        with pytest.raises(NoYearError):
            next_year(kehoach.loads(text))


def test_every_reason_has_its_words_in_both_languages() -> None:
    used = {one.why for path in resource("examples").glob("*.kh") if (result := kehoach.load(path)).plan
            for one in next_year(result, 2030).decisions}  # fmt: skip
    assert used <= phrases("next-why").keys()
    for one in next_year(kehoach.loads(HEAD + "Giai đoạn 2021 - 2025, đạt 97%.\n"), 2026).decisions:
        assert one.reason("vi")
        assert one.reason("en") != one.reason("vi")
