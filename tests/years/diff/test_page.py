from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

import kehoach
from kehoach.layout import lay_out
from kehoach.layout.document import Reviser
from kehoach.text.catalogue import speaker
from kehoach.years import compare
from kehoach.years.diff.page import page
from kehoach.years.diff.redline import redline

EXAMPLES = Path(__file__).parents[3] / "examples"
WHO = Reviser("kehoach", datetime(2026, 1, 5, tzinfo=UTC))


@cache
def shown(before: str, after: str) -> str:
    one, other = (kehoach.load(EXAMPLES / f"{name}.kh").plan for name in (before, after))
    assert one is not None
    assert other is not None
    both = redline(lay_out(one), lay_out(other), WHO)
    return page(compare(one, other), both, (before, after), speaker("vi"), "vi").decode()


PAIRS = pytest.mark.parametrize(
    ("before", "after"), [("nong-thon-moi-2025", "moi-cau-truc"), ("moi-cau-truc", "bac-son-2025")]
)


@PAIRS
def test_a_page_loads_nothing_and_names_each_place_once(before: str, after: str) -> None:
    text = shown(before, after)
    assert not re.search(r"(?:src|url|@import)\s*[=(]|<script|<link", text)
    ids = Counter(re.findall(r'id="([^"]+)"', text))
    assert [name for name, count in ids.items() if count > 1] == []
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


@PAIRS
def test_each_side_holds_its_plan_and_nothing_else(before: str, after: str) -> None:
    rows = [one for one in parsed(shown(before, after)).iter("div") if str(one.get("class")).startswith("pair")][1:]
    for side, name, foreign in ((0, before, "ins"), (1, after, "del")):
        column = [row[side] for row in rows]
        assert not [one for cell in column for one in cell.iter(foreign)]
        alone = parsed(kehoach.load(EXAMPLES / f"{name}.kh").render("html").decode()).find("body")
        assert alone is not None
        assert signs(*column) == signs(alone)


def parsed(text: str) -> etree._Element:
    return etree.fromstring(text, etree.HTMLParser())


def signs(*elements: etree._Element) -> Counter[str]:
    """The signs of texts, however they are spaced and in whatever order blocks stand at the edges of the page."""
    text = "".join(str(piece) for element in elements for piece in element.itertext())
    return Counter(sign for sign in text if not sign.isspace())


def test_the_page_tells_what_differs_and_folds_away_what_only_turned() -> None:
    text = shown("nong-thon-moi-2025", "moi-cau-truc")
    assert "<h3>Chỉ tiêu</h3>" in text
    assert re.search(r"<details>\n<summary>\d+ chỗ chỉ đổi theo năm \(2025 → 2026\)</summary>", text)
    assert '<div class="pair same">' in text
    assert '<div class="pair changed">' in text
