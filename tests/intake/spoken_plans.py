"""Random plans as offices word them: every fact is told by its words and marked, so that finding it can be measured."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

from tests.intake.spoken_words import (
    AWARDS,
    COUNTED,
    CRITERIA,
    EVENTS,
    FUNDS,
    GOALS,
    GOODS,
    MOVEMENTS,
    NAMES,
    PARTNERS,
    PLACES,
    PRODUCTS,
    PROSE,
    SHARES,
    SHORT,
    SLOGANS,
    STEPS,
    TASKS,
    THEMES,
    UNITS,
    WORKS,
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
def goals(draw: st.DrawFn) -> list[str]:
    """General and specific goals, as blocks or woven into a sentence."""
    general, *specific = draw(_some(GOALS, 2, 3))
    return [
        "# Mục tiêu",
        "## Mục tiêu chung",
        *draw(st.sampled_from((("@mục tiêu chung", f"  {general}."), (f"{{mục tiêu chung: {general}}}.",)))),
        "## Mục tiêu cụ thể",
        "@mục tiêu cụ thể",
        *(f"  - {one}." for one in specific),
        "# Yêu cầu",
        "- Các thôn đăng ký thi đua với mục tiêu {mục tiêu cụ thể: mỗi thôn có một việc làm hay}.",
    ]


@st.composite
def listed(draw: st.DrawFn) -> list[str]:
    """Indicators as a list, one of them in parts, and as a table; criteria and awards as lists."""
    name, unit = draw(st.sampled_from(COUNTED))
    style = draw(st.sampled_from(("", " -", " (1)", " 1.")))
    share = draw(st.sampled_from(SHARES)).format(n=draw(_NUMBERS))
    rows = draw(_some(NAMES, 1, 3))
    values = [f"{draw(st.sampled_from(SHARES)).format(n=draw(_NUMBERS)).removeprefix('đạt ')}" for _ in rows]
    table = [f"  {row}: {value}; năm trước: {draw(_NUMBERS)}%" for row, value in zip(rows, values, strict=True)]
    return [
        "# Chỉ tiêu chủ yếu",
        f"@chỉ tiêu{style}",
        f"  {name}: {draw(_NUMBERS)} {unit}",
        f"  Tỷ lệ hộ gia đình văn hóa: {share}",
        "  Cơ cấu lao động:",
        *(f"    {part}: khoảng {draw(_NUMBERS)}%" for part in ("Nông nghiệp", "Công nghiệp - xây dựng", "Dịch vụ")),
        "@chỉ tiêu bảng",
        *(f"{row}{draw(st.sampled_from(('', '; ghi chú: theo chuẩn mới')))}" for row in table),
        "# Tiêu chí bình xét",
        "## Đối với tập thể",
        "@tiêu chí tập thể",
        *(f"  {one}" for one in draw(_some(CRITERIA, 1, 3))),
        "# Khen thưởng",
        "@khen thưởng",
        *(f"  {one}" for one in draw(_some(AWARDS, 1, 2))),
        "- Thôn dẫn đầu được tặng {khen thưởng: Giấy khen của UBND xã}.",
    ]


@st.composite
def periods(draw: st.DrawFn) -> list[str]:
    """Phases and milestones as blocks, their days told again in their words."""
    month = draw(st.integers(2, 5))
    task = draw(st.sampled_from(TASKS))
    sprint = "{giai đoạn nước rút: Giai đoạn nước rút: Từ ngày 01/10/2026 đến ngày 30/11/2026}"
    return [
        "# Thời gian thực hiện",
        f"@đợt 1: 05/{month:02d}/2026 - 30/{month + 2}/2026; báo cáo: 10/{month + 3}/2026",
        "  Các thôn đăng ký thi đua từ ngày {từ}, sơ kết trước ngày {đến}.",
        "@giai đoạn 1: quý I/2026 - quý II/2026",
        f"  {task[0].upper()}{task[1:]}.",
        f"@mốc Sơ kết: 15/{month + 3}/2026",
        "  Tổ chức hội nghị sơ kết phong trào thi đua.",
        f"- {sprint}: các thôn hoàn thành công trình. Hạn gửi báo cáo: {{báo cáo: 05/12/2026}}.",
        "- {đợt 3: Đợt 3: Từ tháng 12/2026}: tổng kết phong trào thi đua vào {mốc tổng kết: ngày 20/12/2026}.",
    ]


@st.composite
def activities(draw: st.DrawFn) -> list[str]:
    """Themes and slogans; activities and programmes as blocks or under a point."""
    event, other = draw(_some(EVENTS, 2, 2))
    first, second, third = draw(_some(STEPS, 3, 3))
    one, two = draw(_some(UNITS, 2, 2))
    theme, slogan = draw(st.sampled_from(THEMES)), draw(st.sampled_from(SLOGANS))
    return [
        "# Nội dung",
        f"a) Chủ đề: {{chủ đề: “{theme}”}}; khẩu hiệu: {{khẩu hiệu: “{slogan}”}}.",
        "b) Tổ chức lễ phát động:",
        f"@hoạt động {event}",
        f"  Thời gian: 8h00, {draw(dates())}",
        "  Địa điểm: Nhà văn hóa xã",
        "  Thành phần:",
        *(f"    Đại diện {unit}" for unit in (one, two)),
        "@chương trình Chương trình buổi lễ",
        f"  7h30: {first[0].upper()}{first[1:]}; thực hiện: {one}",
        f"  8h00 - 8h15: {second[0].upper()}{second[1:]}; thực hiện: {two}",
        f"c) Mỗi thôn tổ chức {{hoạt động: {other}}}:",
        f"- Thời gian: {draw(dates())};",
        "- Địa điểm: khu vực nhà văn hóa thôn.",
        "d) Trình tự theo {chương trình: chương trình của xã}:",
        f"- {{thực hiện: {one}}} {third};",
        f"- {{thực hiện: {two}}} phát biểu hưởng ứng.",
    ]


@st.composite
def orders(draw: st.DrawFn) -> list[str]:
    """Assignments as blocks: units by their short names, partners, a deadline, a product, one task or several."""
    one, two, three = draw(_some(UNITS[1:-1], 3, 3))
    first, second, third = draw(_some(TASKS, 3, 3))
    due = draw(dates()).removeprefix("ngày ")
    name, _, short = draw(st.sampled_from(SHORT))
    table = draw(st.sampled_from(((), ("@phân công bảng",))))
    return [
        "# Phân công thực hiện",
        f"@giao {name}; chủ trì; phối hợp: {one}, {two}; hạn: {due}; sản phẩm: {draw(st.sampled_from(PRODUCTS))}",
        f"  - {first[0].upper()}{first[1:]};",
        f"  - {second[0].upper()}{second[1:]}.",
        f"@giao {three}; hạn: {due}",
        f"  {third}.",
        "@đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã; vai: làm nòng cốt",
        "  vận động Nhân dân tham gia phong trào.",
        "@yêu cầu Trưởng các thôn",
        "  báo cáo kết quả định kỳ hằng tháng.",
        f"Kết quả gửi về {{{name}}} (sau đây gọi tắt là {{gọi tắt: {short}}}) để tổng hợp.",
        *table,
    ]


@st.composite
def money(draw: st.DrawFn) -> list[str]:
    """The budget, in groups or not."""
    goods = draw(st.lists(st.sampled_from(GOODS), min_size=2, max_size=4, unique=True))
    lines = [f"{name}: {draw(_NUMBERS)} {unit} x {draw(_NUMBERS)}.000 đồng" for name, unit in goods]
    group = draw(st.booleans())
    return [
        "# Kinh phí thực hiện",
        f"@kinh phí bảng; nguồn: {draw(st.sampled_from(FUNDS))}",
        *(("  Lễ phát động:", *(f"    {line}" for line in lines)) if group else (f"  {line}" for line in lines)),
        f"  Khen thưởng: {draw(_NUMBERS)} triệu đồng; nguồn: Quỹ thi đua, khen thưởng",
    ]


@st.composite
def appendices(draw: st.DrawFn) -> list[str]:
    """None, a form to be filled in, a table that lies on its side, a table of indicators."""
    works = zip(draw(_some(WORKS, 1, 3)), PLACES, strict=False)
    rows = [f"  | {at} | {work} | {place} | {draw(_NUMBERS)} m |" for at, (work, place) in enumerate(works, 1)]
    head = "| STT | Chỉ tiêu | Đơn vị tính | Thực hiện năm 2025 | Kế hoạch năm 2026 |"
    name, unit = draw(st.sampled_from(COUNTED))
    value = draw(_NUMBERS)
    unit, _, per = unit.partition("/")
    per = f"; mẫu số = {per}" if per else ""
    fact = f"{{chỉ tiêu; tên = {name}; đơn vị = {unit}{per}; năm trước = {value - 1}: {value}}}"
    shown = f"{unit}{per.replace('; mẫu số = ', '/')}"
    form = ["@phụ lục Mẫu đăng ký thi đua", "1. Tên thôn: …", "2. Nội dung đăng ký: …"]
    table = [
        "@phụ lục Danh mục công trình; ngang",
        "@bảng Danh mục công trình năm {năm}; cột: 8% giữa, 42% trái, 25% trái, 25% phải; ngang",
        "  | STT | Công trình | Thôn | Khối lượng |",
        *rows,
    ]
    aims = ["@phụ lục Biểu chỉ tiêu", head, f"| 1 | {name} | {shown} | {value - 1} | {fact} |"]
    return [line for one in draw(_some_lists((form, table, aims))) for line in one]


def _some_lists(values: tuple[list[str], ...]) -> st.SearchStrategy[list[list[str]]]:
    return st.lists(st.sampled_from(values), max_size=2, unique_by=lambda one: one[0])


@st.composite
def works(draw: st.DrawFn) -> list[str]:
    """Deep levels, a table with joined cells, an unconfirmed value, a section and a fact told of elsewhere."""
    first, second, third = draw(st.permutations(PROSE))
    return [
        "# Nhiệm vụ và giải pháp {#nhiem-vu}",
        "## Xây dựng đường giao thông",
        "### Đường trục thôn",
        f"#### Công trình\n{first}",
        f"Dự kiến hoàn thành {{?: {draw(_NUMBERS)} công trình}} theo các bước tại {{xem nhiem-vu}}, bao gồm:",
        f"(1) {second.rstrip('.')};",
        "(2) Chỉnh trang nhà ở:",
        "- Sân, ngõ sạch đẹp;",
        "- Hàng rào xanh, gồm:",
        "+ Cây chè tàu;",
        "+ Cây chuỗi ngọc.",
        f"1. {third}",
        "@bảng Bảng 1. Phân bổ công trình; cột: 10% giữa, 40% trái, 25% phải, 25% phải; đầu: 2",
        "  | STT | Thôn | Công trình | < |",
        "  | ^ | ^ | Đường (km) | Rãnh thoát nước (m) |",
        f"  | 1 | {PLACES[0]} | {draw(_NUMBERS)} | {draw(_NUMBERS)} |",
        f"  | 2 | {PLACES[1]} | {draw(_NUMBERS)} | ^ |",
    ]


SECTIONS = (
    goals(),
    st.one_of(indicators(), listed()),
    st.one_of(times(), periods()),
    st.one_of(contents(), activities()),
    works(),
    orders(),
    money(),
)


class Office(NamedTuple):
    """Who issues a plan: its format, its names, the signs of its number, the lines of each signature."""

    format: str
    issuers: tuple[str, ...]
    symbol: str
    signed: tuple[tuple[str, ...], ...]


STATE = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A")
FRONT = ("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH", "Trần Thị B")
_PEOPLE = "Ủy ban nhân dân xã Bình Minh"
_FATHERLAND = "Ủy ban Mặt trận Tổ quốc Việt Nam xã Bình Minh; chủ quản: không"
OFFICES = (
    Office("nđ30", (_PEOPLE,), "/KH-UBND", (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A"),)),
    Office("nđ30", (_PEOPLE,), "/KH-UBND", (STATE,)),
    Office("nđ30", (_PEOPLE, _FATHERLAND), "/KHLT-UBND-MTTQ", (FRONT, STATE)),
    Office("đảng", ("Đảng ủy xã Bình Minh",), "-KH/ĐU", (("T/M ĐẢNG ỦY", "BÍ THƯ", "Nguyễn Văn A"),)),
    Office("đoàn", ("Ban Chấp hành Đoàn xã Bình Minh",), "-KH/ĐTN", (("TM. BAN CHẤP HÀNH", "BÍ THƯ", "Lê Văn C"),)),
)
TITLES = ("Phát động phong trào thi đua", "Liên tịch tổ chức \\\n    Phong trào “Vì người nghèo”")


@st.composite
def head(draw: st.DrawFn, office: Office) -> list[str]:
    """What stands above the body: one issuer or two, a title of one line or two, urgency; the office's short names."""
    return [
        "@kế hoạch",
        f"  trích yếu: {draw(st.sampled_from(TITLES))} năm {{năm}}",
        f"  thể thức: {office.format}",
        "  năm: 2026",
        "  cơ quan:",
        *(f"    {issuer}" for issuer in office.issuers),
        f"  số: {draw(st.sampled_from(('…', '12', '105')))}{office.symbol}",
        "  nơi: Bình Minh",
        f"  ngày: {draw(st.sampled_from(('…/02/2026', '05/02/2026', '…/…/2026')))}",
        *draw(st.sampled_from(((), ("  độ khẩn: KHẨN",)))),
        "@căn cứ",
        "  Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15/6/2022",
        "  Thực hiện Nghị quyết số 05/NQ-HĐND ngày 20/12/2025 của Hội đồng nhân dân xã Bình Minh",
        "  Theo đề nghị của Trưởng phòng Phòng Văn hóa - Xã hội",
        "@đơn vị",
        *(f"  {one} = {name}; gọi tắt: {short}" for one, name, short in SHORT),
        "@viết tắt",
        "  NTM = nông thôn mới",
    ]


@st.composite
def opening(draw: st.DrawFn) -> list[str]:
    """The sentences before the first heading: an anniversary, a document, a footnote, a short form."""
    movement = draw(st.sampled_from(MOVEMENTS))
    cited = "Kế hoạch số 08/KH-UBND ngày 15/01/2025 của Ủy ban nhân dân xã Bình Minh"
    anniversary = "hướng tới kỷ niệm {kỷ niệm 03/02/1930} năm Ngày thành lập Đảng Cộng sản Việt Nam"
    note = draw(st.sampled_from(("", "{chú thích: Tính đến ngày 03/02/{năm}.}")))
    return [
        f"Tiếp tục thực hiện {{văn bản: {cited}}}, UBND xã tổ chức phong trào thi đua {{phong trào: “{movement}”}}",
        f"  (sau đây gọi tắt là {{gọi tắt: Phong trào}}), {anniversary}{note}, với *tinh thần* **đổi mới** như sau:",
    ]


@st.composite
def foot(draw: st.DrawFn, office: Office) -> list[str]:
    """The closing, nơi nhận, one signature or two."""
    return [
        "@kết",
        "  Trên đây là Kế hoạch phát động phong trào thi đua năm {năm}, yêu cầu các đơn vị thực hiện",
        "@nơi nhận",
        *draw(st.sampled_from((("  Thường trực Đảng ủy xã (b/c)",), ("  (b/c):", "    UBND tỉnh", "    Đảng ủy xã")))),
        "  Các thôn (t/h)",
        "  Lưu: VT",
        *(line for lines in office.signed for line in ("@ký", *(f"  {one}" for one in lines))),
    ]


@st.composite
def spoken_plans(draw: st.DrawFn) -> str:
    """A whole plan."""
    office = draw(st.sampled_from(OFFICES))
    sections = draw(st.lists(st.sampled_from(SECTIONS), min_size=1, max_size=4, unique_by=id))
    body = [line for section in sections for line in draw(section)]
    parts = (head(office), opening(), assignments(), foot(office), appendices())
    above, sentences, asked, below, after = (draw(part) for part in parts)
    return "\n".join([*above, *sentences, *body, *asked, *below, *after]) + "\n"
