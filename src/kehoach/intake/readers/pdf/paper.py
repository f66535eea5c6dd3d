"""What pdfium finds on the pages of a PDF: words with their places, and the straight lines drawn around them."""

from __future__ import annotations

import ctypes
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from kehoach.intake import encodings
from kehoach.intake.readers.pdf.streams import judge
from kehoach.intake.readers.refusal import refuse
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_PAGES = 1000
MOST_LETTERS = 60_000
"""On one page."""
MOST_OBJECTS = 50_000
_THIN = 2.0
_LONG = 4.0
_WORD = lazily(r"[^\s\x00\x01\x03-\x1f\uffff]+")
_HYPHENS = str.maketrans("\x02\ufffe", "--")
"""What pdfium makes of a hyphen at the end of a line."""
_FIGURES = lazily(r"\d+")
_SUBSET = lazily(r"^[A-Z]{6}\+")
_RAISED_SHARE = 0.9
_LONGEST_NAME = 128
_PASSWORD = 4
_PATH = 2


class Word(NamedTuple):
    """A word on a page; places are points from its upper left corner."""

    x0: float
    x1: float
    y: float
    """Its base line."""
    text: str
    size: float
    bold: bool
    italic: bool
    chart: str
    """The old encoding of its font, if any."""
    raised: str = ""
    """Small figures at its end: the mark of a note, or a power."""


class Rule(NamedTuple):
    """A straight line, level or upright."""

    x0: float
    y0: float
    x1: float
    y1: float


class Paper(NamedTuple):
    """One page."""

    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]


def pages_of(data: bytes) -> list[Paper]:
    """Every page of a PDF that can be opened without harm."""
    import pypdfium2

    judge(data)
    try:
        with pypdfium2.PdfDocument(data) as file:
            if len(file) > MOST_PAGES:
                refuse("too-large", limit=f"{MOST_PAGES} trang")
            return [_page(file[number]) for number in range(len(file))]
    except pypdfium2.PdfiumError as error:
        refuse("password" if getattr(error, "err_code", 0) == _PASSWORD else "broken")


def charts_of(pages: Sequence[Paper]) -> list[str]:
    """The old encodings of the fonts that are used."""
    return sorted({word.chart for page in pages for word in page.words if word.chart})


def _page(page: Any) -> Paper:  # noqa: ANN401 - pypdfium2 has no types
    import pypdfium2.raw as pdfium

    if pdfium.FPDFPage_CountObjects(page) > MOST_OBJECTS:
        refuse("too-large", limit=f"{MOST_OBJECTS:,}".replace(",", "."))
    turned = _turned(page)
    text = page.get_textpage()
    try:
        words = tuple(_Words(pdfium, text, turned).found())
    finally:
        text.close()
    rules = tuple(_rules(page, turned))
    page.close()
    return Paper(turned.width, turned.height, words, rules)


class _Turned(NamedTuple):
    """Places as a reader of the page sees them, however it is turned: what x and y each make of them."""

    width: float
    height: float
    x: tuple[float, float, float]
    y: tuple[float, float, float]

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        (xx, xy, x0), (yx, yy, y0) = self.x, self.y
        return xx * x + xy * y + x0, yx * x + yy * y + y0


def _turned(page: Any) -> _Turned:  # noqa: ANN401 - pypdfium2 has no types
    left, bottom, right, top = page.get_bbox()
    across = ((1, 0, -left), (0, 1, -bottom), (-1, 0, right), (0, -1, top))
    down = ((0, -1, top), (1, 0, -left), (0, 1, -bottom), (-1, 0, right))
    turn = page.get_rotation() // 90 % 4
    width, height = page.get_size()
    return _Turned(width, height, across[turn], down[turn])


class _Words:
    """Reads the words of one page; pdfium is asked for the ends of each word only."""

    def __init__(self, pdfium: Any, text: Any, turned: _Turned) -> None:  # noqa: ANN401 - pypdfium2 has no types
        self._pdfium, self._text, self._raw, self._turned = pdfium, text, text.raw, turned
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = pdfium.FS_RECTF()
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)
        self._flags = ctypes.c_int()

    def found(self) -> Iterator[Word]:
        count = self._text.count_chars()
        if count > MOST_LETTERS:
            refuse("too-large", limit=f"{MOST_LETTERS:,}".replace(",", "."))
        letters = self._text.get_text_range() if count else ""
        if len(letters) != count:
            letters = "".join(chr(self._pdfium.FPDFText_GetUnicode(self._raw, at)) for at in range(count))
        for word in _WORD.finditer(letters.translate(_HYPHENS)):
            text = word.group()
            if _FIGURES.search(text):
                yield from self._parts(text, word.start())
            else:  # nothing to be raised: most words
                yield self._word(text, word.start(), word.end() - 1)

    def _parts(self, text: str, first: int) -> Iterator[Word]:
        """A word, cut behind small raised figures: the mark of a note may stand in its middle."""
        at = self._leading_mark(text, first)
        if at:
            yield self._word(text[:at], first, first + at - 1)
        size = self._size(first + at)
        for figures in _FIGURES.finditer(text):
            start, end = figures.span()
            if start > at and self._size(first + start) < _RAISED_SHARE * size:
                yield self._word(text[at:start], first + at, first + end - 1, figures.group())
                at = end
        if at < len(text):
            yield self._word(text[at:], first + at, first + len(text) - 1)

    def _leading_mark(self, text: str, first: int) -> int:
        """How many small figures open the word, as they open a note."""
        found = _FIGURES.match(text)
        if not found or found.end() == len(text):
            return 0
        return found.end() if self._size(first) < _RAISED_SHARE * self._size(first + found.end()) else 0

    def _size(self, at: int) -> float:
        return float(self._pdfium.FPDFText_GetFontSize(self._raw, at))

    def _word(self, text: str, first: int, last: int, raised: str = "") -> Word:
        pdfium, raw, box = self._pdfium, self._raw, self._box
        pdfium.FPDFText_GetCharOrigin(raw, first, self._x, self._y)
        pdfium.FPDFText_GetLooseCharBox(raw, last, box)
        pdfium.FPDFText_GetFontInfo(raw, first, self._name, _LONGEST_NAME, self._flags)
        x0, y = self._turned(self._x.value, self._y.value)
        xx, xy, start = self._turned.x
        x1 = max(x0, xx * box.left + xy * box.bottom + start, xx * box.right + xy * box.top + start)
        font, bold, italic, chart = _face_named(self._name.value)
        shown = encodings.in_unicode(text, font) if chart else text
        return Word(x0, x1, y, shown, round(pdfium.FPDFText_GetFontSize(raw, first), 1), bold, italic, chart, raised)


class _Face(NamedTuple):
    """What the name of a font tells."""

    font: str
    bold: bool
    italic: bool
    chart: str


@lru_cache(maxsize=256)
def _face_named(name: bytes) -> _Face:
    """The face of this name, which may bear the mark of a subset: `ABCDEF+.VnTimeH`."""
    font = _SUBSET.sub("", name.decode("utf-8", "replace"))
    old, lowered = encodings.font(font), font.lower()
    bold, italic = ("bold" in lowered or "black" in lowered), ("italic" in lowered or "oblique" in lowered)
    return _Face(font, bold, italic, old.chart if old else "")


def _rules(page: Any, turned: _Turned) -> Iterator[Rule]:  # noqa: ANN401 - pypdfium2 has no types
    for each in page.get_objects(filter=[_PATH], max_depth=4):
        left, bottom, right, top = each.get_bounds() if hasattr(each, "get_bounds") else each.get_pos()
        ends = (turned(left, bottom), turned(right, top))
        (x0, x1), (y0, y1) = (sorted(values) for values in zip(*ends, strict=True))
        if (y1 - y0 <= _THIN and x1 - x0 >= _LONG) or (x1 - x0 <= _THIN and y1 - y0 >= _LONG):
            yield Rule(x0, y0, x1, y1)
        elif x1 - x0 >= _LONG and y1 - y0 >= _LONG:
            yield from _sides(each, Rule(x0, y0, x1, y1))


def _sides(each: Any, box: Rule) -> Iterator[Rule]:  # noqa: ANN401 - pypdfium2 has no types
    """The sides of a box that is drawn, not filled."""
    import pypdfium2.raw as pdfium

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(each, fill, stroke)
    if not stroke.value:
        return
    yield Rule(box.x0, box.y0, box.x1, box.y0)
    yield Rule(box.x0, box.y1, box.x1, box.y1)
    yield Rule(box.x0, box.y0, box.x0, box.y1)
    yield Rule(box.x1, box.y0, box.x1, box.y1)
