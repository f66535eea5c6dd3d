"""The five published plans among the examples, held word for word against the publications."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kehoach.layout import load_format
from kehoach.layout.numbering import levels_of, references
from kehoach.model.plan import Facts, Paragraph, Section
from tests.examples.plans import ROOT, plan_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kehoach.model.plan import Block, Indicator, Plan, Text

PUBLICATIONS = ROOT.parent / "shared" / "seeds"
NUMBERS = {
    "binh-gia-2025": "000",
    "binh-luong-2024": "001",
    "binh-son-2025": "002",
    "bac-son-2025": "003",
    "binh-chuong-2024": "004",
}
TYPESETTING = (
    (re.compile(r"<sup>2</sup>"), "²"),
    (re.compile(r"\$\\geq (\d+)\$"), r"≥ \1"),
    (re.compile(r"\*+"), ""),
    (re.compile(r"\./\.$", re.MULTILINE), ""),
    (re.compile(r"^(- .+),$", re.MULTILINE), r"\1"),
)
"""How the published files write signs, styles, the end of a plan, and the recipients of the Party."""
MARK = re.compile(r"(?:#+ )?(?:[-+–] )?(?:[IVX]+\. |\d+\. |\d+(?:\.\d+)+\.? |[a-zđ][.)] |\(\d+\) )?")
TOKEN = re.compile(r"\w+(?:[.,/]\w+)*|[^\w\s.;…]")
"""A word, or a sign other than those that the layout sets at the end of an item."""


def tokens(paragraphs: Iterable[str]) -> list[str]:
    return [token for text in paragraphs for token in TOKEN.findall(text.casefold())]


def published(file: Path) -> list[str]:
    text = file.read_text(encoding="utf-8")
    for pattern, plain in TYPESETTING:
        text = pattern.sub(plain, text)
    paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
    first = next(at for at, text in enumerate(paragraphs) if text.lstrip("# ").startswith("KẾ HOẠCH"))
    return tokens(MARK.sub("", text, count=1) for text in paragraphs[first:])


class Said:
    """What a plan says from KẾ HOẠCH down, without the numbers before its paragraphs."""

    def __init__(self, plan: Plan) -> None:
        form = load_format(plan.head.format)
        self.plan = plan
        self.references = references(plan, form, levels_of(plan.head, form))
        self.indicators = {one.id: one for one in plan.indicators}
        self.awards = {one.id: one for one in plan.awards}

    def paragraphs(self) -> Iterator[str]:
        plan = self.plan
        yield from ("Kế hoạch", plan.head.title)
        for basis in plan.bases:
            yield f"{basis.lead} {self.words(basis.text)}"
        yield from self.blocks((*plan.opening, *plan.sections, *plan.closing))
        yield "Nơi nhận:"
        for recipient in plan.recipients:
            told = recipient.purpose not in ("", "lưu")
            yield f"{recipient.name} ({recipient.purpose})" if told else recipient.name
        for signature in plan.signatures:
            yield from (*signature.authority, signature.position, signature.name)

    def words(self, text: Text) -> str:
        return "".join(self.references[run.refers_to] if run.refers_to else run.text for run in text)

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            if isinstance(block, Facts):
                yield from (words for ref in block.refs for words in self.fact(ref))
            else:
                assert isinstance(block, Section | Paragraph), "the published plans hold no table"
                yield self.words(block.text)
                yield from self.blocks(block.blocks if isinstance(block, Section) else ())

    def fact(self, ref: str) -> Iterator[str]:
        if ref in self.awards:
            yield self.words(self.awards[ref].text)
        else:
            yield from self.indicator(self.indicators[ref])

    def indicator(self, indicator: Indicator) -> Iterator[str]:
        """Its words, then those of the parts that do not stand in them."""
        yield self.words(indicator.content)
        for part in indicator.parts:
            if part.text not in indicator.text:
                yield from self.indicator(part)


@pytest.mark.skipif(not PUBLICATIONS.is_dir(), reason="the publications lie beside the repository, not in it")
@pytest.mark.parametrize("name", NUMBERS)
def test_an_example_says_what_was_published_word_for_word(name: str) -> None:
    publication = next(PUBLICATIONS.glob(f"{NUMBERS[name]}_*.txt"))
    assert tokens(Said(plan_of(name)).paragraphs()) == published(publication)
