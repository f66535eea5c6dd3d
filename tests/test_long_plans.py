"""Work that grows with the plan, and no faster: counted in calls, which no busy machine makes more."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.model.sameness import formatted
from kehoach.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = """@kế hoạch Thi đua năm {năm}
  năm: 2026
  cơ quan: Ủy ban nhân dân xã Bình Minh
  nơi: Bình Minh
  ngày: 01/02/2026
"""
FOOT = "# Tổ chức thực hiện\nCác thôn thực hiện.\n@nơi nhận\n  Lưu: VT\n"
LOADED, FEW, MANY = range(2000, 2008), range(2100, 2136), range(2200, 2488)
"""What the pieces are counted by: never the same, for what was read is remembered."""
PIECES = {
    "căn cứ": ("@căn cứ\n", "  Nghị định số {n}/2023/NĐ-CP ngày 05 tháng 3 năm 2023 của Chính phủ về công tác {w}\n"),
    "cited in points": (
        "# Việc\n",
        "- Thực hiện Kế hoạch số {n}/KH-UBND ngày 01/01/2025 của Ủy ban nhân dân tỉnh về việc {w}.\n",
    ),
    "phases": ("# Việc\n", "@đợt {n}: 01/3/2026 - 30/4/2026; báo cáo: 10/5/2026\n  Mừng ngày 30/4, công tác {w}.\n"),
    "assignments": ("# Việc\n", "@giao Phòng {w}\n  Làm công tác {w}\n"),
    "units in points": ("# Việc\n", "{n}. Giao {{giao: Phòng {w}}} làm công tác {w} trước ngày {{hạn: 15/12/2026}}.\n"),
    "short forms": ("# Việc\n", "- Ban {w} {{viết tắt B{w}: (B{w})}} họp; B{w} báo cáo.\n"),
    "indicators": ("# Việc\n", "- Tỷ lệ {w} {{chỉ tiêu c{w}: tỷ lệ {w} đạt {n}‰}} so với {{chỉ tiêu c{w}}}.\n"),
}


def word(number: int) -> str:
    """A word of its own for each number, of letters alone."""
    return "".join("abcdeghikl"[int(digit)] for digit in str(number))


def plan_of(opening: str, piece: str, numbers: range) -> str:
    return HEAD + opening + "".join(piece.format(n=at, w=word(at)) for at in numbers) + FOOT


def calls(work: Callable[[], object]) -> int:
    counted = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


def read(text: str) -> object:
    return kehoach.loads(text)


def check(text: str) -> object:
    return kehoach.loads(text).check()


def lay_out(text: str) -> object:
    return kehoach.loads(text).render("text")


def write_in_style(text: str) -> object:
    return formatted(Source(text), None)


@pytest.mark.parametrize("work", [read, check, lay_out, write_in_style])
@pytest.mark.parametrize("name", PIECES)
def test_a_long_plan_takes_work_that_grows_with_it(name: str, work: Callable[[str], object]) -> None:
    loaded, few, many = (plan_of(*PIECES[name], numbers) for numbers in (LOADED, FEW, MANY))
    work(loaded)
    assert calls(lambda: work(many)) < 1.5 * len(MANY) / len(FEW) * calls(lambda: work(few))
