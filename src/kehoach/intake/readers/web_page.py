"""The elements of a page, one after the other, as blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from kehoach.intake import encodings
from kehoach.intake.oldfile import Cell, Grid, Line, Words
from kehoach.intake.readers.bars import MOST_CELLS
from kehoach.intake.readers.parts import is_rule, joined, stripped
from kehoach.intake.readers.refusal import refuse
from kehoach.intake.readers.web_look import UNSEEN, List, Look, look_of, number
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.intake.oldfile import Block
    from kehoach.intake.readers.web_look import Attributes

DEEPEST = 250
"""Elements within each other that a page may have."""
_BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset"),
    *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li"),
    *("main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}
_VOID = {"br", "hr", "img", "input", "meta", "link", "wbr", "col", "area", "base", "embed", "source", "track", "param"}
_SPACES = lazily(r"[ \t\n\r\f]+")
_LABELLED = lazily(r"\s*([-+•–*]|\(?\w{1,4}[.)]|\d+(\.\d+)+\.?)(\s|$)")
_NOTE_LINK = lazily(r"#(_?ftn|_?edn|fn|note-?|footnote-?)\d+")
_NOTE_TEXT = lazily(r"\s*\[?\d{1,3}\]?\s*")
_BACK = lazily(r"\s*(\[?\d{1,3}\]?|↩\ufe0e?|\^)\s*")
_MERGED = 20
"""A table whose cells take so many times more places than there are cells is none: they are taken apart."""
_PAIR = "side-by-side"
_LINES_OF_HEADING = {"kind", "title", "appendix", "appendix-title"}
"""What our own pages call the lines of a heading."""
_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class _Open(NamedTuple):
    """An element that has begun."""

    look: Look
    role: str
    """What its end ends: a `list`, a `table`, a `cell`, a `pair`, a `note`, the link to a `mark` or `back` from it."""


class _Table:
    """A table that is being read."""

    def __init__(self, *, ruled: bool, columns: int = 0) -> None:
        self._ruled = ruled
        self._columns = columns
        """In how many columns cells stand side by side that no row holds together."""
        self.rows: list[list[Cell]] = []
        self.heads = 0

    def add(self, cell: Cell) -> None:
        if not self.rows or (self._columns and len(self.rows[-1]) == self._columns):
            self.rows.append([])
        self.rows[-1].append(cell)

    def grid(self) -> Grid:
        rows = tuple(tuple(row) for row in self.rows if row)
        cells = [cell for row in rows for cell in row]
        taken = sum(min(cell.columns, MOST_CELLS) * min(cell.rows, len(rows)) for cell in cells)
        most = (MOST_CELLS, len(rows)) if taken < _MERGED * (len(cells) + MOST_CELLS) else (1, 1)
        kept = tuple(tuple(_within(cell, *most) for cell in row) for row in rows)
        return Grid(kept, ruled=self._ruled, header_rows=self.heads)


def _within(cell: Cell, columns: int, rows: int) -> Cell:
    """A cell that goes no further than its table may."""
    return msgspec.structs.replace(cell, columns=min(cell.columns, columns), rows=min(cell.rows, rows))


class Page:
    """Takes the elements of a page as a parser meets them."""

    def __init__(self) -> None:
        self.hidden = False
        self._open = [_Open(Look(), "")]
        self._lists: list[List] = []
        self._tables: list[_Table] = []
        self._spans: list[tuple[int, int]] = []
        self._flows: list[list[Block]] = [[]]
        self._marks: dict[str, int] = {}
        self._notes: dict[int, tuple[Line, ...]] = {}
        self._words: list[Words] = []
        self._label = ""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What was read."""
        return tuple(self._flows[0])

    @property
    def notes(self) -> tuple[tuple[Line, ...], ...]:
        """The notes in the order of their marks."""
        return tuple(self._notes.get(number, ()) for number in range(1, len(self._marks) + 1))

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        if len(self._open) > DEEPEST:
            refuse("too-deep", limit=str(DEEPEST))
        if tag in _BLOCKS or attributes.get("class") in _LINES_OF_HEADING:
            self._end_line()
        if tag == "br":
            self._words.append(Words("\n"))
        elif tag not in _VOID:
            role = self._begin(tag, attributes)
            self._open.append(_Open(look_of(tag, attributes, self._open[-1].look), role))

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in _VOID or len(self._open) == 1:
            return
        if tag in _BLOCKS:
            self._end_line()
        self._finish(self._open[-1].role)
        self._open.pop()

    def data(self, text: str) -> None:
        """Text between elements."""
        look = self._open[-1].look
        if look.hidden:
            self.hidden |= look.tag not in UNSEEN and bool(text.strip())
            return
        if self._is_mark(text):
            return
        shown = text if look.as_typed else _SPACES.sub(" ", text)
        shown = encodings.in_unicode(shown, look.font) if look.font else shown
        shown = shown.translate(_POWERS) if look.raised and shown.strip().isdecimal() else shown
        self._words.append(Words(shown, look.bold, look.italic, look.underline))

    def comment(self, text: str, /) -> None:
        """A comment says nothing to the reader of a page."""

    def close(self) -> None:
        """The page ends, and with it all that never did."""
        self._end_line()
        while len(self._open) > 1:
            self._finish(self._open.pop().role)

    def _begin(self, tag: str, attributes: Attributes) -> str:
        """Take note of what begins, and say what its end will end."""
        key = attributes.get("id", "").lstrip("_")
        if tag == "a":
            return self._link(attributes)
        if tag in ("li", "div", "p", "aside", "dd") and key in self._marks:
            self._flows.append([])
            self._label = ""
            return f"note {key}"
        if tag in ("ol", "ul", "menu"):
            self._lists.append(List(tag, attributes))
            return "list"
        if tag == "li" and self._lists:
            self._label = self._lists[-1].label(attributes)
        return self._begin_table(tag, attributes)

    def _begin_table(self, tag: str, attributes: Attributes) -> str:
        if _PAIR in attributes.get("class", "").split():
            self._tables.append(_Table(ruled=False, columns=max(attributes.get("style", "").count("minmax("), 2)))
            return "pair"
        if self._open[-1].role == "pair":
            return self._begin_cell(1, 1)
        if tag == "table":
            self._tables.append(_Table(ruled=attributes.get("border", "1") != "0"))
            return "table"
        if tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._tables:
            return self._begin_cell(number(attributes, "colspan"), number(attributes, "rowspan"))
        return "head" if tag == "thead" and self._tables else ""

    def _begin_cell(self, columns: int, rows: int) -> str:
        self._spans.append((columns, rows))
        self._flows.append([])
        return "cell"

    def _finish(self, role: str) -> None:
        if role == "list":
            self._lists.pop()
        elif role == "cell":
            self._tables[-1].add(Cell(tuple(self._flows.pop()), *self._spans.pop()))
        elif role == "head":
            self._tables[-1].heads = len(self._tables[-1].rows)
        elif role in ("table", "pair"):
            self._flows[-1].append(self._tables.pop().grid())
        elif role.startswith("note"):
            lines = (block for block in self._flows.pop() if isinstance(block, Line))
            self._notes[self._marks[role.partition(" ")[2]]] = tuple(lines)

    def _link(self, attributes: Attributes) -> str:
        target = attributes.get("href", "")
        if attributes.get("role") == "doc-backlink" or any(each.role.startswith("note") for each in self._open):
            return "back"
        return f"mark {target[1:].lstrip('_')}" if _NOTE_LINK.fullmatch(target) else ""

    def _is_mark(self, text: str) -> bool:
        """Whether the text is the mark of a note, which is then hung on, or the way back from it."""
        role = next((each.role for each in reversed(self._open) if each.role), "")
        if role == "back":
            return _BACK.fullmatch(text) is not None
        if not role.startswith("mark ") or not _NOTE_TEXT.fullmatch(text):
            return False
        name = role.partition(" ")[2]
        self._words.append(Words("", note=self._marks.setdefault(name, len(self._marks) + 1)))
        return True

    def _end_line(self) -> None:
        words = stripped(_without_double_spaces(self._words))
        self._words = []
        text = "".join(each.text for each in words)
        if not words or is_rule(text):
            return
        look = self._open[-1].look
        label = "" if _LABELLED.match(text) else self._label
        self._label = ""
        self._flows[-1].append(Line(words, label, look.heading, look.align))


def _without_double_spaces(words: Sequence[Words]) -> tuple[Words, ...]:
    found: list[Words] = []
    ends_in_space = False
    for each in words:
        text = each.text.lstrip(" ") if ends_in_space and each.text.startswith(" ") else each.text
        ends_in_space = not each.note and (text.endswith((" ", "\n")) if text else ends_in_space)
        found.append(msgspec.structs.replace(each, text=text))
    return joined(found)
