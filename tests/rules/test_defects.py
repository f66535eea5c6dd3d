"""The faults that an editor has marked in two published plans: how many of them the checker finds, by category."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest

import kehoach
from tests.examples.plans import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.text.diagnostics import Diagnostic, Place

LIST = ROOT.parent / "shared" / "accept" / "defects-000-001.md"
PLANS = {"000": "binh-gia-2025", "001": "binh-luong-2024"}
BY_RULE = {"T", "L", "M"}
"""What a rule could find: from the text, from a table, from the model; J asks for a person's judgement."""
CANNOT_BE_WRITTEN = {
    "D001-001": "tên loại is printed by the layout, never typed before trích yếu",
    "D001-007": "the language knows one mark for điểm, `a)`",
    "D001-008": "each căn cứ is an entry of its own",
    "D001-016": "each căn cứ is an entry of its own",
}
"""Faults of the published page that a source cannot have."""

ANSWERED_BY: dict[str, tuple[str, ...]] = {
    "DBL": ("KH50",),
    "SPL": ("KH50",),
    "MIS": ("KH50",),
    "SYN": ("KH50", "KH53"),
    "PUN": ("KH23", "KH40", "KH53", "KH54", "KH57", "KH58"),
    "SPC": ("KH57", "KH58"),
    "DSH": ("KH53", "KH54", "KH56"),
    "QUO": ("KH57",),
    "CAP": ("KH42", "KH52", "KH53"),
    "TON": ("KH51",),
    "VAR": ("KH54", "KH55"),
    "NAM": ("KH53", "KH54", "KH55"),
    "ABB": ("KH55",),
    "NUM": ("KH02",),
    "UNI": ("KH33", "KH59"),
    "IND": ("KH33",),
    "PER": ("KH32",),
    "CHR": ("KH30",),
    "ANN": ("KH30", "KH31"),
    "CIT": ("KH4",),
    "LEG": ("KH42", "KH53"),
    "TTL": ("KH21",),
    "STR": ("KH23", "KH35"),
    "DUP": ("KH35",),
    "RCP": ("KH28", "KH34"),
    "SIG": ("KH27", "KH37"),
    "BLK": ("KH09",),
}
"""The codes that speak of each category: another report at the same words is no answer."""
OF_ANOTHER_FAULT = {
    ("Phòng Văn hoá - Xã hội", "KH510"),  # D000-019
    ("01/01/2024", "KH305"),  # D001-109
    ("19/5", "KH307"),  # D001-113
}
"""Right in one respect, wrong in another that the list marks elsewhere."""

_ROW = re.compile(
    r"\| (D(?P<seed>\d{3})-\d{3})†? \| (?P<cat>[A-Z]{3}) \| (?P<where>.+?) \| .+ \| (?P<det>[TLMJ]) \| (?P<conf>\w+) \|"
)
_QUOTED = re.compile(r"`([^`]+)`")
_LEAD = re.compile(r"^(?:[IVX]+\.|\d+\.|[a-zđ][.)]|-|;)\s+")

pytestmark = pytest.mark.skipif(not LIST.exists(), reason="the list of faults is not part of the project")


class Fault(NamedTuple):
    """A fault of the list, with the fragments that show it."""

    id: str
    seed: str
    category: str
    fragments: tuple[str, ...]
    det: str
    confidence: str

    @property
    def counts(self) -> bool:
        """Whether a rule could find it in the source."""
        return self.det in BY_RULE and self.id not in CANNOT_BE_WRITTEN


def faults() -> Iterator[Fault]:
    for line in LIST.read_text(encoding="utf-8").split("## Must not")[0].splitlines():
        if row := _ROW.match(line):
            fragments = tuple(_QUOTED.findall(row["where"]))
            yield Fault(row[1], row["seed"], row["cat"], fragments, row["det"], row["conf"])


class Page(NamedTuple):
    """A plan with what the checker says of it."""

    result: kehoach.Result
    told: tuple[Diagnostic, ...]

    def places(self, fragment: str) -> list[Place]:
        """Where a fragment of the published page stands in the source."""
        words = _LEAD.sub("", fragment.replace("*", "")).casefold()
        return self._in_words(words) or self._in_words(words.rstrip(";.")) or list(self._lines(words))

    def _in_words(self, words: str) -> list[Place]:
        capitals = [line for one in self.signed for line in one if line.casefold() == words]
        return (
            list(self._lines(words))
            if capitals
            else [
                passage.place(at.start(), at.end())
                for passage in self.result.passages
                for at in re.finditer(re.escape(words), passage.text.casefold())
            ]
        )

    @property
    def signed(self) -> list[tuple[str, ...]]:
        """The lines of authority and position."""
        plan = self.result.plan
        return [(*one.authority, one.position) for one in plan.signatures] if plan else []

    def _lines(self, words: str) -> Iterator[Place]:
        """The lines that hold the words, whatever stands between them: those of the head and the foot."""
        (source,) = self.result.sources.values()
        pattern = re.compile(r"\W+(?:\w+\W+)?".join(map(re.escape, re.findall(r"\w+", words))))
        for at, line in enumerate(source.clean_lines):
            if found := pattern.search(line.casefold()):
                yield source.raw_place(at, *found.span())

    def answers(self, fragment: str) -> set[str]:
        """The codes that are told at a fragment."""
        return {one.code for place in self.places(fragment) for one in self.told if overlap(one.place, place)}


def overlap(one: Place, other: Place) -> bool:
    return (one.line, one.column) < (other.end_line, other.end_column) and (other.line, other.column) < (
        one.end_line,
        max(one.end_column, one.column + 1),
    )


@cache
def page(seed: str) -> Page:
    result = kehoach.load(ROOT / "examples" / f"{PLANS[seed]}.kh")
    return Page(result, result.check())


@cache
def answered() -> dict[Fault, set[str]]:
    """The codes of the right kind that answer each fault."""
    return {fault: _answers(fault) for fault in faults()}


def _answers(fault: Fault) -> set[str]:
    codes = {code for one in fault.fragments for code in page(fault.seed).answers(one)}
    return {code for code in codes if code.startswith(ANSWERED_BY[fault.category])}


def share(confidences: set[str]) -> float:
    wanted = [fault for fault in answered() if fault.counts and fault.confidence in confidences]
    return sum(bool(answered()[fault]) for fault in wanted) / len(wanted)


def table() -> str:
    """By category: how many faults a rule could find, how many are told, and which are not."""
    lines = ["", f"{'':5}{'high':>9}{'med':>9}   not told"]
    for category in dict.fromkeys(fault.category for fault in answered()):
        own = [fault for fault in answered() if fault.category == category and fault.counts]
        cells = [_cell([fault for fault in own if fault.confidence == confidence]) for confidence in ("high", "med")]
        missed = [fault.id for fault in own if fault.confidence != "low" and not answered()[fault]]
        lines.append(f"{category:5}{cells[0]:>9}{cells[1]:>9}   {' '.join(missed)}")
    return "\n".join(lines)


def _cell(wanted: list[Fault]) -> str:
    return f"{sum(bool(answered()[fault]) for fault in wanted)}/{len(wanted)}" if wanted else ""


def test_nearly_all_faults_that_any_editor_would_mark_are_told() -> None:
    print(table())  # noqa: T201 - the table is what this test is read for: `pytest -s`
    assert share({"high"}) >= 0.98


def test_most_faults_that_an_editor_may_mark_are_told() -> None:
    assert share({"high", "med"}) >= 0.95


def test_what_is_right_is_not_told() -> None:
    told = {
        (seed, fragment, one.code)
        for seed, fragment in sound()
        for place in page(seed).places(fragment)
        for one in page(seed).told
        if within(one.place, place) and (fragment, one.code) not in OF_ANOTHER_FAULT
    }
    assert told == set()


def sound() -> Iterator[tuple[str, str]]:
    """The fragments of the list “must not be reported”."""
    for line in LIST.read_text(encoding="utf-8").split("## Must not")[1].split("\n## ")[0].splitlines():
        seeds, *cells = [cell.strip() for cell in line.strip("|").split("|")]
        for seed in PLANS if seeds == "all" else [one for one in seeds.split(", ") if one in PLANS]:
            yield from ((seed, fragment) for fragment in _QUOTED.findall(cells[0]))


def within(inner: Place, outer: Place) -> bool:
    starts = (outer.line, outer.column) <= (inner.line, inner.column)
    return starts and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)
