"""The roles of the lines before the text: letterhead, tên loại, trích yếu."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from kehoach.intake.audit.drawn import drawn_by, is_bold, is_typed_line, underlined
from kehoach.intake.audit.roles import Placed, Roles
from kehoach.model.issuers import kind_of
from kehoach.text.letters import fold
from kehoach.text.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.audit.pieces import Piece, Side
    from kehoach.intake.audit.roles import Drawn, Region

COUNTRY, MOTTO = "cong hoa xa hoi chu nghia viet nam", "doc lap"
BANNERS = ("dang cong san viet nam", "doan tncs ho chi minh", "doan thanh nien cong san ho chi minh")
_NUMBER = re.compile(r"so\s*[:.]?\s*(?=.*[-/]).*|so\s*:.*")
_DATE = re.compile(r".*\bngay\b.*\bthang\b.*\bnam\b.*|.*\bngay\b.*/.*/.*")
_DATED = re.compile(r"\b(?:ngay|thang|quy|nam)\b.*\d")
_SECRECY = {"mat", "toi mat", "tuyet mat"}
_URGENCY = {"khan", "thuong khan", "hoa toc", "hoa toc hen gio"}
_CIRCULATION = ("luu hanh", "khong pho bien", "xem xong", "tai lieu hoi nghi", "tai lieu", "chi luu hanh")
_DRAFT = re.compile(r"\(?du thao(?: lan (?:thu )?\w{1,6})?\)?")
_DIVIDER = re.compile(r"-{3,7}")
_STARS = re.compile(r"\*+|o0o|-+\*+-+")
_TEXT_BEGINS = re.compile(
    r"(?:- ?)?(?:căn cứ|thực hiện|xét|theo đề nghị|để|nhằm)\b|[ivxlc]+[.\-]\s|1[.)]\s", re.IGNORECASE
)
_TITLE_LINES = 9
"""A trích yếu with its rule takes no more lines."""
_SEARCHED = 80
_ENDS = (".", ";", ":")
_LONG = 400
_RIGHT = ("country", "motto", "banner", "place_date")


@lru_cache
def kinds() -> frozenset[str]:
    """The types of documents that exist, folded."""
    data = msgspec.toml.decode(resource("templates", "kinds.toml").read_bytes())
    return frozenset(fold(name) for name in data["kinds"])


def kind_at(lines: Sequence[Piece]) -> int | None:
    """Which line is the tên loại, that of a draft with these words beside it too."""
    found = (at for at, piece in enumerate(lines[:_SEARCHED]) if _DRAFT.sub("", fold(piece.text)).strip() in kinds())
    return next(found, None)


def head(lines: Sequence[Piece], kind: int) -> tuple[Roles, int]:
    """The roles of the letterhead and of what stands above the text, and how many lines they are."""
    sided = list(_sided(lines[:kind]))
    placed = [*_letterhead(sided), Placed("kind", lines[kind], "title")]
    drawn = [each for piece in sided for each in _drawn(piece, "head")]
    title, under, end = _title(lines, kind)
    return Roles((*placed, *title), (*drawn, *under)), end


def _drawn(piece: Piece, region: Region) -> Iterator[Drawn]:
    yield from drawn_by(piece, region)
    line = underlined(piece, region)
    if line:
        yield line


def _sided(lines: Sequence[Piece]) -> Iterator[Piece]:
    """The lines with their columns: where none holds them, their words tell; a drawn line stands under its words."""
    side: Side = "left"
    for piece in lines:
        if piece.text and not is_typed_line(piece.text):
            side = "right" if _fixed(piece) in _RIGHT else "left"
        yield piece if piece.side else piece._replace(side=side)


def _fixed(piece: Piece) -> str:
    """The role that the words of a line give away; empty where they do not."""
    text = fold(piece.text)
    if text.startswith(COUNTRY[:20]) or COUNTRY in text:
        return "country"
    if text.startswith(MOTTO) and "hanh phuc" in text:
        return "motto"
    if text in BANNERS:
        return "banner"
    return _mark(text) or _of_number_or_date(text)


def _of_number_or_date(text: str) -> str:
    if _NUMBER.fullmatch(text) and "ngay" not in text:
        return "number"
    return "place_date" if _DATE.fullmatch(text) and "kem theo" not in text else ""


def _mark(text: str) -> str:
    if text in _SECRECY:
        return "secrecy"
    if text in _URGENCY:
        return "urgency"
    if _DRAFT.match(text):
        return "draft"
    if text.startswith("kinh gui"):
        return "addressee"
    return "circulation" if is_circulation(text) else ""


def is_circulation(folded: str) -> bool:
    """Whether a line says who may read the document."""
    return folded.startswith(_CIRCULATION)


def _letterhead(lines: Sequence[Piece]) -> Iterator[Placed]:
    left = [piece for piece in lines if piece.text and not _fixed(piece) and piece.side == "left"]
    bodies = [piece for piece in left if not _STARS.fullmatch(piece.text) and not is_typed_line(piece.text)]
    parents = _parents(bodies)
    for piece in lines:
        if not piece.text or is_typed_line(piece.text):
            continue
        if role := _fixed(piece):
            yield Placed(role, piece, "head")
        elif _STARS.fullmatch(piece.text) or _DIVIDER.fullmatch(piece.text):
            yield Placed("separator", piece, "head")
        elif piece.side == "right":
            yield Placed("place_date" if _DATED.search(fold(piece.text)) else "other", piece, "head")
        else:
            yield Placed("parent" if bodies.index(piece) < parents else "issuer", piece, "head")


def _parents(bodies: Sequence[Piece]) -> int:
    """How many of the lines name the parent body: as their weight and their words have it, one slip forgiven."""
    if len(bodies) < 2:  # noqa: PLR2004 - a parent and an issuer
        return 0
    bold = [is_bold(piece.paragraph) for piece in bodies]

    def cost(count: int) -> float:
        slips = sum(bold[:count]) + sum(not each for each in bold[count:])
        return slips + _strangeness(bodies, count)

    return min(range(len(bodies)), key=cost)


def _strangeness(bodies: Sequence[Piece], count: int) -> float:
    """How unlikely it is that the issuer begins at this line, by its words; issuers that are joined are one."""
    names = [piece.text for piece in bodies]
    begins = [is_body(name) for name in names]
    if any(name.endswith(("-", "–")) for name in names[:count]):
        return _NEVER
    bodies_below = [at for at in range(count + 1, len(names)) if begins[at] and not names[at - 1].endswith(("-", "–"))]
    own = 0.0 if begins[count] else _NEVER if fold(names[count]).startswith(_UNITS) else _ODD
    return own + (_ODD if count == 0 and bodies_below else 0.2 * len(bodies_below))


_NEVER, _ODD = 99.0, 1.4
_UNITS = ("xa ", "phuong ", "dac khu ", "tinh ", "thanh pho ", "huyen ", "quan ", "thi xa ", "thi tran ")
_BODY = (
    *("ubnd", "uy ban", "hoi dong", "hdnd", "so ", "phong ", "ban ", "dang uy", "dang bo", "chi bo", "van phong"),
    *("trung tam", "truong ", "cong an", "bo ", "chi cuc", "cuc ", "hoi ", "mat tran", "doan ", "bch ", "tinh doan"),
    *("huyen uy", "tinh uy", "thanh uy", "cong ty", "benh vien", "vien ", "thanh tra", "tram ", "kho bac", "to "),
)


def is_body(name: str) -> bool:
    """Whether a name is that of a body."""
    return kind_of(name) is not None or fold(name).startswith(_BODY)


def _title(lines: Sequence[Piece], kind: int) -> tuple[list[Placed], list[Drawn], int]:
    """The lines between tên loại and the text, the lines drawn under them, and where the text begins."""
    end = _title_end(lines, kind + 1)
    placed: list[Placed] = []
    drawn: list[Drawn] = []
    for piece in lines[kind + 1 : end]:
        drawn += _drawn(piece, "title")
        if not piece.text or is_typed_line(piece.text):
            continue
        if _is_divider(piece.text):
            placed.append(Placed("divider", piece, "title"))
        elif _DRAFT.fullmatch(fold(piece.text)):
            placed.append(Placed("draft", piece, "title"))
        elif fold(piece.text).startswith(("(kem theo", "kem theo", "(ban hanh kem")):
            placed.append(Placed("issued_with", piece, "title"))
        elif piece.text.isupper() and fold(piece.text).startswith("cua ") and not placed:
            placed.append(Placed("title_author", piece, "title"))
        else:
            placed.append(Placed("title", piece, "title"))
    return placed, drawn, end


def _title_end(lines: Sequence[Piece], begin: int) -> int:
    """Where the trích yếu ends: after the line under it, else after the last centred line."""
    for at in _near(lines, begin):
        if _TEXT_BEGINS.match(lines[at].text) and at > begin:
            break
        if _is_rule(lines[at]):
            return _with_issued(lines, at + 1)
    return _last_centred(lines, begin)


def _near(lines: Sequence[Piece], begin: int) -> Iterator[int]:
    """The lines that may belong to a trích yếu, empty ones between them not counted."""
    words = 0
    for at in range(begin, len(lines)):
        words += bool(lines[at].text)
        if words > _TITLE_LINES:
            return
        yield at


def _is_rule(piece: Piece) -> bool:
    return _is_divider(piece.text) or any(True for _ in drawn_by(piece, "title"))


def _with_issued(lines: Sequence[Piece], at: int) -> int:
    """Past a line `(Kèm theo …)`, or hyphens, that stand below the rule."""
    after = next((here for here in range(at, min(at + 3, len(lines))) if lines[here].text), at)
    belongs = after < len(lines) and _goes_with_title(lines[after].text)
    return _with_issued(lines, after + 1) if belongs else at


def _goes_with_title(text: str) -> bool:
    return _is_divider(text) or fold(text).startswith(("(kem theo", "(ban hanh kem"))


def _is_divider(text: str) -> bool:
    """Whether a line is the hyphens of the Party and of the Đoàn."""
    return _DIVIDER.fullmatch(text.replace(" ", "")) is not None


def _last_centred(lines: Sequence[Piece], begin: int) -> int:
    end = begin
    for at in _near(lines, begin):
        piece = lines[at]
        if not piece.text:
            continue
        first = end == begin
        centred = piece.paragraph.shape.align == "center"
        if not (centred or (first and len(piece.text) < _LONG and not piece.text.endswith(_ENDS))):
            break
        if _TEXT_BEGINS.match(piece.text) and not centred:
            break
        end = at + 1
    return end
