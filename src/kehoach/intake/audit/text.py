"""The roles of the lines between head and foot, and of appendices: headings, points, bases, running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake.audit.drawn import is_bold
from kehoach.intake.audit.pieces import Piece
from kehoach.intake.audit.roles import Placed
from kehoach.intake.word.file import Paragraph, Table, flat
from kehoach.text.letters import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.audit.roles import Region
    from kehoach.intake.word.file import Block
    from kehoach.layout.formats import Format, Level

_SHAPES = {"I": r"[IVXLC]+", "1": r"\d+", "1.1": r"\d+(?:\.\d+)+", "a": r"[a-zđ]"}
_LEVELS = (("#", "heading1"), ("##", "heading2"), ("###", "heading3"), ("####", "heading4"))
_ANY = (
    ("heading1", re.compile(r"[IVXLC]+\s?[.\-/)]\s*\S")),
    ("point", re.compile(r"(?:\d+(?:\.\d+)*\s?[.)/]|\(\d+\)|[a-zđ]\s?[).])\s*\S")),
    ("dash", re.compile(r"[-–—•*]\s*\S")),
    ("plus", re.compile(r"\+\s*\S")),
)
_BASIS = re.compile(r"(?:[-–]\s*)?(?:căn cứ|xét đề nghị|theo đề nghị|xét)\b", re.IGNORECASE)
_INTRODUCES = ("như sau:", "sau đây:", "như sau", "cụ thể:")
_LISTS = (";",)
_MARKS = (".", ";", ",", ":", "./.", "!", "?")
_PART = re.compile(r"(?:phan|chuong|muc|tieu muc) (?:thu |[ivxlc\d]+).*|dieu \d+\..*")
_IN_WORDS = re.compile(r"\(?\s*(?:số tiền )?(?:viết )?bằng chữ\s*:", re.IGNORECASE)
_LONGEST_TITLE = 220


class Line(NamedTuple):
    """A block of the text as a line; a table counts as one that plays no role."""

    block: Block
    piece: Piece | None


def text_roles(blocks: Sequence[Block], form: Format, region: Region, appendix: int = 0) -> Iterator[Placed]:
    """The roles of the blocks of a text."""
    shown = [block for block in blocks if not isinstance(block, Paragraph) or block.printed.strip()]
    titled = _weighty(shown, form)
    opened = listed = False
    for at, block in enumerate(shown):
        if isinstance(block, Table):
            yield from _of_table(block, region, appendix)
            continue
        after = shown[at + 1] if at + 1 < len(shown) else None
        role = _role(block, after, form, titled=titled, opened=opened or appendix > 0)
        goes_on = listed and role == "body" and not block.printed.strip().endswith(_INTRODUCES)
        role = "basis" if goes_on else role
        listed = role == "basis" and block.printed.strip().endswith(_LISTS)
        opened = opened or role.startswith("heading")
        yield Placed(role, Piece(block), region, appendix)
        for box in block.boxes:
            yield from (
                Placed("other", Piece(each), region, appendix) for each in flat(box.blocks) if each.text.strip()
            )


def _of_table(table: Table, region: Region, appendix: int) -> Iterator[Placed]:
    for at, row in enumerate(table.rows):
        role = "table_head" if at < max(table.header_rows, 1) and table.ruled else "table_cell"
        for cell in row:
            for paragraph in flat(cell.blocks):
                if paragraph.printed.strip():
                    yield Placed(role, Piece(paragraph), region, appendix)


def level_pattern(level: Level) -> re.Pattern[str]:
    """How a line of this level begins."""
    mark = re.escape(level.mark).replace("%", f"(?P<number>{_SHAPES.get(level.shape, '.+?')})")
    return re.compile(rf"{mark}\s+\S")


def _role(paragraph: Paragraph, after: Block | None, form: Format, *, titled: bool, opened: bool) -> str:
    text = paragraph.printed.strip()
    if _is_caption(paragraph, after):
        return "caption"
    if not opened and _BASIS.match(text) and not text.endswith(_INTRODUCES):
        return "basis"
    if paragraph.shape.align == "center" and _PART.fullmatch(fold(text)):
        return "part"
    if _IN_WORDS.match(text):
        return "in_words"
    return _of_level(paragraph, text, form, titled=titled)


def _is_caption(paragraph: Paragraph, after: Block | None) -> bool:
    centred = paragraph.shape.align == "center"
    before_table = isinstance(after, Table) and after.ruled
    unit = fold(paragraph.text).startswith(("don vi tinh", "(don vi", "dvt"))
    return (centred and before_table) or (unit and paragraph.shape.align in {"right", "center"})


def _of_level(paragraph: Paragraph, text: str, form: Format, *, titled: bool) -> str:
    role = next((role for role, pattern in _ANY if pattern.match(text)), "body")
    if role == "heading1" and len(text) > 1 and not _is_roman_heading(text):
        role = "point"
    if role != "point" or not _has_title(paragraph, text, titled=titled):
        return role
    fits = [at for at, (key, _) in enumerate(_LEVELS) if at and _fits(form.levels.get(key), text)]
    if not fits:
        return "point"
    return _LEVELS[fits[_depth(text)] if _depth(text) < len(fits) else fits[-1]][1]


def _fits(level: Level | None, text: str) -> bool:
    return level is not None and level_pattern(level).match(text) is not None


def _depth(text: str) -> int:
    """Which of several levels with one shape a number is of: `1.1.` the first, `1.1.1.` the second."""
    return max(text.split(maxsplit=1)[0].rstrip(".").count(".") - 1, 0)


def _is_roman_heading(text: str) -> bool:
    """`I.` of `I, II, III`, not `C.` or `D.` of a list of letters."""
    return not re.match(r"[CDLM][.)]", text)


def _has_title(paragraph: Paragraph, text: str, *, titled: bool) -> bool:
    """Whether a numbered line is a heading: by its own style, else by its weight and its open end."""
    if paragraph.shape.outline:
        return len(text) <= _LONGEST_TITLE or not text.endswith((";", "."))
    if text.endswith(_MARKS) or len(text) > _LONGEST_TITLE:
        return text.endswith((":", ".")) and is_bold(paragraph) and len(text) < _LONGEST_TITLE and titled
    return is_bold(paragraph) or (titled and paragraph.shape.keep_next)


def _weighty(blocks: Sequence[Block], form: Format) -> bool:
    """Whether the text has headings in bold at all."""
    lines = (block for block in blocks if isinstance(block, Paragraph))
    pattern = _ANY[1][1]
    return any(pattern.match(line.printed.strip()) and is_bold(line) for line in lines) or not form.levels
