"""The PDF breaks its lines and pages where LibreOffice breaks those of the Word file."""

from __future__ import annotations

import html
import random
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import pytest

import kehoach
from kehoach.layout import lay_out
from kehoach.render import docx, pdf
from tests.examples.plans import NAMES, plan_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kehoach.layout.document import Document
    from kehoach.layout.formats import Format
    from kehoach.model.plan import Plan

pytestmark = pytest.mark.skipif(
    None in map(shutil.which, ("soffice", "pdftotext")),
    reason="LibreOffice sets the Word file, poppler reads the pages",
)
LAYOUTS = 40
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>')
NEAR, HEADER = 3, 65
LONG = ("bac-son-2025", "binh-chuong-2024", "moi-cau-truc", "binh-luong-2024", "binh-son-2025", "moi-cau-truc")
"""The long plans; the one that shows all there is twice: it has tables, footnotes, and an appendix on its side."""
ROWS = 90
TEXT_ROLES = ("body", "basis", "point", "dash", "plus", "heading1", "heading2", "heading3", "heading4", "in_words")


class Breaks(NamedTuple):
    """The body of a document: its letters, and after how many of them lines and pages end."""

    letters: str
    lines: set[int]
    pages: set[int]


def breaks(data: bytes) -> Breaks:
    letters, lines, pages, page = "", set[int](), set[int](), 0
    for number, words in body(data):
        if number != page and page:
            pages.add(len(letters))
        letters, page = letters + words, number
        lines.add(len(letters))
    return Breaks(letters, lines, pages)


def body(data: bytes) -> Iterator[tuple[int, str]]:
    """The lines from the type of the document to nơi nhận, without spaces, each with its page."""
    found = list(rows(data))
    start = next(at for at, (_, words) in enumerate(found) if words.startswith("KẾHOẠCH"))
    stop = next(at for at, (_, words) in enumerate(found) if words.startswith("Nơinhận"))
    yield from found[start:stop]


def rows(data: bytes) -> Iterator[tuple[int, str]]:
    order = ["pdftotext", "-bbox", "-", "-"]
    done = subprocess.run(order, input=data, capture_output=True, check=True, timeout=60)
    for number, page in enumerate(done.stdout.decode().split("<page ")[1:], 1):
        on_page: dict[float, list[tuple[float, str]]] = {}
        for left, foot, word in WORD.findall(page):
            row = next((row for row in on_page if abs(row - float(foot)) < NEAR), float(foot))
            on_page.setdefault(row, []).append((float(left), html.unescape(word)))
        for foot in sorted(on_page):
            words = "".join(word for _, word in sorted(on_page[foot]))
            if not (foot < HEADER and words.isdigit()):
                yield number, words.replace("\u2011", "-")


def set_by_libreoffice(documents: dict[str, Document], folder: Path) -> dict[str, bytes]:
    files = [folder / f"{name}.docx" for name in documents]
    for file, document in zip(files, documents.values(), strict=True):
        file.write_bytes(docx.render(document))
    order = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*order, "--outdir", folder, *files], check=True, capture_output=True, timeout=300)
    return {file.stem: file.with_suffix(".pdf").read_bytes() for file in files}


def varied(form: Format, chance: random.Random) -> Format:
    """The format with margins, size and spacing drawn from what its rules allow."""
    sides = {side: round(chance.uniform(*limits), 1) for side, limits in form.page.range.items()}
    body = form.style("body")
    own = {
        "size": chance.choice([size for size in (13, 14, 15) if _allowed(body.range, "size", size)]),
        "after": chance.choice([6, 8, 10, 12]),
        "first_line": chance.choice([10, 12.7]),
        "exact" if body.exact else "line": chance.choice([18, 19, 20, 22] if body.exact else [1, 1.1, 1.15, 1.3, 1.5]),
    }
    styles = {
        role: msgspec.structs.replace(style, **own) if role in TEXT_ROLES else style
        for role, style in form.styles.items()
    }
    return msgspec.structs.replace(form, page=msgspec.structs.replace(form.page, **sides), styles=styles)


def _allowed(ranges: dict[str, tuple[float, float]], figure: str, value: float) -> bool:
    low, high = ranges.get(figure, (value, value))
    return low <= value <= high


def assert_same(documents: dict[str, Document], folder: Path) -> None:
    """All page starts, and 999 of 1000 line breaks over the documents together."""
    theirs, same, every = set_by_libreoffice(documents, folder), 0, 0
    for name, document in documents.items():
        one, other = breaks(pdf.render(document)), breaks(theirs[name])
        assert one._replace(lines=other.lines) == other, name
        same, every = same + len(one.lines & other.lines), every + len(one.lines | other.lines)
    assert same / every >= 0.999


def test_every_example_breaks_its_lines_and_pages_as_the_word_file(tmp_path: Path) -> None:
    assert_same({name: lay_out(plan_of(name)) for name in NAMES}, tmp_path)


def test_ranges_and_the_author_s_own_lines_break_as_those_of_the_word_file(tmp_path: Path) -> None:
    words = ["thực", "hiện", "nghiêm", "năm 2021–2025,", "5–10", "2021-2025", "từ", "01/01–31/12", "xã, \\\n  thôn"]
    assert_same({"0": lay_out(of_words(words, 60))}, tmp_path)


@pytest.mark.slow
def test_forty_layouts_break_their_lines_and_pages_as_the_word_file(tmp_path: Path) -> None:
    chance, documents = random.Random(30), {}  # noqa: S311 - the same draw at any time
    for at in range(LAYOUTS):
        plan = plan_of(LONG[at % len(LONG)])
        documents[f"{at:02d}"] = lay_out(plan, varied(lay_out(plan).format, chance))
    assert_same(documents, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["nđ30", "đảng", "đoàn"])
def test_tables_over_several_pages_break_as_those_of_the_word_file(form: str, tmp_path: Path) -> None:
    chance = random.Random(31)  # noqa: S311 - the same draw at any time
    plan = kehoach.loads(with_long_tables(form)).plan
    assert plan is not None
    documents = {f"{at}": lay_out(plan, varied(lay_out(plan).format, chance)) for at in range(4)}
    assert_same(documents, tmp_path)


def test_addresses_and_words_longer_than_a_line_break_as_in_the_word_file(tmp_path: Path) -> None:
    address = "https://thuvien.gov.vn/van-ban/Cong-nghe-thong-tin/Nghi-quyet-57-NQ-TW-2024-dot-pha-khoa-hoc-cong-nghe"
    words = [
        "xã",
        "nghiêm",
        "thi",
        address,
        "van-phong-A1@binh-minh.gov.vn",
        "tổ/thôn/hộ",
        "tấn/" * 30 + "hộ",
        "d" * 99,
    ]
    assert_same({"0": lay_out(of_words(words, 40))}, tmp_path)


def test_a_note_on_a_page_with_how_the_office_is_reached_leaves_the_text_on_it(tmp_path: Path) -> None:
    body = "# Nội dung\n1. Tuyên truyền{chú thích: Trên hệ thống truyền thanh.} trong năm.\n"
    assert_same({"0": lay_out(of_text(body, "  liên hệ: Số 1 đường Hùng Vương\n"))}, tmp_path)


def of_words(words: list[str], count: int) -> Plan:
    """A plan of so many paragraphs, each of some of these words."""
    chance = random.Random(32)  # noqa: S311 - the same draw at any time
    paragraphs = (f"Việc {' '.join(chance.choices(words, k=chance.randint(25, 60)))}.\n" for _ in range(count))
    return of_text("".join(paragraphs))


def of_text(body: str, head: str = "") -> Plan:
    """A plan with this text and, in its head, these lines."""
    head = f"@kế hoạch Thi đua\n  năm: 2026\n  cơ quan: UBND xã A\n  nơi: A\n{head}\n"
    plan = kehoach.loads(f"{head}{body}\n@nơi nhận\n  Lưu: VT\n\n@ký\n  CHỦ TỊCH\n  Nguyễn Văn An\n").plan
    assert plan is not None
    return plan


_WORDS = [
    *("Tuyên", "truyền,", "vận", "động", "Nhân", "dân", "tham", "gia", "phong", "trào"),
    *("thi", "đua", "xây", "dựng", "nông", "thôn", "mới", "tại", "thôn"),
]


def with_long_tables(form: str) -> str:
    """A plan in this format with a table over several pages, headings after it, and a like one on its side."""
    rows = "".join(f"| {at} | {' '.join(_WORDS[: 3 + at % 15])} {at} | Thôn {at % 7} |\n" for at in range(ROWS))
    table = f"| STT | Nội dung | Đơn vị |\n| :-: | :-- | :-- |\n{rows}"
    section = f"{' '.join(_WORDS * 4)}.\n\n## Việc\n{' '.join(_WORDS * 3)}.\n"
    return f"""@kế hoạch Thi đua
  thể thức: {form}
  năm: 2026
  cơ quan: Đảng uỷ xã A
  nơi: A

# Mục đích
{section}
{table}
# Tổ chức
{section}
@nơi nhận
  Lưu: VT

@ký
  TRƯỞNG BAN
  Nguyễn Văn An

@phụ lục Danh mục; ngang

{table}"""
