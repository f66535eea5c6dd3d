"""The parts of a plan as rules walk through them: headings and points with their siblings, blocks with their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.model.content import Facts, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.model.content import Block, Span, Text
    from kehoach.model.draft import Passage
    from kehoach.rules.rule import Subject


def said(text: Text) -> str:
    """The words of a text."""
    return "".join(run.text for run in text)


def sections(blocks: Iterable[Block]) -> Iterator[tuple[Section, ...]]:
    """Each run of neighbouring headings or points of one mark, the outer ones first."""
    listed = list(blocks)
    inside = [block for block in listed if isinstance(block, (Section, Facts))]
    for mark in dict.fromkeys(one.mark for one in inside if isinstance(one, Section)):
        yield tuple(one for one in inside if isinstance(one, Section) and one.mark == mark)
    for one in inside:
        yield from sections(one.blocks)


def headings_above(subject: Subject, span: Span | None) -> Iterator[str]:
    """The words of the headings and points that a place stands under, the outer ones first."""
    blocks: tuple[Block, ...] = subject.plan.sections
    while span and blocks:
        started = [one for one in blocks if one.span and one.span.file == span.file and one.span.line < span.line]
        last = started[-1] if started else None
        blocks = last.blocks if isinstance(last, (Section, Facts)) else ()
        if isinstance(last, Section):
            yield said(last.text)


def body(subject: Subject) -> tuple[Block, ...]:
    """Everything between căn cứ and nơi nhận."""
    plan = subject.plan
    return (*plan.opening, *plan.sections, *plan.closing)


def everything(subject: Subject) -> tuple[Block, ...]:
    """The text with its appendices."""
    return (*body(subject), *(block for one in subject.plan.appendices for block in one.blocks))


def passage_of(subject: Subject, span: Span | None, text: Text) -> Passage | None:
    """The words of a block, with their places."""
    if span is None:
        return None
    words, first = said(text), (span.line, span.column)
    for passage in subject.passages:
        if passage.text.strip() == words and passage.words.prose.pieces:
            place = passage.place(0, 1)
            last = (span.end_line, span.end_column)
            if first <= (place.line, place.column) <= last and place.file == (span.file or subject.file):
                return passage
    return None
