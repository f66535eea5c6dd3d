"""What the readers build alike: words of one style joined, lines, pairs of blocks, notes at the foot."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from kehoach.intake.oldfile import Cell, Grid, Line, Words
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.intake.oldfile import Block

_RULE = lazily(r"[─━═\s]*[─━═][─━═\s]*|[_\-–—=~.*·•\s]*([_\-–—=~]\s*){5,}[_\-–—=~.*·•\s]*")
_NOTE_MARK = lazily(r"\[\^?(\d{1,3})\]")
_NOTE = lazily(r"\[\^?(\d{1,3})\]:?\s*(.*)", re.DOTALL)


def joined(words: Iterable[Words]) -> tuple[Words, ...]:
    """The stretches with neighbours of one style made one, and empty ones left out."""
    kept = (each for each in words if each.text or each.note)
    styles = groupby(kept, key=lambda each: msgspec.structs.replace(each, text="", note=0))
    return tuple(one for _, same in styles for one in _joined(same))


def _joined(same: Iterable[Words]) -> Iterator[Words]:
    texts: list[str] = []
    for each in same:
        texts.append(each.text)
        if each.note:
            yield msgspec.structs.replace(each, text="".join(texts))
            texts.clear()
    if texts:
        yield msgspec.structs.replace(each, text="".join(texts))


def plain(text: str) -> Line:
    """A line without any style."""
    return Line((Words(text),) if text else ())


def stripped(words: tuple[Words, ...]) -> tuple[Words, ...]:
    """The words without spaces at both ends."""
    found = list(words)
    while found and not found[0].text.strip() and not found[0].note:
        found.pop(0)
    while found and not found[-1].text.strip() and not found[-1].note:
        found.pop()
    if found:
        found[0] = msgspec.structs.replace(found[0], text=found[0].text.lstrip())
        found[-1] = msgspec.structs.replace(found[-1], text=found[-1].text.rstrip())
    return tuple(found)


def is_rule(text: str) -> bool:
    """Whether the text is a drawn line: signs that say nothing."""
    return _RULE.fullmatch(text) is not None


def side_by_side(blocks: Iterable[Sequence[Line]]) -> Grid:
    """Blocks that stand beside each other."""
    return Grid((tuple(Cell(tuple(block)) for block in blocks),), ruled=False)


def with_notes(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[tuple[Line, ...], ...]]:
    """The blocks with `[1]` read as the mark of a note, and the notes, which stand last, in their order."""
    kept = list(blocks)
    notes: dict[int, str] = {}
    while kept and isinstance(last := kept[-1], Line) and (not last.words or _NOTE.fullmatch(last.text)):
        if found := _NOTE.fullmatch(last.text):
            notes[int(found[1])] = found[2]
        kept.pop()
    if sorted(notes) != list(range(1, len(notes) + 1)) or not notes:
        return tuple(blocks), ()
    marked = tuple(_marked(block, len(notes)) if isinstance(block, Line) else block for block in kept)
    return marked, tuple((plain(notes[number]),) for number in sorted(notes))


def _marked(line: Line, count: int) -> Line:
    if "[" not in line.text:
        return line
    return msgspec.structs.replace(line, words=tuple(one for words in line.words for one in _parted(words, count)))


def _parted(words: Words, count: int) -> Iterator[Words]:
    at = 0
    for found in _NOTE_MARK.finditer(words.text):
        if int(found[1]) <= count:
            yield msgspec.structs.replace(words, text=words.text[at : found.start()], note=int(found[1]))
            at = found.end()
    if rest := words.text[at:]:
        yield msgspec.structs.replace(words, text=rest)
