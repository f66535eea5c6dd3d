"""The author's file as clean text, with every position told in the file as the author's editor counts it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import msgspec

from kehoach.text import legacy
from kehoach.text.diagnostics import Place
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u180e"
BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SPACES = (
    "\t\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000\u2028\u2029"
)
_CONTROLS = "".join(chr(code) for code in (*range(9), *range(14, 28), 127))
_CLEAN = str.maketrans({**dict.fromkeys(INVISIBLE + BIDI + _CONTROLS), **dict.fromkeys(_SPACES, " ")})
_TO_CLEAN = re.escape(INVISIBLE + BIDI + _SPACES + _CONTROLS)
_NEEDS_CLEANING = lazily(f"[{_TO_CLEAN}]")
_UNUSUAL = legacy.unusual(f"ÐðƉ\u0370-\u052f{_TO_CLEAN}")
LINE_END = lazily(r"\r\n?|\n")
TAB_STOP = 4


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A stretch of a source's clean text."""

    start: int
    end: int


class Source:
    """A file read: `lines` as the author sees them, `text` clean (NFC, plain spaces, no invisible signs, LF)."""

    def __init__(self, text: str, path: str = "") -> None:
        self.path = path
        self.lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.plain = not _UNUSUAL.search(text) and unicodedata.is_normalized("NFC", text)
        """Whether it holds nothing to clean, no sign to tell and none of another encoding: one look for all of them."""
        self.clean_lines = list(map(str.rstrip if self.plain else clean, self.lines))
        self.text = "\n".join(self.clean_lines)

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset in `text` of each line's first character."""
        starts, at = [], 0
        for line in self.clean_lines:
            starts.append(at)
            at += len(line) + 1
        return starts

    def line_of(self, offset: int) -> int:
        """The index of the line that holds this offset."""
        return bisect_right(self.line_starts, offset) - 1

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column, from 1, in the author's file."""
        line = self.line_of(offset)
        column, raw = offset - self.line_starts[line], self.lines[line]
        return line + 1, (column if raw == self.clean_lines[line] else _raw_column(raw, column)) + 1

    def positions(self, span: Span) -> tuple[int, int, int, int]:
        """The line and the column, from 1, where a stretch begins, and those where it ends."""
        starts, (start, end) = self.line_starts, (span.start, span.end)
        line = bisect_right(starts, start) - 1
        begin = starts[line]
        if self.lines[line] == self.clean_lines[line] and end - begin <= len(self.lines[line]):
            return line + 1, start - begin + 1, line + 1, end - begin + 1
        return *self.position(start), *self.position(end)

    def place(self, span: Span) -> Place:
        """Where a stretch of the clean text stands in the author's file."""
        return Place(self.path, *self.positions(span))

    def raw_place(self, line: int, start: int, end: int) -> Place:
        """A place given by the index of its line and columns from 0 in the author's own line."""
        return Place(self.path, line + 1, start + 1, line + 1, end + 1)

    def line_span(self, line: int) -> Span:
        """The stretch of one line."""
        start = self.line_starts[line]
        return Span(start, start + len(self.clean_lines[line]))


def clean(line: str) -> str:
    """The line as the compiler reads it: NFC, plain spaces, none at its end, nothing invisible, an indent of spaces."""
    if line.isascii() and "\t" not in line and line.isprintable():
        return line.rstrip()
    if "\t" in line:
        line = _expand_indent(line)
    if _NEEDS_CLEANING.search(line):
        line = line.translate(_CLEAN)
    return unicodedata.normalize("NFC", line).rstrip()


def _expand_indent(line: str) -> str:
    body = line.lstrip(" \t")
    indent = line[: len(line) - len(body)]
    return indent.expandtabs(TAB_STOP) + body


def _raw_column(raw: str, column: int) -> int:
    """Where in the author's line a column of the clean line begins."""
    starts = _raw_starts(raw)
    return starts[column] if column < len(starts) else len(raw)


@lru_cache(maxsize=32)
def _raw_starts(raw: str) -> list[int]:
    """For each clean character, where the letter that it is made from begins in the author's line."""
    return [start for start, width in _clusters(raw) for _ in range(width)]


def _clusters(raw: str) -> Iterator[tuple[int, int]]:
    """Each letter with its combining marks: where it starts, and how many clean characters it makes."""
    in_indent, column, start = True, 0, 0
    while start < len(raw):
        end = start + 1
        while end < len(raw) and unicodedata.combining(raw[end]):
            end += 1
        if in_indent and raw[start] == "\t":
            width = TAB_STOP - column % TAB_STOP
        else:
            width = len(unicodedata.normalize("NFC", raw[start:end]).translate(_CLEAN))
            in_indent = in_indent and raw[start] == " "
        column += width
        yield start, width
        start = end
