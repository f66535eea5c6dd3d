"""Items of one list that end unlike their siblings."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from kehoach.model.plan import Section
from kehoach.rules.language.words import readings, writing
from kehoach.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.model.plan import Block, Plan
    from kehoach.rules.language.words import Reading
    from kehoach.rules.rule import Finding, Subject

_MARKS = ".;"
_FEWEST = 3
_HEADING = "#"


def unlike_siblings(subject: Subject) -> Iterator[Finding]:
    """The items of a list that lack the mark which the others end with, or have another."""
    at = _points(subject)
    plan = subject.plan
    appended = (block for appendix in plan.appendices for block in appendix.blocks)
    for items in _lists((*plan.opening, *plan.sections, *plan.closing, *appended)):
        read = [at[key] for item in items if (key := _key(subject, item)) in at]
        yield from _odd(read[:-1])
        if not _ends_the_text(items[-1], plan):
            yield from _open_end(read)


def _ends_the_text(item: Section, plan: Plan) -> bool:
    """Whether the mark of the end is printed behind an item, whatever it ends with."""
    texts = (plan.closing or plan.sections, *(appendix.blocks for appendix in plan.appendices))
    return any(_ends(blocks, item) for blocks in texts)


def _ends(blocks: Sequence[Block], item: Section) -> bool:
    last = blocks[-1] if blocks else None
    return last is item or (isinstance(last, Section) and _ends(last.blocks, item))


def _odd(read: list[Reading]) -> Iterator[Finding]:
    """Items before the last one: their marks should be one."""
    ends = [_end(reading) for reading in read]
    common = Counter(ends).most_common(1)[0][0] if ends else ""
    if len(read) < _FEWEST - 1 or common not in (*_MARKS,) or ends.count(common) <= len(ends) // 2:
        return
    for reading, end in zip(read, ends, strict=True):
        if end in (*_MARKS, "") and end != common:
            yield _finding(reading, end, common)


def _open_end(read: list[Reading]) -> Iterator[Finding]:
    """The last item of a list ends with a full stop where the others have marks."""
    others = {_end(reading) for reading in read[:-1]}
    if len(read) >= _FEWEST and others and others <= {*_MARKS} and _end(read[-1]) in ("", ";"):
        yield _finding(read[-1], _end(read[-1]), ".")


def _finding(reading: Reading, end: str, right: str) -> Finding:
    stop = len(reading.text.rstrip())
    start = stop - len(end)
    fix = writing(right, [reading.edit(start, stop, right)], safe=True)
    return reading.finding(max(start - 1, 0), stop, *fix, right=right)


def _end(reading: Reading) -> str:
    """The mark at the end; a letter or a bracket is none."""
    last = reading.text.rstrip()[-1:]
    return "" if last.isalnum() or last in ')”"%' else last


def _lists(blocks: Sequence[Block]) -> Iterator[list[Section]]:
    """Neighbouring points of one kind that hold nothing below them."""
    sections = [block for block in blocks if isinstance(block, Section)]
    for mark, group in groupby(sections, key=lambda one: one.mark):
        items = list(group)
        if not mark.startswith(_HEADING) and not any(one.blocks for one in items):
            yield items
    for section in sections:
        yield from _lists(section.blocks)


def _key(subject: Subject, section: Section) -> tuple[str, int]:
    place = subject.place(section.span)
    return place.file, place.line


def _points(subject: Subject) -> dict[tuple[str, int], Reading]:
    """The words of each point by where it begins."""
    points = (one for one in readings(subject.passages) if one.passage.role == "point" and one.text)
    return {((place := one.passage.place(0, 1)).file, place.line): one for one in points}


RULES = (Rule("KH577", unlike_siblings, needs_words=True),)
