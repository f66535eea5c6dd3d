"""The marks of points: what shape they have, which number they hold, what they stand for when pasted."""

from __future__ import annotations

import msgspec

from kehoach.text.patterns import lazily

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The letters of điểm in order (NĐ 30/2020, Phụ lục I, II.6.c: Vietnamese letters, đ after d, no f, j, w, z)."""

_NUMBER = lazily(r"\d+")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_BULLETS = "–—•·*▪●"


class Mark(msgspec.Struct, frozen=True, gc=False):
    """A mark as typed; `style` is its canonical shape (`1.`, `1.1.`, `a)`, `(1)`, `-`, `+`, `I.`)."""

    style: str
    number: int
    pasted: bool = False

    @property
    def canonical(self) -> str:
        """The mark as the formatter writes it."""
        return write(self.style, self.number)


def read(typed: str) -> Mark:
    """The mark that was typed."""
    if typed in "-+":
        return Mark(typed, 0)
    if typed in _BULLETS:
        return Mark("-", 0, pasted=True)
    if typed[0] == "(":
        return Mark("(1)", int(typed[1:-1]))
    if typed[0].isdigit():
        return _numbered(typed)
    if typed[0] in _ROMAN:
        return Mark("I.", _roman(typed[:-1]), pasted=True)
    return Mark("a)", LETTERS.find(typed[0]) + 1, pasted=typed[1] != ")")


def _numbered(typed: str) -> Mark:
    parts = _NUMBER.findall(typed)
    if typed[-1] == ")":
        return Mark("(1)", int(parts[0]), pasted=True)
    return Mark(".".join(["1"] * len(parts)) + ".", int(parts[-1]), pasted=typed[-1] == "/")


def _roman(text: str) -> int:
    values = [_ROMAN[sign] for sign in text]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def write(style: str, number: int, above: tuple[int, ...] = ()) -> str:
    """A mark of this style; `1.1.` takes the numbers of the points above it."""
    if style in ("-", "+"):
        return style
    if style == "(1)":
        return f"({number})"
    if style == "a)":
        return f"{letter(number)})"
    return "".join(f"{part}." for part in (*above, number))


def letter(number: int) -> str:
    """The letter of a điểm; after the last one they are doubled."""
    index = max(number, 1) - 1
    return LETTERS[index % len(LETTERS)] * (index // len(LETTERS) + 1)
