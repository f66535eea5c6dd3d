from __future__ import annotations

from datetime import date

import pytest

import kehoach
from kehoach.layout.document import Grid, Paragraph, Rule
from kehoach.layout.metrics import width
from kehoach.model.plan import Issuer, Number
from kehoach.values.dates import PartialDate
from tests.layout.pages import lines, parts, said
from tests.layout.plans import head, party, small, youth


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ủy ban nhân dân xã Bình Lương", ["ỦY BAN NHÂN DÂN", "XÃ BÌNH LƯƠNG"]),
        ("Uỷ ban nhân dân xã Bình Lương", ["UỶ BAN NHÂN DÂN", "XÃ BÌNH LƯƠNG"]),
        ("Hội đồng nhân dân xã Bình Lương", ["HỘI ĐỒNG NHÂN DÂN", "XÃ BÌNH LƯƠNG"]),
        ("Ủy ban nhân dân\nxã Bình Lương", ["ỦY BAN NHÂN DÂN", "XÃ BÌNH LƯƠNG"]),
        ("Trường Tiểu học Kim Đồng", ["TRƯỜNG TIỂU HỌC", "KIM ĐỒNG"]),
        ("Trường Mầm non Hoa Sen", ["TRƯỜNG MẦM NON", "HOA SEN"]),
        ("Hội Liên hiệp Phụ nữ xã Tân An", ["HỘI LIÊN HIỆP PHỤ NỮ", "XÃ TÂN AN"]),
        ("Hội Nông dân xã Tân An", ["HỘI NÔNG DÂN XÃ TÂN AN"]),
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


def test_a_place_that_leaves_the_day_no_room_has_a_line_of_its_own() -> None:
    plan = small(head=head(place="Đặc khu Phú Quốc, tỉnh An Giang", date=PartialDate(value="2024", text="")))
    assert lines(plan, "place_date") == ["Đặc khu Phú Quốc, tỉnh An Giang, ngày········tháng········năm·2024"]


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


@pytest.mark.parametrize(
    ("name", "form", "parent", "expected"),
    [
        # the parent body stands in the name of a department, of a school, of an organ of the Mặt trận
        ("Phòng Văn hóa - Xã hội xã Tân An", "nđ30", "", ["UBND XÃ TÂN AN", "PHÒNG VĂN HÓA - XÃ HỘI"]),
        ("Phòng Nội vụ huyện Bình Sơn", "nđ30", "", ["UBND HUYỆN BÌNH SƠN", "PHÒNG NỘI VỤ"]),
        ("Sở Nội vụ tỉnh Lào Cai", "nđ30", "", ["UBND TỈNH LÀO CAI", "SỞ NỘI VỤ"]),
        ("Trường THCS xã Tân An", "nđ30", "", ["UBND XÃ TÂN AN", "TRƯỜNG THCS XÃ TÂN AN"]),
        ("Phòng Kinh tế Phường 3", "nđ30", "", ["UBND PHƯỜNG 3", "PHÒNG KINH TẾ"]),
        (
            "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Tân An",
            "nđ30",
            "",
            ["ỦY BAN MTTQ VIỆT NAM", "XÃ TÂN AN", "BAN THƯỜNG TRỰC"],
        ),
        # a commune's own bodies have none, before and after the two tiers
        ("Ủy ban nhân dân xã Tân An", "nđ30", "", ["ỦY BAN NHÂN DÂN", "XÃ TÂN AN"]),
        ("Thường trực Hội đồng nhân dân xã Tân An", "nđ30", "", ["HỘI ĐỒNG NHÂN DÂN", "XÃ TÂN AN"]),
        ("Phòng Văn hóa - Xã hội", "nđ30", "", ["PHÒNG VĂN HÓA - XÃ HỘI"]),
        # a parent body that the plan names stands as it is
        ("Phòng Kinh tế xã Tân An", "nđ30", "UBND xã Tân An", ["UBND XÃ TÂN AN", "PHÒNG KINH TẾ XÃ TÂN AN"]),
        ("Hội Nông dân xã Tân An", "nđ30", "Hội Nông dân tỉnh X", ["HỘI NÔNG DÂN TỈNH X", "HỘI NÔNG DÂN XÃ TÂN AN"]),
        # a plan of the Ban Thường vụ has the letterhead of its committee; an advisory body does not repeat it
        (
            "Ban Thường vụ Đảng ủy xã Tân An",
            "đảng-05",
            "Đảng bộ tỉnh Tây Ninh",
            ["ĐẢNG BỘ TỈNH TÂY NINH", "ĐẢNG ỦY XÃ TÂN AN"],
        ),
        ("Văn phòng Đảng ủy xã Tân An", "đảng-05", "", ["ĐẢNG ỦY XÃ TÂN AN", "VĂN PHÒNG"]),
        ("Ban Thường vụ Đoàn xã Tân An", "đoàn", "Tỉnh đoàn Y", ["TỈNH ĐOÀN Y", "BCH ĐOÀN XÃ TÂN AN"]),
        ("Phòng Kinh tế\nxã Tân An", "nđ30", "", ["PHÒNG KINH TẾ", "XÃ TÂN AN"]),
    ],
)
def test_a_kind_of_body_has_its_letterhead(name: str, form: str, parent: str, expected: list[str]) -> None:
    plan = small(head=head(format=form, issuers=(Issuer(name=name, parent=parent or None),)))
    assert lines(plan, "parent", "issuer") == expected


@pytest.mark.parametrize(
    ("names", "form", "expected"),
    [
        (["Ủy ban nhân dân xã Tân An"], "nđ30", ["Số: ·········/KH-UBND"]),
        (["Hội đồng nhân dân xã Tân An"], "nđ30", ["Số: ·········/KH-HĐND"]),
        (["Ủy ban MTTQ Việt Nam xã Tân An"], "nđ30", ["Số: ·········/KH-MTTQ-BTT"]),
        (["Công đoàn cơ sở xã Tân An"], "nđ30", ["Số: ·········/KH-CĐCS"]),
        (["Hội Nông dân xã Tân An"], "nđ30", ["Số: ·········/KH-HND"]),
        (["Hội Nông dân xã Tân An"], "đảng-05", ["Số ·······-KH/HND"]),
        (["Đảng ủy xã Tân An"], "đảng-05", ["Số ·······-KH/ĐU"]),
        (["Ban Chấp hành Đoàn xã Tân An"], "đoàn", ["Số: ·········-KH/ĐTN"]),
        (["Ủy ban nhân dân xã Tân An", "Hội Nông dân xã Tân An"], "nđ30", ["Số: ·········/KH-UBND-HND"]),
        (["Ủy ban nhân dân xã Tân An", "Trường Tiểu học Kim Đồng"], "nđ30", []),
        (["Trường Tiểu học Kim Đồng"], "nđ30", []),
    ],
)
def test_a_plan_without_a_number_leaves_room_for_one_with_the_usual_symbol(
    names: list[str], form: str, expected: list[str]
) -> None:
    issuers = tuple(Issuer(name=name) for name in names)
    assert lines(small(head=head(number=None, format=form, issuers=issuers)), "number") == expected


def test_a_plan_issued_with_a_decision_has_the_number_of_the_decision_only() -> None:
    assert lines(small(head=head(number=None, issued_with="Quyết định số 12/QĐ-UBND")), "number") == []


def test_each_line_of_a_title_is_a_paragraph_and_the_rule_follows_the_longest() -> None:
    plan = small(head=head(title="Phát động phong trào\nnăm 2024"))
    assert lines(plan, "title") == ["Phát động phong trào", "năm 2024"]
    assert parts(plan, Rule)[2].width == pytest.approx(0.34 * width("Phát động phong trào", 14, bold=True), abs=0.1)


def test_a_plan_that_says_so_has_no_parent_line() -> None:
    source = "@kế hoạch Thi đua\n  cơ quan: Phòng Văn hóa - Xã hội xã Tân An\n{key}\nNội dung.\n"
    printed = [
        kehoach.loads(source.format(key=key)).render("text").decode() for key in ("", "  cơ quan chủ quản: không\n")
    ]
    assert ["UBND XÃ TÂN AN" in text or "ỦY BAN NHÂN DÂN" in text for text in printed] == [True, False]


@pytest.mark.parametrize(
    ("which", "printed"), [("2", "Dự thảo lần 2"), ("lần 3", "Dự thảo lần 3"), ("Dự thảo", "Dự thảo")]
)
def test_a_draft_says_which_one_it_is(which: str, printed: str) -> None:
    (mark,) = [part for part in parts(small(head=head(draft=which)), Paragraph) if part.role == "draft"]
    assert said(mark) == printed
