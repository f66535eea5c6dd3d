"""Random plans as offices word them: every fact is told by its words and marked, so that finding it can be measured."""

from __future__ import annotations

from hypothesis import strategies as st

UNITS = (
    "Phòng Văn hóa - Xã hội",
    "Phòng Kinh tế",
    "Văn phòng HĐND và UBND xã",
    "Công an xã",
    "Ban Chỉ huy Quân sự xã",
    "Hội Nông dân xã",
    "Hội Liên hiệp Phụ nữ xã",
    "Đoàn Thanh niên xã",
    "Trạm Y tế xã",
    "Hội Cựu chiến binh xã",
    "Trung tâm Dịch vụ tổng hợp xã",
    "Ủy ban Mặt trận Tổ quốc Việt Nam xã",
)
PARTNERS = (*UNITS, "các thôn", "các cơ quan, đơn vị liên quan", "các tổ chức chính trị - xã hội")
TASKS = (
    "theo dõi, đôn đốc việc thực hiện Kế hoạch này",
    "tham mưu Ủy ban nhân dân xã tổng kết phong trào thi đua",
    "tuyên truyền, vận động đoàn viên, hội viên hưởng ứng phong trào thi đua",
    "xây dựng kế hoạch cụ thể và tổ chức thực hiện",
    "hướng dẫn các thôn đăng ký thi đua",
    "kiểm tra, giám sát công tác thu gom rác thải",
    "giữ gìn an ninh trật tự trên địa bàn",
    "tổng hợp kết quả, báo cáo Ủy ban nhân dân xã",
)
NAMES = (
    "Tỷ lệ hộ nghèo",
    "Tỷ lệ tham gia bảo hiểm y tế",
    "Tỷ lệ gia đình văn hóa",
    "Tỷ lệ hộ sử dụng nước sạch",
    "Tốc độ tăng giá trị sản xuất",
    "Tỷ lệ rác thải được thu gom",
    "Tỷ lệ trường đạt chuẩn quốc gia",
    "Tỷ lệ hồ sơ giải quyết đúng hạn",
)
COUNTED = (
    ("Thu nhập bình quân đầu người", "triệu đồng/người/năm"),
    ("Tổng thu ngân sách trên địa bàn", "tỷ đồng"),
    ("Giải quyết việc làm trong năm", "người"),
    ("Diện tích trồng rừng mới", "ha"),
    ("Số hộ thoát nghèo", "hộ"),
    ("Tổng chiều dài đường được bê tông hóa", "km"),
)
SHARES = (
    "đạt {n}% trở lên",
    "đạt trên {n}%",
    "đạt {n}%",
    "khoảng {n}%",
    "không quá {n}%",
    "từ {n}% trở lên",
    "dưới {n}%",
)
MOVEMENTS = (
    "Cả nước chung sức xây dựng nông thôn mới",
    "Dân vận khéo",
    "Giỏi việc nước, đảm việc nhà",
    "Ngày chủ nhật xanh",
    "5 không, 3 sạch",
)
CRITERIA = (
    "Hoàn thành các nhiệm vụ được giao",
    "Thực hiện tốt chế độ báo cáo",
    "Nội bộ đoàn kết, không có đơn thư vượt cấp",
    "Có sáng kiến được áp dụng",
)
AWARDS = ("Bằng khen của Chủ tịch UBND tỉnh", "Giấy khen của Chủ tịch UBND xã", "Cờ thi đua của UBND tỉnh")
PROSE = (
    "Các cấp, các ngành bám sát nhiệm vụ chính trị, tổ chức phong trào thi đua thiết thực, hiệu quả.",
    "Việc xét khen thưởng bảo đảm công khai, dân chủ, đúng quy định.",
    "Tiếp tục đổi mới nội dung, hình thức tuyên truyền trên hệ thống truyền thanh của xã.",
)
_NUMBERS = st.integers(2, 98)


def _some(values: tuple[str, ...], least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), min_size=least, max_size=most, unique=True)


@st.composite
def dates(draw: st.DrawFn) -> str:
    """A day or a month of 2026, as offices write them."""
    day, month = draw(st.integers(1, 28)), draw(st.integers(1, 12))
    return draw(st.sampled_from((f"{day:02d}/{month}/2026", f"ngày {day:02d}/{month}/2026", f"tháng {month}/2026")))


@st.composite
def indicators(draw: st.DrawFn) -> list[str]:
    """A section of indicators: a list, or sentences."""
    lines = ["# Chỉ tiêu thi đua"]
    for at, name in enumerate(draw(_some(NAMES, 1, 4)), 1):
        value = draw(st.sampled_from(SHARES)).format(n=draw(_NUMBERS))
        joint = draw(st.sampled_from((": ", " ")))
        lines.append(f"{at}. {{chỉ tiêu: {name}{joint}{value}}}.")
    for at, (name, unit) in enumerate(draw(st.lists(st.sampled_from(COUNTED), max_size=3, unique=True)), len(lines)):
        lines.append(f"{at}. {{chỉ tiêu: {name}: {draw(_NUMBERS)} {unit}}}.")
    name, figure = draw(st.sampled_from(NAMES)), draw(_NUMBERS)
    return [*lines, f"Phấn đấu đến cuối năm {{chỉ tiêu: {name.lower()} đạt từ {figure}% trở lên}}."]


@st.composite
def times(draw: st.DrawFn) -> list[str]:
    """Phases with report deadlines, and milestones."""
    months = draw(st.integers(2, 5))
    first, second = f"01/{months:02d}/2026", f"30/{months + 2}/2026"
    due = f"05/{months + 3}/2026"
    stretch = f"{{đợt 1: Đợt 1: Từ ngày {first} đến ngày {second}}}"
    return [
        "# Thời gian thực hiện",
        f"- {stretch}: thi đua chào mừng các ngày lễ lớn. Hạn gửi báo cáo: {{báo cáo: {due}}}.",
        f"- {{đợt 2: Đợt 2: Từ ngày 01/9/2026 đến ngày 15/12/2026}}: {draw(st.sampled_from(TASKS))}.",
        f"- Tổ chức sơ kết phong trào thi đua vào {{mốc sơ kết: tháng {months + 3}/2026}}.",
        "- Tổ chức tổng kết phong trào thi đua trước {mốc tổng kết: ngày 31/12/2026}.",
    ]


@st.composite
def assignments(draw: st.DrawFn) -> list[str]:
    """A section that says who does what."""
    lines = ["# Tổ chức thực hiện"]
    for at, unit in enumerate(draw(_some(UNITS, 2, 6)), 1):
        task = draw(st.sampled_from(TASKS))
        lines.append(f"{at}. {draw(_task(unit, task))}.")
    return lines


@st.composite
def _task(draw: st.DrawFn, unit: str, task: str) -> str:
    partner = draw(st.sampled_from([name for name in PARTNERS if name != unit]))
    due = draw(dates())
    return draw(
        st.sampled_from(
            (
                f"Giao {{giao: {unit}}} {task}",
                f"Đề nghị {{đề nghị: {unit}}} {task}",
                f"{{giao: {unit}}} {task}",
                f"{{giao: {unit}}} chủ trì, phối hợp với {{phối hợp: {partner}}} {task}",
                f"{{giao: {unit}}} có trách nhiệm {task}, hoàn thành trước {{hạn: {due}}}",
                f"Giao {{giao: {unit}}} phối hợp với {{phối hợp: {partner}}} {task} trước {{hạn: {due}}}",
                f"{{giao: {unit}}}: {task}",
            )
        )
    )


@st.composite
def contents(draw: st.DrawFn) -> list[str]:
    """Movements, criteria and forms of award under their headings."""
    first, second = draw(_some(MOVEMENTS, 2, 2))
    lines = ["# Nội dung thi đua", f"1. {draw(st.sampled_from(PROSE))}"]
    both = f"{{phong trào: “{first}”}} và phong trào {{phong trào: “{second}”}}"
    lines.append(f"2. Đẩy mạnh phong trào thi đua {both} trong Nhân dân.")
    lines += ["# Tiêu chí và hình thức khen thưởng", "## Tiêu chí", "### Đối với tập thể"]
    lines += [f"- {{tiêu chí; phạm vi = tập thể: {one}}}." for one in draw(_some(CRITERIA, 1, 3))]
    lines += ["## Hình thức khen thưởng"]
    return [*lines, *(f"- {{khen thưởng: {one}}}." for one in draw(_some(AWARDS, 1, 3)))]


@st.composite
def spoken_plans(draw: st.DrawFn) -> str:
    """A whole plan."""
    number = draw(st.sampled_from(("…", "12", "105")))
    head = [
        "@kế hoạch Phát động phong trào thi đua năm 2026",
        "  cơ quan: Ủy ban nhân dân xã Bình Minh",
        f"  số: {number}/KH-UBND",
        "  nơi: Bình Minh",
        f"  ngày: {draw(st.sampled_from(('…/02/2026', '05/02/2026', '…/…/2026')))}",
        "@căn cứ",
        "  Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        "  Theo đề nghị của Trưởng phòng Phòng Văn hóa - Xã hội",
        "UBND xã ban hành Kế hoạch phát động phong trào (sau đây gọi tắt là {gọi tắt: Phong trào}) như sau:",
        "# Mục tiêu",
        f"{{mục tiêu chung: {draw(st.sampled_from(PROSE)).rstrip('.')}}}.",
    ]
    sections = draw(st.lists(st.sampled_from((indicators, times, contents)), min_size=1, max_size=3, unique=True))
    body = [line for section in sections for line in draw(section())]
    foot = [
        "@kết",
        "  Trên đây là Kế hoạch phát động phong trào thi đua năm 2026, yêu cầu các đơn vị thực hiện",
        "@nơi nhận",
        "  Thường trực Đảng ủy xã (b/c)",
        "  Các thôn (t/h)",
        "  Lưu: VT",
        "@ký",
        "  TM. ỦY BAN NHÂN DÂN",
        "  CHỦ TỊCH",
        "  Nguyễn Văn A",
    ]
    return "\n".join([*head, *body, *draw(assignments()), *foot]) + "\n"
