"""Lines under words, however an office makes them: borders, shapes, underlining, underscores."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.intake.audit.roles import Drawn
from kehoach.layout import metrics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.intake.audit.pieces import Piece, Side
    from kehoach.intake.audit.roles import Region
    from kehoach.intake.word.file import DrawnLine, Paragraph

TYPED = re.compile(r"[_—–‗¯]{3,}|-{8,}")
"""Signs that stand in for a drawn line; five to seven hyphens are the Party's and the Đoàn's own."""
_FROM_COLUMN = {"column", "margin", "character", "leftMargin", "text", ""}


def is_typed_line(text: str) -> bool:
    """Whether a line of text is one of signs that only imitate a drawn line."""
    return TYPED.fullmatch(text.replace(" ", "")) is not None


def drawn_by(piece: Piece, region: Region, appendix: int = 0) -> Iterator[Drawn]:
    """The lines that a line of the file draws itself."""
    paragraph = piece.paragraph
    borders = paragraph.shape.borders
    if (borders.bottom or borders.top) and not borders.framed:
        length = max(paragraph.room - paragraph.shape.left - paragraph.shape.right, 0)
        off = abs(paragraph.shape.left - paragraph.shape.right) / 2
        yield Drawn("border", length, off, region, piece.side, paragraph.at, appendix)
    for line in paragraph.lines:
        side, middle = _place(line, piece)
        yield Drawn("shape", line.length, middle, region, side, paragraph.at, appendix)
    if is_typed_line(piece.text):
        yield Drawn("typed", width_of(paragraph), 0, region, piece.side, paragraph.at, appendix)


def underlined(piece: Piece, region: Region) -> Drawn | None:
    """The line that underlining draws under all of its words."""
    runs = [run for run in piece.paragraph.runs if run.text.strip()]
    if runs and all(run.letters.underline for run in runs):
        return Drawn("underline", width_of(piece.paragraph), 0, region, piece.side, piece.paragraph.at)
    return None


def _place(line: DrawnLine, piece: Piece) -> tuple[Side, float | None]:
    """The column of a shape, and how far it is off its centre; beside tabs the place of the shape decides."""
    if not piece.tabbed or line.left is None:
        return piece.side, _off_centre(line, piece.paragraph)
    side: Side = "right" if 2 * line.left + line.length > piece.paragraph.room else "left"
    return side, None


def _off_centre(line: DrawnLine, paragraph: Paragraph) -> float | None:
    if line.align == "center":
        return 0
    if line.left is None or line.beside not in _FROM_COLUMN or not paragraph.room:
        return None
    return abs(line.left + line.length / 2 - paragraph.room / 2)


def width_of(paragraph: Paragraph) -> float:
    """The length of its longest line in millimetres, broken where its room ends."""
    room = paragraph.room - paragraph.shape.left - paragraph.shape.right
    size, bold = size_of(paragraph), is_bold(paragraph)
    words = paragraph.printed.strip()
    if paragraph.runs and paragraph.runs[0].letters.capitals:
        words = words.upper()
    lines = metrics.lines(words, room if room > 0 else metrics.width(words, size), size, bold=bold)
    return max((metrics.width(line, size, bold=bold) for line in lines), default=0)


def lines_of(paragraph: Paragraph) -> tuple[str, ...]:
    """The lines that its words break into."""
    room = paragraph.room - paragraph.shape.left - paragraph.shape.right
    return metrics.lines(paragraph.printed, room, size_of(paragraph), bold=is_bold(paragraph)) if room > 0 else ()


def size_of(paragraph: Paragraph) -> float:
    """The size of most of its letters."""
    sizes: dict[float, int] = {}
    for run in paragraph.runs:
        sizes[run.letters.size] = sizes.get(run.letters.size, 0) + len(run.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else paragraph.letters.size


def is_bold(paragraph: Paragraph) -> bool:
    """Whether most of its letters are bold."""
    bold = sum(len(run.text) for run in paragraph.runs if run.letters.bold)
    return 2 * bold > len(paragraph.text)
