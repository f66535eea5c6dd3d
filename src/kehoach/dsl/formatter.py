"""The formatter: writes a source back in the one style of the language.

- Keywords, keys, attributes and the words of braces stand in their Vietnamese spelling; marks in one shape (`a.` →
  `a)`, `–` → `-`), each with the number that it has in its place.
- Two spaces a level; a line that continues another stands one level deeper than it. The author's line breaks stay.
- One blank line before a `#` and a `##` heading and before a directive at column 0, but none between a heading and a
  directive right under it; elsewhere the author's, never two together, none inside a paragraph, an entry or a table.
- The values of `@kế hoạch`, `@cơ quan` and `@tham số` stand in a column; the bars of a table stand in columns.
- No dash before an entry of a list, no `;` or `.` after one where the page sets it; single spaces; none at a line's
  end.
- Comments stay where they are, at the indent of the line that follows.
- A block with a mistake in how it is written (from column 0 to the next line there) stays exactly as it was typed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from kehoach.dsl import formatter_tables as tables
from kehoach.dsl import formatter_words as words
from kehoach.dsl import marks, vocabulary
from kehoach.dsl.keywords import leading_keyword
from kehoach.dsl.lines import read_lines
from kehoach.dsl.nodes import Comment, Line
from kehoach.dsl.numbering import Numbering
from kehoach.dsl.prose import continuation
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Protocol

    from kehoach.dsl.vocabulary import Directive
    from kehoach.text.diagnostics import Diagnostic
    from kehoach.text.source import Source

    Items = tuple[Line | Comment, ...]

    class Write(Protocol):
        """Writes a line and what stands under it."""

        def __call__(self, line: Line, depth: int, *, gap: bool) -> None:
            """With a blank line before it, or without."""


MENDED = frozenset(("KH005", "KH006", "KH007", "KH008", "KH011", "KH022", "KH023"))
"""Faults that formatting takes away: unseen signs, keywords and marks in another shape, wrong numbers."""
_HARMLESS = frozenset(("KH015", "KH044", "KH046", "KH047", "KH048"))
"""Faults that leave no doubt what the line is."""
_INDENT = "  "
_APPENDIX = fold("phụ lục")
_LEVELS_SET_APART = (1, 2)
_ENDS_SET_BY_THE_PAGE = frozenset(("căn cứ", "nơi nhận"))
_READABLE_MARK = lazily(r"[-+]|[a-zđ]\)|\(\d{1,3}\)|(?:\d{1,3}\.)+")
_SPACES_THAT_COUNT = lazily(r"[\\:] +$|^ *\S{1,12} +$", re.MULTILINE)
"""Where dropping spaces might change how a line is read."""


def formatted(source: Source, found: Iterable[Diagnostic], shapes: tuple[str, ...]) -> str:
    """The lines of a source in the one style; `shapes` are those of the numbers of headings."""
    writer = _Writer(source, found, shapes)
    writer.whole(read_lines(source))
    return writer.text()


class _Written(msgspec.Struct):
    text: str
    gap: bool
    comment: bool = False


class _Writer:
    def __init__(self, source: Source, found: Iterable[Diagnostic], shapes: tuple[str, ...]) -> None:
        self.source = source
        self.shapes = shapes
        self.numbering = Numbering(shapes)
        self.written: list[_Written] = []
        self.rows: dict[int, str] = {}
        self.in_table: set[int] = set()
        self.under_heading = False
        self.doubtful = sorted((*_lines_with_faults(found), *_lines_with_spaces_that_count(source)))

    def text(self) -> str:
        """All that was written."""
        lines = (("\n" if line.gap and at else "") + line.text for at, line in enumerate(self.written))
        return "".join(f"{line}\n" for line in lines).lstrip("\ufeff")

    # ---- a body of any kind

    def whole(self, items: Items) -> None:
        """The whole file."""
        self._align_rows(items)
        self._body(items, 0, self._top)

    def _body(self, items: Items, depth: int, write: Write, *, loose: bool = True) -> None:
        for at, item in enumerate(items):
            gap = loose and at > 0 and self._follows_a_blank(item) and item.span.start not in self.in_table
            if isinstance(item, Comment):
                self._put(depth, item.text, gap=gap, comment=True)
            else:
                write(item, depth, gap=gap)

    def _put(self, depth: int, text: str, *, gap: bool = False, comment: bool = False) -> None:
        self.written.append(_Written(f"{_INDENT * depth}{text}".rstrip(), gap, comment))

    def _follows_a_blank(self, item: Line | Comment) -> bool:
        line = self.source.line_of(item.span.start)
        return line > 0 and not self.source.clean_lines[line - 1].strip()

    def _source_of(self, line: Line) -> str:
        return self.source.text[line.span.start : line.span.end]

    def _words_of(self, line: Line) -> str:
        """The words of a line in a body whose lines need no mark."""
        if line.kind == "point":
            text = words.tidy(line.text).strip()
            return text if text and not words.opens_with_a_mark(text) else f"- {text}".rstrip()
        return words.tidy(self._source_of(line))

    def _continue(self, items: Items, depth: int, attributes: tuple[str, ...] = ()) -> None:
        for item in items:
            if isinstance(item, Comment):
                self._put(depth, item.text, comment=True)
            else:
                self._put(depth, words.with_attributes(words.tidy(self._source_of(item)), attributes, last=False))
                self._continue(item.body, depth, attributes)

    # ---- column 0

    def _top(self, line: Line, depth: int, *, gap: bool) -> None:
        first, level = len(self.written), _level(line)
        if line.kind == "directive" and leading_keyword(line.text, (_APPENDIX,))[0]:
            self.numbering = Numbering(self.shapes)
        if self._is_doubtful(line):
            self._as_typed(line, gap=gap)
        else:
            self._block(line, depth, gap=gap)
        if line.kind == "directive":
            self._set_apart(first, gap=not self.under_heading)
        elif level in _LEVELS_SET_APART:
            self._set_apart(first, gap=True)
        self.under_heading = level > 0

    def _is_doubtful(self, line: Line) -> bool:
        first, last = self._extent(line)
        if line.span.start > self.source.line_starts[first]:
            return True
        at = bisect_left(self.doubtful, first)
        return at < len(self.doubtful) and self.doubtful[at] <= last

    def _extent(self, line: Line) -> tuple[int, int]:
        end = max((one.span.end for one in continuation(line.body)), default=line.span.end)
        return self.source.line_of(line.span.start), self.source.line_of(end)

    def _as_typed(self, line: Line, *, gap: bool) -> None:
        if line.kind in ("heading", "point"):
            self._numbered(line)
        first, last = self._extent(line)
        for at, typed in enumerate(self.source.lines[first : last + 1]):
            self.written.append(_Written(typed, gap and at == 0))

    def _set_apart(self, first: int, *, gap: bool) -> None:
        """Put a blank line before a block, or before the comments right above it; under a heading, none."""
        while first > 0 and self.written[first - 1].comment and not (gap and self.written[first].gap):
            first -= 1
        self.written[first].gap = gap

    # ---- content

    def _content(self, items: Items, depth: int) -> None:
        outer, self.numbering = self.numbering, Numbering(self.shapes)
        self._align_rows(items)
        self._body(items, depth, self._block)
        self.numbering = outer

    def _block(self, line: Line, depth: int, *, gap: bool) -> None:
        if line.kind == "directive":
            self._directive(line, depth, gap=gap)
            return
        if line.kind == "row":
            self._put(depth, self.rows[line.span.start], gap=gap)
        elif line.kind == "prose":
            self._put(depth, words.tidy(self._source_of(line)), gap=gap)
        else:
            self._put(depth, f"{self._numbered(line)} {words.tidy(line.text).strip()}", gap=gap)
        self._continue(line.body, depth + 1)

    def _numbered(self, line: Line) -> str:
        """Count a heading or a point; its mark with the number that this gives it."""
        typed = line.mark.strip()
        if level := _level(line):
            self.numbering.count(self.numbering.rank_of_heading(level))
            return "#" * level
        read = marks.read(typed)
        self.numbering.count(self.numbering.rank_of_point(read.style))
        right = self.numbering.mark(read.style)
        return right if _READABLE_MARK.fullmatch(right) and marks.read(right).style == read.style else typed

    def _align_rows(self, items: Items) -> None:
        for table in _tables(items):
            rows = [item for item in table if isinstance(item, Line)]
            texts = tables.aligned([row.text for row in rows])
            self.rows |= {row.span.start: text for row, text in zip(rows, texts, strict=True)}
            self.in_table |= {item.span.start for item in table[1:] if item.span.start <= rows[-1].span.start}

    # ---- directives

    def _directive(self, line: Line, depth: int, *, gap: bool) -> None:
        known = vocabulary.directives()
        name, length = leading_keyword(line.text, known)
        kind = known[name]
        self._put(depth, f"@{kind.name}{_head(line.text[length:], kind)}", gap=gap)
        self._body_of(kind, line.body, depth + 1)

    def _body_of(self, kind: Directive, items: Items, depth: int) -> None:
        if kind.body == "content":
            self._content(items, depth)
        elif kind.body == "record":
            self._body(items, depth, partial(self._pair, kind=kind, width=self._key_width(items, kind)))
        elif kind.body == "list":
            self._body(items, depth, partial(self._entry, kind=kind))
        elif kind.body == "lines":
            self._body(items, depth, self._line)
        else:
            self._align_rows(items)
            self._body(items, depth, self._row, loose=False)

    def _line(self, line: Line, depth: int, *, gap: bool) -> None:
        self._put(depth, self._words_of(line), gap=gap)
        self._body(line.body, depth + 1, self._line)

    def _row(self, line: Line, depth: int, *, gap: bool) -> None:
        self._put(depth, self.rows.get(line.span.start) or words.tidy(self._source_of(line)), gap=gap)
        self._continue(line.body, depth + 1)

    def _entry(self, line: Line, depth: int, *, gap: bool, kind: Directive) -> None:
        nests = kind.nests and bool(line.body) and self._source_of(line).endswith(":")
        text = words.with_id(self._words_of(line)) if kind.named else self._words_of(line)
        self._put(depth, words.with_attributes(text, kind.attributes, last=nests or not line.body), gap=gap)
        if nests:
            self._body(line.body, depth + 1, partial(self._entry, kind=kind))
            return
        self._continue(line.body, depth + 1, kind.attributes)
        if kind.name in _ENDS_SET_BY_THE_PAGE and not self.written[-1].comment:
            self.written[-1].text = words.without_end_mark(self.written[-1].text)

    # ---- records

    def _pair(self, line: Line, depth: int, *, gap: bool, kind: Directive, width: int) -> None:
        key, colon, value = self._source_of(line).partition(":")
        value = words.tidy(value).strip()
        self._put(depth, f"{_key(key, kind) + colon:<{width}} {value}", gap=gap)
        if value or not line.body or not kind.takes_several(_key(key, kind)):
            self._continue(line.body, depth + 1)
        else:
            self._body(line.body, depth + 1, self._item)

    def _item(self, line: Line, depth: int, *, gap: bool) -> None:
        self._put(depth, self._words_of(line), gap=gap)
        self._continue(line.body, depth + 1)

    def _key_width(self, items: Items, kind: Directive) -> int:
        """How wide the keys of a record are with their colons; the fields of an activity stand in no column."""
        if not kind.top:
            return 0
        keys = (self._source_of(item).partition(":")[0] for item in items if isinstance(item, Line))
        return max((len(_key(key, kind)) + 1 for key in keys), default=0)


def _level(line: Line) -> int:
    """The level of a heading; a Roman number pasted from an old plan is one of the first level."""
    if line.kind == "heading":
        return len(line.mark.strip())
    return int(line.kind == "point" and marks.read(line.mark.strip()).style == "I.")


def _lines_with_faults(found: Iterable[Diagnostic]) -> Iterator[int]:
    for one in found:
        if one.code not in MENDED and one.code not in _HARMLESS:
            yield from range(one.place.line - 1, one.place.end_line)


def _lines_with_spaces_that_count(source: Source) -> Iterator[int]:
    if "  " in source.text or " \n" in source.text:
        yield from (source.line_of(found.end()) for found in _SPACES_THAT_COUNT.finditer(source.text))


def _tables(items: Items) -> Iterator[list[Line | Comment]]:
    """Rows that follow one another, with the comments between them and behind them."""
    table: list[Line | Comment] = []
    for item in items:
        if (isinstance(item, Line) and item.kind == "row") or (table and isinstance(item, Comment)):
            table.append(item)
        elif table and isinstance(item, Line):
            yield table
            table = []
    if table:
        yield table


def _head(text: str, kind: Directive) -> str:
    """What follows the name of a directive, with the space before it."""
    head = text[1:] if text[:1] == ":" and not text[1:].lstrip().startswith(":") else text
    if head and (head != text):
        head = f" {head}"
    choice, semicolon, rest = head.partition(";")
    option = next((one for one in kind.options if fold(one) == fold(choice)), "") if choice.strip() else ""
    head = f" {option}{semicolon}{rest}" if option else head
    return words.with_attributes(words.tidy(head), kind.attributes, last=True)


def _key(typed: str, kind: Directive) -> str:
    wanted = fold(typed)
    return next((key for key in kind.keys if fold(key) == wanted), words.tidy(typed).strip())
