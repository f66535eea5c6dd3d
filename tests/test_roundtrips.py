"""What must hold for every plan, whatever it says."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import msgspec
from hypothesis import given, settings

import kehoach
from kehoach import dsl
from kehoach.dsl.nodes import Directive, Heading, Paragraph, Point, Row
from kehoach.model.interchange import from_json, to_json
from kehoach.model.plan import Plan, Span
from kehoach.model.sameness import difference, formatted
from kehoach.text.source import Source
from tests.plans_strategy import Sample, samples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.dsl.nodes import Block

any_plan = settings(max_examples=60)


def plan_of(text: str | bytes) -> Plan:
    plan = kehoach.loads(text).plan
    assert plan is not None
    return plan


def block_of(block: Block) -> tuple[str, str]:
    """The mark and the words of a block."""
    match block:
        case Heading():
            return "#" * block.level, block.prose.text
        case Point():
            return block.style, block.prose.text
        case Paragraph():
            return "", block.prose.text
        case Directive():
            return f"@{block.kind.name}", block.head.text
        case Row():
            return "|", ""


def spans(part: object) -> Iterator[Span]:
    if isinstance(part, Span):
        yield part
    elif isinstance(part, msgspec.Struct):
        for name in part.__struct_fields__:
            yield from spans(getattr(part, name))
    elif isinstance(part, tuple):
        for item in part:
            yield from spans(item)


@any_plan
@given(samples())
def test_the_tree_holds_every_block_in_order(sample: Sample) -> None:
    tree, _ = dsl.parse(Source(sample.text))
    expected = [(mark, words) if not mark.startswith("@") else words for mark, words in sample.blocks]
    found = [block_of(block) for block in tree.blocks]
    assert [words if mark.startswith("@") else (mark, words) for mark, words in found] == expected


@any_plan
@given(samples())
def test_the_plan_as_formatted_is_the_same_plan(sample: Sample) -> None:
    printed = formatted(Source(sample.text), None)
    assert printed.changed == ""
    assert difference(plan_of(sample.text), plan_of(printed.text)) == ""
    assert formatted(Source(printed.text), None).text == printed.text


@any_plan
@given(samples())
def test_decomposed_letters_make_the_same_plan(sample: Sample) -> None:
    assert difference(plan_of(unicodedata.normalize("NFD", sample.text)), plan_of(sample.text)) == ""


@any_plan
@given(samples())
def test_line_ends_and_the_byte_order_mark_do_not_matter(sample: Sample) -> None:
    plan = plan_of(sample.text)
    assert plan_of(sample.text.replace("\n", "\r\n")) == plan
    assert plan_of(sample.text.replace("\n", "\r")) == plan
    assert plan_of(b"\xef\xbb\xbf" + sample.text.encode()) == plan
    assert plan_of(sample.text.rstrip("\n")) == plan


@any_plan
@given(samples())
def test_json_read_back_is_the_same_plan(sample: Sample) -> None:
    plan = plan_of(sample.text)
    written = to_json(plan)
    assert from_json(written) == plan
    assert to_json(from_json(written)) == written


@any_plan
@given(samples())
def test_every_span_lies_inside_the_file(sample: Sample) -> None:
    lines = sample.text.split("\n")
    for span in spans(plan_of(sample.text)):
        assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
        assert span.column <= len(lines[span.line - 1]) + 1
        assert span.end_column <= len(lines[span.end_line - 1]) + 1
