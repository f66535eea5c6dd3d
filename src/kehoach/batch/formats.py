"""What a cell shows of a number or a moment, by its format: `00123`, `1.234.567 đ`, `12,5%`, `02/2026`."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable

    Moment = date | time | timedelta

_TOKEN = lazily(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[(?P<condition>[<>=])?[^\]]*\]'
    r"|(?P<general>General)|(?P<sign>.)",
    re.IGNORECASE | re.DOTALL,
)
_ODD = lazily(r"[0#?] */ *[0#?1-9]|E[+-]", re.IGNORECASE)
"""Fractions and powers of ten, which no plan holds."""
_DIGIT = None
_ALL = 400
"""More decimals than any number has."""
_EXACT = Context(prec=1000, rounding=ROUND_HALF_UP)
_SWAPPED = str.maketrans(".,", ",.")


class Shown(NamedTuple):
    """A number as its cell shows it, and without the words that its format puts around it."""

    text: str
    bare: str


class Shape(NamedTuple):
    """One section of a format: the digits that it asks for and the words around them."""

    before: str = ""
    slots: tuple[str | None, ...] = (_DIGIT,)
    """The places before the decimal comma: a digit, or words among digits."""
    zeros: int = 1
    """How many digits stand there at least."""
    least: int = 0
    """How many decimals there are at least."""
    most: int = _ALL
    after: str = ""
    grouped: bool = False
    power: int = 0
    """By which power of ten the number is shown larger."""


def number(value: Decimal, shown_as: str) -> Shown:
    """A number as the sheet shows it, in Vietnamese signs; zero is never hidden."""
    positive, negative = _shapes(shown_as)
    shape = negative if value < 0 and negative else positive
    scaled = _rounded(_EXACT.scaleb(value, shape.power), shape.most)
    whole, _, decimals = format(scaled.copy_abs(), "f").partition(".")
    decimals = decimals.rstrip("0").ljust(shape.least, "0")
    digits, tail = whole.zfill(shape.zeros), f",{decimals}" if decimals else ""
    minus = "-" if scaled < 0 else ""
    words = f"{'' if shape is negative else minus}{shape.before}{_filled(digits, shape)}{tail}{shape.after}".strip()
    return Shown(words, words if "%" in words else f"{minus}{_grouped(digits, shape)}{tail}")


def _rounded(value: Decimal, most: int) -> Decimal:
    decimals = max(0, -int(value.as_tuple().exponent))
    return _EXACT.quantize(value, Decimal(1).scaleb(-min(most, decimals)))


def _filled(digits: str, shape: Shape) -> str:
    """The digits in their places, from the right; those that are left over stand before the first place."""
    if all(slot is _DIGIT for slot in shape.slots):
        return _grouped(digits, shape)
    left = list(digits)
    placed = [(left.pop() if left else "") if slot is _DIGIT else slot for slot in reversed(shape.slots)]
    return "".join((*left, *reversed(placed)))


def _grouped(digits: str, shape: Shape) -> str:
    return re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ".", digits) if shape.grouped else digits


@cache
def _shapes(shown_as: str) -> tuple[Shape, Shape | None]:
    """How numbers are shown, and how negative ones are where the format has its own way for them."""
    first, second = _sections(shown_as)
    return _shape(first) or Shape(), _shape(second)


def _sections(shown_as: str) -> tuple[list[re.Match[str]], list[re.Match[str]]]:
    sections: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(shown_as):
        if token["sign"] == ";":
            sections.append([])
        else:
            sections[-1].append(token)
    return sections[0], sections[1] if len(sections) > 1 else []


def _shape(section: Iterable[re.Match[str]]) -> Shape | None:
    """The shape of a section; nothing where it shows no number, or in a way that plans do not know."""
    tokens = list(section)
    signs = "".join(token["sign"] or " " for token in tokens)
    if _ODD.search(signs) or any(token["condition"] for token in tokens):
        return None
    return _Reader(tokens).shape()


class _Reader:
    """Reads one section from the left."""

    def __init__(self, tokens: Iterable[re.Match[str]]) -> None:
        self.before: list[str] = []
        self.slots: list[str | None] = []
        self.places = ""
        self.decimals = ""
        self.after: list[str] = []
        self.commas = self.power = 0
        self.grouped = self.general = self.pointed = False
        for token in tokens:
            self._take(token)

    def shape(self) -> Shape | None:
        if not self.slots:
            return None
        last = max(at for at, slot in enumerate(self.slots) if slot is _DIGIT)
        words = [slot for slot in self.slots[last + 1 :] if slot]
        return Shape(
            "".join(self.before),
            tuple(self.slots[: last + 1]),
            max(1, len(self.places.lstrip("#?"))),
            self.decimals.rfind("0") + 1,
            _ALL if self.general else len(self.decimals),
            "".join((*words, *self.after)),
            self.grouped,
            self.power - 3 * self.commas,
        )

    def _take(self, token: re.Match[str]) -> None:
        sign = token["sign"]
        if token["general"]:
            self.general = True
            self._digit("#")
        elif sign and sign in "0#?":
            self._digit(sign)
        elif sign == "." and not self.pointed:
            self.pointed = True
            self.slots = self.slots or [_DIGIT]
        elif sign == "," and self.slots:
            self.commas += 1
        else:
            self.power += 2 * (sign == "%")
            self._words(sign or token["quoted"] or token["escaped"] or token["currency"] or "")

    def _digit(self, sign: str) -> None:
        if self.pointed:
            self.decimals += sign
            return
        self.grouped = self.grouped or self.commas > 0
        self.commas = 0
        self.slots.append(_DIGIT)
        self.places += sign

    def _words(self, words: str) -> None:
        if not words or words == "@":
            return
        (self.after if self.pointed else self.slots or self.before).append(words)


def moment(value: Moment, shown_as: str) -> str:
    """A day, a time or a duration as an office writes it, with the parts of it that the sheet shows."""
    if isinstance(value, timedelta):
        return _duration(value)
    letters = _letters(shown_as)
    if isinstance(value, time) or ("h" in letters and not set(letters) & set("dy")):
        return f"{value:%H:%M}"
    shows_time = "h" in letters or not letters
    with_time = isinstance(value, datetime) and value.time() != time.min and shows_time
    return f"{value:{_day(letters)} %H:%M}" if with_time else f"{value:{_day(letters)}}"


def _letters(shown_as: str) -> str:
    """The signs of a format that stand for parts of a moment; none where it says nothing of them."""
    return "".join(token["sign"] or "" for token in _sections(shown_as)[0]).lower()


def _day(letters: str) -> str:
    if "y" not in letters or "d" in letters:
        return "%d/%m/%Y"
    return "%m/%Y" if "m" in letters else "%Y"


def _duration(value: timedelta) -> str:
    minutes = round(abs(value).total_seconds() / 60)
    return f"{'-' if value < timedelta() else ''}{minutes // 60}:{minutes % 60:02}"
