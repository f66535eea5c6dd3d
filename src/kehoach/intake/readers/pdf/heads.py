"""What stands at the edges of pages: numbers of pages are left out, running heads told once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kehoach.intake.oldfile import Line
from kehoach.intake.readers.pdf.rows import words_of
from kehoach.intake.readers.pdf.tables import around, regions
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.intake.readers.pdf.paper import Paper
    from kehoach.intake.readers.pdf.rows import Row

_PAGE_NUMBER = lazily(r"[-–—\s]*(?:Trang\s*|Page\s*)?(\d{1,4})(?:\s*/\s*\d{1,4})?[-–—\s]*", 2)
_FIGURES = lazily(r"\d+")
_ENOUGH_PAGES = 3
_MARGIN = 57.0
"""No text of a plan stands nearer to the edge of the paper, in points."""
_MOST_PAGES = 0.6
"""A text at the edge of so many pages is a running head."""


def parted(papers: Sequence[Paper], pages: Sequence[list[Row]]) -> tuple[list[list[Row]], tuple[Line, ...]]:
    """The rows of each page without those at its edges that repeat, and these once each."""
    numbered = [
        _without_number(rows, number, paper) for number, (rows, paper) in enumerate(zip(pages, papers, strict=True), 1)
    ]
    running = _running(numbered, papers)
    body: list[list[Row]] = []
    margins: dict[str, Line] = {}
    for rows in numbered:
        edges = {at for at in (0, len(rows) - 1) if rows and _key(rows[at]) in running}
        margins |= {_key(rows[at]): Line(words_of([rows[at]], {})) for at in edges}
        body.append([row for at, row in enumerate(rows) if at not in edges])
    return body, tuple(margins.values())


def _without_number(rows: list[Row], number: int, paper: Paper) -> list[Row]:
    """The rows without the number of the page; an appendix counts its own, which stand in the margin."""
    for at in (0, len(rows) - 1):
        found = _PAGE_NUMBER.fullmatch(rows[at].text) if rows else None
        told = int(found[1]) if found else 0
        in_margin = _is_in_margin(rows[at], paper) if found else False
        if (told == number and not around(rows[at], regions(paper))) or (told < number and in_margin):
            return rows[:at] + rows[at + 1 :]
    return rows


def _is_in_margin(row: Row, paper: Paper) -> bool:
    return not _MARGIN < row.y < paper.height - _MARGIN


def _running(pages: Sequence[list[Row]], papers: Sequence[Paper]) -> set[str]:
    if len(pages) < _ENOUGH_PAGES:
        return set()
    counts: Counter[str] = Counter()
    for rows, paper in zip(pages, papers, strict=True):
        counts.update({_key(row) for row in (rows[:1] + rows[-1:]) if _is_in_margin(row, paper)})
    return {key for key, count in counts.items() if count >= max(_ENOUGH_PAGES, _MOST_PAGES * len(pages))}


def _key(row: Row) -> str:
    """The row, whatever figures stand in it, at about its height."""
    return f"{_FIGURES.sub('#', row.text)} {round(row.y / 20)}"
