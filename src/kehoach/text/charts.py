"""The old charts: which bytes stand for which letter."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kehoach.text.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

_PRIVATE = 0xF000
"""Where Word keeps the letters of a font that it takes for one of symbols."""


class Chart(NamedTuple):
    """One old encoding."""

    letters: dict[str, str]
    """Unicode letters by what stands for them, its bytes told as the letters of Latin-1."""
    pattern: re.Pattern[str]

    def decode(self, text: str) -> str:
        """The text in Unicode; its bytes may have been taken for any Western letters."""
        return self.pattern.sub(lambda found: self.letters[found.group()], as_bytes(text))


def as_bytes(text: str) -> str:
    """The text with each sign that a byte was taken for as the letter of Latin-1 with its number."""
    return text.translate(_bytes())


@cache
def chart(name: str) -> Chart:
    """The chart of this name: `tcvn3`, `vni`, `viscii` or `vps`."""
    letters = dict(_letters(name))
    longest_first = sorted(letters, key=len, reverse=True)
    return Chart(letters, re.compile("|".join(map(re.escape, longest_first))))


def _letters(name: str) -> Iterator[tuple[str, str]]:
    _, *rows = resource("data", "encodings", f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    for row in rows:
        letter, figures, _ = row.split("\t")
        code = bytes.fromhex(figures).decode("latin-1")
        if len(code) > 1:  # a capital is often typed with the small form of its marks
            yield code[0] + code[1:].lower(), letter
        yield code, letter


@cache
def _bytes() -> dict[int, str]:
    """From letters that the bytes of an old text were taken for to the letters of Latin-1."""
    found: dict[int, str] = {}
    for code in range(0x80, 0x100):
        for taken_for in ("cp1258", "cp1252"):
            letter = bytes([code]).decode(taken_for, "ignore")
            if letter and ord(letter) > 0xFF:  # noqa: PLR2004 - the last letter of Latin-1
                found[ord(letter)] = chr(code)
    found |= {_PRIVATE + code: chr(code) for code in range(0x20, 0x100)}
    return found
