"""The fixes of the language rules: each mends its fault, touches nothing else, and spares what is not plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kehoach
from kehoach.rules.language import RULES
from kehoach.rules.tables import table
from kehoach.text import catalogue
from tests.case_files import under_head
from tests.examples.plans import ROOT

if TYPE_CHECKING:
    from kehoach.text.diagnostics import Diagnostic, Edit

WITHOUT_FIX = {"KH502", "KH534", "KH571", "KH595"}
"""What was meant is not always known, or a person has to choose."""
SAFE = {"KH510", "KH560", "KH561", "KH562", "KH570", "KH575", "KH577", "KH580", "KH581", "KH582", "KH584", "KH585"}
PLAN = (ROOT / "examples" / "binh-son-2025.kh").read_text(encoding="utf-8")


def told(text: str, code: str) -> list[Diagnostic]:
    return [one for one in kehoach.loads(text).check() if one.code == code]


def mended(text: str, edits: tuple[Edit, ...]) -> str:
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines))]
    for edit in sorted(edits, key=lambda one: one.place, reverse=True):
        place = edit.place
        start = starts[place.line - 1] + place.column - 1
        end = starts[place.end_line - 1] + place.end_column - 1
        text = text[:start] + edit.text + text[end:]
    return text


@pytest.mark.parametrize("code", sorted({rule.code for rule in RULES} - WITHOUT_FIX))
def test_a_fix_makes_the_wrong_example_right(code: str) -> None:
    example = catalogue.entry(code).example
    assert example is not None
    text = under_head(example.wrong)
    while found := told(text, code):
        text = mended(text, found[0].fixes[0].edits)
    assert [one.code for one in kehoach.loads(text).check() if one.severity != "hint"] == []


@pytest.mark.parametrize("code", sorted({rule.code for rule in RULES} - WITHOUT_FIX))
def test_only_signs_and_tone_marks_are_mended_unasked(code: str) -> None:
    example = catalogue.entry(code).example
    assert example is not None
    assert {fix.safe for one in told(under_head(example.wrong), code) for fix in one.fixes} == {code in SAFE}


def test_a_fix_that_would_break_a_mark_is_not_offered() -> None:
    (found,) = told(under_head("Vận động {giao: Các các} thôn, phần {giao: đấu đạt} chỉ tiêu.\n"), "KH500")
    assert found.fixes
    (found,) = told(under_head("Phát động {giao: phát động} thi đua.\n"), "KH501")
    assert found.fixes == ()


@pytest.mark.parametrize("end", ["học sinh", "học sinh}", "năm {năm}"])
def test_a_mark_is_put_behind_the_last_letter_or_not_at_all(end: str) -> None:
    last = end.replace("học", "{giao: học") if end.endswith("h}") else end
    text = under_head(f"- Họp dân;\n- Dạy {last}\n- Thu gom rác;\n- Trồng cây.\n")
    (found,) = told(text, "KH577")
    assert [mended(text, fix.edits) for fix in found.fixes] in ([], [text.replace(last, f"{last};")])


def test_a_fix_keeps_the_line_break_that_it_stands_beside() -> None:
    text = under_head("Tháo gỡ khó khăn\n  vướng mắc.\n")
    (found,) = told(text, "KH535")
    assert mended(text, found.fixes[0].edits) == text.replace("khăn\n", "khăn,\n")


REDUPLICATIONS = {row["cụm"].split()[0] for row in table("language/doubles")}
COMPOUNDS = {row["từ"] for row in table("language/compounds")}
WORDS = [
    found.span("word")
    for found in re.finditer(r"(?<= )(?=(\S+) (?P<word>[a-zà-ỹđ]{3,}) ([a-zà-ỹđ]+))", PLAN[PLAN.index("# ") :])
    if found["word"] not in REDUPLICATIONS
    and found[1] != "{chỉ"
    and not {f"{found[1]} {found['word']}", f"{found['word']} {found[3]}"} <= COMPOUNDS
]
"""Where a word doubled is no end of one word before the beginning of the next: `đẩy mạnh mạnh mẽ`."""


@settings(max_examples=12)
@given(st.sampled_from(WORDS))
def test_a_word_doubled_anywhere_is_told_there(span: tuple[int, int]) -> None:
    start, end = (at + PLAN.index("# ") for at in span)
    word = PLAN[start:end]
    line = PLAN[:start].count("\n") + 1
    found = told(f"{PLAN[:end]} {PLAN[start:]}", "KH500")
    assert [(one.place.line, one.args["once"].lower()) for one in found] == [(line, word.lower())]
