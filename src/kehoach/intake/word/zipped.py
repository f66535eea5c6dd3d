"""The members of a ZIP file, unpacked only where all of them together are no danger."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from kehoach.intake.word.refusal import Refusal, RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence

LARGEST_FILE = 64 << 20
LARGEST_WHOLE = 128 << 20
"""What all members may hold unpacked."""
LARGEST_MEMBER = 48 << 20
MOST_MEMBERS = 4096
BOMB_RATIO = 300
"""How many times smaller packed members may be; text of offices packs to a twentieth, a bomb to a thousandth."""
BOMB_SIZE = 4 << 20
"""Below this size a member is harmless however well it is packed."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS = {"EncryptedPackage": "password", "WordDocument": "old-doc"}
_STARTS = {b"{\\rtf": "rtf", b"%PDF": "pdf", b"<": "web-page"}


def members(data: bytes) -> dict[str, bytes]:
    """All members by their names."""
    if len(data) > LARGEST_FILE:
        raise RefusedError(Refusal("too-large", (("limit", f"{LARGEST_FILE >> 20}"),)))
    if not data.startswith(b"PK"):
        raise RefusedError(_not_zipped(data))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            found = file.infolist()
            _judge(found)
            return {each.filename: file.read(each) for each in found if not each.is_dir()}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise RefusedError(Refusal("broken-zip")) from error


def _judge(found: Sequence[zipfile.ZipInfo]) -> None:
    """Look at what the file says of its members before any of them is unpacked; what it says is held when they are."""
    names = [each.filename.casefold() for each in found]
    if len(found) > MOST_MEMBERS:
        raise RefusedError(Refusal("too-many-parts", (("limit", f"{MOST_MEMBERS}"),)))
    if len(set(names)) < len(names):
        raise RefusedError(Refusal("same-part-twice"))
    if any(each.flag_bits & 1 for each in found):
        raise RefusedError(Refusal("password"))
    if any(each.file_size > LARGEST_MEMBER or _is_bomb(each) for each in found):
        raise RefusedError(Refusal("bomb"))
    if sum(each.file_size for each in found) > LARGEST_WHOLE:
        raise RefusedError(Refusal("bomb"))


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > BOMB_SIZE and member.file_size > BOMB_RATIO * max(member.compress_size, 1)


def _not_zipped(data: bytes) -> Refusal:
    """What the file is, if no ZIP file."""
    if data.startswith(_OLE):
        kinds = (kind for name, kind in _OLE_KINDS.items() if name.encode("utf-16-le") in data)
        return Refusal(next(kinds, "old-office"))
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    return Refusal(next((kind for start, kind in _STARTS.items() if head.startswith(start)), "not-zip"))
