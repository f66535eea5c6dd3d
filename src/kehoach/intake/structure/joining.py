"""Paragraphs that were torn: by the lines of print, or by the end of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from kehoach.intake.oldfile import Line, Words
from kehoach.intake.structure import marks
from kehoach.intake.words import plain
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.intake.oldfile import Block

_ENDED = lazily(r"[.;:!?…][”\"’')\]]*$|\./\.$")
_SMALL = lazily(r"[^\W\d_]")
_LEAST_TORN = 50
"""A shorter paragraph is a heading or a line of its own rather than the top of a torn one."""
_FULL = 0.8


def whole(blocks: Iterable[Block], *, broken_lines: bool) -> list[Block]:
    """The blocks with torn paragraphs joined again."""
    blocks = list(blocks)
    width = _width(blocks) if broken_lines else 0
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        if isinstance(block, Line) and isinstance(last, Line) and _goes_on(last, block, width):
            out[-1] = together(last, block)
        else:
            out.append(block)
    return out


def together(one: Line, other: Line) -> Line:
    """Two paragraphs as one."""
    return msgspec.structs.replace(one, words=(*one.words, Words(" "), *other.words))


def _width(blocks: Iterable[Block]) -> int:
    """How many signs a full line of print has."""
    lengths = sorted(len(block.text.strip()) for block in blocks if isinstance(block, Line))
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _goes_on(one: Line, other: Line, width: int) -> bool:
    """Whether the second paragraph is the rest of the first."""
    above, below = one.text.strip(), other.text.strip()
    if not above or not below or other.label or other.heading or marks.read(below):
        return False
    if width and len(above.rpartition("\n")[2]) >= _FULL * width:
        return not _starts_anew(one, above, below, width)
    if len(above) < _LEAST_TORN or _ENDED.search(above):
        return False
    return begins_small(below) or (below[0].isdecimal() and above.endswith(("-", "–", ",")))


def _starts_anew(one: Line, above: str, below: str, width: int) -> bool:
    """Whether a new paragraph begins though the line above is full: that one ended, and its last word had room."""
    last = above.rpartition("\n")[2]
    fits = len(last) + 1 + len(below.split(maxsplit=1)[0]) <= width * 0.97
    return (bool(_ENDED.search(above)) and (fits or not begins_small(below))) or (fits and plain(one.words).isupper())


def begins_small(text: str) -> bool:
    """Whether the first sign is a small letter."""
    return bool(_SMALL.match(text)) and text[0].islower()
