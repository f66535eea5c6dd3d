"""A footnote is printed, or it is told that it is not, wherever the language has words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

import kehoach
from kehoach.dsl import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.dsl.vocabulary import Directive

NOTE = "Ghi chú dưới trang."
BRACE = f"{{chú thích: {NOTE}}}"
HEAD = "@kế hoạch Thi đua\n  năm: 2026\n  cơ quan: Ủy ban nhân dân xã Bình Minh\n"
TOLD = ("KH046", "KH037", "KH038")
"""Where the footnote has no place, or what it stands in has none."""
BODY = "\nNội dung của kế hoạch.\n"
CITATION = "Nghị định số 30/2020/NĐ-CP{} ngày 05 tháng 3 năm 2020 của Chính phủ{}"
HEADS = {
    "đợt": "1{}: 01/01/2026 - 30/4/2026{}",
    "giai đoạn": "1{}: 01/01/2026 - 30/4/2026{}",
    "mốc": "Tổng kết{}: 31/12/2026{}",
}
ENTRIES = {
    "căn cứ": (CITATION,),
    "chỉ tiêu": ("Tỷ lệ{} hộ nghèo giảm: 0,77%{}", "Có {{chỉ tiêu: 3 nhà{} văn hóa}}{}"),
    "chương trình": ("7h30: {}Ổn định tổ chức{}",),
    "kinh phí": ("Trang trí{}: 2.000.000 đồng{}",),
    "đơn vị": ("x = Phòng{} Kinh tế{}",),
    "viết tắt": ("HTX = Hợp tác{} xã{}",),
    "nơi nhận": ("Đảng ủy{} (b/c){}", "Lưu{}: VT{}"),
    "ký": ("TM. ỦY BAN{}\n  CHỦ TỊCH{}\n  Nguyễn Văn A",),
}
ANY = "Một{} hai ba{}"
VALUES = {
    "năm": "2026{}{}",
    "ngày": "05/02/2026{}{}",
    "số": "15/KH-UBND{}{}",
    "báo cáo": "10/5/2026{}{}",
    "hạn": "10/5/2026{}{}",
}


class Spot(NamedTuple):
    """A place of the language, and a plan with two gaps in it for a footnote."""

    name: str
    plan: str


def spots() -> Iterator[Spot]:
    for kind in vocabulary.DIRECTIVES:
        for name, text in of_directive(kind):
            yield Spot(f"@{kind.name} {name}", text if kind.name == "kế hoạch" else f"{HEAD}{text}{BODY}")
    for name, text in (*of_text(""), *of_braces()):
        yield Spot(name, HEAD + text)
    for name, text in of_text("  "):
        yield Spot(f"@kết {name}", f"{HEAD}{BODY}@kết\n{text}")


def of_directive(kind: Directive) -> Iterator[tuple[str, str]]:
    head, body = plain_head(kind), plain_body(kind)
    if kind.takes_head and not kind.options:
        yield "head", f"@{kind.name} {HEADS.get(kind.name, ANY)}\n{body}"
    for name in kind.attributes:
        yield f"; {name}", f"@{kind.name} {head}; {name}: {VALUES.get(name, ANY)}\n{body}"
        if kind.body == "list":
            yield f"entry; {name}", f"@{kind.name} {head}\n  Một; {name}: {VALUES.get(name, ANY)}\n"
    for option in kind.options or (head,):
        for name, inner in of_body(kind):
            yield f"{option} {name}", f"@{kind.name} {option}\n{inner}"


def plain_head(kind: Directive) -> str:
    given = HEADS.get(kind.name, "Một hai") if kind.needs_head or kind.name == "kế hoạch" else ""
    return given.format("", "")


def plain_body(kind: Directive) -> str:
    texts = {"content": "Một hai.", "rows": "| Một |", "lines": "CHỦ TỊCH", "list": "Một: 2 triệu đồng"}
    if kind.name == "kế hoạch":
        return HEAD.split("\n", 1)[1] + BODY
    return f"  {texts[kind.body]}\n" if kind.body in texts else ""


def of_body(kind: Directive) -> Iterator[tuple[str, str]]:
    if kind.body == "content":
        yield from of_text("  ")
    elif kind.body == "rows":
        yield "row", f"  | {ANY} |\n  | --- |\n  | {ANY} |\n"
    elif kind.body == "record":
        for key in kind.keys or ("Thời gian",):
            rest = "".join(line + "\n" for line in plain_body(kind).split("\n") if not line.startswith(f"  {key}:"))
            yield f"{key}:", f"  {key}: {VALUES.get(key, ANY)}\n{rest}"
            yield f"{key}: several", f"  {key}:\n    {ANY}\n    {ANY}\n{rest}"
    elif kind.body in ("list", "lines"):
        for entry in ENTRIES.get(kind.name, (ANY,)):
            yield "entry", f"  {entry}\n"
            yield "entry below", f"  Các việc{{}}:\n    {entry}\n"


def of_text(indent: str) -> Iterator[tuple[str, str]]:
    lines = {"paragraph": ANY, "citation": CITATION, "heading": f"# {ANY}", "point": f"- {ANY}", "row": f"| {ANY} |"}
    for name, text in lines.items():
        yield name, f"{indent}{text}\n"


def of_braces() -> Iterator[tuple[str, str]]:
    for word in (*vocabulary.INLINE, "?"):
        yield f"{{{word}}}", f"- Giao {{{{giao: Công an xã}}}} và {{{{{word}: một{{}} hai}}}} ba{{}}\n"
    yield "**", "Một **hai{} *ba{}* bốn**.\n"


def with_words(plan: str, gap: int, words: str) -> str:
    """The plan with words in one of its gaps."""
    parts = plan.replace("{{", "\0").replace("}}", "\1").split("{}")
    text = "".join((part + (words if at == gap else "")) for at, part in enumerate(parts[:-1])) + parts[-1]
    return text.replace("\0", "{").replace("\1", "}")


def gaps(plan: str) -> range:
    return range(plan.replace("{{", "").count("{}"))


@pytest.mark.parametrize("spot", [pytest.param(spot, id=spot.name) for spot in spots()])
def test_a_footnote_is_printed_or_told(spot: Spot) -> None:
    for gap in gaps(spot.plan):
        text = with_words(spot.plan, gap, BRACE)
        result = kehoach.loads(text)
        printed = result.render("text").decode() if result.plan else ""
        assert f"] {NOTE}" in printed or any(one.code in TOLD for one in result.diagnostics), text
