"""Tables by the lines that are drawn around their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake.oldfile import Cell, Grid, Line
from kehoach.intake.readers.pdf.rows import Row, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.intake.readers.pdf.paper import Paper, Rule, Word

_NEAR = 2.5
_FEWEST = 2
"""Cells of a table."""
_MM = 25.4 / 72
_PADDING = 6.0
"""What a cell keeps free at each side, at most."""
_MARKS = ("-", "+", "–", "•")


class Region(NamedTuple):
    """A table on a page: where its columns and rows part, and the lines that part them."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rules: tuple[Rule, ...]

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.ys[0]

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.ys[-1]

    def parts_columns(self, x: float, upper: float, lower: float) -> bool:
        """Whether an upright line stands between two columns at the height of a row."""
        middle = (upper + lower) / 2
        return any(abs(rule.x0 - x) <= _NEAR and rule.y0 <= middle <= rule.y1 for rule in self.rules if _upright(rule))

    def parts_rows(self, y: float, left: float, right: float) -> bool:
        """Whether a level line stands between two rows in the width of a column."""
        middle = (left + right) / 2
        return any(
            abs(rule.y0 - y) <= _NEAR and rule.x0 <= middle <= rule.x1 for rule in self.rules if not _upright(rule)
        )


def regions(paper: Paper) -> list[Region]:
    """The tables of a page: lines that touch, at least two upright and two level ones."""
    found: list[Region] = []
    for some in _touching(paper.rules):
        xs = _places(rule.x0 for rule in some if _upright(rule))
        ys = _places(rule.y0 for rule in some if not _upright(rule))
        if (len(xs) - 1) * (len(ys) - 1) >= _FEWEST:  # a single cell is a frame around words
            found.append(Region(xs, ys, tuple(some)))
    return found


def around(row: Row, tables: Iterable[Region]) -> Region | None:
    """The table that a row stands in."""
    return next((each for each in tables if each.top < row.y < each.bottom), None)


def _upright(rule: Rule) -> bool:
    return rule.y1 - rule.y0 > rule.x1 - rule.x0


def _places(values: Iterator[float]) -> tuple[float, ...]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > 2 * _NEAR:
            places.append(value)
    return tuple(places)


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Lines in groups between which a page is free of them, from top to bottom."""
    groups: list[tuple[list[Rule], float]] = []
    for rule in sorted(rules, key=lambda rule: rule.y0):
        if groups and rule.y0 <= groups[-1][1] + _NEAR:
            some, bottom = groups[-1]
            some.append(rule)
            groups[-1] = (some, max(bottom, rule.y1))
        else:
            groups.append(([rule], rule.y1))
    return [some for some, _ in groups]


def grid(region: Region, words: Sequence[Word], notes: dict[str, int]) -> Grid:
    """The table with its words."""
    rows, columns = len(region.ys) - 1, len(region.xs) - 1
    taken: set[tuple[int, int]] = set()
    made: list[tuple[Cell, ...]] = []
    for row in range(rows):
        cells: list[Cell] = []
        for column in range(columns):
            if (row, column) not in taken:
                span = _span(region, row, column)
                taken |= {(row + i, column + j) for i in range(span.down) for j in range(span.across)}
                inside = [word for word in words if _holds(region, span, word)]
                room = region.xs[column + span.across] - region.xs[column] - 2 * _PADDING
                cells.append(Cell(tuple(_lines(inside, room, notes)), span.across, span.down))
        made.append(tuple(cells))
    widths = tuple(round((b - a) * _MM, 1) for a, b in zip(region.xs, region.xs[1:], strict=False))
    return Grid(tuple(made), widths=widths)


class _Span(NamedTuple):
    """A cell by its place in the grid and by how far it goes."""

    row: int
    column: int
    across: int
    down: int


def _span(region: Region, row: int, column: int) -> _Span:
    """Over how many columns and rows the cell goes that begins here."""
    across, down = 1, 1
    xs, ys = region.xs, region.ys
    while column + across < len(xs) - 1 and not region.parts_columns(xs[column + across], ys[row], ys[row + 1]):
        across += 1
    while row + down < len(ys) - 1 and not region.parts_rows(ys[row + down], xs[column], xs[column + 1]):
        down += 1
    return _Span(row, column, across, down)


def _holds(region: Region, span: _Span, word: Word) -> bool:
    middle = (word.x0 + word.x1) / 2
    above = word.y - word.size / 3
    in_column = _between(middle, region.xs, span.column, span.column + span.across)
    return in_column and _between(above, region.ys, span.row, span.row + span.down)


def _between(value: float, places: Sequence[float], first: int, last: int) -> bool:
    """Whether it stands there; what lies outside of the table belongs to what is nearest."""
    low = places[first] if first else float("-inf")
    high = places[last] if last < len(places) - 1 else float("inf")
    return low <= value < high


def _lines(words: Sequence[Word], room: float, notes: dict[str, int]) -> Iterator[Line]:
    """The words of a cell as paragraphs: a new one begins with a mark, or where a line ended before it was full."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.y, word.x0)):
        if rows and word.y - rows[-1][0].y < word.size / 2:
            rows[-1].append(word)
        else:
            rows.append([word])
    paragraph: list[Row] = []
    for row in (Row(tuple(sorted(row, key=lambda word: word.x0))) for row in rows):
        if paragraph and (row.words[0].text in _MARKS or _would_fit(paragraph[-1], row, room)):
            yield Line(words_of(paragraph, notes))
            paragraph = []
        paragraph.append(row)
    if paragraph:
        yield Line(words_of(paragraph, notes), size=paragraph[0].size)


def _would_fit(above: Row, below: Row, room: float) -> bool:
    """Whether the first word below would have had room in the line above."""
    first = below.words[0]
    return above.x1 - above.x0 + (first.x1 - first.x0) + first.size / 2 < room
