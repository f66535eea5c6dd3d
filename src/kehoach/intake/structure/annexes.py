"""An appendix of an old file: what its head says, and what stands under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake.oldfile import Grid, Line
from kehoach.intake.structure import marks
from kehoach.intake.words import all_bold, joined, tidy, without_style
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.intake.oldfile import Block
    from kehoach.intake.oldplan import Text

_REFERENCE = lazily(
    r"\W*(?:Ban hành )?[Kk]èm theo\b.*",
)
_LABEL = lazily(r"\W*(?:PHỤ LỤC|Phụ lục)\b")
_MOST_LINES = 4


class Part(NamedTuple):
    """An appendix: its title, the blocks of its head, the blocks under it."""

    title: Text
    head: tuple[Block, ...]
    rest: tuple[Block, ...]
    reference: str = ""
    """The line that says which plan it belongs to."""
    labelled: bool = True
    """Whether the file calls it an appendix."""


def part(blocks: Sequence[Block]) -> Part:
    """Part the head of an appendix from what stands under it; the reference to the plan is the format's."""
    labelled = bool(blocks) and isinstance(blocks[0], Line) and bool(_LABEL.match(blocks[0].text.strip()))
    at, reference = int(labelled), ""
    lines: list[Line] = []
    while at < len(blocks) and len(lines) < _MOST_LINES:
        block = blocks[at]
        if isinstance(block, Grid):
            break
        if _REFERENCE.fullmatch(block.text.strip()):
            said = _in_its_bracket(blocks[at : at + _MOST_LINES])
            at, reference = at + len(said), " ".join(said)
            break
        if not _is_title(block, lines):
            break
        lines.append(block)
        at += 1
    title = tidy(joined(*(without_style(tidy(line.words)) for line in lines)))
    return Part(title, tuple(blocks[:at]), tuple(blocks[at:]), reference, labelled)


def _in_its_bracket(blocks: Sequence[Block]) -> list[str]:
    """The line that names the plan, with those that its bracket goes on over."""
    texts = [block.text.strip() if isinstance(block, Line) else "" for block in blocks]
    ends = (at for at, text in enumerate(texts, 1) if text.endswith(")"))
    said = texts[: next(ends, 1)] if texts[0].startswith("(") else texts[:1]
    return said if all(said) else texts[:1]


def _is_title(line: Line, lines: list[Line]) -> bool:
    text = line.text.strip()
    if not any(map(str.isalnum, text)):
        return True
    if line.label or marks.read(text):
        return False
    set_apart = text.isupper() or line.align == "center" or all_bold(line.words) or line.text.startswith("     ")
    return set_apart or not lines
