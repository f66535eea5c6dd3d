"""Rows → paragraphs, tables and blocks side by side, over the breaks between pages."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake.oldfile import Grid, Line
from kehoach.intake.readers.columns import Piece, bands, gutters, names_recipients, parted
from kehoach.intake.readers.parts import is_rule, side_by_side
from kehoach.intake.readers.pdf.rows import Row, pieces, words_of
from kehoach.intake.readers.pdf.tables import Region, around, grid, regions
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.oldfile import Align, Block
    from kehoach.intake.readers.pdf.notes import Numbered
    from kehoach.intake.readers.pdf.paper import Paper

_MM = 25.4 / 72
_GUTTER = 12.0
_STRIP = 4.5
"""Between the blocks of those who sign so much is free at least; a space between words is narrower."""
_APART = 2.4
"""Rows further apart than so many sizes are not of one block."""
_GAP = 1.35
"""A gap so much wider than the usual one parts two paragraphs."""
_INDENT = 7.0
_NEAR = 3.0
_SLACK = 2.0
_MIDDLE = 0.06
_AROUND = 20.0
"""A line so far from both margins, and as far from each, is centred."""
_MARK = lazily(r"[-+–•*]|\(?[0-9]{1,3}[.)]|\(?[a-zđ][.)]|[IVX]{1,5}[.)]|[0-9]{1,2}(\.[0-9]{1,2})+\.?")


class Frame(NamedTuple):
    """Where the text of a page stands."""

    left: float
    right: float
    leading: float

    @property
    def width(self) -> float:
        """How long a full line is."""
        return self.right - self.left


class _Paragraph:
    """Rows that belong together, as far as they have come."""

    def __init__(self, row: Row, frame: Frame, notes: dict[str, int]) -> None:
        self.rows = [row]
        self.frame = frame
        self.notes = dict(notes)

    def takes(self, row: Row, frame: Frame, *, over_page: bool) -> bool:
        """Whether the next row goes on with it."""
        last = self.rows[-1]
        if _is_centred(last, self.frame) or _is_centred(row, frame) or abs(last.size - row.size) > 1:
            return False
        if not over_page and row.y - last.y > _GAP * self.frame.leading:
            return False
        would_fit = last.x1 + 0.25 * last.size + (row.words[0].x1 - row.words[0].x0) <= self.frame.right - _SLACK
        if would_fit or (row.x0 - frame.left > _INDENT and not self._hangs(row)):
            return False
        return not (_MARK.fullmatch(row.words[0].text) and row.x0 - frame.left > _SLACK)

    def _hangs(self, row: Row) -> bool:
        """Whether the row stands below the words after a mark."""
        first = self.rows[0]
        at = self.rows[1].x0 if len(self.rows) > 1 else (first.words[1].x0 if len(first.words) > 1 else first.x0)
        return abs(row.x0 - at) < _NEAR or (len(self.rows) == 1 and row.x0 < first.x0 - _NEAR)

    def with_more(self, other: _Paragraph) -> _Paragraph:
        """This paragraph and the rest of it on the next page."""
        self.rows += other.rows
        self.notes |= other.notes
        return self

    def line(self) -> Line:
        """What it says."""
        first = self.rows[0]
        return Line(
            words_of(self.rows, self.notes),
            align=_align(self.rows, self.frame),
            indent=round((first.x0 - self.frame.left) * _MM, 1),
            size=first.size,
        )


def blocks_of(pages: Sequence[Paper], rows: Sequence[list[Row]], notes: Numbered) -> tuple[Block, ...]:
    """The blocks of all pages."""
    found: list[Block | _Paragraph] = []
    tables = [regions(paper) for paper in pages]
    texts = [[row for row in some if around(row, own) is None] for some, own in zip(rows, tables, strict=True)]
    for some, numbered, own, frame in zip(rows, notes, tables, _frames(pages, texts), strict=True):
        sheet = list(_Sheet(own, some, numbered, frame).blocks())
        joined = _joined(found[-1], sheet[0]) if found and sheet else None
        found = [*found[:-1], joined, *sheet[1:]] if joined else [*found, *sheet]
    return tuple(each.line() if isinstance(each, _Paragraph) else each for each in found)


def _frames(pages: Sequence[Paper], texts: Sequence[list[Row]]) -> Iterator[Frame]:
    """Where the text of each page stands; rows that fill no line do not show it, but those of other pages do."""
    widths = [paper.width for paper in pages]
    frames = [_frame(text) for text in texts]
    widest = dict(sorted(zip(widths, frames, strict=True), key=lambda pair: pair[1].width))
    for frame, width in zip(frames, widths, strict=True):
        yield frame if frame.width > widest[width].width - _NEAR else widest[width]


def _joined(last: Block | _Paragraph, first: Block | _Paragraph) -> Block | _Paragraph | None:
    """What ends a page together with what begins the next one, if that goes on with it."""
    if isinstance(last, _Paragraph) and isinstance(first, _Paragraph):
        goes_on = last.takes(first.rows[0], first.frame, over_page=True)
        return last.with_more(first) if goes_on else None
    if isinstance(last, Grid) and isinstance(first, Grid) and first.ruled and first.widths == last.widths:
        alike = (one == other for one, other in zip(last.rows, first.rows, strict=False))
        again = sum(takewhile(bool, alike))  # a head that is printed on each page
        return Grid((*last.rows, *first.rows[again:]), header_rows=last.header_rows or again, widths=last.widths)
    return None


class _Sheet:
    """One page: its tables, what stands side by side, its paragraphs."""

    def __init__(self, tables: list[Region], rows: list[Row], notes: dict[str, int], frame: Frame) -> None:
        self._notes = notes
        self._tables = tables
        self._rows = rows
        self._frame = frame

    def blocks(self) -> Iterator[Block | _Paragraph]:
        at = 0
        while at < len(self._rows):
            table = around(self._rows[at], self._tables)
            last = at
            while last < len(self._rows) and table == around(self._rows[last], self._tables):
                last += 1
            if table:
                yield grid(table, [word for row in self._rows[at:last] for word in row.words], self._notes)
            else:
                yield from self._text(self._rows[at:last])
            at = last

    def _text(self, rows: Sequence[Row]) -> Iterator[Block | _Paragraph]:
        def ends(at: int, gutter: tuple[float, float]) -> bool:
            apart = rows[at].y - rows[at - 1].y > _APART * rows[at].size
            return (apart and rows[at].x0 < sum(gutter) / 2) or self._is_in_the_middle(rows[at])

        def is_foot(at: int) -> bool:
            return names_recipients(rows[at].text)

        paragraph: _Paragraph | None = None
        for band in bands([pieces(row) for row in rows], _GUTTER, ends, is_foot):
            if band.gutter is None:
                row = rows[band.first]
                if paragraph and not is_rule(row.text) and paragraph.takes(row, self._frame, over_page=False):
                    paragraph.rows.append(row)
                    continue
                paragraph = None if is_rule(row.text) else _Paragraph(row, self._frame, self._notes)
                if paragraph:
                    yield paragraph
            else:
                paragraph = None
                several = any(map(is_foot, range(band.first, band.last)))
                yield self._side_by_side(rows[band.first : band.last], band.gutter, several=several)

    def _is_in_the_middle(self, row: Row) -> bool:
        """Whether it stands alone in the middle of the page, and so below both of two blocks."""
        off = abs((row.x0 + row.x1) - (self._frame.left + self._frame.right)) / 2
        return off < _MIDDLE * (self._frame.right - self._frame.left) and len(pieces(row)) == 1

    def _side_by_side(self, rows: Sequence[Row], gutter: tuple[float, float], *, several: bool) -> Grid:
        """The blocks that a gutter parts; several where more than one may sign."""
        places = [tuple(Piece(word.x0, word.x1, at) for at, word in enumerate(row.words)) for row in rows]
        between = (gutters(places, _GUTTER, _STRIP) if several else ()) or (gutter,)
        columns: list[list[Line]] = [[] for _ in range(len(between) + 1)]
        for row, place in zip(rows, places, strict=True):
            for column, part in zip(columns, parted(place, between), strict=True):
                words = Row(tuple(row.words[piece.at] for piece in part))
                if part and not is_rule(words.text):
                    column.append(Line(words_of([words], self._notes), align="center", size=words.size))
        return side_by_side(columns)


def _frame(rows: Sequence[Row]) -> Frame:
    """The margins that most rows keep, and the usual distance between two of them."""
    ends = Counter(round(row.x1) for row in rows)
    starts = Counter(round(row.x0) for row in rows)
    farthest = max(ends, default=0)
    shared = max((at for at, count in ends.items() if count > 1), default=farthest)
    shared = shared if farthest - shared < _AROUND else farthest  # short rows that end alike by chance
    right = max((row.x1 for row in rows if row.x1 <= shared + _NEAR), default=0)
    left = min((at for at, count in starts.items() if count > 1), default=min(starts, default=0))
    steps = sorted(other.y - one.y for one, other in pairwise(rows))
    return Frame(left, right, steps[len(steps) // 3] if steps else 0)


def _is_centred(row: Row, frame: Frame) -> bool:
    left, right = row.x0 - frame.left, frame.right - row.x1
    return left > _AROUND and right > _AROUND and abs(left - right) < max(_AROUND, 0.15 * (left + right))


def _align(rows: Sequence[Row], frame: Frame) -> Align:
    if all(_is_centred(row, frame) for row in rows):
        return "center"
    if len(rows) == 1 and rows[0].x0 - frame.left > _AROUND and frame.right - rows[0].x1 < _NEAR:
        return "right" if rows[0].x0 > (frame.left + frame.right) / 2 else ""
    return ""
