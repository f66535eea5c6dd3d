"""Words at one height → rows, and the pieces of a row between wide gaps."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kehoach.intake.oldfile import Words
from kehoach.intake.readers.columns import Piece
from kehoach.intake.readers.parts import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.readers.columns import Row as Pieces
    from kehoach.intake.readers.pdf.paper import Paper, Word

_SAME_LINE = 0.5
"""How far apart base lines of one row may be, in sizes of its larger letters; raised figures stand higher."""
_SMALL = 0.9
_WIDE = 1.3
"""A gap of so many sizes parts two pieces; a justified line has none so wide."""
_TOUCHING = 0.08
_SPACE = 0.25


class Row(NamedTuple):
    """What stands at one height of a page."""

    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.words[-1].x1

    @property
    def y(self) -> float:
        """The height of its base line, from the upper edge."""
        return self.words[0].y

    @property
    def size(self) -> float:
        """The size of its first letters."""
        return self.words[0].size

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(word.text for word in self.words)

    def part(self, first: int, last: int) -> Row:
        """Some of its words."""
        return Row(self.words[first:last])


def rows_of(paper: Paper) -> list[Row]:
    """The rows of a page from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(paper.words, key=lambda word: word.y):
        if rows and word.y - rows[-1][0].y <= _SAME_LINE * max(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Row(tuple(_with_marks(sorted(row, key=lambda word: word.x0)))) for row in rows]


def _with_marks(words: Sequence[Word]) -> Iterator[Word]:
    """The words, small figures that stand by themselves hung on the one before."""
    last: Word | None = None
    for word in words:
        if last and word.text.isdecimal() and word.size < _SMALL * last.size and word.y < last.y and not last.raised:
            last = last._replace(raised=word.text, x1=word.x1)
            continue
        if last:
            yield last
        last = word
    if last:
        yield last


def pieces(row: Row) -> Pieces:
    """The stretches of a row between wide gaps; each knows the place of its first word."""
    starts = [0]
    for at, (one, other) in enumerate(zip(row.words, row.words[1:], strict=False), 1):
        if other.x0 - one.x1 > _WIDE * one.size:
            starts.append(at)
    ends = [*starts[1:], len(row.words)]
    return tuple(
        Piece(row.words[first].x0, row.words[last - 1].x1, first) for first, last in zip(starts, ends, strict=True)
    )


def words_of(rows: Sequence[Row], notes: dict[str, int]) -> tuple[Words, ...]:
    """The rows as one text; figures that name a note hang it on the word before."""
    found: list[Words] = []
    for number, row in enumerate(rows):
        if number and not _goes_on(rows[number - 1]):
            found.append(replace(_style(row.words[0]), text=" "))
        found += _of_row(row, notes)
    return joined(found)


def _goes_on(row: Row) -> bool:
    """Whether its last word is broken at a hyphen: `34-` and `CT/TW` are one."""
    last = row.words[-1].text
    return len(last) > 1 and last.endswith("-") and last[-2].isalnum()


def _of_row(row: Row, notes: dict[str, int]) -> Iterator[Words]:
    before: Word | None = None
    for style, alike in groupby(row.words, key=_style):
        texts: list[str] = []
        for word in alike:
            texts.append(_gap(before, word) + word.text)
            before = word
            if word.raised:
                yield replace(style, text="".join(texts))
                yield _raised(word.raised, style, notes)
                texts.clear()
        yield replace(style, text="".join(texts))


def _raised(figures: str, style: Words, notes: dict[str, int]) -> Words:
    if figures in notes:
        return replace(style, note=notes[figures])
    return replace(style, text=figures.translate(_POWERS))


_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _style(word: Word) -> Words:
    return _STYLES[word.bold, word.italic]


_STYLES = {(bold, italic): Words("", bold=bold, italic=italic) for bold in (False, True) for italic in (False, True)}


def _gap(before: Word | None, word: Word) -> str:
    """The space between two words, as many signs as fill it where it is wide."""
    if before is None:
        return ""
    gap = word.x0 - before.x1
    if gap < _TOUCHING * word.size:
        return ""
    return " " * round(gap / (_SPACE * word.size)) if gap > _WIDE * word.size else " "
