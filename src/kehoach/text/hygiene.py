"""What a text file must be before it is read: encoding, letters, spaces, sizes."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from typing import TYPE_CHECKING

from kehoach.text import legacy
from kehoach.text.diagnostics import Diagnostic, Edit, Fix, Place
from kehoach.text.letters import HOMOGLYPHS, has_homoglyphs
from kehoach.text.patterns import lazily
from kehoach.text.source import BIDI, INVISIBLE, LINE_END, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_LINE = 20_000
MOST_LINES = 100_000
LARGEST_FILE = 16_000_000

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_KINDS = {
    b"PK\x03\x04": "Word/Excel/ZIP",
    b"\xd0\xcf\x11\xe0": "Word/Excel 97-2003",
    b"{\\rtf": "RTF",
    b"%PDF-": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "GZIP",
}
"""How files begin that are no text, with what they are called."""
_SHOWN_SIGNS = 3
_ODD = lazily(f"[{re.escape(INVISIBLE)}\x00-\x08\x0e-\x1b\x7f]+")
_BIDI_SIGNS = lazily(f"[{re.escape(BIDI)}]+")
_ODD_SOMEHOW = lazily(f"[\tÐðƉ\u0370-\u052f{re.escape(INVISIBLE + BIDI)}\x00-\x08\x0e-\x1b\x7f]")
_WORD = lazily(r"[^\W\d_]+")
_INDENT = lazily(r"[ \t]*")
_NOWHERE = (1, 1, 1, 1)


def decode(data: bytes, path: str) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """The source that the bytes hold, or the reason why they hold none."""
    code, args = _refusal(data)
    if code:
        return None, (Diagnostic(code, Place(path, *_NOWHERE), args),)
    try:
        text = data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        _, refused = refuse_legacy(Source(data.decode("cp1252", "replace"), path))
        return None, refused or (_not_utf_8(error.object, error.start, path),)
    source = Source(text, path)
    overlong = next((number for number, line in enumerate(source.lines) if len(line) > LONGEST_LINE), None)
    if overlong is not None:
        place = source.raw_place(overlong, 0, LONGEST_LINE)
        return None, (Diagnostic("KH004", place, {"limit": figure(LONGEST_LINE)}),)
    return refuse_legacy(source)


def _not_utf_8(data: bytes, at: int, path: str) -> Diagnostic:
    *lines, last = LINE_END.split(data[:at].decode())
    line, column = len(lines) + 1, len(last) + 1
    return Diagnostic("KH001", Place(path, line, column, line, column + 1), {"found": f"byte 0x{data[at]:02X}"})


def _refusal(data: bytes) -> tuple[str, dict[str, str]]:
    if data.startswith(_UTF16):
        return "KH001", {"found": "UTF-16"}
    if kind := next((name for start, name in _KINDS.items() if data.startswith(start)), ""):
        return "KH003", {"kind": kind}
    if len(data) > LARGEST_FILE:
        return "KH004", {"limit": f"{LARGEST_FILE // 1_000_000} MB"}
    if len(data) > MOST_LINES and max(data.count(b"\n"), data.count(b"\r")) > MOST_LINES:
        return "KH004", {"limit": f"{figure(MOST_LINES)} ↵"}
    return "", {}


def figure(count: int) -> str:
    """The number as Vietnamese readers write it."""
    return f"{count:,}".replace(",", ".")


def refuse_legacy(source: Source) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """The source, unless its letters come from an old Vietnamese encoding or from a wrong decoding."""
    suspicious = not source.plain and legacy.may_be_old(source.text)
    for number, line in enumerate(source.lines) if suspicious else ():
        if line.isascii():
            continue
        name, found = legacy.encoding_of(line)
        if found is not None:
            place = source.raw_place(number, found.start(), found.end())
            return None, (Diagnostic("KH002", place, {"encoding": name, "found": found.group()}),)
    return source, ()


def odd_signs(source: Source) -> Iterator[Diagnostic]:
    """Signs that a reader cannot see or would take for another one."""
    odd = not source.plain and any(map(_ODD_SOMEHOW.search, source.lines))
    for number, line in enumerate(source.lines) if odd else ():
        yield from _odd_signs_of(source, number, line)


def _odd_signs_of(source: Source, number: int, line: str) -> Iterator[Diagnostic]:
    for code, pattern in (("KH005", _ODD), ("KH006", _BIDI_SIGNS)):
        if signs := list(pattern.finditer(line)):
            yield _unseen(source, number, code, signs)
    indent = _INDENT.match(line)
    if indent and " " in indent.group() and "\t" in indent.group():
        place = source.raw_place(number, 0, indent.end())
        spaces = indent.group().expandtabs(4)
        yield Diagnostic("KH008", place, {}, (Fix("fix.spaces", (Edit(place, spaces),), safe=True),))
    if not line.isascii() and has_homoglyphs(line):
        yield from _look_alikes(source, number, line)


def _unseen(source: Source, number: int, code: str, signs: list[re.Match[str]]) -> Diagnostic:
    """All such signs of a line in one fault: they came with one paste, and one fix deletes them."""
    places = [source.raw_place(number, *found.span()) for found in signs]
    names = dict.fromkeys(f"U+{ord(sign):04X}" for found in signs for sign in found.group())
    fix = Fix("fix.delete", tuple(Edit(place, "") for place in places), safe=True)
    return Diagnostic(code, places[0], {"sign": " ".join(list(names)[:_SHOWN_SIGNS])}, (fix,))


def _look_alikes(source: Source, number: int, line: str) -> Iterator[Diagnostic]:
    for found in _WORD.finditer(line):
        if has_homoglyphs(found.group()):
            right = found.group().translate(HOMOGLYPHS)
            place = source.raw_place(number, found.start(), found.end())
            fix = Fix("fix.write", (Edit(place, right),), safe=False, args={"text": right})
            yield Diagnostic("KH007", place, {"word": found.group(), "right": right}, (fix,))
