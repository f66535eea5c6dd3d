"""Where the boxes of the decree lie, as LibreOffice sets them: to the millimetre where the format puts them."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pytest

import kehoach
from tests.render.test_figures import rules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOOLS = [shutil.which("soffice"), shutil.which("pdftotext")]
pytestmark = pytest.mark.skipif(None in TOOLS, reason="LibreOffice and poppler set and measure the pages")
PLANS = [("nd30", "plan"), ("nd30", "long"), ("dang-05", "plan"), ("doan", "plan")]
MARKS = """\
@kế hoạch Phát động phong trào thi đua
  cơ quan: Ủy ban nhân dân xã Tân An
  nơi: Tân An
  ngày: …/02/2026
  người soạn: PL (300)
  liên hệ: Địa chỉ: Thôn Đông, xã Tân An

1. Nội dung thi đua.

@nơi nhận
  Các thôn (t/h)
  Lưu: VT

@ký
  CHỦ TỊCH
  Nguyễn Văn A
"""
LINE = re.compile(r'<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</line>', re.DOTALL)
WORD = re.compile(r">([^<]+)</word>")
MM = 25.4 / 72
STROKE = 0.6
"""What the ink of a drawn line adds to what is measured of it, in millimetres."""


class Box(NamedTuple):
    """What is printed on a page: its four sides in millimetres from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def width(self) -> float:
        return self.right - self.left


class Page(NamedTuple):
    """The printed lines of a page by their words, and the lines that are drawn on it."""

    lines: dict[str, Box]
    drawn: list[Box]

    def said(self, words: str) -> Box:
        """The line that begins with these words."""
        return next(box for line, box in self.lines.items() if line.startswith(words))

    def below(self, words: str) -> Box:
        """The drawn line nearest below a printed line."""
        above = self.said(words)
        under = [each for each in self.drawn if each.top > above.middle and each.left < above.centre < each.right]
        return min(under, key=lambda each: each.top)

    def around(self, words: str) -> Box:
        """The frame around a printed line."""
        box = self.said(words)
        level = [each.centre for each in self.drawn if each.top < box.middle < each.bottom]
        upright = [each.middle for each in self.drawn if each.left < box.centre < each.right]
        return Box(
            max(at for at in level if at < box.left),
            max(at for at in upright if at < box.middle),
            min(at for at in level if at > box.right),
            min(at for at in upright if at > box.middle),
        )


Pages = dict[str, list[Page]]


def source(form: str, name: str) -> str:
    """The plan of the figures, with enough text for a second page."""
    text: str = rules(form)["plans"][name]
    return text.replace("\n@kết\n", "\n" + "- Gạch đầu dòng nữa\n" * 40 + "\n@kết\n")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def pages(folder: Path) -> Pages:
    """The pages of each plan."""
    return printed(folder, {f"{form} {name}": source(form, name) for form, name in PLANS} | {"nd30 marks": MARKS})


def printed(folder: Path, sources: dict[str, str]) -> Pages:
    """The plans as LibreOffice prints them."""
    files = {name: folder / f"{name}.docx" for name in sources}
    for name, file in files.items():
        file.write_bytes(kehoach.loads(sources[name]).render())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files.values()))
    return {name: list(read(file.with_suffix(".pdf"))) for name, file in files.items()}


def run(tool: str, *arguments: str) -> str:
    done = subprocess.run([tool, *arguments], capture_output=True, text=True, check=True, timeout=120)
    return done.stdout


def read(pdf: Path) -> Iterator[Page]:
    """The pages of a PDF file: words by poppler, drawn lines by pdfium."""
    drawn = list(drawn_on(pdf))
    for page, lines in zip(run("pdftotext", "-bbox-layout", str(pdf), "-").split("<page ")[1:], drawn, strict=True):
        found = {
            " ".join(WORD.findall(words)): Box(*(float(each) * MM for each in sides))
            for *sides, words in reversed(LINE.findall(page))
        }
        yield Page(found, lines)


def drawn_on(pdf: Path) -> Iterator[list[Box]]:
    pdfium = pytest.importorskip("pypdfium2")
    for page in pdfium.PdfDocument(pdf):
        height = page.get_height()
        sides = [each.get_bounds() for each in page.get_objects() if each.type == pdfium.raw.FPDF_PAGEOBJ_PATH]
        yield [
            Box(left * MM, (height - top) * MM, right * MM, (height - bottom) * MM)
            for left, bottom, right, top in sides
        ]


@pytest.mark.parametrize(
    ("plan", "words", "centre"),
    [
        ("nd30 plan", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 145.5),
        ("nd30 plan", "Độc lập - Tự do - Hạnh phúc", 145.5),
        ("nd30 plan", "UBND XÃ XUÂN ĐÔNG", 63),
        ("nd30 plan", "PHÒNG VĂN HÓA - XÃ HỘI", 63),
        ("nd30 long", "ỦY BAN NHÂN DÂN", 63),
        ("nd30 long", "XÃ XUÂN ĐÔNG", 63),
        ("nd30 plan", "Số: 05/KH-VHXH", 63),
        ("nd30 plan", "Xuân Đông, ngày 05", 145.5),
        ("nd30 plan", "MẬT", 63),
        ("nd30 plan", "KHẨN", 63),
        ("nd30 plan", "LƯU HÀNH NỘI BỘ", 145.5),
        ("nd30 plan", "KẾ HOẠCH", 112.5),
        ("nd30 plan", "Phát động phong trào", 112.5),
        ("nd30 long", "Tổ chức phong trào", 112.5),
        ("nd30 plan", "(Kèm theo Quyết định", 112.5),
        ("dang-05 plan", "ĐẢNG CỘNG SẢN VIỆT NAM", 150.5),
        ("dang-05 plan", "Xuân Đông, ngày 05", 150.5),
        ("dang-05 plan", "ĐẢNG BỘ TỈNH ĐỒNG NAI", 68),
        ("dang-05 plan", "ĐẢNG UỶ XÃ XUÂN ĐÔNG", 68),
        ("dang-05 plan", "*", 68),
        ("dang-05 plan", "Số 05-KH/ĐU", 68),
        ("dang-05 plan", "KHẨN", 68),
        ("dang-05 plan", "LƯU HÀNH NỘI BỘ", 150.5),
        ("dang-05 plan", "KẾ HOẠCH", 112.5),
        ("dang-05 plan", "thực hiện Chỉ thị", 112.5),
        ("dang-05 plan", "-----", 112.5),
        ("doan plan", "ĐOÀN TNCS HỒ CHÍ MINH", 150),
        ("doan plan", "Sơn Định, ngày 05", 150),
        ("doan plan", "TỈNH ĐOÀN TÂY NINH", 70),
        ("doan plan", "BCH ĐOÀN XÃ SƠN ĐỊNH", 70),
        ("doan plan", "***", 70),
        ("doan plan", "Số: 05-KH/ĐTN", 70),
        ("doan plan", "MẬT", 70),
        ("doan plan", "KHẨN", 70),
        ("doan plan", "KẾ HOẠCH", 110),
        ("doan plan", "Tổ chức Tháng", 110),
    ],
)
def test_a_centred_part_lies_in_the_middle_of_its_column(plan: str, words: str, centre: float, pages: Pages) -> None:
    assert pages[plan][0].said(words).centre == pytest.approx(centre, abs=1)


@pytest.mark.parametrize(
    ("plan", "centre", "lines"),
    [
        ("nd30 plan", 147.5, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn An"]),
        ("nd30 long", 147.5, ["TRƯỞNG BAN", "Phó Chủ tịch UBND xã", "Nguyễn Văn An"]),
        ("dang-05 plan", 155, ["T/M ĐẢNG UỶ", "BÍ THƯ", "Nguyễn Văn An"]),
        ("doan plan", 147.5, ["TM. BAN THƯỜNG VỤ", "BÍ THƯ", "Nguyễn Văn An"]),
    ],
)
def test_who_signs_stands_in_the_middle_of_the_right_column(
    plan: str, centre: float, lines: list[str], pages: Pages
) -> None:
    page = signed(pages[plan])
    assert [page.said(line).centre for line in lines] == pytest.approx([centre] * len(lines), abs=1)


def signed(pages: list[Page]) -> Page:
    """The page with the signature."""
    return next(page for page in pages if "Nguyễn Văn An" in page.lines)


@pytest.mark.parametrize(
    ("plan", "position"), [("nd30 plan", "PHÓ CHỦ TỊCH"), ("dang-05 plan", "BÍ THƯ"), ("doan plan", "BÍ THƯ")]
)
def test_there_is_room_to_sign(plan: str, position: str, pages: Pages) -> None:
    page = signed(pages[plan])
    assert page.said("Nguyễn Văn An").top - page.said(position).bottom == pytest.approx(25, abs=1)


@pytest.mark.parametrize(
    ("plan", "words", "left"),
    [
        ("nd30 plan", "I. MỤC ĐÍCH, YÊU CẦU", 42.7),
        ("nd30 plan", "Căn cứ Luật", 42.7),
        ("dang-05 plan", "I- Mục đích, yêu cầu", 40),
        ("dang-05 plan", "- Căn cứ Chỉ thị", 40),
        ("doan plan", "I. MỤC ĐÍCH, YÊU CẦU", 42.7),
    ],
)
def test_the_text_begins_at_the_margin_and_paragraphs_at_their_indent(
    plan: str, words: str, left: float, pages: Pages
) -> None:
    assert pages[plan][0].said(words).left == pytest.approx(left, abs=1)
    assert signed(pages[plan]).said("Nơi nhận:").left == pytest.approx(30, abs=1)


@pytest.mark.parametrize(("plan", "right"), [("nd30 plan", 195), ("dang-05 plan", 195), ("doan plan", 190)])
def test_the_text_reaches_both_margins(plan: str, right: float, pages: Pages) -> None:
    page = pages[plan][0]
    first = page.said("Đoạn văn")
    second = min((box for box in page.lines.values() if box.top > first.middle), key=lambda box: box.top)
    assert first.right == pytest.approx(right, abs=1)
    assert second.left == pytest.approx(30, abs=1)


@pytest.mark.parametrize(
    ("plan", "left", "right"),
    [
        ("nd30 plan", "UBND XÃ XUÂN ĐÔNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("nd30 plan", "Số: 05/KH-VHXH", "Xuân Đông, ngày 05"),
        ("dang-05 plan", "ĐẢNG BỘ TỈNH ĐỒNG NAI", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("doan plan", "TỈNH ĐOÀN TÂY NINH", "ĐOÀN TNCS HỒ CHÍ MINH"),
        ("doan plan", "Số: 05-KH/ĐTN", "Sơn Định, ngày 05"),
        ("nd30 plan", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"),
        ("dang-05 plan", "Nơi nhận:", "T/M ĐẢNG UỶ"),
        ("doan plan", "Nơi nhận:", "TM. BAN THƯỜNG VỤ"),
    ],
)
def test_parts_side_by_side_are_level(plan: str, left: str, right: str, pages: Pages) -> None:
    page = next(page for page in pages[plan] if any(line.startswith(left) for line in page.lines))
    assert page.said(left).middle == pytest.approx(page.said(right).middle, abs=1)


@pytest.mark.parametrize(
    ("plan", "lines"),
    [
        ("nd30 plan", ["LƯU HÀNH", "CỘNG HÒA", "Độc lập", "Xuân Đông,", "KẾ HOẠCH", "Phát động", "Căn cứ Luật"]),
        ("nd30 plan", ["UBND XÃ", "PHÒNG VĂN", "Số:", "MẬT", "KHẨN", "KẾ HOẠCH"]),
        ("dang-05 plan", ["LƯU HÀNH", "ĐẢNG CỘNG", "Xuân Đông,", "KẾ HOẠCH", "thực hiện Chỉ", "-----", "- Căn cứ Chỉ"]),
        ("dang-05 plan", ["ĐẢNG BỘ", "ĐẢNG UỶ", "*", "Số ", "KHẨN", "KẾ HOẠCH"]),
        ("doan plan", ["ĐOÀN TNCS", "Sơn Định,", "KẾ HOẠCH", "Tổ chức Tháng", "Căn cứ"]),
        ("doan plan", ["TỈNH ĐOÀN", "BCH ĐOÀN", "***", "Số:", "MẬT", "KHẨN", "Tài liệu hội nghị", "KẾ HOẠCH"]),
    ],
)
def test_a_part_stands_below_another(plan: str, lines: list[str], pages: Pages) -> None:
    boxes = [pages[plan][0].said(words) for words in lines]
    assert [upper.bottom <= lower.top + 1 for upper, lower in pairwise(boxes)] == [True] * (len(boxes) - 1)


def test_quoc_hieu_stands_on_one_line(pages: Pages) -> None:
    assert pages["nd30 plan"][0].said("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").width == pytest.approx(95.7, abs=0.5)


@pytest.mark.parametrize("plan", ["nd30 long", "doan plan"])
def test_the_letterhead_begins_at_the_upper_margin(plan: str, pages: Pages) -> None:
    assert min(box.top for box in pages[plan][0].lines.values()) == pytest.approx(20, abs=1)


@pytest.mark.parametrize(
    ("plan", "above", "least", "most"),
    [
        ("nd30 plan", ["Độc lập"], 0.98, 1.02),
        ("nd30 plan", ["PHÒNG VĂN HÓA"], 1 / 3, 1 / 2),
        ("nd30 long", ["XÃ XUÂN ĐÔNG", "ỦY BAN NHÂN DÂN"], 1 / 3, 1 / 2),
        ("nd30 plan", ["Phát động"], 1 / 3, 1 / 2),
        ("nd30 long", ["tích chào mừng", "Tổ chức phong trào"], 1 / 3, 1 / 2),
        ("dang-05 plan", ["ĐẢNG CỘNG"], 0.98, 1.02),
        ("doan plan", ["ĐOÀN TNCS"], 0.98, 1.02),
    ],
)
def test_a_line_is_as_long_on_the_page_as_the_rule_asks(
    plan: str, above: list[str], least: float, most: float, pages: Pages
) -> None:
    page = pages[plan][0]
    lines = [box for line, box in page.lines.items() if line.startswith(tuple(above))]
    rule = page.below(above[0])
    assert least <= (rule.width - STROKE) / max(line.width for line in lines) <= most
    assert rule.centre == pytest.approx(lines[0].centre, abs=1)


@pytest.mark.parametrize(("plan", "words", "width"), [("nd30 plan", "KHẨN", 20), ("nd30 long", "HỎA TỐC", 30)])
def test_the_frame_of_urgency_has_its_size_on_the_page(plan: str, words: str, width: float, pages: Pages) -> None:
    frame = pages[plan][0].around(words)
    assert frame.width == pytest.approx(width, abs=1)
    assert frame.bottom - frame.top == pytest.approx(8, abs=1)


@pytest.mark.parametrize(("plan", "top"), [("nd30 plan", 20), ("dang-05 plan", 17)])
def test_the_note_of_circulation_stands_in_the_top_margin(plan: str, top: float, pages: Pages) -> None:
    box = pages[plan][0].said("LƯU HÀNH NỘI BỘ")
    assert box.top >= 9
    assert box.bottom <= top


@pytest.mark.parametrize(("plan", "centre"), [("nd30 plan", 112.5), ("dang-05 plan", 112.5), ("doan plan", 110)])
def test_the_number_of_a_page_stands_in_the_top_margin(plan: str, centre: float, pages: Pages) -> None:
    first, second = pages[plan][:2]
    number = second.lines["2"]
    assert "1" not in first.lines
    assert number.centre == pytest.approx(centre, abs=1)
    assert number.top == pytest.approx(10, abs=1)
    assert number.bottom <= 20


def test_the_mark_of_who_drafted_it_stands_under_the_kept_copy(pages: Pages) -> None:
    (page,) = pages["nd30 marks"]
    kept, drafter = page.said("- Lưu: VT"), page.said("PL (300)")
    assert drafter.left == pytest.approx(30, abs=1)
    assert drafter.top == pytest.approx(kept.bottom, abs=1)
    assert drafter.bottom - drafter.top == pytest.approx(kept.bottom - kept.top, abs=0.2)


def test_the_address_stands_at_the_foot_of_the_page_under_a_line_over_its_whole_width(pages: Pages) -> None:
    (page,) = pages["nd30 marks"]
    address = page.said("Địa chỉ")
    rule = max((each for each in page.drawn if each.bottom <= address.middle), key=lambda each: each.bottom)
    assert rule.left == pytest.approx(30, abs=1)
    assert rule.right == pytest.approx(195, abs=1)
    assert 0 < address.middle - rule.bottom < 5
    assert 277 < address.top < address.bottom < 292


@pytest.mark.parametrize("form", ["nd30", "dang-05", "doan"])
def test_nothing_is_stranded_wherever_a_page_ends(form: str, folder: Path) -> None:
    heading = "\n# Tổ chức thực hiện\n"
    text = rules(form)["plans"]["plan"].partition("@phụ lục")[0]
    sources = {f"{form} {count}": text.replace(heading, "\n- Gạch đầu dòng" * count + heading) for count in range(24)}
    shapes = printed(folder, sources).values()
    assert {len(each) for each in shapes} == {1, 2}
    assert all(any(line.startswith("Trên đây") for line in signed(each).lines) for each in shapes)
    last = [max(page.lines, key=lambda line: page.lines[line].top) for each in shapes for page in each[:-1]]
    assert [line for line in last if line.endswith("TỔ CHỨC THỰC HIỆN") or line == "II- Tổ chức thực hiện"] == []
