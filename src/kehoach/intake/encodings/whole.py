"""The letters of a whole file: Unicode, or the old encoding in which its words are Vietnamese."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake.encodings.words import is_unicode, share_of_syllables
from kehoach.text.charts import as_bytes, chart
from kehoach.text.hygiene import refuse_legacy
from kehoach.text.patterns import lazily
from kehoach.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

_MARKED = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LIKELY = 0.75
"""The share of syllables from which a text is taken for Vietnamese: names, signs and slips are the rest."""
_SOME_NUL = 0.2
"""Text in UTF-16 without its mark has a zero in every sign of ASCII."""
LOST = "\ufffd"
_MANY = 500
"""One spoilt letter among so many leaves no doubt of the others."""
_SAMPLE = 60_000
"""Signs that are enough to tell one encoding from another."""
_SMALL, _CAPITALS = lazily("[a-z]"), lazily("[A-Z]{2}")
_WORD = lazily(r"[^\W\d_]+:?")


class Decoded(NamedTuple):
    """A file's text, and the encoding that it was in where that was an old one."""

    text: str
    encoding: str = ""


def decode(data: bytes) -> Decoded | None:
    """The text of a file; nothing where its letters make no sense in any encoding."""
    text = _unicode(data)
    if text is None and (damaged := _damaged(data)):
        return Decoded(damaged)
    if text is None:
        return _likeliest(data.decode("latin-1"), misread=False)
    refused = refuse_legacy(Source(text))[1]
    return _likeliest(text, misread=True) if refused else Decoded(text)


def _damaged(data: bytes) -> str:
    """Text in UTF-8 of which a few bytes were spoilt, each of them shown as the sign `LOST`."""
    text = data.decode("utf-8", "replace")
    return text if text.count(LOST) <= max(1, len(text) // _MANY) and is_unicode(text) else ""


def reader(encoding: str) -> Callable[[str], str]:
    """What reads a line in the encoding that `decode` told."""
    return _ENCODINGS[encoding]


def _unicode(data: bytes) -> str | None:
    encodings = [encoding for mark, encoding in _MARKED if data.startswith(mark)] or _guesses(data)
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _guesses(data: bytes) -> list[str]:
    sample = data[:2000]
    if sample.count(0) <= _SOME_NUL * len(sample):
        return ["utf-8"]
    return ["utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"]


def _likeliest(text: str, *, misread: bool) -> Decoded | None:
    """The text in the encoding that makes most of its words Vietnamese."""
    readers = _ENCODINGS if misread else _ENCODINGS | {"Windows-1258": _windows_1258}
    shares = {name: share_of_syllables(_by_line(text[:_SAMPLE], read)) for name, read in readers.items()}
    best = max(shares, key=lambda name: shares[name])
    return Decoded(_by_line(text, readers[best]), best) if shares[best] >= _LIKELY else None


def _by_line(text: str, read: Callable[[str], str]) -> str:
    """Each line for itself: one that was typed in Unicode stays as it is."""
    return "\n".join(line if is_unicode(line) or line.isascii() else read(line) for line in text.split("\n"))


def _tcvn3(line: str) -> str:
    """A line in TCVN3, which has no capitals with marks: where all else is in capitals, they are meant."""
    enough = 0 if _CAPITALS.search(line) and not _SMALL.search(line) else 1
    return _WORD.sub(lambda found: _as_meant(found.group(), enough), chart("tcvn3").decode(line))


def _as_meant(word: str, enough: int) -> str:
    """A word in capitals, if more than enough of its plain letters are; `Số:` is a label, whatever stands beside it."""
    plain = [letter for letter in word if letter.isascii() and letter.isalpha()]
    in_capitals = len(plain) > enough and all(letter.isupper() for letter in plain)
    return word.upper() if in_capitals and not word.endswith(":") else word


def _windows_1258(line: str) -> str:
    return unicodedata.normalize("NFC", line.encode("latin-1", "replace").decode("cp1258", "replace"))


def _misread_utf_8(line: str) -> str:
    try:
        return as_bytes(line).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return line


_ENCODINGS: dict[str, Callable[[str], str]] = {
    "TCVN3": _tcvn3,
    "VNI": lambda line: chart("vni").decode(line),
    "VISCII": lambda line: chart("viscii").decode(line),
    "VPS": lambda line: chart("vps").decode(line),
    "Windows-1252": _misread_utf_8,
}
