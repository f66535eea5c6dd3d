"""Where signatures go on the page: their places as Typst has set them, and the fields that are put there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from kehoach.render.pdf.compiler import positions
from kehoach.render.pdf.typst import literal, twips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.layout.document import Signed
    from kehoach.layout.formats import Signing
    from kehoach.render.pdf.compiler import Source
    from kehoach.render.pdf.faces import Typeface

_MARK = "signed"


class NoSignatureError(Exception):
    """A plan that nobody signs, and so has no place for a signature."""


class Room(msgspec.Struct, frozen=True):
    """What is left free above a name for a signature, in points from the upper left corner of its page."""

    page: int
    left: float
    bottom: float
    width: float
    height: float
    person: str
    body: str


class Field(msgspec.Struct, frozen=True):
    """An empty field for a digital signature, in points from the upper left corner of its page, counted from 1."""

    name: str
    label: str
    """What a screen reader calls it."""
    page: int
    left: float
    top: float
    width: float
    height: float


def marked(signed: Signed, width: float, height: float) -> str:
    """A sign for us, not seen on paper, at the lower edge of what is left free for a signature."""
    place = "page: here().page(), left: here().position().x.pt(), bottom: here().position().y.pt()"
    size = f"width: {width:.4f}, height: {height:.4f}"
    who = f"person: {literal(signed.person)}, body: {literal(signed.body)}"
    return f"context [#metadata(({place}, {size}, {who}))<{_MARK}>]"


def fields(source: Source, typeface: Typeface, figures: Signing) -> list[Field]:
    """The fields of a source that was marked: for each signer his own, and over its left that of the body."""
    rooms = msgspec.json.decode(positions(source, typeface, f"<{_MARK}>"), type=list[Room])
    if not rooms:
        raise NoSignatureError
    return [field for number, room in enumerate(rooms, 1) for field in _fields(room, number, figures)]


def _fields(room: Room, number: int, figures: Signing) -> Iterator[Field]:
    width, seal = min(twips(figures.width), room.width), twips(figures.seal)
    left, top = room.left + (room.width - width) / 2, room.bottom - room.height
    middle = top + room.height / 2
    yield Field(f"ChuKy{number}", f"Chữ ký số: {room.person}", room.page, left, top, width, room.height)
    label, reach = f"Chữ ký số của cơ quan: {room.body}", left + width * figures.overlap
    yield Field(f"Dau{number}", label, room.page, reach - seal, middle - seal / 2, seal, seal)
