"""Plain text and Markdown: lines, pairs of blocks set with spaces, tables set with bars."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from kehoach.intake import encodings
from kehoach.intake.oldfile import Line, OldFile, Remark
from kehoach.intake.readers import bars, markdown
from kehoach.intake.readers.columns import PURPOSE, Piece, bands, gutters, names_recipients, parted
from kehoach.intake.readers.parts import is_rule, plain, side_by_side, with_notes
from kehoach.intake.readers.refusal import refuse
from kehoach.text.hygiene import LONGEST_LINE, figure
from kehoach.text.patterns import lazily
from kehoach.text.source import LINE_END

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.oldfile import Block, Kind
    from kehoach.intake.readers.columns import Row

LARGEST_TEXT = 4_000_000
"""Five hundred pages hold half as much."""
MOST_LINES = 40_000
MOST_SIGNS = 100_000
"""Bars and signs of style; five hundred pages of tables have so many."""
_SIGN = lazily(r"\||\*+|_+")
_PIECE = lazily(rf"\S+(?: {{1,2}}\S+| +(?={PURPOSE})\S+)*")
_TAB = "   \t"
"""A tab parts two pieces however near the next stop is."""
_GAP = 3
_CENTRED_FROM = 12
"""Spaces before a line that is set in the middle of the page."""
_MARK = lazily(r"\s*([-+*•–]|\(?\w{1,4}[.)]|[IVX]+\.)\s")
_GOES_ON = lazily(r"\s*[^\W\d_]")
_ENDS = (".", ";", ":", "!", "?", "”")
_BROKEN_SHARE, _BROKEN_LINES = 0.1, 3
_WIDEST_PRINT = 130
_FULL = 50
"""A line of print has at least so many letters."""


def decoded(data: bytes) -> encodings.Decoded:
    """The text of a file that is neither too large nor in letters that nobody knows."""
    if len(data) > LARGEST_TEXT:
        refuse("too-large", limit=f"{LARGEST_TEXT // 1_000_000} MB")
    found = encodings.decode(data)
    if found is None:
        refuse("letters")
    return found


def converted(found: encodings.Decoded) -> tuple[Remark, ...]:
    """What is to be said of a text in an old encoding, or one that has lost letters."""
    old = Remark("import.converted", (("encoding", found.encoding),))
    lost = Remark("import.damaged", (("count", str(found.text.count(encodings.LOST))),))
    return (*([old] if found.encoding else []), *([lost] if encodings.LOST in found.text else []))


def read(data: bytes, name: str, kind: Kind) -> OldFile:
    """The lines of a text file; their style where they are Markdown."""
    found = decoded(data)
    lines = LINE_END.split(found.text)
    _check(lines, found.text)
    broken = _are_broken(lines)
    if kind == "markdown":
        blocks, notes = with_notes(tuple(markdown.blocks(lines)))
    else:
        blocks, notes = with_notes(tuple(_blocks(lines)))
    return OldFile(name, kind, blocks, notes, broken_lines=broken, remarks=converted(found))


def _check(lines: Sequence[str], text: str) -> None:
    """Refuse lines that no plan has, and more signs than words."""
    if len(lines) > MOST_LINES:
        refuse("too-large", limit=f"{figure(MOST_LINES)} ↵")
    if any(len(line) > LONGEST_LINE for line in lines):
        refuse("long-line", limit=figure(LONGEST_LINE))
    if len(_SIGN.findall(text)) > MOST_SIGNS:
        refuse("signs", limit=figure(MOST_SIGNS))


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    for has_bars, group in groupby(lines, key=lambda line: " | " in line or bars.is_border(line)):
        some = list(group)
        if has_bars and bars.is_table(some):
            yield bars.grid(some)
        else:
            yield from _side_by_side(some)


def _side_by_side(lines: Sequence[str]) -> Iterator[Block]:
    """The lines, those that stand beside others as two blocks."""
    spread = [line.replace("\t", _TAB).expandtabs() if "\t" in line.strip() else line for line in lines]
    rows = [_row(line) for line in spread]

    def is_foot(at: int) -> bool:
        return names_recipients(spread[at])

    for band in bands(rows, _GAP, lambda *_: False, is_foot):
        if band.gutter is None:
            yield from _alone(lines[band.first])
            continue
        own = rows[band.first : band.last]
        several = gutters(own, _GAP, _GAP) if any(map(is_foot, range(band.first, band.last))) else ()
        texts = [
            [_text(part, line) for part in parted(row, several or (band.gutter,))]
            for row, line in zip(own, spread[band.first :], strict=False)
        ]
        columns = zip(*texts, strict=True)
        yield side_by_side([plain(text) for text in column if text and not is_rule(text)] for column in columns)


def _row(line: str) -> Row:
    if "   " not in line:  # most lines are prose, and their length costs
        text = line.strip()
        return (Piece(line.find(text), line.find(text) + len(text), 0),) if text else ()
    return tuple(Piece(*found.span(), at) for at, found in enumerate(_PIECE.finditer(line)))


def _text(row: Row, line: str) -> str:
    return line[int(row[0].start) : int(row[-1].end)] if row else ""


def _alone(line: str) -> Iterator[Line]:
    text = line.strip()
    if not text or is_rule(text):
        yield Line(())
        return
    before = len(line) - len(line.lstrip(" "))
    yield Line(plain(text).words, align="center" if before >= _CENTRED_FROM else "")


def _are_broken(lines: Sequence[str]) -> bool:
    """Whether sentences go on in the next line: once where no line is wider than a page, else time and again."""
    pairs = [(one.rstrip(), other) for one, other in pairwise(lines) if one.strip() and other.strip()]
    going_on = sum(_goes_on(one, other) for one, other in pairs)
    narrow = max(map(len, lines)) <= _WIDEST_PRINT
    return going_on >= (1 if narrow else max(_BROKEN_LINES, _BROKEN_SHARE * len(pairs)))


def _goes_on(one: str, other: str) -> bool:
    if len(one) < _FULL or one.endswith(_ENDS) or _MARK.match(other) or not _GOES_ON.match(other):
        return False
    return other.lstrip()[0].islower()
