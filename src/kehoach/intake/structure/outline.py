"""The body as headings, points, paragraphs and tables, each numbered by the compiler as the file has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from kehoach.dsl.numbering import Numbering
from kehoach.intake.oldfile import Grid, Line, Words
from kehoach.intake.oldplan import Item, Text
from kehoach.intake.structure import marks
from kehoach.intake.words import all_bold, cut, joined, lines_of, on_one_line, plain, tidy
from kehoach.text.patterns import lazily
from kehoach.values.numbers import format_roman
from kehoach.values.quantities import read_quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.intake.oldfile import Block
    from kehoach.intake.structure.marks import Mark

_RANKS = {"I.": 10, "1.": 20, "1.1.": 30, "a)": 40, "(1)": 50, "-": 60, "+": 70}
_LONGEST_TITLE = 130
_MOST_WORDS_OF_A_SENTENCE = 9
_MOST_COMMAS = 2
_UNENDED = lazily(r"[^;,.…]$")
_RULE = lazily(r"[\s─━═_\-–—=~.*·•…+]*$")
_PART = lazily(r"(?:[A-ZĐ]\.\s|PHẦN\s+(?:THỨ\s+)?\w+)")
"""A heading above those with Roman numbers, which the language does not number."""
_SEVERAL_CLAUSES = lazily(r"[.;!?]\s")


class Piece(NamedTuple):
    """A paragraph with the mark that it opens with, or a table."""

    text: Text = ()
    mark: Mark | None = None
    line: Line | None = None
    grid: Grid | None = None


def pieces(blocks: Iterable[Block]) -> list[Piece]:
    """The blocks of a body as paragraphs with their marks; paragraphs that one soft break holds together are parted."""
    return [piece for block in blocks for piece in _pieces(block)]


def _pieces(block: Block) -> Iterator[Piece]:
    if isinstance(block, Grid):
        yield Piece(grid=block)
        return
    for line in _parted(block):
        if _RULE.match(line.text) and not line.label:
            continue
        text = on_one_line(tidy(line.words))
        shown = f"{line.label} " if line.label else ""
        mark = marks.read(shown + plain(text))
        if mark is None and line.label:
            yield Piece(joined((Words(line.label),), text), None, line)
        else:
            yield Piece(tidy(cut(text, mark.end - len(shown))) if mark else text, mark, line)


def _parted(line: Line) -> Iterator[Line]:
    """The paragraphs of a line whose soft breaks stand before marks."""
    start = 0
    text = line.text
    for at, sign in enumerate(text):
        if sign == "\n" and marks.read(text[at + 1 :].lstrip()):
            yield msgspec.structs.replace(line, words=cut(line.words, start, at), label=line.label if not start else "")
            start = at + 1
    yield msgspec.structs.replace(line, words=cut(line.words, start), label=line.label if not start else "")


def shapes_of(found: Sequence[Piece], usual: tuple[str, ...]) -> tuple[str, ...]:
    """How the plan numbers its headings: as its format does, unless its highest ones bear digits."""
    tops = [piece for piece in found if piece.mark]
    if not tops or any(piece.mark.style == "I." for piece in tops if piece.mark):
        return usual
    digits = [at for at, piece in enumerate(found) if piece.mark and piece.mark.style == "1."]
    titles = [at for at in digits if _is_title(found, at)]
    return ("1.", *(shape for shape in usual if shape not in ("I.", "1."))) if len(titles) * 2 > len(digits) else usual


def items(found: Sequence[Piece], shapes: tuple[str, ...]) -> Iterator[Item]:
    """Each piece as what a source calls it."""
    numbering = Numbering(shapes)
    unnumbered = next((at for at, one in enumerate(found) if not one.mark and one.line and one.line.heading), None)
    for at, piece in enumerate(found):
        if piece.grid is not None:
            beside = tuple(aside for line in lines_of((piece.grid,)) for aside in line.asides)
            yield Item("table", grid=piece.grid, asides=beside, doubt="doubt.nested" if _is_nested(piece.grid) else "")
            continue
        item = (
            _unmarked(piece, first=at == unnumbered)
            if piece.mark is None
            else _marked(found, at, piece.mark, numbering)
        )
        yield item._replace(asides=piece.line.asides if piece.line else ())


def _unmarked(piece: Piece, *, first: bool) -> Item:
    """A paragraph; a heading without a number of the language stays one: of those without any the first is told."""
    text = plain(piece.text)
    doubt = "doubt.part" if text.isupper() and _PART.match(text) else "doubt.heading" if first else ""
    return Item("paragraph", piece.text, doubt=doubt)


def _is_nested(grid: Grid) -> bool:
    return any(isinstance(block, Grid) for row in grid.rows for cell in row for block in cell.blocks)


def _marked(found: Sequence[Piece], at: int, mark: Mark, numbering: Numbering) -> Item:
    """A heading or a point; one whose number the compiler would print differently stays words."""
    piece = found[at]
    level = _level(numbering.shapes, mark.style)
    heading = level > 0 and (mark.style == "I." or _is_title(found, at))
    if mark.style == "I." and not heading:
        return _literal(piece)
    rank = numbering.rank_of_heading(level) if heading else numbering.rank_of_point(mark.style)
    if mark.style not in "-+" and _shown(numbering.upcoming(rank, mark.style), mark) != mark.shown:
        return _literal(piece)
    numbering.count(rank)
    return Item(
        "heading" if heading else "point",
        piece.text,
        "#" * level if heading else f"{mark.shown}." if mark.style[0] == "1" else mark.style.replace("a", mark.shown),
        mark.shown,
    )


def _shown(written: str, mark: Mark) -> str:
    if mark.style == "I.":
        return format_roman(int(written.rstrip(".") or 0)) if written.rstrip(".").isdecimal() else written.rstrip(".")
    return written if mark.style == "(1)" else written.rstrip(".)")


def _literal(piece: Piece) -> Item:
    """A paragraph that keeps its mark as words."""
    shown = piece.mark.shown if piece.mark else ""
    sign = {"(": "", "-": "", "+": ""}.get(shown[:1], ")" if shown.islower() else ".")
    return Item("paragraph", joined((Words(shown + sign),), piece.text), typed=shown, doubt="doubt.number")


def _level(shapes: tuple[str, ...], style: str) -> int:
    """The level of headings that bear numbers of this shape; 0 where none do."""
    return shapes.index(style) + 1 if style in shapes else 0


def _is_title(found: Sequence[Piece], at: int) -> bool:
    """Whether a numbered paragraph is a heading: short, and with something under it; where the file has bold, bold."""
    piece, after = found[at], found[at + 1] if at + 1 < len(found) else None
    text = plain(piece.text)
    if (
        not text
        or piece.mark is None
        or len(text) > _LONGEST_TITLE
        or after is None
        or not _is_under(after, piece.mark)
    ):
        return False
    if all_bold(piece.text) or (piece.line and piece.line.heading) or text.isupper():
        return True
    if not text.endswith(":") and (figure := read_quantity(text)) and figure.value is not None:
        return False
    bare = text.rstrip(".:")
    return (
        not _SEVERAL_CLAUSES.search(text)
        and bare.count(",") <= _MOST_COMMAS
        and (bool(_UNENDED.search(text)) or len(text.split()) <= _MOST_WORDS_OF_A_SENTENCE)
    )


def _is_under(after: Piece, mark: Mark) -> bool:
    if after.mark is None:
        return True
    return _rank(after.mark.style) > _rank(mark.style)


def _rank(style: str) -> int:
    return _RANKS.get(style) or _RANKS["1.1."] + style.count("1")
