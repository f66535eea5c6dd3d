"""Paragraphs that were torn: by the lines of print, or by the end of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from kehoach.intake.oldfile import Line, Words
from kehoach.intake.structure import marks
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kehoach.intake.oldfile import Block

_ENDED = lazily(r"[.;:!?…][”\"’')\]]*$|\./\.$")
_SMALL = lazily(r"[^\W\d_]")
_LEAST_TORN = 50
"""A shorter paragraph is a heading or a line of its own rather than the top of a torn one."""
_FULL = 0.8
_ROOM = 0.97
"""The share of the widest lines that a line may take: the end of each is ragged."""
_LONGEST = 10_000
"""The signs of a paragraph; what goes on for longer was no sentence."""


def unbroken(blocks: Sequence[Block], *, broken_lines: bool) -> list[Block]:
    """The blocks without empty paragraphs; where paragraphs were broken into lines of print, with these joined."""
    if broken_lines:
        width = _width(blocks)
        blocks = _joined(blocks, lambda one, other: _goes_on_in_print(one, other, width))
    return [block for block in blocks if not isinstance(block, Line) or block.text.strip() or block.label]


def whole(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the paragraphs that the end of a page tore joined again."""
    return _joined(blocks, _goes_on)


def together(*lines: Line) -> Line:
    """Several paragraphs as one."""
    if len(lines) == 1:
        return lines[0]
    words = [words for line in lines for words in (Words(" "), *line.words)]
    asides = tuple(aside for line in lines for aside in line.asides)
    return msgspec.structs.replace(lines[0], words=tuple(words[1:]), asides=asides)


def _joined(blocks: Sequence[Block], goes_on: Callable[[Line, Line], bool]) -> list[Block]:
    out: list[Block | list[Line]] = []
    signs = 0
    for block in blocks:
        if not isinstance(block, Line):
            out.append(block)
        elif out and isinstance(last := out[-1], list) and signs < _LONGEST and goes_on(last[-1], block):
            last.append(block)
            signs += len(block.text)
        else:
            out.append([block])
            signs = len(block.text)
    return [together(*block) if isinstance(block, list) else block for block in out]


def _width(blocks: Iterable[Block]) -> int:
    """How many signs a full line of print has."""
    lengths = sorted(len(block.text.strip()) for block in blocks if isinstance(block, Line) and block.text.strip())
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _may_go_on(one: Line, other: Line) -> bool:
    above, below = one.text.strip(), other.text.strip()
    return bool(above and below) and not (other.label or other.heading or _opens(above, below))


def _opens(above: str, below: str) -> bool:
    """Whether a line opens with a mark, and not with a number that the sentence above goes on with."""
    mark = marks.read(below)
    if mark is None:
        return False
    goes_on = not _ENDED.search(above)
    in_a_period = mark.style == "-" and above[-1].isdecimal() and below[mark.end : mark.end + 1].isdecimal()
    return not (goes_on and (in_a_period or mark.style.count("1") > 1))


def _goes_on(one: Line, other: Line) -> bool:
    """Whether the second paragraph is the rest of the first, which breaks off in the middle of a sentence."""
    above, below = one.text.strip(), other.text.strip()
    if not _may_go_on(one, other) or _ENDED.search(above) or marks.read(below):
        return False
    if below[0].isdecimal():
        return above.endswith(("-", "–"))
    return begins_small(below) and len(above) >= _LEAST_TORN


def _goes_on_in_print(one: Line, other: Line, width: int) -> bool:
    """Whether a line of print is followed by the next of its paragraph: it is full, or its sentence goes on."""
    above, below = one.text.strip(), other.text.strip()
    if not _may_go_on(one, other) or one.align == "center" or len(above) < _FULL * width:
        return False
    had_room = len(above) + 1 + len(below.split(maxsplit=1)[0]) <= width * _ROOM
    if _ENDED.search(above):
        return not had_room and (begins_small(below) or not above.endswith((";", ":", "./.")))
    return begins_small(below) or not had_room or marks.read(below) is not None


def begins_small(text: str) -> bool:
    """Whether the first sign is a small letter."""
    return bool(_SMALL.match(text)) and text[0].islower()
