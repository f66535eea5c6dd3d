"""What is told of two plans, case by case as `cases.txt` has it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings

import kehoach
from kehoach.layout import lay_out
from kehoach.text.catalogue import speaker
from kehoach.years import Differences, compare
from kehoach.years.diff.terminal import View
from tests.plans_strategy import Sample, samples

CASES = Path(__file__).with_name("cases.txt")
HEAD = "@kế hoạch Phát động thi đua năm {{năm}}\n  năm: {year}\n  cơ quan: Ủy ban nhân dân xã Bình Gia\n\n"


class Case(NamedTuple):
    name: str
    before: str
    after: str
    told: str


def cases() -> list[Case]:
    parts = re.split(r"^--- (.+) ---$", CASES.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [
        Case(name, *re.split(r"^(?:>>>|===)\n", text, flags=re.MULTILINE))
        for name, text in zip(*[iter(parts)] * 2, strict=True)
    ]


def compared(before: str, after: str) -> Differences:
    one, other = kehoach.loads(before).plan, kehoach.loads(after).plan
    assert one is not None
    assert other is not None
    return compare(one, other)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_what_differs_is_told_as_a_person_would(case: Case) -> None:
    found = compared(HEAD.format(year=2025) + case.before, HEAD.format(year=2026) + case.after)
    chapters = View(speaker("vi")).text(found, ("2025.kh", "2026.kh")).split("\n\n", 1)[1]
    assert chapters.strip() == case.told.strip()


@given(samples())
@settings(max_examples=40)
def test_a_plan_does_not_differ_from_itself(sample: Sample) -> None:
    found = compared(sample.text, sample.text)
    assert not found
    assert found.turned == ()


@given(samples())
@settings(max_examples=40)
def test_whatever_comes_goes_when_the_plans_change_places(sample: Sample) -> None:
    empty = HEAD.format(year=2024)
    there, back = compared(empty, sample.text), compared(sample.text, empty)
    assert kinds(there, "added") == kinds(back, "dropped")
    assert kinds(there, "dropped") == kinds(back, "added")


def kinds(found: Differences, kind: str) -> list[tuple[str, str]]:
    return sorted((one.topic, one.name) for one in found.differences if one.kind == kind)


def test_no_word_of_the_example_of_everything_changes_untold() -> None:
    file = Path(__file__).parents[3] / "examples" / "moi-cau-truc.kh"
    lines = file.read_text(encoding="utf-8").splitlines()
    before = kehoach.load(file).plan
    assert before is not None
    untold = []
    for at in range(0, len(lines), 8):
        changed = re.sub(r"([a-zà-ỹ]{2,})(?=[^a-zà-ỹ]*$)", r"\1x", lines[at])
        text = "\n".join((*lines[:at], changed, *lines[at + 1 :]))
        after = kehoach.loads(text, path=str(file), file=file).plan
        if after and lay_out(after) != lay_out(before) and not (found := compare(before, after)):
            untold += [lines[at]] * (not found.turned)
    assert untold == []


@pytest.mark.parametrize("years", [1, 2, 5])
def test_a_plan_written_with_its_year_only_turns(years: int) -> None:
    body = "Phát động thi đua năm {năm}.\n\n@đợt 1: 01/02/{năm} - 30/6/{năm}\n\n- Kết quả năm {năm - 1}: tốt.\n"
    found = compared(HEAD.format(year=2025) + body, HEAD.format(year=2025 + years) + body)
    assert found.differences == ()
    assert {one.topic for one in found.turned} == {"head", "phases", "prose"}


def test_what_only_turned_is_told_when_asked() -> None:
    found = compared(HEAD.format(year=2025), HEAD.format(year=2026))
    told = View(speaker("vi")).text(found, ("a.kh", "b.kh"), turned=True)
    assert (
        "CHỈ ĐỔI THEO NĂM\n\nPhần đầu\n  ~ trích yếu: Phát động thi đua năm 2025 → Phát động thi đua năm 2026\n" in told
    )


def test_colour_is_laid_over_marks_that_are_there_without_it() -> None:
    found = compared(
        HEAD.format(year=2025) + "Thi đua yêu nước là truyền thống.\n",
        HEAD.format(year=2025) + "Thi đua ái quốc là truyền thống.\n",
    )
    plain, painted = (View(speaker("en"), colour=colour).text(found, ("a", "b")) for colour in (False, True))
    assert "[-yêu nước-]{+ái quốc+}" in plain
    assert re.sub(r"\x1b\[\d+m", "", painted) == plain != painted
