"""Which part of a file is the plan, where it holds several documents: a letter that sends it, a letter that follows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake.oldfile import Line
from kehoach.intake.words import lines_of
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kehoach.intake.oldfile import Block

_BANNER = lazily(
    r"(?:^|[\t\n]|\s{3})(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM)\s*(?:$|[\t\n]|\s{3,})"
)
_RECIPIENTS = lazily(r"\W*noi nhan\b")
_APPENDIX = lazily(r"\W*(?:PHỤ LỤC|Phụ lục|MẪU|Mẫu số|BIỂU|Biểu)\b")
_LETTERHEAD = 15
"""Blocks of a letterhead at most, between its banner and tên loại."""
_LONGEST_NAME = 80


class Documents(NamedTuple):
    """The blocks of the plan, of what stands before it, and of another document behind its foot."""

    before: tuple[Block, ...]
    plan: tuple[Block, ...]
    after: tuple[Block, ...]


def documents(blocks: Sequence[Block], is_title: Callable[[Block], bool]) -> Documents:
    """Part a file at its letterheads: the plan is the first document with tên loại KẾ HOẠCH under its own."""
    starts = [_with_names(blocks, at) for at, block in enumerate(blocks) if _has_banner(block)]
    heads = pairwise([*starts, len(blocks)])
    titled = [at for at, end in heads if any(map(is_title, lines_of(blocks[at : min(end, at + _LETTERHEAD)])))]
    first = titled[0] if titled and titled[0] > starts[0] else 0
    end = next((at for at in starts if at > first and _follows_a_foot(blocks[first:at])), len(blocks))
    return Documents(tuple(blocks[:first]), tuple(blocks[first:end]), tuple(blocks[end:]))


def _has_banner(block: Block) -> bool:
    return any(_BANNER.search(line.text) for line in lines_of((block,)))


def _with_names(blocks: Sequence[Block], at: int) -> int:
    """Where a letterhead begins whose bodies stand above its banner, in lines of their own."""
    while at and isinstance(above := blocks[at - 1], Line) and above.text.isupper() and len(above.text) < _LONGEST_NAME:
        at -= 1
    return at


def _follows_a_foot(blocks: Sequence[Block]) -> bool:
    """Whether nơi nhận stands in these blocks and no appendix, whose forms have letterheads too, behind it."""
    for block in reversed(blocks):
        if isinstance(block, Line) and _APPENDIX.match(block.text):
            return False
        if any(_RECIPIENTS.match(fold(line.text)) for line in lines_of((block,))):
            return True
    return False
