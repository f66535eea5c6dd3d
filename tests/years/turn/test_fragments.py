"""What an office says of 56 fragments of one plan: each gets its operation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

import kehoach
from kehoach import dsl
from kehoach.text.resources import resource
from kehoach.years import next_year
from kehoach.years.turn.stretches import Stretch, stretches
from tests.examples.plans import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.years.turn.decisions import Decision

LIST = ROOT.parent / "shared" / "accept" / "defects-000-001.md"
PLAN = resource("examples", "binh-luong-2024.kh")
OPERATIONS = {
    "human": "ask",
    "must not change": "keep",
    "year +1": "shift",
    "base year +1": "shift",
    "anniversary +1": "shift",
    "date shift": "shift",
    "register of acts": "look up",
    "blank": "blank",
}
OF_THE_HEAD = {
    "Số: /KH-UBND": "…/KH-UBND",
    "ngày tháng 02 năm 2024": "…/02/2024",
}
"""The page prints the head otherwise than the source writes it."""
_ROW = re.compile(r"\| (?P<line>\d+) \| `(?P<words>[^`]+)` \| (?P<operation>[^|]+) \|")


class Named(NamedTuple):
    """A fragment of the list."""

    line: int
    words: str
    operation: str


class Spot(NamedTuple):
    """Where the words of a fragment stand in the source."""

    start: tuple[int, int]
    end: tuple[int, int]


def listed() -> list[Named]:
    if not LIST.exists():
        return []
    part = LIST.read_text(encoding="utf-8").partition("### 8.1 Seed 001")[2]
    found = _ROW.finditer(part)
    return [Named(int(one["line"]), one["words"], one["operation"].strip()) for one in found]


def words_of_the_plan() -> list[Stretch]:
    source = next(iter(kehoach.load(PLAN).sources.values()))
    return list(stretches(dsl.parse(source)[0].blocks, 2024))


def spots(named: Named) -> Iterator[Spot]:
    """Each place that holds the words, as printed."""
    source = next(iter(kehoach.load(PLAN).sources.values()))
    words = OF_THE_HEAD.get(named.words, named.words)
    for stretch in words_of_the_plan():
        at = stretch.text.find(words)
        if at >= 0:
            place = source.place(stretch.source(at, at + len(words)))
            yield Spot((place.line, place.column), (place.end_line, place.end_column))


def within(one: Decision, spot: Spot) -> bool:
    start, end = (one.span.line, one.span.column), (one.span.end_line, one.span.end_column)
    return spot.start <= start and end <= spot.end


def touching(one: Decision, spot: Spot) -> bool:
    start, end = (one.span.line, one.span.column), (one.span.end_line, one.span.end_column)
    return start < spot.end and spot.start < end


def answers(decisions: tuple[Decision, ...], named: Named) -> bool:
    """Whether the decisions about the words are what the list says; what stays has no other decision in it."""
    operation = OPERATIONS[named.operation]
    for spot in spots(named):
        inside = [one.operation for one in decisions if within(one, spot)]
        over = [one.operation for one in decisions if touching(one, spot)]
        found = over if operation == "ask" else inside or over
        if set(found) == {"keep"} if operation == "keep" else operation in found:
            return True
    return False


@pytest.mark.skipif(not LIST.exists(), reason="the list is not beside this checkout")
def test_all_56_fragments_get_the_operation_that_an_office_gives_them() -> None:
    decisions = next_year(kehoach.load(PLAN)).decisions
    named = listed()
    assert len(named) == 56
    assert [one for one in named if not answers(decisions, one)] == []


@pytest.mark.skipif(not LIST.exists(), reason="the list is not beside this checkout")
def test_what_the_list_says_of_the_new_words_stands_in_the_draft() -> None:
    turn = next_year(kehoach.load(PLAN))
    printed = " ".join((kehoach.loads(turn.text, path="b.kh", file=PLAN).render("text")).decode().split())
    for words in (
        "phong trào thi đua năm 2025",
        "đã đạt được năm 2024",
        "Từ ngày 01/01/2025 đến ngày 30/4/2025",
        "95 năm ngày thành lập Đảng Cộng Sản Việt Nam (03/02/1930 - 03/02/2025)",
        "50 năm giải phóng miền Nam thống nhất đất nước (30/4/1975 - 30/4/2025)",
        "Hạn chót gửi báo cáo: 25/6/2025",
        "Từ ngày 01/7/2025 đến ngày 31/12/2025",
        "Nghị quyết HĐND năm 2025. Hạn chót gửi báo cáo: 25/12/2025",
        "số 06/2022/QH15 ngày 15/6/2022",
        "ngày sinh Bác Hồ (19/5)",
    ):
        assert words in printed
    proposals = {one.old[:30]: one.proposal for one in turn.decisions if one.operation == "look up"}
    assert proposals == {
        "Nghị định số: 91/2017/NĐ-CP ng": "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023",
        "Luật an toàn giao thông đường ": "Luật Trật tự, an toàn giao thông đường bộ",
    }
