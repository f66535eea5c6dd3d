"""Random plans for hypothesis: sources that hold every construct of the language, and what their trees must say."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st


class Piece(NamedTuple):
    """Some lines of a plan, and what the tree says of the block that they make: its mark and its words."""

    lines: tuple[str, ...]
    mark: str
    words: str


class Sample(NamedTuple):
    """A source, and the marks and words of its blocks in order."""

    text: str
    blocks: tuple[tuple[str, str], ...]


WORDS = st.sampled_from(
    [
        "thi đua",
        "yêu nước",
        "xã Bình Lương",
        "Nhân dân",
        "đường liên thôn",
        "chuyển đổi số",
        "Ủy ban nhân dân",
        "các thôn",
        "học và làm theo",
        "bảo hiểm y tế",
        "ngày 31/12/2023",
        "tháng 8/2025",
        "28.603,61 tỷ đồng",
        "đạt 97% trở lên",
        "lần thứ XXVIII",
        "kính (gửi)",
        "“Đền ơn”",
        "Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị",
        "giai đoạn 2021 - 2025",
        "và/hoặc",
        "a; b",
        "khoảng 1.200 hộ",
    ]
)
MARKED = st.sampled_from(
    [
        "*nghiêng*",
        "**đậm**",
        "***cả hai***",
        "{năm}",
        "{năm + 1}",
        "{kỷ niệm 03/02/1930}",
        "{cơ quan}",
        "{nơi}",
        "{?: 97%}",
        "{?3 chỉ tiêu mới → 98%: 97%}",
        "{chú thích: Theo *Luật* năm {năm}.}",
        "{chỉ tiêu: đạt 97% trở lên}",
        "{chỉ tiêu = 0 hộ; phạm vi = xã: không còn}",
        "{giao: Hội Nông dân}",
        "{văn bản: Chỉ thị 35}",
        "{mốc sơ kết: tháng 8/2025}",
        "{khẩu hiệu: Đoàn kết}",
        "{gọi tắt: Phong trào}",
        "{hoạt động: Lễ phát động}",
        "\\{",
        "\\*",
        "\\\\",
    ]
)
UNITS = st.sampled_from(("Văn phòng", "Phòng Văn hóa - Xã hội", "Hội Nông dân", "Đoàn Thanh niên", "các thôn"))
DATES = st.sampled_from(("15/12/2024", "01/02/2024", "tháng 8/2024", "quý II/2024", "…/02/2024"))
MONEY = st.sampled_from(("2.000.000 đồng", "100 tờ x 5.000 đồng", "1,5 triệu đồng", "1.234.500 đồng"))
FIGURES = st.sampled_from(
    [
        "97%",
        "từ 12% trở lên",
        "khoảng 10,49%",
        "không quá 1,50%",
        "6/6 trường",
        "10 - 12 km",
        "41 hộ",
        "28.603,61 tỷ đồng",
        "giảm 0,77%",
    ]
)
FORMATS = st.sampled_from(("nđ30", "đảng", "đảng-36", "đảng-05", "đoàn"))
POINTS = st.sampled_from(("1.", "a)", "(1)", "-", "+"))


def joined(words: st.SearchStrategy[str], most: int = 5) -> st.SearchStrategy[str]:
    """Some of the words on a line."""
    return st.lists(words, min_size=1, max_size=most).map(" ".join)


SENTENCE = joined(st.one_of(WORDS, WORDS, MARKED)).map(lambda words: f"Về {words}")


@st.composite
def prose(draw: st.DrawFn, mark: str = "") -> Piece:
    """A paragraph, heading or point, which may go on in deeper lines."""
    first, *rest = (draw(SENTENCE) for _ in range(int(draw(st.sampled_from("1112")))))
    lines = (f"{mark} {first}".strip(), *(f"  {line}" for line in rest))
    return Piece(lines, mark, " ".join((first, *rest)))


def listed(head: str, *entries: st.SearchStrategy[str], words: str = "") -> st.SearchStrategy[Piece]:
    """A directive with some of these entries under it."""
    lists = st.lists(st.one_of(entries), min_size=1, max_size=4)
    return lists.map(
        lambda found: Piece((head, *(f"  {line}" for entry in found for line in entry.split("\n"))), head, words)
    )


@st.composite
def filled(draw: st.DrawFn, /, template: str, **slots: st.SearchStrategy[str]) -> str:
    """A template with something drawn for each of its slots."""
    return template.format_map({name: draw(slot) for name, slot in slots.items()})


MORE = st.sampled_from(
    (
        "",
        "; phạm vi: toàn xã",
        "; năm trước: 95,20%",
        "; năm trước: chỉ tiêu 95,20%",
        "; thời gian: hằng năm; ghi chú: mới",
    )
)
NAMES = joined(WORDS.filter(lambda word: ";" not in word), 2)
INDICATOR = filled("{name}: {figure}{more}", name=NAMES, figure=FIGURES, more=MORE)
LISTS = (
    listed("@căn cứ", st.just("Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15/6/2022"), joined(WORDS)),
    listed("@chỉ tiêu", INDICATOR, st.just("Cơ cấu kinh tế:\n  Nông nghiệp: 40,50%\n  Dịch vụ: 59,50%")),
    listed("@chỉ tiêu bảng", INDICATOR, words="bảng"),
    listed("@tiêu chí", joined(WORDS)),
    listed("@khen thưởng", st.just("Giấy khen của Chủ tịch UBND xã; đối tượng: tập thể")),
    listed("@kinh phí", filled("{name}: {money}", name=UNITS, money=MONEY),
        filled("Nhóm:\n  {name}: {money}", name=UNITS, money=MONEY)),
    listed("@chương trình Lễ", filled("7h30: {words}; thực hiện: {unit}", words=WORDS, unit=UNITS), words="Lễ"),
    listed("@hoạt động Hội thi", st.just("Thời gian: ngày 15/5/2024"), words="Hội thi"),
    listed("@đơn vị", st.just("phu-nu = Hội Liên hiệp Phụ nữ; gọi tắt: Hội Phụ nữ")),
    listed("@viết tắt", st.just("NTM = nông thôn mới")),
    listed("@bảng Biểu mẫu; cột: 40%, 60% phải; đầu: 1", filled("| {one} | {two} |", one=WORDS, two=WORDS),
        st.just("| < | 1 |"), words="Biểu mẫu"),
    listed("@nơi nhận", joined(UNITS, 1), st.just("(t/h):\n  Các thôn\n  Các trường"), st.just("Lưu: VT")),
)  # fmt: skip


@st.composite
def task(draw: st.DrawFn) -> Piece:
    """An assignment with what belongs to it."""
    verb, unit = draw(st.sampled_from(("@giao", "@đề nghị", "@yêu cầu"))), draw(UNITS)
    more = f"; chủ trì; phối hợp: {draw(UNITS)}; hạn: {draw(DATES)}; sản phẩm: Báo cáo"
    more = draw(st.sampled_from(("", "; chủ trì", more)))
    return Piece((f"{verb} {unit}{more}", f"  {draw(SENTENCE)}", f"  - {draw(SENTENCE)}"), verb, unit)


@st.composite
def phase(draw: st.DrawFn) -> Piece:
    """A phase or a milestone with what belongs to it."""
    head = draw(st.sampled_from(("@đợt 1: 01/01/2024 - 30/4/2024; báo cáo: 25/4/2024", "@mốc Sơ kết: 15/7/2024")))
    return Piece((head, f"  {draw(SENTENCE)}"), head, head.partition(" ")[2].partition(";")[0])


def comments() -> st.SearchStrategy[str]:
    """Lines that say nothing."""
    return st.sampled_from(("", "", "// ghi chú: {không} *đọc", "  // ghi chú sâu", "   "))


BLOCK = st.one_of(
    prose(), prose("#"), prose("##"), POINTS.flatmap(prose), POINTS.flatmap(prose), task(), phase(), *LISTS
)


@st.composite
def head(draw: st.DrawFn) -> Piece:
    """`@kế hoạch` with one issuer or several."""
    title = draw(joined(st.one_of(WORDS, st.just("{năm}")), 3))
    joint = draw(st.sampled_from("001")) == "1"
    issuers = (
        ("  cơ quan:", "    UBND xã A", "    UBMTTQ xã A; chủ quản: không") if joint else ("  cơ quan: UBND xã A",)
    )
    known = (f"  thể thức: {draw(FORMATS)}", "  năm: 2024", "  nơi: Bình Lương", f"  ngày: {draw(DATES)}")
    return Piece((f"@kế hoạch {title}", *known, *issuers, "  số: …/KH-UBND"), "@kế hoạch", title)


@st.composite
def samples(draw: st.DrawFn) -> Sample:
    """A whole plan: head, body, closing, signatures, appendices."""
    end = (
        Piece(("@kết", "  Trên đây là Kế hoạch năm {năm}"), "@kết", ""),
        Piece(("@ký", "  TM. ỦY BAN NHÂN DÂN", "  CHỦ TỊCH", "  Nguyễn Văn A"), "@ký", ""),
        Piece(("@phụ lục Danh mục; ngang",), "@phụ lục Danh mục; ngang", "Danh mục"),
    )
    body, after = draw(st.lists(BLOCK, max_size=12)), draw(st.lists(prose(), max_size=2))
    pieces = (*draw(st.tuples(head())), *body, *draw(st.sampled_from(((), end[:2], end))), *after)
    gaps = draw(st.lists(comments(), min_size=len(pieces), max_size=len(pieces)))
    lines = [line for piece, gap in zip(pieces, gaps, strict=True) for line in (*piece.lines, gap)]
    return Sample("\n".join(lines) + "\n", tuple((piece.mark, piece.words) for piece in pieces))
