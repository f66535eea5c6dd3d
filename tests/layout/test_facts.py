from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from kehoach.model.plan import Assignment, Award, Base, Block, Facts, Goal, Indicator, Milestone, Phase, Run
from kehoach.values.dates import PartialDate
from tests.layout.pages import lines
from tests.layout.plans import ACTIVITIES, ASSIGNMENTS, INDICATORS, PHASES, para, section, small, words

GIVEN = "Giao Phòng Văn hóa - Xã hội chủ trì, phối hợp với Văn phòng HĐND và UBND xã và các cơ quan liên quan"
ROLES = ("point", "dash", "plus", "body")


def printed(*blocks: Block, **facts: object) -> list[str]:
    """What stands between the heading and the closing."""
    return lines(small(sections=(section("#", "A", *blocks),), closing=(), recipients=(), **facts), *ROLES)


def one(fact: Indicator) -> str:
    (line,) = printed(Facts(of="indicators", style="", refs=()), indicators=(fact,))
    return line.removesuffix("./.")


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (
            Indicator(id="", name="Gia đình văn hóa", comparator=">", value=Decimal(92), unit="%"),
            "Gia đình văn hóa: trên 92%",
        ),
        (
            Indicator(id="", name="Hộ nghèo", comparator="decrease", value=Decimal("0.77"), unit="%"),
            "Hộ nghèo: giảm 0,77%",
        ),
        (Indicator(id="", name="Việc làm", comparator="=", value=Decimal(1600), unit="người"), "Việc làm: 1.600 người"),
        (
            Indicator(id="", name="Cụm dân cư", comparator="=", value=Decimal(6), out_of=Decimal(6), unit="cụm"),
            "Cụm dân cư: 6/6 cụm",
        ),
        (
            Indicator(id="", name="Thu nhập", comparator="=", value=Decimal(60), unit="triệu đồng", per="người/năm"),
            "Thu nhập: 60 triệu đồng/người/năm",
        ),
        (Indicator(id="", name="Xã đạt chuẩn nông thôn mới", comparator="qualitative"), "Xã đạt chuẩn nông thôn mới"),
        (
            Indicator(id="", name="Thu ngân sách", comparator="≥", text="đạt 100% trở lên"),
            "Thu ngân sách: đạt 100% trở lên",
        ),
        (
            Indicator(
                id="", name="x", comparator="=", content=(Run(text="Tổng giá trị sản xuất khoảng 28.603,61 tỷ đồng"),)
            ),
            "Tổng giá trị sản xuất khoảng 28.603,61 tỷ đồng",
        ),
        (
            Indicator(id="", name="Hộ nghèo", comparator="qualitative", note="theo chuẩn mới"),
            "Hộ nghèo (theo chuẩn mới)",
        ),
    ],
)
def test_an_indicator_says_its_value(fact: Indicator, expected: str) -> None:
    assert one(fact) == expected


def test_the_parts_of_an_indicator_follow_it() -> None:
    assert printed(Facts(of="indicators", style="(1)", refs=("bhyt", "co-cau", "nha")), indicators=INDICATORS) == [
        "(1) Tỷ lệ tham gia bảo hiểm y tế: từ 97% trở lên;",
        "(2) Cơ cấu các ngành kinh tế: Nông nghiệp: khoảng 10,49%; Dịch vụ: khoảng 89,51%;",
        "(3) Nhà đại đoàn kết: 1-2 nhà./.",
    ]


def test_parts_that_the_words_of_the_whole_hold_are_not_said_again() -> None:
    whole = words("Trường đạt chuẩn: 01 trường (tỷ lệ 81,69%)")
    part = Indicator(id="", name="tỷ lệ", comparator="=", content=words("tỷ lệ 81,69%"))
    assert one(Indicator(id="", name="x", comparator="=", content=whole, parts=(part,))) == (
        "Trường đạt chuẩn: 01 trường (tỷ lệ 81,69%)"
    )


def test_several_indicators_stand_as_dashes_where_nothing_is_asked_for() -> None:
    assert printed(Facts(of="indicators", style="", refs=("bhyt", "nha")), indicators=INDICATORS) == [
        "- Tỷ lệ tham gia bảo hiểm y tế: từ 97% trở lên;",
        "- Nhà đại đoàn kết: 1-2 nhà./.",
    ]


def test_only_the_indicators_that_are_named_are_printed() -> None:
    assert printed(Facts(of="indicators", style="-", refs=("nha", "khong-co")), indicators=INDICATORS) == [
        "- Nhà đại đoàn kết: 1-2 nhà./."
    ]


@pytest.mark.parametrize(
    ("phase", "expected"),
    [
        (PHASES[0], "Đợt 1: Từ ngày 01/01/2024 đến ngày 30/4/2024. Hạn gửi báo cáo: 25/4/2024./."),
        (PHASES[1], "Đợt 2: Từ ngày 01/7/2024 đến tháng 12/2024./."),
        (
            Phase(id="", label="Đợt 3", start=None, end=date(2024, 9, 2), report_due=None, text=""),
            "Đợt 3: Đến ngày 02/9/2024./.",
        ),
        (Phase(id="", label="Đợt 4", start=None, end=None, report_due=None, text=""), "Đợt 4./."),
    ],
)
def test_a_phase_says_when_it_begins_and_ends(phase: Phase, expected: str) -> None:
    assert printed(Facts(of="phase", style="", refs=()), phases=(phase,)) == [expected]


def test_the_first_paragraph_of_a_phase_runs_on_in_its_sentence() -> None:
    facts = Facts(of="phase", style="-", refs=("1",), blocks=(para("Mừng Đảng, mừng Xuân."), section("-", "Thêm")))
    assert printed(facts, phases=PHASES) == [
        "- Đợt 1: Từ ngày 01/01/2024 đến ngày 30/4/2024: Mừng Đảng, mừng Xuân. Hạn gửi báo cáo: 25/4/2024.",
        "- Thêm./.",
    ]


def test_an_assignment_says_who_does_what_with_whom_by_when() -> None:
    assert printed(Facts(of="assignment", style="1.", refs=("vh",)), assignments=ASSIGNMENTS) == [
        f"1. {GIVEN} tham mưu kiểm tra, đôn đốc (hoàn thành trước ngày 15/12/2024; sản phẩm: Báo cáo)./.",
    ]


def test_several_tasks_of_one_body_stand_below_it() -> None:
    assert printed(Facts(of="assignment", style="-", refs=("mt",)), assignments=ASSIGNMENTS) == [
        "- Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã:",
        "+ Tuyên truyền, vận động;",
        "+ Giám sát việc thực hiện./.",
    ]


def test_the_content_of_an_assignment_is_its_task() -> None:
    bare = Assignment(
        id="", units=("Công an xã",), role="", partners=("Đoàn xã",), verb="none", tasks=(), product="",
        due=PartialDate(value="2026-Q2", text="quý II/2026"),
    )  # fmt: skip
    facts = Facts(of="assignment", style="", refs=(), blocks=(para("Giữ gìn trật tự."),))
    assert printed(facts, assignments=(bare,)) == [
        "Công an xã phối hợp với Đoàn xã giữ gìn trật tự (thời hạn: quý II/2026)./."
    ]


def test_an_activity_lists_its_fields_and_a_programme_its_steps() -> None:
    assert printed(Facts(of="activity", style="1.", refs=("le", "ct")), activities=ACTIVITIES) == [
        "1. Lễ phát động thi đua:",
        "- Thời gian: tháng 3/2024;",
        "- Địa điểm: Hội trường xã.",
        "2. Chương trình buổi lễ:",
        "- 7 giờ 30: Ổn định tổ chức;",
        "- 8 giờ: Khai mạc (Thường trực Đảng ủy)./.",
    ]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("", "Giấy khen tặng các thôn./."),
        ("cá nhân", "Giấy khen tặng các thôn cho cá nhân./."),
        ("Các thôn", "Giấy khen tặng các thôn./."),
    ],
)
def test_an_award_says_once_whom_it_is_for(target: str, expected: str) -> None:
    award = Award(id="", form="", granted_by="", target=target, text=words("Giấy khen tặng các thôn"))
    assert printed(Facts(of="awards", style="", refs=()), awards=(award,)) == [expected]


def test_goals_milestones_and_awards_are_listed() -> None:
    goals = (Goal(id="m", scope="general", text="Nâng cao chất lượng"),)
    milestones = (Milestone(id="sk", label="Sơ kết", date=PartialDate(value="2025-08", text="tháng 8/2025"), text=""),)
    awards = (
        Award(id="gk", form="Giấy khen", granted_by="Chủ tịch UBND xã", target="", text=()),
        Award(id="bk", form="", granted_by="", target="", text=words("Bằng khen của tỉnh")),
    )
    kinds = (
        Facts(of="goals", style="-", refs=("m",)),
        Facts(of="milestone", style="-", refs=("sk",)),
        Facts(of="awards", style="-", refs=("gk", "bk")),
    )
    assert printed(*kinds, goals=goals, milestones=milestones, awards=awards) == [
        "- Nâng cao chất lượng.",
        "- Sơ kết: tháng 8/2025.",
        "- Giấy khen của Chủ tịch UBND xã;",
        "- Bằng khen của tỉnh./.",
    ]


def test_the_title_of_facts_stands_above_them() -> None:
    facts = Facts(of="indicators", style="-", refs=("nha",), title=words("Chỉ tiêu cụ thể:"))
    assert printed(facts, indicators=INDICATORS)[0] == "Chỉ tiêu cụ thể:"


def test_the_old_value_of_an_indicator_is_left_to_the_table() -> None:
    fact = msgspec.structs.replace(INDICATORS[0], base=Base(text="95%", value=Decimal(95), year=2023))
    assert one(fact) == "Tỷ lệ tham gia bảo hiểm y tế: từ 97% trở lên"


def test_goals_that_stand_as_blocks_are_printed_once() -> None:
    facts = Facts(of="goals", style="", refs=("m",), blocks=(section("-", "Nâng cao chất lượng"),))
    goals = (Goal(id="m", scope="", text="Nâng cao chất lượng"),)
    assert printed(facts, goals=goals) == ["- Nâng cao chất lượng./."]


def test_the_content_of_an_assignment_is_not_said_twice() -> None:
    facts = Facts(of="assignment", style="", refs=("vh",), blocks=(section("-", "Tham mưu kiểm tra, đôn đốc"),))
    assert printed(facts, assignments=ASSIGNMENTS) == [
        f"{GIVEN} (hoàn thành trước ngày 15/12/2024; sản phẩm: Báo cáo):",
        "- Tham mưu kiểm tra, đôn đốc./.",
    ]


def test_a_programme_without_a_name_is_only_its_steps() -> None:
    programme = msgspec.structs.replace(ACTIVITIES[1], name="")
    assert (
        printed(Facts(of="activity", style="", refs=("ct",)), activities=(programme,))[0]
        == "- 7 giờ 30: Ổn định tổ chức;"
    )
