"""Lines that stand side by side: in cells, over tabs, or over spaces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from kehoach.intake.oldfile import Grid, Line
from kehoach.intake.words import cut, lines_of, plain, tidy
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.intake.oldfile import Block

_TABS = lazily(r" *\t[\t ]*")
_SPACES = lazily(r" {4,}")
_BEFORE_ROOM = lazily(r"(?:^|\s)(?:số\s*:?|ngày|tháng|năm)$", re.IGNORECASE)
_AFTER_ROOM = lazily(r"[/-]\S|tháng\b|năm\b")
_FAR = lazily(r"\s*\t|\s{18,}")
_FAR_RIGHT = 60.0
"""A line that begins further from the margin than this, in millimetres, stands in the right column."""


def columns(blocks: Iterable[Block]) -> list[list[Line]]:
    """The lines of these blocks by the column that they stand in, from left to right."""
    out: list[list[Line]] = []
    for block in blocks:
        if isinstance(block, Grid):
            _add_grid(out, block)
        else:
            _add_line(out, block)
    return out


def _add_grid(out: list[list[Line]], grid: Grid) -> None:
    for row in grid.rows:
        filled = [list(lines_of(cell.blocks)) for cell in row]
        for at, lines in enumerate(filled):
            for line in lines:
                _put(out, at, line)


def _put(out: list[list[Line]], column: int, line: Line) -> None:
    """Add a line to a column, a line each of its line breaks."""
    while len(out) <= column:
        out.append([])
    for part in _broken(line):
        if part.text.strip():
            out[column].append(part)


def _broken(line: Line) -> list[Line]:
    ends = [at for at, sign in enumerate(line.text) if sign == "\n"]
    starts = [0, *(end + 1 for end in ends)]
    return [_part(line, start, end) for start, end in zip(starts, [*ends, len(line.text)], strict=True)]


def _part(line: Line, start: int, end: int) -> Line:
    label = line.label if start == 0 else ""
    return msgspec.structs.replace(line, words=tidy(cut(line.words, start, end)), label=label)


def _add_line(out: list[list[Line]], line: Line) -> None:
    for part in _lines_kept(line):
        text = plain(part.words)
        first = 1 if _FAR.match(text) or part.indent > _FAR_RIGHT else 0
        at = len(text) - len(text.lstrip())
        cuts = list(_gaps(text, at))
        starts, ends = [at, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
        for column, (start, end) in enumerate(zip(starts, ends, strict=True), first):
            _put(out, column, _part(part, start, end))


def _gaps(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where columns part: at tabs, else at wide spaces that are no room for a number or a day."""
    pattern = _TABS if "\t" in text[start:].strip() else _SPACES
    for found in pattern.finditer(text, start):
        is_room = _BEFORE_ROOM.search(text[start : found.start()]) or _AFTER_ROOM.match(text, found.end())
        if found.end() < len(text.rstrip()) and ("\t" in found[0] or not is_room):
            yield found.span()


def _lines_kept(line: Line) -> list[Line]:
    text = line.text
    ends = [at for at, sign in enumerate(text) if sign == "\n"]
    starts = [0, *(end + 1 for end in ends)]
    return [
        msgspec.structs.replace(line, words=cut(line.words, start, end))
        for start, end in zip(starts, [*ends, len(text)], strict=True)
    ]
