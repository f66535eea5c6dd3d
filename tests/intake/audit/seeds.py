"""Faults of layout seeded into good Word files, one at a time, each with the rules that must tell it and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from kehoach.intake.audit.classify import classify
from kehoach.intake.audit.drawn import lines_of
from kehoach.intake.audit.forms import claimed
from kehoach.intake.audit.looks import words_of
from kehoach.intake.audit.properties import Properties
from kehoach.intake.word.package import Package, open_bytes
from kehoach.intake.word.read import read_with_handles
from kehoach.intake.word.save import saved
from kehoach.intake.word.xml import W
from kehoach.layout.formats import load_format

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.intake.audit.roles import Placed, Roles
    from kehoach.intake.word.file import Paragraph, WordFile
    from kehoach.intake.word.state import Handles
    from kehoach.intake.word.xml import Element
    from kehoach.layout.formats import Marks

RUNNING = ("body", "point", "dash")


class Open(NamedTuple):
    """A good file, open for a fault."""

    package: Package
    file: WordFile
    handles: Handles
    roles: Roles
    form: str

    @property
    def marks(self) -> Marks:
        return load_format(self.form).marks

    def line(self, *roles: str, long: bool = False) -> Placed | None:
        """The first line of these roles; a long one takes more than one line of the page."""
        for each in self.roles.of(*roles):
            if each.region != "appendix" and (not long or len(lines_of(each.paragraph)) > 1):
                return each
        return None

    def paragraph(self, paragraph: Paragraph) -> Element:
        return self.handles.paragraphs[paragraph.at]

    def bytes(self) -> bytes:
        return saved(self.package, set(self.package.parts))


class Seed(NamedTuple):
    """A kind of fault: how it is made, and the rules that must tell it, by formats."""

    make: Callable[[Open], bool]
    """Puts the fault in; false where the file has no place for it."""
    told: dict[str, set[str]]


def opened(data: bytes) -> Open:
    package = open_bytes(data)
    assert isinstance(package, Package)
    reading = read_with_handles(package)
    name, day = claimed(reading.file)
    form = load_format(name, day)
    return Open(package, reading.file, reading.handles, classify(reading.file, form), form.name)


def properties(element: Element, name: str) -> Element:
    """The `pPr` or `rPr` of an element, made where there is none."""
    found = element.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        element.insert(0, found)
    return found


def put(holder: Element, name: str, **attributes: str) -> None:
    """A property, in place of the one of its name."""
    for old in holder.findall(W + name):
        holder.remove(old)
    Properties(tracked=False).put(holder, name, **attributes)


def letters(name: str, *roles: str, whole: bool = True, **attributes: str) -> Callable[[Open], bool]:
    """A property put on the runs of the first line of these roles."""

    def make(file: Open) -> bool:
        line = file.line(*roles)
        if line is None:
            return False
        runs = list(file.paragraph(line.paragraph).iter(W + "r"))
        if not words_of(line):
            return False
        for run in runs if whole else runs[-1:]:
            put(properties(run, "rPr"), name, **attributes)
        return True

    return make


def shaped(name: str, *roles: str, long: bool = False, **attributes: str) -> Callable[[Open], bool]:
    """A property put on the first paragraph of these roles."""

    def make(file: Open) -> bool:
        line = file.line(*roles, long=long)
        if line is None:
            return False
        put(properties(file.paragraph(line.paragraph), "pPr"), name, **attributes)
        return True

    return make


def styled(style: str, name: str, **attributes: str) -> Callable[[Open], bool]:
    """A property of a style that some line has, changed."""

    def make(file: Open) -> bool:
        sheet = file.package.one("styles")
        assert sheet is not None
        used = {each.get(W + "val") for each in file.package.text.iter(W + "pStyle")}
        for each in sheet.iter(W + "style"):
            if each.get(W + "styleId") == style and style in used:
                put(properties(each, "rPr"), name, **attributes)
                return True
        return False

    return make


def section(name: str, **attributes: str) -> Callable[[Open], bool]:
    """Attributes of the set-up of page one, changed."""

    def make(file: Open) -> bool:
        holder = file.handles.sections[0]
        found = None if holder is None else holder.find(W + name)
        if found is None:
            return False
        for key, value in attributes.items():
            found.set(W + key, value)
        return True

    return make


def no_title_page(file: Open) -> bool:
    holder = file.handles.sections[0]
    found = None if holder is None else holder.find(W + "titlePg")
    if holder is None or found is None:
        return False
    holder.remove(found)
    return True


def header(change: Callable[[Element], None]) -> Callable[[Open], bool]:
    """The header of the file, changed."""

    def make(file: Open) -> bool:
        part = file.package.one("header")
        assert part is not None
        change(next(part.iter(W + "p")))
        return True

    return make


def emptied(paragraph: Element) -> None:
    for run in paragraph.findall(W + "r"):
        paragraph.remove(run)


def said(paragraph: Element) -> None:
    run = etree.SubElement(paragraph, W + "r")
    etree.SubElement(run, W + "t").text = "Trang"


def large(paragraph: Element) -> None:
    for run in paragraph.iter(W + "r"):
        put(properties(run, "rPr"), "sz", val="20")


def to_the_right(paragraph: Element) -> None:
    put(properties(paragraph, "pPr"), "jc", val="right")


def without_rule(region: str, side: str) -> Callable[[Open], bool]:
    """The drawn line of a place, taken away."""

    def make(file: Open) -> bool:
        for drawn in file.roles.drawn:
            if (drawn.region, drawn.side) == (region, side):
                paragraph = file.handles.paragraphs[drawn.at]
                paragraph.find(f"{W}pPr").remove(paragraph.find(f"{W}pPr/{W}pBdr"))  # type: ignore[union-attr,arg-type]
                return True
        return False

    return make


def stretched(region: str, side: str) -> Callable[[Open], bool]:
    """The drawn line of a place, as long as its column."""

    def make(file: Open) -> bool:
        for drawn in file.roles.drawn:
            if (drawn.region, drawn.side) == (region, side):
                put(properties(file.handles.paragraphs[drawn.at], "pPr"), "ind", left="0", right="0", firstLine="0")
                return True
        return False

    return make


def pushed(region: str, side: str) -> Callable[[Open], bool]:
    """The drawn line of a place, pushed to one side."""

    def make(file: Open) -> bool:
        for drawn in file.roles.drawn:
            if (drawn.region, drawn.side) == (region, side):
                indents = file.handles.paragraphs[drawn.at].find(f"{W}pPr/{W}ind")
                assert indents is not None
                both = int(indents.get(W + "left", "0")) + int(indents.get(W + "right", "0"))
                indents.set(W + "left", "0")
                indents.set(W + "right", f"{both}")
                return True
        return False

    return make


def typed(file: Open) -> bool:
    """Underscores in place of the line under Tiêu ngữ."""
    if not without_rule("head", "right")(file):
        return False
    at = next(each.at for each in file.roles.drawn if (each.region, each.side) == ("head", "right"))
    run = etree.SubElement(file.handles.paragraphs[at], W + "r")
    etree.SubElement(run, W + "t").text = "_" * 20
    return True


def underlined(file: Open) -> bool:
    """Underlining in place of the line under Tiêu ngữ."""
    return without_rule("head", "right")(file) and letters("u", "motto", "banner", val="single")(file)


def words(change: Callable[[str], str], *roles: str, last: bool = False) -> Callable[[Open], bool]:
    """The text of a line, changed in its last or its first run of words."""

    def make(file: Open) -> bool:
        line = file.line(*roles)
        if line is None:
            return False
        texts = [each for each in file.paragraph(line.paragraph).iter(W + "t") if (each.text or "").strip()]
        text = texts[-1] if last else texts[0]
        before = text.text or ""
        text.text = change(before)
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return text.text != before

    return make


def tabbed(file: Open) -> bool:
    line = file.line(*RUNNING)
    if line is None:
        return False
    run = next(file.paragraph(line.paragraph).iter(W + "r"))
    run.insert(0, etree.Element(W + "tab"))
    return True


def no_room(file: Open) -> bool:
    return shaped("spacing", "signer", "post", before="120", after="0")(file)


def kept_first(file: Open) -> bool:
    lines = file.roles.of("recipient")
    if len(lines) < 2:
        return False
    last, before = (file.paragraph(line.paragraph) for line in (lines[-1], lines[-2]))
    before.addprevious(last)
    for paragraph, mark in ((last, file.marks.recipient), (before, file.marks.last_recipient)):
        text = list(paragraph.iter(W + "t"))[-1]
        text.text = (text.text or "").rstrip(";,.") + mark
    return True


def swapped(file: Open) -> bool:
    """Tên loại under the trích yếu."""
    kind = file.line("kind")
    title = file.line("title")
    if kind is None or title is None:
        return False
    element = file.paragraph(kind.paragraph)
    file.paragraph(title.paragraph).addnext(element)
    return True


def letter_skipped(file: Open) -> bool:
    for line in file.roles.of("point", "heading3"):
        if line.text.startswith("b)") and line.region == "text":
            text = next(file.paragraph(line.paragraph).iter(W + "t"))
            text.text = (text.text or "").replace("b)", "c)")
            return True
    return False


def number_skipped(file: Open) -> bool:
    for line in file.roles.of("point", "heading2"):
        if line.text.startswith("2. ") and line.region == "text":
            text = next(file.paragraph(line.paragraph).iter(W + "t"))
            text.text = (text.text or "").replace("2.", "4.", 1)
            return True
    return False


def hidden(file: Open) -> bool:
    return letters("vanish", *RUNNING, whole=False)(file)


def tracked(file: Open) -> bool:
    line = file.line(*RUNNING)
    assert line is not None
    run = list(file.paragraph(line.paragraph).iter(W + "r"))[-1]
    parent = run.getparent()
    assert parent is not None
    holder = etree.Element(W + "ins", {W + "id": "1", W + "author": "A"})
    parent.replace(run, holder)
    holder.append(run)
    return True


def rules(nd30: str = "", dang36: str = "") -> dict[str, set[str]]:
    return {"nđ30": set(nd30.split()), "đảng-36": set(dang36.split())}


SEEDS: dict[str, Seed] = {
    "lề trên 15 mm": Seed(section("pgMar", top="850"), rules("PG-03", "D36-14")),
    "lề dưới 10 mm": Seed(section("pgMar", bottom="567"), rules("PG-03", "D36-14")),
    "lề trái 20 mm": Seed(section("pgMar", left="1134"), rules("PG-04", "D36-14")),
    "lề phải 12 mm": Seed(section("pgMar", right="680"), rules("PG-05", "D36-14")),
    "giấy Letter": Seed(section("pgSz", w="12240", h="15840"), rules("PG-01 PG-02", "DANG-010")),
    "số trang hiện ở trang đầu": Seed(no_title_page, rules("PG-11", "DANG-013")),
    "số trang cỡ 10": Seed(header(large), rules("PG-10", "DANG-014")),
    "số trang canh phải": Seed(header(to_the_right), rules("PG-09", "DANG-013")),
    "số trang có chữ Trang": Seed(header(said), rules("PG-09", "DANG-013")),
    "không có số trang": Seed(header(emptied), rules("PG-09", "DANG-013")),
    "số trang sát mép giấy": Seed(section("pgMar", header="57"), rules("PG-09", "DANG-014")),
    "phông Arial trong một đoạn": Seed(
        letters("rFonts", *RUNNING, whole=False, ascii="Arial", hAnsi="Arial"), rules("PG-06", "D36-23")
    ),
    "phông Calibri do kiểu": Seed(
        styled("Recipient", "rFonts", ascii="Calibri", hAnsi="Calibri"), rules("PG-06", "D36-23")
    ),
    "chữ đỏ": Seed(letters("color", *RUNNING, whole=False, val="FF0000"), rules("PG-07", "D36-23")),
    "Quốc hiệu cỡ 11": Seed(letters("sz", "country", "banner", val="22"), rules("QH-02", "D36-15")),
    "Tiêu ngữ không đậm": Seed(letters("b", "motto", "banner", val="0"), rules("QH-05", "D36-15")),
    "Tiêu ngữ mất đậm do kiểu": Seed(styled("Motto", "b", val="0"), rules("QH-05")),
    "Tiêu ngữ canh trái": Seed(shaped("jc", "motto", val="left"), rules("QH-05")),
    "Tiêu ngữ sai chữ": Seed(words(lambda text: text.replace(" - ", " – "), "motto"), rules("QH-04")),
    "Quốc hiệu sai chữ": Seed(words(lambda text: text.replace("CHỦ NGHĨA", "CHỦ NGHIÃ"), "country"), rules("QH-01")),
    "không có đường kẻ dưới Tiêu ngữ": Seed(without_rule("head", "right"), rules("QH-06", "D36-15")),
    "đường kẻ dưới Tiêu ngữ dài hết cột": Seed(stretched("head", "right"), rules("QH-06", "D36-15")),
    "gạch dưới thay đường kẻ": Seed(typed, rules("QH-06", "D36-15")),
    "gạch chân thay đường kẻ": Seed(underlined, rules("QH-06", "D36-15")),
    "đường kẻ dưới Tiêu ngữ lệch": Seed(pushed("head", "right"), rules("QH-06", "DANG-003")),
    "không có đường kẻ dưới trích yếu": Seed(without_rule("title", ""), rules("TL-04")),
    "đường kẻ dưới trích yếu dài hết trang": Seed(stretched("title", ""), rules("TL-04")),
    "không có đường kẻ dưới tên cơ quan": Seed(without_rule("head", "left"), rules("CQ-03")),
    "tên cơ quan không đậm": Seed(letters("b", "issuer", val="0"), rules("CQ-01", "D36-16")),
    "tên cơ quan viết thường": Seed(words(str.title, "issuer"), rules("CQ-01", "DANG-022")),
    "số, ký hiệu in đậm": Seed(letters("b", "number", val="1"), rules("SO-08", "DANG-038")),
    "số, ký hiệu cỡ 15": Seed(letters("sz", "number", val="30"), rules("SO-08", "D36-17")),
    "địa danh, ngày không nghiêng": Seed(letters("i", "place_date", val="0"), rules("DD-07", "D36-18")),
    "tên loại không đậm": Seed(letters("b", "kind", val="0"), rules("TL-02", "D36-19")),
    "tên loại cỡ 18": Seed(letters("sz", "kind", val="36"), rules("TL-02", "D36-19")),
    "trích yếu in hoa": Seed(letters("caps", "title"), rules("TL-03 TL-04", "DANG-051")),
    "trích yếu canh trái": Seed(shaped("jc", "title", val="left"), rules("TL-03", "DANG-051")),
    "căn cứ in đứng": Seed(letters("i", "basis", val="0"), rules("CC-01")),
    "nội dung canh giữa": Seed(shaped("jc", "body", long=True, val="center"), rules("ND-03", "D36-20")),
    "nội dung in nghiêng": Seed(letters("i", "body", val="1"), rules("ND-02")),
    "nội dung cỡ 12": Seed(letters("sz", "body", val="24"), rules("ND-01", "D36-20")),
    "một đoạn cỡ khác": Seed(letters("sz", "body", val="26"), rules("ND-01", "D36-20")),
    "nội dung không thụt đầu dòng": Seed(shaped("ind", "body", firstLine="0"), rules("ND-04", "D36-20")),
    "thụt đầu dòng bằng Tab": Seed(tabbed, rules("ND-19", "DANG-063")),
    "hai dấu cách": Seed(
        words(lambda text: text.replace(" ", "  ", 3), *RUNNING, last=True), rules("ND-19", "DANG-063")
    ),
    "giãn dòng 2,0": Seed(
        shaped("spacing", "body", after="120", line="480", lineRule="auto"), rules("ND-06", "D36-01")
    ),
    "giãn dòng chính xác 12 pt": Seed(
        shaped("spacing", "body", after="120", line="240", lineRule="exact"), rules("ND-06", "D36-01")
    ),
    "tiêu đề mục viết thường": Seed(words(str.capitalize, "heading1", last=True), rules("ND-10")),
    "tiêu đề mục không đậm": Seed(letters("b", "heading1", val="0"), rules("ND-10", "DANG-085")),
    "điểm sai thứ tự": Seed(letter_skipped, rules("ND-13")),
    "khoản sai thứ tự": Seed(number_skipped, rules("ND-14")),
    "nơi nhận không nghiêng": Seed(letters("i", "recipients", val="0"), rules("NN-01")),
    "danh sách nơi nhận cỡ 13": Seed(letters("sz", "recipient", val="26"), rules("NN-02", "D36-22")),
    "chức vụ không đậm": Seed(letters("b", "authority", "sole_position", val="0"), rules("CK-06", "D36-21 DANG-099")),
    "họ tên in nghiêng": Seed(letters("i", "signer", val="1"), rules("CK-07")),
    "họ tên canh trái": Seed(shaped("jc", "signer", val="left"), rules("CK-07")),
    "không có chỗ ký": Seed(no_room, rules("CK-13")),
    "dòng Lưu không ở cuối": Seed(kept_first, rules("NN-06", "DANG-102")),
    "còn vết sửa": Seed(tracked, rules("AU-02", "AU-02")),
    "còn chữ ẩn": Seed(hidden, rules("AU-03", "AU-03")),
}
"""By their names: what a văn thư would say is wrong."""
