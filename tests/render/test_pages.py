"""Where the parts of page one lie, as LibreOffice sets them: to the millimetre where the format puts them."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pytest

from kehoach.layout import lay_out
from kehoach.render import docx
from tests.layout.plans import party, small, youth

if TYPE_CHECKING:
    from pathlib import Path

TOOLS = [shutil.which("soffice"), shutil.which("pdftotext")]
pytestmark = pytest.mark.skipif(None in TOOLS, reason="LibreOffice and poppler set and measure the pages")
PLANS = {"nđ30": small(), "đảng": party(date(2026, 6, 5)), "đoàn": youth()}
_LINE = re.compile(r'<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</line>', re.DOTALL)
_WORD = re.compile(r">([^<]+)</word>")
_MM = 25.4 / 72


class Box(NamedTuple):
    """A printed line: its left and right end and its top, in millimetres from the corner of the page."""

    left: float
    right: float
    top: float

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Box]]:
    """The lines of page one of each plan, by their words."""
    folder = tmp_path_factory.mktemp("pages")
    files = [folder / f"{name}.docx" for name in PLANS]
    for file, plan in zip(files, PLANS.values(), strict=True):
        file.write_bytes(docx.render(lay_out(plan)))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files))
    return {file.stem: boxes(file.with_suffix(".pdf")) for file in files}


def run(tool: str, *arguments: str) -> str:
    done = subprocess.run([tool, *arguments], capture_output=True, text=True, check=True, timeout=120)
    return done.stdout


def boxes(pdf: Path) -> dict[str, Box]:
    found = _LINE.findall(run("pdftotext", "-l", "1", "-bbox-layout", str(pdf), "-"))
    return {
        " ".join(_WORD.findall(words)): Box(float(left) * _MM, float(right) * _MM, float(top) * _MM)
        for left, top, right, words in found
    }


@pytest.mark.parametrize(
    ("plan", "words", "centre"),
    [
        ("nđ30", "ỦY BAN NHÂN DÂN", 63),
        ("nđ30", "XÃ BÌNH LƯƠNG", 63),
        ("nđ30", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 145.5),
        ("nđ30", "Độc lập - Tự do - Hạnh phúc", 145.5),
        ("nđ30", "KẾ HOẠCH", 112.5),
        ("nđ30", "TM. ỦY BAN NHÂN DÂN", 147.5),
        ("nđ30", "CHỦ TỊCH", 147.5),
        ("nđ30", "Lê Đức Tuấn", 147.5),
        ("đảng", "ĐẢNG BỘ HUYỆN BÌNH SƠN", 68),
        ("đảng", "ĐẢNG CỘNG SẢN VIỆT NAM", 150.5),
        ("đảng", "Bình Chương, ngày 05 tháng 6 năm 2026", 150.5),
        ("đảng", "KẾ HOẠCH", 112.5),
        ("đoàn", "TỈNH ĐOÀN TÂY NINH", 70),
        ("đoàn", "ĐOÀN TNCS HỒ CHÍ MINH", 150),
        ("đoàn", "KẾ HOẠCH", 110),
    ],
)
def test_a_centred_part_lies_in_the_middle_of_its_column(
    plan: str, words: str, centre: float, pages: dict[str, dict[str, Box]]
) -> None:
    assert pages[plan][words].centre == pytest.approx(centre, abs=1)


def test_the_text_begins_at_the_margin_and_paragraphs_at_their_indent(pages: dict[str, dict[str, Box]]) -> None:
    page = pages["nđ30"]
    assert page["Nơi nhận:"].left == pytest.approx(30, abs=1)
    assert page["I. MỤC ĐÍCH, YÊU CẦU"].left == pytest.approx(42.7, abs=1)
    assert page["ỦY BAN NHÂN DÂN"].top == pytest.approx(20, abs=1)


@pytest.mark.parametrize(
    ("plan", "left", "right"),
    [
        ("nđ30", "ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("nđ30", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"),
        ("đảng", "ĐẢNG BỘ HUYỆN BÌNH SƠN", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("đoàn", "TỈNH ĐOÀN TÂY NINH", "ĐOÀN TNCS HỒ CHÍ MINH"),
    ],
)
def test_parts_side_by_side_are_level(plan: str, left: str, right: str, pages: dict[str, dict[str, Box]]) -> None:
    assert pages[plan][left].top == pytest.approx(pages[plan][right].top, abs=1)


def test_quoc_hieu_stands_on_one_line(pages: dict[str, dict[str, Box]]) -> None:
    box = pages["nđ30"]["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert box.right - box.left == pytest.approx(95.7, abs=0.5)
