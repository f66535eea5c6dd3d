"""What stands between tên loại and the body: trích yếu, kèm theo, căn cứ; and the paragraph that closes the body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from kehoach.intake.oldfile import Grid, Line
from kehoach.intake.structure import marks
from kehoach.intake.structure.joining import begins_small
from kehoach.intake.structure.signs import signs
from kehoach.intake.words import all_bold, cut, plain, tidy
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.oldfile import Block
    from kehoach.intake.oldplan import Text
    from kehoach.intake.structure.outline import Piece

_KIND = lazily(r"[*#_ ]*KẾ\s+HOẠCH\s*")
_ISSUED_WITH = lazily(r"\s*\(\s*(?P<words>(?:Ban hành )?[Kk]èm theo\b.*?)\)?\s*$")
_BASIS = lazily(r"(?:[-–]\s*)?(?:Căn cứ|Xét|Theo đề nghị)\b")
_OTHER_BASIS = lazily(r"(?:[-–]\s*)?(?:Căn cứ|Thực hiện|Xét|Theo)\b")
_NEXT_BASIS = lazily(r";\s*(?=Căn cứ\b)")
_ISSUES = lazily(
    r",\s+[^,;]{3,60}\s(?:ban hành|xây dựng|phát động|triển khai|tổ chức)\s+(?:kế hoạch|phong trào)[^;]*$|như sau",
    re.IGNORECASE,
)
_LINE_RULE = lazily(r"[\W_]*$")
_LONGEST_LINE = 200
_MOST_LINES = 8
_END = lazily(r"\s*\.\s*/\s*\.?\s*$")


class Title(NamedTuple):
    """The lines of trích yếu, kèm theo, and the blocks after them."""

    lines: tuple[Text, ...]
    issued_with: str
    head: tuple[Block, ...]
    rest: tuple[Block, ...]


def title(blocks: Sequence[Block], *, titled: bool) -> Title:
    """Part what stands under tên loại from the body."""
    if not titled:
        return Title((), "", (), tuple(blocks))
    lines = list(_beside_kind(blocks[0]))
    at = 1
    while at < len(blocks) and len(lines) < _MOST_LINES and _is_more(blocks[at], lines):
        line = blocks[at]
        if isinstance(line, Line) and not _LINE_RULE.match(line.text):
            lines.append(line)
        at += 1
    after = blocks[at] if at < len(blocks) else None
    issued = _ISSUED_WITH.match(after.text) if isinstance(after, Line) else None
    read = tuple(part for line in lines for part in _parts(tidy(line.words)))
    end = at + 1 if issued else at
    return Title(read, issued["words"] if issued else "", tuple(blocks[:end]), tuple(blocks[end:]))


def _beside_kind(first: Block) -> Iterator[Line]:
    """What stands on the line of tên loại after it."""
    if isinstance(first, Line):
        found = _KIND.match(first.text)
        beside = tidy(cut(first.words, found.end() if found else 0))
        if beside:
            yield msgspec.structs.replace(first, words=beside)


def _parts(text: Text) -> Iterator[Text]:
    """The lines of a text that its file breaks by hand."""
    start = 0
    words = plain(text)
    for at, sign in enumerate(words):
        if sign == "\n":
            yield tidy(cut(text, start, at))
            start = at + 1
    yield tidy(cut(text, start))


def _is_more(block: Block, lines: list[Line]) -> bool:
    """Whether a block is one more line of trích yếu."""
    if isinstance(block, Grid) or block.label or (block.heading and lines and not lines[-1].heading):
        return False
    text = block.text.strip()
    if _LINE_RULE.match(text):
        return True
    if _ISSUED_WITH.match(text) or _BASIS.match(text) or marks.read(text):
        return False
    return _looks_alike(lines[-1], block) if lines else not text.endswith(":")


def _looks_alike(last: Line, line: Line) -> bool:
    """Whether a line goes on with the title: set as the line before it, or in the middle of its sentence."""
    above, below = last.text.strip(), line.text.strip()
    if last.align or line.align:
        alike = last.align == line.align == "center"
        return alike and all_bold(last.words) == all_bold(line.words)
    if _is_set_in(last) or _is_set_in(line):
        return _is_set_in(last) and _is_set_in(line)
    if all_bold(last.words) or all_bold(line.words):
        return all_bold(last.words) and all_bold(line.words)
    if above.isupper() and below.isupper():
        return True
    return begins_small(below) and not above.endswith((".", ":")) and len(below) < _LONGEST_LINE


def _is_set_in(line: Line) -> bool:
    return line.text.startswith("     ")


class Opening(NamedTuple):
    """The legal bases, and the body after them."""

    bases: tuple[Text, ...]
    rest: tuple[Piece, ...]


def bases(found: Sequence[Piece]) -> Opening:
    """Part căn cứ from the body; căn cứ that run on into the sentence of the plan stay prose."""
    if not found or not _is_basis(found[0], _BASIS):
        return Opening((), tuple(found))
    end = 1
    while end < len(found) and _is_basis(found[end], _OTHER_BASIS):
        end += 1
    entries = [entry for piece in found[:end] for entry in _entries(piece.text)]
    return Opening(tuple(entries), tuple(found[end:]))


def _is_basis(piece: Piece, opening: re.Pattern[str]) -> bool:
    """Whether a paragraph is a legal basis and no more."""
    text = plain(piece.text)
    marked = piece.mark is not None and piece.mark.style != "-"
    return piece.grid is None and not marked and bool(opening.match(text)) and _ends_as_basis(text)


def _ends_as_basis(text: str) -> bool:
    return text.rstrip().endswith((";", ",")) or (text.rstrip()[-1:] != ":" and not _ISSUES.search(text))


def _entries(text: Text) -> Iterator[Text]:
    """The entries of a paragraph that holds several."""
    start = 0
    for found in _NEXT_BASIS.finditer(plain(text)):
        yield tidy(cut(text, start, found.start()))
        start = found.end()
    yield tidy(cut(text, start))


class Closing(NamedTuple):
    """The body, and the paragraph that closes it."""

    body: tuple[Piece, ...]
    closing: tuple[Piece, ...]


def closing(found: Sequence[Piece]) -> Closing:
    """Part the closing paragraph from the body: the last one, outside the numbering, with its own opening or `./.`."""
    last = found[-1] if found else None
    marked = any(piece.mark for piece in found)
    if last is None or not marked or last.mark or last.grid is not None:
        return Closing(tuple(found), ())
    text = plain(last.text)
    is_opened = signs().closing.begin(text)
    if not is_opened and (not _END.search(text) or _leads(found[-2])):
        return Closing(tuple(found), ())
    return Closing(tuple(found[:-1]), (last,))


def _leads(piece: Piece) -> bool:
    """Whether a heading or point asks for something after it."""
    return piece.mark is not None and not plain(piece.text).rstrip().endswith((".", ";", ","))


def without_end(text: Text) -> Text:
    """The words without `./.`, which the format sets; the note that hangs on it stays."""
    found = _END.search(plain(text))
    if not found:
        return text
    notes = (msgspec.structs.replace(words, text="") for words in cut(text, found.start()) if words.note)
    return (*cut(text, 0, found.start()), *notes)
