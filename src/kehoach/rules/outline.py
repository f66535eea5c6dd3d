"""The parts of a plan as rules walk through them: headings and points with their siblings, blocks with their words."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from kehoach.model.content import Facts, Section
from kehoach.rules.prose import once_a_plan, passages_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.model.content import Block, Span, Text
    from kehoach.model.draft import Passage
    from kehoach.rules.rule import Subject


def said(text: Text) -> str:
    """The words of a text."""
    return "".join(run.text for run in text)


Run = tuple[Section, ...]
"""Neighbouring headings or points of one mark."""


@once_a_plan
def runs_in_body(subject: Subject) -> list[Run]:
    """The headings and points between căn cứ and nơi nhận, the outer ones first."""
    return list(_runs(_body(subject)))


@once_a_plan
def runs(subject: Subject) -> list[Run]:
    """The headings and points of the text with its appendices."""
    return list(_runs(everything(subject)))


def everything(subject: Subject) -> tuple[Block, ...]:
    """The text with its appendices."""
    return (*_body(subject), *(block for one in subject.plan.appendices for block in one.blocks))


def _body(subject: Subject) -> tuple[Block, ...]:
    plan = subject.plan
    return (*plan.opening, *plan.sections, *plan.closing)


def _runs(blocks: Iterable[Block]) -> Iterator[Run]:
    inside = [block for block in blocks if isinstance(block, (Section, Facts))]
    for mark in dict.fromkeys(one.mark for one in inside if isinstance(one, Section)):
        yield tuple(one for one in inside if isinstance(one, Section) and one.mark == mark)
    for one in inside:
        yield from _runs(one.blocks)


def headings_above(subject: Subject, span: Span | None) -> tuple[str, ...]:
    """The words of the headings and points that a place stands under, the outer ones first."""
    starts, above = _outlines(subject).get(span.file, ([], [])) if span else ([], [])
    at = bisect_left(starts, span.line) if span else 0
    return above[at - 1] if at else ()


@once_a_plan
def _outlines(subject: Subject) -> dict[str, tuple[list[int], list[tuple[str, ...]]]]:
    """The lines of each file on which a block begins, and the headings and points that what follows stands under."""
    found: dict[str, tuple[list[int], list[tuple[str, ...]]]] = {}
    for span, words in _outlined(subject.plan.sections, ()):
        starts, above = found.setdefault(span.file, ([], []))
        starts.append(span.line)
        above.append(words)
    return found


def _outlined(blocks: Iterable[Block], above: tuple[str, ...]) -> Iterator[tuple[Span, tuple[str, ...]]]:
    for one in blocks:
        words = (*above, said(one.text)) if isinstance(one, Section) else above
        if one.span:
            yield one.span, words
        if isinstance(one, (Section, Facts)):
            yield from _outlined(one.blocks, words)


def passage_of(subject: Subject, span: Span | None, text: Text) -> Passage | None:
    """The words of a block, with their places."""
    if span is None:
        return None
    words, first = said(text), (span.line, span.column)
    for passage in passages_at(subject, subject.place(span)):
        if passage.text.strip() == words and passage.words.prose.pieces:
            place = passage.place(0, 1)
            last = (span.end_line, span.end_column)
            if first <= (place.line, place.column) <= last and place.file == (span.file or subject.file):
                return passage
    return None
