"""PDF files as text: where each line of each page stands, and in which letters."""

from __future__ import annotations

import ctypes
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from kehoach.testing.changes import PlanText
from kehoach.testing.faults import plainly
from kehoach.testing.plans import file_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.testing.plans import PlanSource

_MM = 25.4 / 72
_GAP = 2
"""The room between two letters, in sizes of them, from which on they are parts of different columns."""
_SAME_LINE = 0.5
"""How far two letters of one line may be apart in height, in sizes of them: marks of notes stand higher."""
_VISIBLE = str.maketrans({"\u00a0": "·", "\u2011": "-", "\u00ad": "-", "\ufffe": "-"})
_LONGEST_NAME = 256


class Letter(NamedTuple):
    """A letter of a page: lengths in points, from the upper left corner."""

    text: str
    font: str
    size: float
    left: float
    right: float
    foot: float


@contextmanager
def pdf_of(plan: PlanSource) -> Iterator[Any]:
    """The PDF of a plan, or one that is finished (`….pdf`), opened."""
    import pypdfium2

    with file_of(plan, "pdf", pypdfium2.PdfiumError) as data, pypdfium2.PdfDocument(data) as file:
        yield file


@plainly
def pdf_lines(plan: PlanSource) -> str:
    """The lines of the PDF of a plan, or of one that is finished (`….pdf`): place in millimetres, letters, words."""
    with pdf_of(plan) as file:
        lines = (line for number, page in enumerate(file, 1) for line in _page(number, page))
        return PlanText("".join(f"{line}\n" for line in lines))


def _page(number: int, page: Any) -> Iterator[str]:  # noqa: ANN401 - pypdfium2 has no types
    width, height = page.get_size()
    yield f"--- page {number}: {width * _MM:.0f} × {height * _MM:.0f} mm"
    for line in _lines(_letters(page, height)):
        first, last = line[0], next(letter for letter in reversed(line) if letter.text != " ")
        runs = " ".join(f"[{font} {size:g}] {_words(letters)}" for (font, size), letters in groupby(line, _look))
        yield f"{first.left * _MM:6.1f} … {last.right * _MM:5.1f} | {first.foot * _MM:5.1f} {runs}".rstrip()


def _look(letter: Letter) -> tuple[str, float]:
    return letter.font, letter.size


def _words(letters: Iterator[Letter]) -> str:
    return "".join(letter.text for letter in letters).translate(_VISIBLE).strip(" ")


def _lines(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    """The letters line by line, without the spaces at the ends of lines."""
    line: list[Letter] = []
    for letter in letters:
        if line and not _goes_on(line[-1], letter):
            yield line
            line = []
        if line or letter.text != " ":
            line.append(letter)
    if line:
        yield line


def _goes_on(before: Letter, letter: Letter) -> bool:
    size = max(before.size, letter.size)
    level = abs(letter.foot - before.foot) <= _SAME_LINE * size
    return level and -size < letter.left - before.right < _GAP * size


def _letters(page: Any, height: float) -> Iterator[Letter]:  # noqa: ANN401 - pypdfium2 has no types
    """The letters in the order of the file; what pdfium adds between them is left out."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    box = [ctypes.c_double() for _ in range(4)]
    for at in range(text.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text, at))
        if sign in "\r\n" or pdfium.FPDFText_IsGenerated(text, at) == 1:
            continue
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        pdfium.FPDFText_GetCharBox(text, at, *box)
        size = round(pdfium.FPDFText_GetFontSize(text, at), 2)
        yield Letter(sign, _font(pdfium, text, at), size, x.value, max(box[1].value, x.value), height - y.value)


def _font(pdfium: Any, text: Any, at: int) -> str:  # noqa: ANN401 - pypdfium2 has no types
    """The name of the font, without the mark of a part of it: `ABCDEF+Tinos-Bold` is `Tinos-Bold`."""
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, at, name, _LONGEST_NAME, flags)
    return name.value.decode("utf-8", "replace").rpartition("+")[2]
