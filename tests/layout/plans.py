"""Plans built by hand, so that layout is shown without a parser."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec

from kehoach.model.plan import (
    Activity,
    Appendix,
    Assignment,
    Award,
    Block,
    Budget,
    BudgetLine,
    Cell,
    Column,
    Date,
    Facts,
    Field,
    Head,
    Indicator,
    Issuer,
    LegalBasis,
    Number,
    Paragraph,
    Phase,
    Plan,
    Recipient,
    Run,
    Section,
    Signature,
    Step,
    Table,
)
from kehoach.values.dates import PartialDate


def words(text: str) -> tuple[Run, ...]:
    return (Run(text=text),)


def para(text: str) -> Paragraph:
    return Paragraph(text=words(text))


def section(mark: str, text: str, *blocks: Block, ordinal: int = 0, id: str = "") -> Section:  # noqa: A002 - the name of the field
    return Section(mark=mark, ordinal=ordinal, text=words(text), id=id, blocks=blocks)


HEAD = Head(
    format="nđ30",
    title="Phát động phong trào thi đua năm 2024",
    year=2024,
    issuers=(Issuer(name="Ủy ban nhân dân xã Bình Lương"),),
    number=Number(value="", symbol="KH-UBND", text="…/KH-UBND"),
    place="Bình Lương",
    date=PartialDate(value="2024-02", text="…/02/2024"),
)


def head(**own: object) -> Head:
    """The head of a commune's plan with a blank number and day, changed as asked."""
    return msgspec.structs.replace(HEAD, **own)


def recipients(*names: str) -> tuple[Recipient, ...]:
    """`Sở Nội vụ`, or `Sở Nội vụ | b/c` with a purpose."""
    split = (name.partition(" | ") for name in names)
    return tuple(Recipient(name=name, purpose=purpose) for name, _, purpose in split)


SMALL = Plan(
    head=HEAD,
    sections=(section("#", "Mục đích, yêu cầu", para("Nâng cao chất lượng thi đua.")),),
    closing=(para("Trên đây là Kế hoạch phát động phong trào thi đua năm 2024"),),
    recipients=recipients("Đảng ủy xã | b/c", "Các thôn | t/h", "VT | lưu"),
    signatures=(Signature(authority=("TM. Ủy ban nhân dân",), position="Chủ tịch", name="Lê Đức Tuấn"),),
)


def small(**own: object) -> Plan:
    """A plan of a few lines that ends as a plan must, changed as asked."""
    return msgspec.structs.replace(SMALL, **own)


def full(**own: object) -> Plan:
    """A plan with one of everything."""
    return msgspec.structs.replace(_everything(), **own)


def party(day: Date) -> Plan:
    """The full plan as the Party committee of a commune would issue it."""
    return full(
        head=head(
            format="đảng",
            title="phát động thi đua lập thành tích chào mừng 50 năm giải phóng xã Bình Chương",
            issuers=(Issuer(name="Đảng ủy xã Bình Chương", parent="Đảng bộ huyện Bình Sơn"),),
            number=Number(value="5", symbol="KH/ĐU", text="5-KH/ĐU"),
            place="Bình Chương",
            date=day,
        ),
        recipients=recipients("Ban Thường vụ Huyện ủy | báo cáo", "Các chi bộ", "Lưu VP Đảng ủy"),
        signatures=(Signature(authority=("T/M Đảng ủy",), position="Bí thư", name="Lê Văn Phúc"),),
    )


def youth() -> Plan:
    """The full plan as the Đoàn of a commune would issue it."""
    return full(
        head=head(
            format="đoàn",
            title="Tổ chức Tháng Thanh niên năm 2026",
            year=2026,
            issuers=(Issuer(name="BCH Đoàn xã Sơn Định", parent="Tỉnh đoàn Tây Ninh"),),
            number=Number(value="12", symbol="KH/ĐTN", text="12-KH/ĐTN"),
            place="Sơn Định",
            date=date(2026, 3, 5),
        ),
        recipients=recipients("Tỉnh đoàn | để báo cáo", "Các chi đoàn", "Lưu: VP"),
        signatures=(Signature(authority=("TM. Ban Thường vụ",), position="Bí thư", name="Lê Thị Hoa"),),
    )


def _everything() -> Plan:
    return small(
        bases=(
            LegalBasis(
                id="luat",
                lead="Căn cứ",
                text=words("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"),
                citation=None,
            ),
            LegalBasis(
                id="nd",
                lead="Căn cứ",
                text=words("Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ"),
                citation=None,
            ),
        ),
        opening=(para("Ủy ban nhân dân xã ban hành Kế hoạch với các nội dung sau:"),),
        indicators=INDICATORS,
        phases=PHASES,
        assignments=ASSIGNMENTS,
        awards=(Award(id="gk", form="Giấy khen", granted_by="Chủ tịch UBND xã", target="tập thể", text=()),),
        activities=ACTIVITIES,
        budget=BUDGET,
        sections=SECTIONS,
        appendices=(
            Appendix(id="pl1", title=words("Danh mục chỉ tiêu"), landscape=True, blocks=(TABLE,)),
            Appendix(id="pl2", title=words("Nội dung ký kết"), landscape=False, blocks=(para("Các thôn ký kết"),)),
        ),
    )


INDICATORS = (
    Indicator(id="bhyt", name="Tỷ lệ tham gia bảo hiểm y tế", comparator="≥", value=Decimal(97), unit="%"),
    Indicator(
        id="co-cau",
        name="Cơ cấu các ngành kinh tế",
        comparator="none",
        parts=(
            Indicator(id="", name="Nông nghiệp", comparator="≈", value=Decimal("10.49"), unit="%"),
            Indicator(id="", name="Dịch vụ", comparator="≈", value=Decimal("89.51"), unit="%"),
        ),
    ),
    Indicator(id="nha", name="Nhà đại đoàn kết", comparator="range", value=Decimal(1), value_to=Decimal(2), unit="nhà"),
)
PHASES = (
    Phase(id="1", label="Đợt 1", start=date(2024, 1, 1), end=date(2024, 4, 30), report_due=date(2024, 4, 25), text=""),
    Phase(
        id="2",
        label="Đợt 2",
        start=date(2024, 7, 1),
        end=PartialDate(value="2024-12", text="tháng 12/2024"),
        report_due=None,
        text="",
    ),
)
ASSIGNMENTS = (
    Assignment(
        id="vh",
        units=("Phòng Văn hóa - Xã hội",),
        role="chủ trì",
        partners=("Văn phòng HĐND và UBND xã", "các cơ quan liên quan"),
        verb="giao",
        tasks=("Tham mưu kiểm tra, đôn đốc",),
        due=date(2024, 12, 15),
        product="Báo cáo",
    ),
    Assignment(
        id="mt",
        units=("Ủy ban Mặt trận Tổ quốc Việt Nam xã",),
        role="",
        partners=(),
        verb="đề nghị",
        tasks=("Tuyên truyền, vận động", "Giám sát việc thực hiện"),
        due=None,
        product="",
    ),
)
ACTIVITIES = (
    Activity(
        id="le",
        name="Lễ phát động thi đua",
        fields=(
            Field(label="Thời gian", text=words("tháng 3/2024")),
            Field(label="Địa điểm", text=words("Hội trường xã")),
        ),
    ),
    Activity(
        id="ct",
        name="Chương trình buổi lễ",
        steps=(
            Step(time="7 giờ 30", text=words("Ổn định tổ chức")),
            Step(time="8 giờ", text=words("Khai mạc"), actor="Thường trực Đảng ủy"),
        ),
    ),
)
BUDGET = Budget(
    lines=(
        BudgetLine(
            name="In ấn tài liệu", amount=Decimal(1_500_000), quantity=Decimal(100), unit="bộ", price=Decimal(15_000)
        ),
        BudgetLine(name="Khen thưởng", amount=Decimal(3_000_000)),
    ),
    source="Ngân sách xã năm 2024",
    total=Decimal(4_500_000),
)
TABLE = Table(
    caption=words("Bảng 1. Chỉ tiêu theo thôn"),
    columns=(Column(width=Decimal("0.1"), align="center"), Column(), Column(align="right"), Column(align="right")),
    header_rows=2,
    rows=(
        (Cell(text=words("STT"), rows=2), Cell(text=words("Thôn"), rows=2), Cell(text=words("Số hộ"), columns=2)),
        (Cell(text=words("Nghèo")), Cell(text=words("Cận nghèo"))),
        (Cell(text=words("1")), Cell(text=words("Thôn Đông")), Cell(text=words("3")), Cell(text=words("5"))),
        (Cell(text=words("2")), Cell(text=words("Thôn Tây")), Cell(text=words("0")), Cell(text=words("2"))),
    ),
)
SECTIONS: tuple[Block, ...] = (
    section(
        "#",
        "Mục đích, yêu cầu",
        section("##", "Mục đích", section("-", "Khơi dậy phong trào thi đua"), section("-", "Biểu dương kịp thời")),
        section("##", "Yêu cầu", section("-", "Thiết thực, hiệu quả; đúng quy định.")),
    ),
    section(
        "#",
        "Chỉ tiêu thi đua",
        Facts(of="indicators", style="(1)", refs=("bhyt", "co-cau", "nha")),
        id="chi-tieu",
    ),
    section(
        "#",
        "Thời gian",
        section(
            "###",
            "Đối với tập thể",
            section("-", "Có kế hoạch", section("+", "Kế hoạch năm"), section("+", "Kế hoạch quý")),
        ),
        section("###", "Đối với cá nhân"),
        Facts(of="phase", style="-", refs=("1",), blocks=(para("Thi đua mừng Đảng, mừng Xuân"),)),
        Facts(of="phase", style="-", refs=("2",)),
    ),
    section(
        "#",
        "Lễ phát động",
        Facts(of="activity", style="1.", refs=("le",)),
        Facts(of="activity", style="1.", refs=("ct",)),
    ),
    section("#", "Kinh phí", Facts(of="budget", style="table", refs=()), Facts(of="awards", style="-", refs=("gk",))),
    section(
        "#",
        "Tổ chức thực hiện",
        Facts(of="assignment", style="1.", refs=("vh",)),
        Facts(of="assignment", style="1.", refs=("mt",)),
        Section(
            mark="1.",
            ordinal=0,
            text=(
                Run(text="Các thôn báo cáo theo "),
                Run(text="", refers_to="chi-tieu"),
                Run(text=" Kế hoạch này và "),
                Run(text="", refers_to="pl1", note=words("Gửi kèm bản điện tử")),
                Run(text=" giai đoạn 2021-2025", italic=True),
            ),
        ),
        Facts(of="assignments", style="table", refs=(), title=words("Bảng phân công nhiệm vụ")),
    ),
)
