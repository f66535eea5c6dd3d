"""A table of contents: its lines repeat the headings, and a plan has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake.oldfile import Line
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.oldfile import Block

_TITLE = lazily(r"\W*muc luc\W*")
_ENTRY = lazily(r".*\w.*(?:\t|[.…_]{3,})\s*\d{1,3}\s*")


class Parted(NamedTuple):
    """The blocks of a file without its tables of contents, and how many lines these had."""

    blocks: tuple[Block, ...]
    left_out: int


def without_contents(blocks: Sequence[Block]) -> Parted:
    """Leave out what the file itself calls an entry, and what looks like one below `MỤC LỤC`."""
    of_contents = frozenset(_contents(blocks))
    left_out = sum(bool(line.text.strip()) for at in of_contents if isinstance(line := blocks[at], Line))
    return Parted(tuple(block for at, block in enumerate(blocks) if at not in of_contents), left_out)


def _contents(blocks: Sequence[Block]) -> Iterator[int]:
    """Where the lines of tables of contents stand, the title and the first line of an entry over two lines too."""
    begun: int | None = None
    is_torn = False
    for at, block in enumerate(blocks):
        text = block.text if isinstance(block, Line) else "|"
        if _TITLE.fullmatch(fold(text)):
            begun, is_torn = at, False
        elif isinstance(block, Line) and (block.contents or (begun is not None and _ENTRY.fullmatch(text))):
            yield from range(at if begun is None else begun, at + 1)
            begun, is_torn = None if begun is None else at + 1, False
        elif text.strip():
            begun, is_torn = None if is_torn else begun, True
