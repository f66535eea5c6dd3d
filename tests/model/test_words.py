"""Plain words are printed, kept as data or told, wherever the language has words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

import kehoach
from kehoach.dsl import vocabulary
from tests.model.test_notes import HEAD, gaps, spots, with_words

if TYPE_CHECKING:
    from tests.model.test_notes import Spot

WORD = "sếu"
OF_A_WHOLE = ("KH020", "KH075")
"""A key that is given twice, and a head that is none: their lines are not told one by one."""
PRINTED_BY_OTHERS = (
    "@chỉ tiêu entry;",
    "@tiêu chí entry;",
    "@tiêu chí head",
    "@ký head",
    "@đơn vị  entry",
    "@viết tắt  entry",
    "@năm trước head",
    "@kế hoạch Một hai người soạn:",
)
"""What the plan only knows, and prints in tables, beside recipients or where it is asked for by its name."""


@pytest.mark.parametrize("spot", [pytest.param(spot, id=spot.name) for spot in spots()])
def test_plain_words_are_printed_or_told(spot: Spot) -> None:
    for gap in gaps(spot.plan):
        text = with_words(spot.plan, gap, f" {WORD} ")
        result = kehoach.loads(text)
        assert told(result, text) or said(result, spot), text


@pytest.mark.parametrize(
    ("fact", "name"), [(fact, name) for fact, names in vocabulary.INLINE_ATTRIBUTES.items() for name in names]
)
def test_words_of_an_attribute_in_braces_are_data_or_told(fact: str, name: str) -> None:
    text = f"{HEAD}- Giao {{{fact}; {name} = {WORD}: Công an xã}} giữ gìn trật tự.\n"
    result = kehoach.loads(text)
    assert told(result, text) or (result.plan and WORD in msgspec.json.encode(result.plan).decode()), text


def told(result: kehoach.Result, text: str) -> bool:
    """Whether a message speaks of the words, of their line, or of the whole that they stand in."""
    line = 1 + text[: text.index(WORD)].count("\n")
    return any(
        one.place.line <= line <= one.place.end_line or WORD in "".join(one.args.values()) or one.code in OF_A_WHOLE
        for one in result.diagnostics
    )


def said(result: kehoach.Result, spot: Spot) -> bool:
    """Whether the words are on the pages, or in the plan where pages need not hold them."""
    if result.plan is None:
        return False
    kept = msgspec.json.encode(result.plan).decode() if spot.name.startswith(PRINTED_BY_OTHERS) else ""
    printed = " ".join(result.render("text").decode().split())
    return WORD in f"{printed} {kept}".lower()
