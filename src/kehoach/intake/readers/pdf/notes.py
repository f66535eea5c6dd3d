"""Footnotes: small rows at the foot of a page that begin with the figure which stands raised in its text."""

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
    from kehoach.intake.readers.pdf.tables import Region

_SMALLER = 1.0
_MARK = lazily(r"\[?(\d{1,3})\]?[.)]?")

Numbered = list[dict[str, int]]
"""For each page the notes that its figures name."""


def notes_of(
    papers: Sequence[Paper], pages: Sequence[list[Row]]
) -> tuple[list[list[Row]], tuple[tuple[Line, ...], ...], Numbered]:
    """The pages without the notes at their feet, the notes, and which figure names which."""
    usual = _usual_size(pages)
    body: list[list[Row]] = []
    notes: list[tuple[Line, ...]] = []
    numbered: Numbered = []
    for paper, rows in zip(papers, pages, strict=True):
        raised = {word.raised for row in rows for word in row.words if word.raised}
        start = _start(rows, usual, raised, regions(paper) if raised else [])
        found = _split(rows[start:], raised)
        numbered.append({mark: len(notes) + at for at, (mark, _) in enumerate(found, 1)})
        notes += [(Line(words_of(some, {})),) for _, some in found]
        body.append(rows[:start])
    return body, tuple(notes), numbered


def _usual_size(pages: Sequence[list[Row]]) -> float:
    sizes: Counter[float] = Counter()
    for rows in pages:
        for row in rows:
            sizes[row.size] += len(row.words)
    return sizes.most_common(1)[0][0] if sizes else 0


def _start(rows: list[Row], usual: float, raised: set[str], tables: list[Region]) -> int:
    """From which row on a page holds notes only."""
    at = len(rows)
    while at and rows[at - 1].words[-1].size <= usual - _SMALLER and not around(rows[at - 1], tables):
        at -= 1
    while at < len(rows) and _mark(rows[at]) not in raised:
        at += 1
    return at


def _mark(row: Row) -> str:
    first = row.words[0]
    found = _MARK.fullmatch(first.text)
    return found[1] if found else ""


def _split(rows: list[Row], raised: set[str]) -> list[tuple[str, list[Row]]]:
    found: list[tuple[str, list[Row]]] = []
    for row in rows:
        mark = _mark(row)
        if mark in raised and mark not in {known for known, _ in found}:
            found.append((mark, [row.part(1, len(row.words))] if len(row.words) > 1 else []))
        elif found:
            found[-1][1].append(row)
    return found
