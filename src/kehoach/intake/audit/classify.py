"""WordFile → Roles: where the head ends, where the foot and the appendices begin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.intake.audit.drawn import drawn_by
from kehoach.intake.audit.foot import foot, is_label, opens_foot
from kehoach.intake.audit.head import head, is_circulation, kind_at
from kehoach.intake.audit.pieces import Piece, pieces
from kehoach.intake.audit.roles import Placed, Roles, joined
from kehoach.intake.audit.text import text_roles
from kehoach.intake.word.file import Paragraph, Table, flat
from kehoach.text.letters import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.audit.roles import Drawn
    from kehoach.intake.word.file import Block, WordFile
    from kehoach.layout.formats import Format

_APPENDIX = re.compile(r"phu luc(?:\s+(?:so\s+)?[ivxlc\d]+)?\s*[:.]?")
_APPENDIX_TITLED = re.compile(r"(?:phu luc|bieu mau|bieu|mau)(?:\s+(?:so\s+)?[ivxlc\d]+)?\b.*")
_REFERENCE = ("(kem theo", "(ban hanh kem", "(dinh kem")
_HEAD_LINES = 8


def classify(file: WordFile, form: Format) -> Roles:
    """The roles of all lines of a file."""
    blocks = [block for block in file.blocks if not _is_spot(block)]
    begin = _head_blocks(blocks)
    lines = list(pieces(blocks[:begin]))
    kind = kind_at(lines)
    top = Roles((), ())
    if kind is not None:
        top, used = head(lines, kind)
        begin = _past(blocks, lines, used)
    rest = blocks[begin:]
    whole = next((at for at, block in enumerate(rest) if _opens_appendix(block) and _begins_page(rest, at)), len(rest))
    foot_at = _foot_at(rest, whole)
    after = _after_foot(rest, foot_at) if foot_at != whole else whole
    text = Roles(tuple(text_roles(rest[: min(foot_at, whole)], form, "text")), ())
    bottom = Roles(tuple(_foot(rest[foot_at:after])), ())
    notes = next((at for at in range(after, len(rest)) if not _is_note(rest[at])), len(rest))
    below = Roles(tuple(_notes(rest[after:notes])), ())
    annexed = _appendices((*rest[whole:foot_at], *rest[notes:]), form)
    return joined([top, text, bottom, below, *annexed, _spots(file.blocks)])


def _head_blocks(blocks: Sequence[Block]) -> int:
    """How many blocks may hold the head: a few past the tên loại."""
    for at, block in enumerate(blocks):
        if any(kind_at([piece]) is not None for piece in pieces([block])):
            return min(at + 14, len(blocks))
    return 0


def _past(blocks: Sequence[Block], lines: Sequence[Piece], used: int) -> int:
    """The first block that none of the used lines comes from."""
    taken = {piece.paragraph.at for piece in lines[:used]}
    last = max((at for at, block in enumerate(blocks) if any(each.at in taken for each in flat([block]))), default=-1)
    return last + 1


def _foot_at(blocks: Sequence[Block], whole: int) -> int:
    """Where the foot begins: before the appendices, else at nơi nhận behind them; where there is none, they do."""
    found = next((at for at, block in enumerate(blocks[:whole]) if _opens_foot(block)), None)
    late = (at for at in range(whole, len(blocks)) if any(map(is_label, pieces([blocks[at]]))))
    return next(late, whole) if found is None else found


def _opens_foot(block: Block) -> bool:
    if isinstance(block, Table):
        return not block.ruled and any(opens_foot(piece) for piece in pieces([block]))
    return any(opens_foot(piece) for piece in pieces([block]))


def _foot(blocks: Sequence[Block]) -> Iterator[Placed]:
    yield from foot(list(pieces(blocks)))


def _is_note(block: Block) -> bool:
    """Whether a block below the signature is empty, or says who may read the document."""
    return isinstance(block, Paragraph) and (not block.printed.strip() or is_circulation(fold(block.printed)))


def _notes(blocks: Sequence[Block]) -> Iterator[Placed]:
    for block in blocks:
        if isinstance(block, Paragraph) and block.printed.strip():
            yield Placed("circulation", Piece(block), "foot")


def _after_foot(blocks: Sequence[Block], foot_at: int) -> int:
    """Where the appendices begin: below the table of the foot, else at a new page or a line that opens one."""
    if foot_at < len(blocks) and isinstance(blocks[foot_at], Table):
        return foot_at + 1
    for at in range(foot_at + 1, len(blocks)):
        block = blocks[at]
        paragraph = block if isinstance(block, Paragraph) else next(flat([block]), None)
        if paragraph is None:
            continue
        if _opens_appendix(paragraph) or (paragraph.starts_page and at > foot_at):
            return at
    return len(blocks)


def _opens_appendix(block: Block) -> bool:
    return isinstance(block, Paragraph) and _APPENDIX.fullmatch(fold(block.printed)) is not None


def _begins_page(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block begins a page, empty ones above it not counted."""
    while at and not _starts_page(blocks[at]) and _is_empty(blocks[at - 1]):
        at -= 1
    return _starts_page(blocks[at])


def _starts_page(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.starts_page


def _is_empty(block: Block) -> bool:
    return not any(each.printed.strip() for each in flat([block]))


def _appendices(blocks: Sequence[Block], form: Format) -> Iterator[Roles]:
    first = next((at for at, block in enumerate(blocks) if not _is_empty(block)), len(blocks))
    begins = [at for at, block in enumerate(blocks) if at == first or _opens_appendix(block)]
    for count, begin in enumerate(begins, 1):
        end = begins[count] if count < len(begins) else len(blocks)
        yield _appendix(blocks[begin:end], form, count)


def _appendix(blocks: Sequence[Block], form: Format, count: int) -> Roles:
    placed: list[Placed] = []
    drawn: list[Drawn] = []
    at = 0
    for at, block in enumerate(blocks[:_HEAD_LINES]):  # noqa: B007 - where the head ends is told below
        if not isinstance(block, Paragraph):
            break
        piece = Piece(block)
        lines = [each._replace(appendix=count) for each in drawn_by(piece, "appendix")]
        drawn += lines
        role = _appendix_role(piece, [each.role for each in placed], drawn=bool(lines))
        if role is None:
            break
        if role:
            placed.append(Placed(role, piece, "appendix", count))
    else:
        at = min(len(blocks), _HEAD_LINES)
    return Roles((*placed, *text_roles(blocks[at:], form, "appendix", count)), tuple(drawn))


def _appendix_role(piece: Piece, before: Sequence[str], *, drawn: bool) -> str | None:
    """The role of a line in the head of an appendix: empty for one without words, `None` where the text begins."""
    text = fold(piece.text)
    if not text:
        return ""
    if "appendix_reference" in before or drawn:
        return None
    if _APPENDIX.fullmatch(text) and not before:
        return "appendix"
    if text.startswith(_REFERENCE):
        return "appendix_reference"
    centred = piece.paragraph.shape.align == "center"
    if centred or (piece.text.isupper() and before) or before == ["appendix"]:
        return "appendix_title" if "appendix_title" not in before or centred else None
    return None


def _is_spot(block: Block) -> bool:
    """Whether a block stands at a place of its own on the page, outside of the text."""
    frame = block.shape.frame if isinstance(block, Paragraph) else None
    return frame is not None and frame.from_page_edge


def _spots(blocks: Sequence[Block]) -> Roles:
    found = [each for each in blocks if isinstance(each, Paragraph) and _is_spot(each) and each.text.strip()]
    return Roles(tuple(Placed(_spot_role(each), Piece(each), "page") for each in found), ())


def _spot_role(paragraph: Paragraph) -> str:
    borders = paragraph.shape.borders
    return "contact" if borders.top and not borders.bottom else "circulation"
