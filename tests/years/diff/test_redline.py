from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

import kehoach
from kehoach.layout import lay_out
from kehoach.layout.document import Reviser
from kehoach.render import docx
from kehoach.years.diff.redline import redline
from tests.plans_strategy import samples
from tests.years.diff.accepted import W, answered, changes, page

if TYPE_CHECKING:
    from kehoach import Result
    from kehoach.layout.document import Document
    from tests.plans_strategy import Sample

EXAMPLES = Path(__file__).parents[3] / "examples"
VALIDATOR = Path(__file__).parents[4] / "shared" / "accept" / "docx_valid.py"
PLANS = ("bac-son-2025", "binh-chuong-2024", "binh-luong-2024", "binh-son-2025", "moi-cau-truc", "phat-dong-xa")
_FORMAT = re.compile(r"(?<=  thể thức: )\S+")
WHO = Reviser("Phòng Nội vụ & “Hội”", datetime(2026, 1, 5, 8, 30, tzinfo=UTC))


@cache
def example(name: str) -> Document:
    return laid_out(kehoach.load(EXAMPLES / f"{name}.kh"))


def laid_out(result: Result) -> Document:
    assert result.plan is not None
    return lay_out(result.plan)


def holds_both(before: Document, after: Document) -> bytes:
    """The redline as a Word file, shown to hold both documents."""
    both = docx.render(redline(before, after, WHO))
    assert answered(both, "accept") == page(docx.render(after))
    assert answered(both, "reject") == page(docx.render(before))
    return both


@pytest.mark.parametrize(("before", "after"), tuple(permutations(PLANS, 2)))
def test_all_accepted_is_the_later_plan_and_all_rejected_the_earlier(before: str, after: str) -> None:
    holds_both(example(before), example(after))


@given(samples(), samples())
@settings(max_examples=40)
def test_any_two_plans_stand_in_their_redline(before: Sample, after: Sample) -> None:
    one, other = (kehoach.loads(_FORMAT.sub("nđ30", sample.text)) for sample in (before, after))
    holds_both(laid_out(one), laid_out(other))


def test_a_plan_with_seeded_changes_stands_in_its_redline() -> None:
    source = (EXAMPLES / "moi-cau-truc.kh").read_text(encoding="utf-8")
    for old, new in SEEDED:
        assert old in source
        source = source.replace(old, new)
    file = EXAMPLES / "b.kh"
    after = kehoach.loads(source, path=str(file), file=file)
    both = holds_both(example("moi-cau-truc"), laid_out(after))
    assert {one.tag.removeprefix(W) for one in changes(both)} >= {"ins", "del", "pPrChange", "tcPrChange"}


SEEDED = (
    (
        "  | 2   | Tây Hòa  | 0,8        | ^                   |\n",
        "  | 2   | Tây Hòa  | 0,9        | ^                   |\n",
    ),
    ("| 9     | Thu gom rác thải      |\n", "| 9     | Thu gom rác thải      |\n| 10    | Tổng vệ sinh đường làng |\n"),
    ("Tính từ ngày", "Kể từ ngày"),
    ("@phụ lục Mẫu đăng ký thi đua {#mau-dang-ky}\n1. Tên thôn: …\n", "@phụ lục Mẫu đăng ký thi đua {#mau-dang-ky}\n"),
    ("*tinh\n  thần*", "tinh\n  thần"),
    ("## Tiêu chí bình xét\n", "### Tiêu chí bình xét\n"),
    ("  Các thôn (t/h)\n", ""),
)
"""Lines of the example and what becomes of them: cells, a row, a footnote, a point, a look, a level, a recipient."""


def test_a_paragraph_that_stands_elsewhere_word_for_word_is_moved() -> None:
    lines = [
        "Các thôn họp dân bàn việc.",
        "Trạm Y tế khám sức khỏe định kỳ.",
        "Công an xã giữ gìn trật tự.",
        "Đạt tốt.",
    ]
    before, after = (laid_out(numbered(order)) for order in (lines, [*lines[1:3], lines[0], *lines[3:]]))
    moves = [one for one in changes(holds_both(before, after)) if "move" in one.tag]
    assert [one.tag.removeprefix(W) for one in moves] == [
        *("moveFrom", "moveFromRangeStart", "moveFrom"),
        *("moveTo", "moveToRangeStart", "moveTo"),
    ]
    assert [name for one in moves if (name := one.get(f"{W}name"))] == ["move1", "move1"]


def test_a_paragraph_that_was_moved_and_changed_is_a_move_with_the_change_inside() -> None:
    lines = [
        "Các thôn họp dân bàn việc xây dựng nhà văn hóa trước ngày 30/4.",
        "Trạm Y tế khám sức khỏe định kỳ.",
        "Công an xã giữ gìn trật tự.",
        "Các trường dạy tốt.",
    ]
    changed = lines[0].replace("30/4", "15/5 hằng năm")
    before, after = (laid_out(numbered(order)) for order in (lines, [*lines[1:3], changed, *lines[3:]]))
    told = [(one.tag.removeprefix(W), one.xpath("string()")) for one in changes(holds_both(before, after))]
    assert [one for one in told if len(str(one[1])) > 3] == [
        ("moveFrom", "Các thôn họp dân bàn việc xây dựng nhà văn hóa trước ngày "),
        ("del", "30/4"),
        ("moveTo", "Các thôn họp dân bàn việc xây dựng nhà văn hóa trước ngày "),
        ("ins", "15/5 hằng năm"),
    ]


def test_a_paragraph_that_may_be_another_one_is_not_said_to_have_moved() -> None:
    stay = ["Trạm Y tế khám sức khỏe.", "Công an xã giữ trật tự.", "Các trường dạy tốt, học tốt."]
    twice = ["Họp dân bàn việc.", "Họp dân bàn việc."]
    before, after = (laid_out(numbered(order)) for order in ([*twice, *stay], [*stay, *twice]))
    assert {one.tag.removeprefix(W) for one in changes(holds_both(before, after))} == {"ins", "del"}


def numbered(lines: list[str]) -> Result:
    points = "".join(f"{at}. {line}\n" for at, line in enumerate(lines, 1))
    return kehoach.loads(f"@kế hoạch Thi đua\n  năm: 2026\n\n# Nhiệm vụ\n{points}# Kết quả\nBáo cáo cuối năm.\n")


def test_every_change_is_signed_and_has_a_number_of_its_own() -> None:
    signed = changes(holds_both(example("binh-luong-2024"), example("bac-son-2025")))
    assert {(one.get(f"{W}author"), one.get(f"{W}date")) for one in signed} == {(WHO.author, "2026-01-05T08:30:00Z")}
    numbers = [one.get(f"{W}id") for one in signed]
    assert len(set(numbers)) == len(numbers)


def test_a_redline_has_the_same_bytes_each_time() -> None:
    one, other = (docx.render(redline(example("phat-dong-xa"), example("binh-gia-2025"), WHO)) for _ in range(2))
    assert one == other


def test_two_plans_that_are_the_same_make_a_plain_file() -> None:
    plan = example("moi-cau-truc")
    assert changes(docx.render(redline(plan, plan, WHO))) == []


@pytest.mark.skipif(not VALIDATOR.exists(), reason="the validator of the shared folder is not here")
def test_a_redline_is_valid_wordprocessingml(tmp_path: Path) -> None:
    for at, (before, after) in enumerate(permutations(("moi-cau-truc", "binh-son-2025", "binh-luong-2024"), 2)):
        (tmp_path / f"{at}.docx").write_bytes(docx.render(redline(example(before), example(after), WHO)))
    files = sorted(map(str, tmp_path.iterdir()))
    done = subprocess.run([sys.executable, str(VALIDATOR), *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
