"""The roles of the lines after the text: nơi nhận, authority, position, signer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.intake.audit.roles import Placed
from kehoach.text.letters import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.audit.pieces import Piece

RECIPIENTS = "noi nhan"
AUTHORITY = re.compile(r"(?:TM|KT|TL|TUQ|Q)\s*\.|(?:T/M|K/T|T/L|TUQ|TM|KT|TL)\b", re.IGNORECASE)
_POSITION = re.compile(
    r"(?:pho |quyen |q\. ?)?(?:chu tich|chu nhiem|bi thu|giam doc|tong giam doc|cuc truong|truong|chanh|hieu truong|"
    r"vien truong|doi truong|to truong|truong ban|truong phong|thuong truc|uy vien|chi huy|hieu pho|pho)\b.*"
)
_DRAFTER = re.compile(r"[A-ZĐ.]{1,12}\s*\(?\d*\)?\.?")
_ITEM = re.compile(r"[-–—+•*]\s*")
_KEPT = "luu"


def opens_foot(piece: Piece) -> bool:
    """Whether a line can only stand in the foot of a document."""
    if is_label(piece):
        return True
    if piece.text.isupper() and AUTHORITY.match(piece.text):
        return True
    in_columns = piece.paragraph.spot is not None or piece.tabbed
    return in_columns and piece.text.isupper() and _POSITION.fullmatch(fold(piece.text)) is not None


def is_label(piece: Piece) -> bool:
    """Whether a line opens nơi nhận."""
    text = fold(piece.text)
    return text.startswith(RECIPIENTS) and len(text) < len(RECIPIENTS) + 40


def foot(lines: Sequence[Piece]) -> Iterator[Placed]:
    """The roles of the lines of a foot."""
    shown = [piece for piece in lines if piece.text]
    receives = {id(piece) for piece in _receiving(shown)}
    yield from _recipients([piece for piece in shown if id(piece) in receives])
    signing = [piece for piece in shown if id(piece) not in receives]
    for column in _columns(signing):
        yield from _signature(column)


def _receiving(shown: Sequence[Piece]) -> Iterator[Piece]:
    """The lines of nơi nhận: its label, what stands in its cell, what follows it as a list."""
    label = next((piece for piece in shown if fold(piece.text).startswith(RECIPIENTS)), None)
    if label is None:
        return
    spot = label.paragraph.spot
    for piece in shown[shown.index(label) :]:
        same_cell = spot is not None and piece.paragraph.spot is not None and _cell(piece) == _cell(label)
        listed = spot is None and (piece is label or _ITEM.match(piece.text) or fold(piece.text).startswith(_KEPT))
        if same_cell or (listed and piece.side != "right"):
            yield piece


def _cell(piece: Piece) -> tuple[int, int]:
    spot = piece.paragraph.spot
    return (-1, -1) if spot is None else (spot.table, spot.column)


def _recipients(lines: Sequence[Piece]) -> Iterator[Placed]:
    kept = False
    for piece in lines:
        if fold(piece.text).startswith(RECIPIENTS):
            yield Placed("recipients", piece._replace(side="left"), "foot")
        elif kept and _DRAFTER.fullmatch(piece.text):
            yield Placed("drafter", piece._replace(side="left"), "foot")
        else:
            kept = kept or is_kept(piece.text)
            yield Placed("recipient", piece._replace(side="left"), "foot")


def is_kept(text: str) -> bool:
    """Whether a recipient is the office itself, which keeps a copy."""
    return _ITEM.sub("", fold(text), count=1).startswith(_KEPT)


def _columns(lines: Sequence[Piece]) -> list[list[Piece]]:
    """The lines of each signature."""
    columns: dict[tuple[int, int], list[Piece]] = {}
    for piece in lines:
        columns.setdefault(_cell(piece), []).append(piece)
    return list(columns.values())


def _signature(lines: Sequence[Piece]) -> Iterator[Placed]:
    """Authority, position, post and name from top to bottom."""
    titles, names = _parted(lines)
    authority = False
    for piece in titles:
        if AUTHORITY.match(piece.text):
            authority = True
            yield Placed("authority", _right(piece), "foot")
        else:
            yield Placed("position" if authority else "sole_position", _right(piece), "foot")
    for at, piece in enumerate(names):
        last = at == len(names) - 1
        role = "post" if not last else "signer_after_post" if at else "signer"
        yield Placed(role, _right(piece), "foot")


def _right(piece: Piece) -> Piece:
    """The line in its column; only a cell of a table, or a tab, says that it stands on the right."""
    spot = piece.paragraph.spot
    if spot is None:
        return piece
    return piece._replace(side="right" if spot.column > 0 else "left")


def _parted(lines: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """What is signed for, in capitals by rule, and who signs."""
    at = next((at for at, piece in enumerate(lines) if _is_name(piece, lines, at)), len(lines))
    return list(lines[:at]), list(lines[at:])


def _is_name(piece: Piece, lines: Sequence[Piece], at: int) -> bool:
    if piece.text.isupper() or AUTHORITY.match(piece.text):
        return False
    is_post = _POSITION.fullmatch(fold(piece.text)) is not None
    signed_for = at > 0 and not AUTHORITY.match(lines[at - 1].text)
    return not is_post or signed_for
