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
from tests.render.pdf.drawn import FORMS, Lot, Shares, with_tall_cells

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
BESIDE, BELOW = 8, 5
"""How far a word may stand from where the other file has it: LibreOffice spreads lines with hard hyphens unevenly."""
LONG = ("bac-son-2025", "binh-chuong-2024", "moi-cau-truc", "binh-luong-2024", "binh-son-2025", "moi-cau-truc")
"""The long plans; the one that shows all there is twice: it has tables, footnotes, and an appendix on its side."""
ROWS = 90
DRAWN = {
    "notes": (2, Shares(notes=0.2, tables=0)),
    "tables": (2, Shares(tables=0.2)),
    "cells over several rows": (1, Shares(spans=0.15, tables=0.2)),
    "notes also in cells": (12, Shares(notes=0.1)),
}
"""What plans are drawn with, and seeds with which LibreOffice 7.4 does nothing of what docs/pdf.md tells of it."""
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


def places(data: bytes) -> list[list[tuple[str, float, float]]]:
    """The words of each page with where they stand; those with hyphens, which poppler parts at will, left out."""
    order = ["pdftotext", "-bbox", "-", "-"]
    done = subprocess.run(order, input=data, capture_output=True, check=True, timeout=60)
    pages = [WORD.findall(page) for page in done.stdout.decode().split("<page ")[1:]]
    return [
        [(word, float(left), float(foot)) for left, foot, word in page if not re.search("[-\u2011–]", word)]
        for page in pages
    ]


def assert_in_place(texts: dict[str, str], folder: Path, chance: random.Random) -> None:
    """Every word of the plans stands on its page where it does in the Word file, also in layouts drawn by lot."""
    documents: dict[str, Document] = {}
    for name, text in texts.items():
        plan = kehoach.loads(text).plan
        assert plan is not None
        form = lay_out(plan).format
        documents |= {name: lay_out(plan), f"{name} varied": lay_out(plan, varied(form, chance))}
    theirs = set_by_libreoffice(documents, folder)
    assert [
        fault for name, each in documents.items() for fault in elsewhere(name, pdf.render(each), theirs[name])
    ] == []


def elsewhere(name: str, one: bytes, other: bytes) -> Iterator[tuple[str, int, list[str]]]:
    """The words of each page that the other file does not have there."""
    ours, theirs = places(one), places(other)
    assert len(ours) == len(theirs), name
    for number, (page, beside) in enumerate(zip(ours, theirs, strict=True), 1):
        lost = [
            word
            for word, left, foot in page
            if not any(w == word and abs(x - left) < BESIDE and abs(y - foot) < BELOW for w, x, y in beside)
        ]
        if lost:
            yield name, number, lost


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


@pytest.mark.slow
@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("form", FORMS)
def test_long_plans_drawn_by_lot_have_every_word_where_the_word_file_has_it(
    form: str, name: str, tmp_path: Path
) -> None:
    seed, shares = DRAWN[name]
    chance = random.Random(seed)  # noqa: S311 - the same draw at any time
    lot = Lot(chance, shares)
    assert_in_place({f"{at}": lot.plan(form, 3) for at in range(2)}, tmp_path, chance)


@pytest.mark.slow
def test_rows_about_as_high_as_a_page_and_higher_are_parted_as_in_the_word_file(tmp_path: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - the same draw at any time
    lot = Lot(chance, Shares())
    assert_in_place({f"{at}": with_tall_cells(lot, at) for at in (20, 26, 32, 74)}, tmp_path, chance)


def test_signs_in_words_and_between_them_break_as_in_the_word_file(tmp_path: Path) -> None:
    words = ["việc", "nghiêm", "x%", "12%", "ai?không", "một|hai", "năm—tháng", "2025—2026", "/", "thi,", "”", ", và"]
    assert_same({"0": lay_out(of_words([*words, "tấn/ha", "…", "gì!", "(nếu", "có)"], 60))}, tmp_path)


def test_a_code_as_wide_as_its_column_is_broken_as_in_the_word_file(tmp_path: Path) -> None:
    codes = ("49/NQ-HĐND", "1.234/QĐ-UBND-TH", "xã/phường", "15/KH-UBND xã")
    rows = "".join(f"  | {code} | {code} | {code} |\n" for code in codes)
    table = f"@bảng Văn bản; cột: 11%, 13%, 76%\n  | A | B | C |\n  | :-- | :-- | :-- |\n{rows}"
    assert_same({"0": lay_out(of_text(f"# Nội dung\n{table}\n# Xong\nHết.\n"))}, tmp_path)


def test_a_page_that_a_table_on_its_side_follows_may_be_full(tmp_path: Path) -> None:
    table = "@bảng Danh mục; ngang\n  | STT | Việc |\n  | :-: | :-- |\n  | 1 | A |\n"
    plans = {f"{count}": of_text("Đoạn.\n" * count + f"{table}\n# Xong\nHết.\n") for count in range(20, 32)}
    assert_same({name: lay_out(plan) for name, plan in plans.items()}, tmp_path)


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
