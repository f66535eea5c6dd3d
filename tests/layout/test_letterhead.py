from __future__ import annotations

from datetime import date

import pytest

from kehoach.layout.document import Grid, Paragraph, Rule
from kehoach.layout.metrics import width
from kehoach.model.plan import Issuer, Number
from kehoach.values.dates import PartialDate
from tests.layout.pages import lines, parts
from tests.layout.plans import head, party, small, youth


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ủy ban nhân dân xã Bình Lương", ["ỦY BAN NHÂN DÂN", "XÃ BÌNH LƯƠNG"]),
        ("Uỷ ban nhân dân xã Bình Lương", ["UỶ BAN NHÂN DÂN", "XÃ BÌNH LƯƠNG"]),
        ("Hội đồng nhân dân xã Bình Lương", ["HỘI ĐỒNG NHÂN DÂN", "XÃ BÌNH LƯƠNG"]),
        ("Ủy ban nhân dân\nxã Bình Lương", ["ỦY BAN NHÂN DÂN", "XÃ BÌNH LƯƠNG"]),
        ("Trường Tiểu học Kim Đồng", ["TRƯỜNG TIỂU", "HỌC KIM ĐỒNG"]),
        ("Trung tâm Văn hóa - Thông tin và Thể thao", ["TRUNG TÂM VĂN HÓA -", "THÔNG TIN VÀ THỂ THAO"]),
    ],
)
def test_the_name_of_an_issuer_is_broken_where_an_office_breaks_it(name: str, expected: list[str]) -> None:
    assert lines(small(head=head(issuers=(Issuer(name=name),))), "issuer") == expected


def test_the_parent_body_stands_above_and_joint_issuers_are_joined_by_a_dash() -> None:
    issuers = (
        Issuer(name="Công an xã", parent="UBND xã Bình Lương"),
        Issuer(name="Đoàn xã", parent="UBND xã Bình Lương"),
    )
    assert lines(small(head=head(issuers=issuers)), "parent", "issuer") == [
        "UBND XÃ BÌNH LƯƠNG",
        "CÔNG AN XÃ -",
        "ĐOÀN XÃ",
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [("21", "Số: 21/KH-UBND"), ("5", "Số: 05/KH-UBND"), ("105", "Số: 105/KH-UBND"), ("", "Số: ·········/KH-UBND")],
)
def test_a_number_below_ten_gets_a_zero_and_an_unknown_one_room(value: str, expected: str) -> None:
    number = Number(value=value, symbol="KH-UBND", text="")
    assert lines(small(head=head(number=number)), "number") == [expected]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 2, 5), "Bình Lương, ngày 05 tháng 02 năm 2024"),
        (date(2024, 3, 15), "Bình Lương, ngày 15 tháng 3 năm 2024"),
        (PartialDate(value="2024-02", text=""), "Bình Lương, ngày ······ tháng 02 năm 2024"),
        (PartialDate(value="2024", text=""), "Bình Lương, ngày ······ tháng ······ năm 2024"),
        (None, "Bình Lương, ngày ······ tháng ······ năm 2024"),
    ],
)
def test_the_day_follows_the_rule_of_the_zero_and_leaves_room(day: date | PartialDate | None, expected: str) -> None:
    assert lines(small(head=head(date=day)), "place_date") == [expected]


def test_the_room_for_the_day_shrinks_before_the_line_breaks() -> None:
    plan = party(PartialDate(value="2024-02", text=""))
    (line,) = lines(plan, "place_date")
    assert "····" in line
    assert width(line.replace("·", " "), 14, italic=True) <= 89


def test_the_state_sets_the_date_level_with_the_number_and_the_party_under_its_banner() -> None:
    rows = [parts(plan, Grid)[0].rows for plan in (small(), youth(), party(date(2026, 6, 5)))]
    assert [len(each) for each in rows] == [2, 2, 1]


def test_the_rule_under_tieu_ngu_is_as_long_as_its_text() -> None:
    banner = width("Độc lập - Tự do - Hạnh phúc", 14, bold=True)
    assert parts(small(), Rule)[1].width == pytest.approx(banner, abs=0.1)


@pytest.mark.parametrize(("at", "text", "size"), [(0, "ỦY BAN NHÂN DÂN", 13), (2, head().title, 14)])
def test_the_other_rules_are_a_third_to_a_half_of_their_text(at: int, text: str, size: float) -> None:
    assert 1 / 3 <= parts(small(), Rule)[at].width / width(text, size, bold=True) <= 1 / 2


def test_the_party_prints_a_star_and_five_hyphens_and_no_other_rule() -> None:
    plan = party(date(2026, 6, 5))
    assert lines(plan, "separator", "divider") == ["*", "-----"]
    assert len(parts(plan, Rule)) == 1


def test_a_long_title_is_set_in_even_lines() -> None:
    title = "Tổ chức phong trào thi đua đặc biệt lập thành tích chào mừng Đại hội Đảng bộ các cấp của xã"
    (line,) = [part for part in parts(small(head=head(title=title)), Paragraph) if part.role == "title"]
    assert 0.5 * width(title, 14, bold=True) < line.room < 165


@pytest.mark.parametrize(("words", "expected"), [("Khẩn", 20), ("Thượng khẩn", 40), ("Hỏa tốc", 30)])
def test_the_frames_of_urgency_have_their_size(words: str, expected: float) -> None:
    (mark,) = [part for part in parts(small(head=head(urgency=words)), Paragraph) if part.role == "urgency"]
    assert mark.room == expected


def test_a_plan_issued_with_a_decision_says_so() -> None:
    decision = "Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2024"
    assert lines(small(head=head(issued_with=decision)), "issued_with") == [f"(Kèm theo {decision})"]


def test_without_a_number_there_is_no_line_for_it() -> None:
    assert lines(small(head=head(number=None)), "number") == []
