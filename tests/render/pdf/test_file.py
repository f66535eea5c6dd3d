from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import unicodedata
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from kehoach.layout import lay_out
from kehoach.render import pdf
from tests.examples.plans import NAMES, plan_of
from tests.layout.plans import full, head, party, small, youth
from tests.render.pdf.printed import opened, printed, tags, text

if TYPE_CHECKING:
    from pathlib import Path

PLANS = {"nđ30": full(), "đảng": party(date(2026, 6, 5)), "đoàn": youth()}
SAME = """
import hashlib
from kehoach.layout import lay_out
from kehoach.render import pdf
from tests.layout.plans import full
print(hashlib.sha256(pdf.render(lay_out(full()))).hexdigest())
"""


@pytest.fixture(scope="module", params=list(PLANS))
def data(request: pytest.FixtureRequest) -> bytes:
    return printed(PLANS[request.param])


def test_it_declares_the_parts_of_pdf_a_and_pdf_ua_that_it_follows(data: bytes) -> None:
    with opened(data).open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == ("2", "A", "1")


def test_it_is_tagged_in_vietnamese_and_shows_its_title(data: bytes) -> None:
    file = opened(data)
    root = file.Root
    assert str(root.Lang).startswith("vi")
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle


def test_only_our_four_faces_are_in_it_whole_in_themselves(data: bytes) -> None:
    file = opened(data)
    fonts = [font for page in file.pages for font in page.Resources.Font.values()]
    descriptors = [font.DescendantFonts[0].FontDescriptor for font in fonts]
    assert {str(each.FontName).partition("+")[2].partition("-")[0] for each in descriptors} == {"Tinos"}
    assert all("/FontFile2" in each or "/FontFile3" in each for each in descriptors)


def test_the_words_come_out_composed_with_no_invisible_signs(data: bytes) -> None:
    words = text(data)
    assert unicodedata.is_normalized("NFC", words)
    assert {sign for sign in words if unicodedata.category(sign) in ("Cf", "Co", "Cn", "Zs")} == {" "}
    assert "KẾ HOẠCH" in words


def test_headings_lists_tables_and_notes_are_what_they_are() -> None:
    found = tags(printed(full()))
    assert {"Document", "H1", "H2", "P", "L", "LI", "LBody", "Table", "THead", "TH", "TR", "TD"} <= set(found)


def test_no_level_of_headings_is_left_out_on_the_way_down() -> None:
    for plan in PLANS.values():
        levels = [int(tag[1]) for tag in tags(printed(plan)) if tag[0] == "H" and tag[1:].isdigit()]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_it_says_of_itself_what_the_plan_says() -> None:
    plan = small(head=head(date=date(2026, 3, 7)))
    file = opened(printed(plan))
    info = file.docinfo
    assert str(info.Title) == plan.head.title
    assert str(info.Author) == "Ủy ban nhân dân xã Bình Lương"
    assert str(info.CreationDate).startswith("D:20260307")


def test_a_plan_without_a_day_bears_a_fixed_one() -> None:
    assert str(opened(printed(small())).docinfo.CreationDate).startswith("D:19800101")


def test_the_same_plan_is_the_same_file_in_another_process() -> None:
    done = subprocess.run([sys.executable, "-c", SAME], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == hashlib.sha256(printed(full())).hexdigest()


def test_the_source_of_the_plan_can_be_put_into_it() -> None:
    source = '@kế hoạch\n  tiêu đề: "\\Thử"\t#sys.inputs\n'
    data = pdf.render(lay_out(small()), attached=[pdf.Attachment("ke-hoach.kh", source)])
    file = opened(data)
    assert file.attachments["ke-hoach.kh"].get_file().read_bytes() == source.encode()
    with file.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")


@pytest.mark.parametrize("name", ["qpdf", "mutool", "pdfinfo"])
def test_other_programs_find_no_fault(name: str, tmp_path: Path) -> None:
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    file = tmp_path / "plan.pdf"
    file.write_bytes(printed(full()))
    orders = {"qpdf": ["--check"], "mutool": ["info"], "pdfinfo": ["-struct-text"]}
    done = subprocess.run([name, *orders[name], str(file)], capture_output=True, check=False, timeout=60)
    assert done.returncode == 0
    assert b"error" not in done.stderr.lower()
    assert b"warning" not in done.stderr.lower()


WORDS = [
    '#sys.inputs #set page(width: 1pt) $x$ @nhãn <nhãn> *đậm* _nghiêng_ `mã` // ghi chú /* x */ #panic("x")',
    "dấu \\ và \\\\ và \\n và \\u{41}",
    '"ngoặc" “kép” ‘đơn’ "#" ") + panic("',
    "= Không phải đầu đề",
    "[ngoặc] #[vuông] {nhọn} #{nhọn}",
    "https://binhson.quangngai.gov.vn và a@b.vn",
]


@pytest.mark.parametrize("words", WORDS)
def test_what_would_be_an_order_to_typst_is_printed_as_it_is(words: str) -> None:
    assert " ".join(words.split()) in text(printed(small(head=head(title=words))))


def test_every_example_can_be_printed() -> None:
    for plan in map(plan_of, NAMES):
        assert printed(plan).startswith(b"%PDF-1.7")


def test_a_title_of_nothing_is_replaced_by_the_kind() -> None:
    assert str(opened(printed(small(head=head(title="")))).docinfo.Title) == "KẾ HOẠCH"
