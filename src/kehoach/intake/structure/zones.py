"""Where a plan begins and ends in a file: what stands above the body, the body, the foot, the appendices."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from kehoach.intake.oldfile import Grid, Line
from kehoach.intake.structure import marks
from kehoach.intake.structure.documents import documents
from kehoach.intake.structure.letterhead import is_draft
from kehoach.intake.words import cut, lines_of, tidy
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.intake.oldfile import Block

_TITLE = lazily(r"KẾ\s+HOẠCH(?![^\W\d_])")
_WHICH = r"[(\[]?\s*(?i:dự thảo(?:\s+lần(?:\s+thứ)?\s+\w{1,6})?)\s*[)\]]?"
_DRAFT = lazily(
    rf"[*#_\s]*(?P<above>{_WHICH})\s+(?=KẾ\s+HOẠCH(?![^\W\d_]))|[*#_\s]*KẾ\s+HOẠCH[*_\s]*(?P<beside>(?=[(\[]){_WHICH})"
)
"""Which draft it is, on the line of tên loại."""
_RECIPIENTS = lazily(r"\W*noi nhan\b\s*:?")
_APPENDIX = lazily(r"\W*(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s*)?[\dIVX]+)?\s*[.:]?\s*$")
_HEAD_SIGN = lazily(
    r"\W*(?:cong hoa xa hoi chu nghia|doc lap\b.*tu do|dang cong san viet nam\W*$"
    r"|so\s*:?\s*\S*\s*[/-]\s*kh\b|.{2,40}, ngay\b.*thang\b.*nam\b)"
)
_REFERENCE = lazily(r"\W*(?:Ban hành )?[Kk]èm theo\b")
_LONGEST_OF_A_HEAD = 150
_FIRST_BLOCKS = 12
_FARTHEST_TITLE = 60


class Zones(NamedTuple):
    """The blocks of a file by what they belong to."""

    head: tuple[Block, ...]
    title: tuple[Block, ...]
    """From the line of tên loại on; what of it is trích yếu is not yet known."""
    foot: tuple[Block, ...]
    appendices: tuple[tuple[Block, ...], ...]
    titled: bool
    before: tuple[Block, ...] = ()
    """Another document that stands before the plan."""


def zones(blocks: Sequence[Block]) -> Zones:
    """The zones of a file."""
    parts = documents(blocks, _is_title)
    blocks = _with_draft_above(_with_title_apart(parts.plan))
    start = _start(blocks)
    first_annex = next((at for at in range(start, len(blocks)) if _is_appendix(blocks[at])), len(blocks))
    foot = _foot(blocks, start, first_annex)
    if foot is None and first_annex < len(blocks):
        late = _foot(blocks, first_annex, len(blocks))
        first_annex = len(blocks) if late is not None else first_annex
        foot = late
    body_end = first_annex if foot is None else foot
    foot_end = _foot_end(blocks, body_end, first_annex)
    titled = start < len(blocks) and _is_title(blocks[start])
    return Zones(
        tuple(blocks[:start]),
        tuple(blocks[start:body_end]),
        tuple(blocks[body_end:foot_end]),
        (*_appendices(blocks[foot_end:]), *_appendices(parts.after)),
        titled,
        parts.before,
    )


def _with_title_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, tên loại taken out of a letterhead that its reader has put it into."""
    out: list[Block] = []
    for at, block in enumerate(blocks):
        if at < _FIRST_BLOCKS and isinstance(block, Grid) and not block.ruled:
            kept, taken = _parted(block)
            out += (kept, *taken)
        else:
            out.append(block)
    return out


def _parted(grid: Grid) -> tuple[Grid, list[Line]]:
    """A grid without tên loại and what stands under it in its cell, and these lines."""
    rows, taken = [], []
    for row in grid.rows:
        cells = []
        for cell in row:
            title = next((at for at, block in enumerate(cell.blocks) if _is_title(block)), len(cell.blocks))
            taken += [line for line in lines_of(cell.blocks[title:]) if line.text.strip()]
            cells.append(msgspec.structs.replace(cell, blocks=cell.blocks[:title]))
        rows.append(tuple(cells))
    return (msgspec.structs.replace(grid, rows=tuple(rows)), taken) if taken else (grid, [])


def _with_draft_above(blocks: list[Block]) -> list[Block]:
    """The blocks, the words that say which draft it is above tên loại, also where they stand beside or under it."""
    for at, block in enumerate(blocks[:_FARTHEST_TITLE]):
        if isinstance(block, Line) and (found := _DRAFT.match(block.text)):
            start, end = found.span(found.lastgroup or 0)
            draft = msgspec.structs.replace(block, words=cut(block.words, start, end))
            bare = (*cut(block.words, 0, start), *cut(block.words, end))
            return [*blocks[:at], draft, msgspec.structs.replace(block, words=tidy(bare)), *blocks[at + 1 :]]
        if _is_title(block):
            under = blocks[at + 1] if at + 1 < len(blocks) else None
            moved = isinstance(under, Line) and is_draft(under.text)
            return [*blocks[:at], under, block, *blocks[at + 2 :]] if moved and under else blocks
    return blocks


def _foot_end(blocks: Sequence[Block], start: int, end: int) -> int:
    """Where the foot ends: after the signature, before whatever else the file goes on with."""
    labelled = signed = False
    for at in range(start, end):
        block, after = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(after, Line) and _REFERENCE.match(after.text.strip()):
            return at
        if labelled and signed and not _may_stand_in_a_foot(block):
            return at
        labelled = labelled or any(_RECIPIENTS.match(fold(line.text)) for line in lines_of((block,)))
        signed = signed or isinstance(block, Grid) or is_name(block.text) or _is_capital(block.text.strip())
    return end


def _may_stand_in_a_foot(block: Block) -> bool:
    if isinstance(block, Grid):
        return not block.ruled
    mark = marks.read(block.text.strip())
    return _may_sign(block) or block.label == "-" or (mark is not None and mark.style == "-")


def _start(blocks: Sequence[Block]) -> int:
    """Where tên loại stands; without it, the first block after what can only belong to a letterhead."""
    for at, block in enumerate(blocks[:_FARTHEST_TITLE]):
        if _is_title(block):
            return at
        if any(len(line.text) > _LONGEST_OF_A_HEAD for line in lines_of((block,))):
            break
    signs = [at for at, block in enumerate(blocks[:20]) if _is_of_a_head(block)]
    return signs[-1] + 1 if signs else 0


def _is_title(block: Block) -> bool:
    return isinstance(block, Line) and bool(_TITLE.match(block.text.strip().lstrip("*#_ ")) or _DRAFT.match(block.text))


def _is_of_a_head(block: Block) -> bool:
    return any(_HEAD_SIGN.match(fold(line.text)) for line in lines_of((block,)))


def _foot(blocks: Sequence[Block], start: int, end: int) -> int | None:
    """Where nơi nhận begins; without it, where lines of authority and a name end the text."""
    for at in range(end - 1, start - 1, -1):
        if any(_RECIPIENTS.match(fold(line.text)) for line in lines_of((blocks[at],))):
            return _with_signature_before(blocks, start, at)
    return _signature(blocks, start, end)


def _with_signature_before(blocks: Sequence[Block], start: int, at: int) -> int:
    """Where the lines of a signature begin that stand before nơi nhận."""
    first = at
    while first > start + 1 and _may_sign(blocks[first - 1]):
        first -= 1
    return first


def _signature(blocks: Sequence[Block], start: int, end: int) -> int | None:
    first = end
    while first > start + 1 and _may_sign(blocks[first - 1]):
        first -= 1
    signs = [line for line in lines_of(blocks[first:end]) if _is_capital(line.text)]
    return first if signs else None


def _may_sign(block: Block) -> bool:
    if isinstance(block, Grid):
        said = [line for line in lines_of((block,)) if line.text.strip()]
        return not block.ruled and bool(said) and all(map(_may_sign, said))
    if block.heading:
        return False
    text = block.text.strip()
    return bool(text) and (_is_capital(text) or is_name(text)) and marks.read(text) is None and not block.label


def _is_capital(text: str) -> bool:
    return text.isupper() and len(text) < 80  # noqa: PLR2004 - a line of capitals


_NAME = lazily(r"(?:[^\W\d_]{1,6}[./]\s?)*[^\W\d_]+(?: [^\W\d_]+){1,5}")


def is_name(text: str) -> bool:
    """Whether the line is a person's name: two to six words, each with a capital."""
    words = text.strip().split()
    return bool(_NAME.fullmatch(text.strip())) and sum(word[0].isupper() for word in words) == len(words)


def _is_appendix(block: Block) -> bool:
    return isinstance(block, Line) and bool(_APPENDIX.match(block.text.strip()))


def _appendices(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    out: list[list[Block]] = []
    for block in blocks:
        if _is_appendix(block) or not out:
            out.append([])
        out[-1].append(block)
    return [tuple(part) for part in out]
