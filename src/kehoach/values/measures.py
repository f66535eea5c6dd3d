"""Figures in running text: where they stand, what shape they have, and the unit that follows them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from kehoach.text.patterns import lazily
from kehoach.values import REMEMBERED
from kehoach.values.numbers import LONGEST, foreign_number, parse_number

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

Shape = Literal["number", "range", "fraction"]

_ONE = r"[0-9]+(?:[.,][0-9]+)*"
AFTER_DIGIT = rf"(?<![\w.,/-][0-9])[0-9]*(?:[.,][0-9]+)*(?:\s{{0,2}}[-–—/]\s{{0,2}}{_ONE})*"
"""The rest of a row of figures after its first digit, where that begins a row."""
_FIGURE = lazily("[0-9]" + AFTER_DIGIT)
_NUMBER = lazily(_ONE)
_PAIR = lazily(rf"({_ONE})\s*([-–—/])\s*({_ONE})")
_SYMBOL = lazily(r"\s?[-/]\s?[A-ZĐ]{2}")
_TO = lazily(rf"(\s?%)?\s+(?:đến|tới)\s+({_ONE})(?![\w/])")
_UNIT = lazily(r"\s?(%|‰|[\"“]?[^\W\d_][^\s,;:()/\"”]*)(?: ([^\W\d_][^\s,;:()/\"”]*))?(?: ([^\W\d_][^\s,;:()/\"”]*))?")
_UP = lazily(r"\s*trở\s+(lên|xuống)")
_PER = lazily(r"\s?/\s?((?:học sinh|vạn dân|nghìn dân|1\.000 dân|100\.000 dân|[^\W\d_]+)(?:\s?/\s?[^\W\d_]+)*)")
_NOUN_END = lazily(r"\s([^\W\d_]+(?: [^\W\d_]+)?)(?=\s*(?:[.;,)]|$))")
_NO_NOUN = frozenset(("trở", "so", "trong", "theo", "và", "của", "cho", "ở", "tại", "với", "vào", "để"))
_SCALES = frozenset(("nghìn", "ngàn", "triệu", "tỷ", "tỉ"))
_NOT_UNITS = frozenset(("xã hội", "nhà nước", "nhà trường", "đội ngũ", "bộ máy"))
_AGES = frozenset(("tuổi", "tháng tuổi"))
_YEARS = range(1900, 2101)
_MOST_UNIT_WORDS = 3


class Measure(msgspec.Struct, frozen=True, gc=False):
    """A figure with its unit; `end` is where the words of the measure end, `direction` is `lên` or `xuống` if said."""

    shape: Shape
    value: Decimal
    other: Decimal | None
    unit: str
    per: str
    known_unit: bool
    direction: str
    end: int


@cache
def _lines(table: str) -> frozenset[str]:
    lines = Path(__file__).with_name(table).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def _units() -> frozenset[str]:
    return _lines("units.txt") | _lines("counted.txt")


_TIMES = frozenset({"năm", "quý", "tháng", "tuần", "ngày"})
"""No share is one of these: `85% năm 2024` says when."""


def figures(text: str) -> Iterator[re.Match[str]]:
    """The rows of figures of the text, with the dashes and slashes between them."""
    return _FIGURE.finditer(text)


@lru_cache(maxsize=REMEMBERED)
def measure(text: str, figure: str, end: int) -> Measure | None:
    """What the figure that ends there measures; None for a date, a period, an age or the number of a document."""
    if _is_symbol(text, end):
        return None
    shaped = _shape(figure)
    if not shaped:
        return None
    shape, value, other = shaped
    if shape == "number" and (upper := _TO.match(text, end)):
        top = _number(upper[2])
        if top is not None and top > value:
            shape, other, end = "range", top, upper.end()
    return _measured(text, shape, value, other, end)


def is_year(value: Decimal, figures_: str) -> bool:
    """Whether a bare number reads as a year."""
    return len(figures_) == 4 and figures_.isdecimal() and int(value) in _YEARS  # noqa: PLR2004 - the digits of a year


def known_unit(noun: str) -> str:
    """The unit that a noun phrase begins with (`hộ nghèo` counts `hộ`), or nothing."""
    match = _UNIT.match(noun)
    found = (_known(match, count) for count in range(_MOST_UNIT_WORDS, 0, -1)) if match else ()
    return next(filter(None, found), "")


def counted_noun(unit: str) -> str:
    """The noun that a unit counts (`xã` of `% xã`, `cây` of `triệu cây`), or nothing where it only measures."""
    first, _, rest = unit.partition(" ")
    noun = rest if first in _SCALES or first == "%" else unit
    return noun if noun in _lines("counted.txt") else ""


def _is_symbol(text: str, end: int) -> bool:
    return text[end : end + 3].strip()[:1] in ("-", "/") and _SYMBOL.match(text, end) is not None


def _number(figures_: str) -> Decimal | None:
    value = parse_number(figures_)
    if value is None and (home := foreign_number(figures_)):
        return parse_number(home)
    return value


def _shape(figures_: str) -> tuple[Shape, Decimal, Decimal | None] | None:
    if _NUMBER.fullmatch(figures_):
        value = _number(figures_)
        return None if value is None else ("number", value, None)
    pair = _PAIR.fullmatch(figures_) if len(figures_) <= LONGEST else None
    low, high = (_number(pair[1]), _number(pair[3])) if pair else (None, None)
    if not pair or low is None or high is None or is_year(high, pair[3]) or low > high:
        return None
    return ("fraction" if pair[2] == "/" else "range"), low, high


def _measured(text: str, shape: Shape, value: Decimal, other: Decimal | None, end: int) -> Measure | None:
    """The measure with the words after its figures: unit, `trở lên`, denominator."""
    unit, known, end = _unit(text, end)
    if unit in _AGES:
        return None
    direction, end = _direction(text, end)
    per = _PER.match(text, end) if unit else None
    if per:
        direction, end = (direction, per.end()) if direction else _direction(text, per.end())
    return Measure(shape, value, other, unit, per[1] if per else "", known, direction, end)


def _direction(text: str, end: int) -> tuple[str, int]:
    up = _UP.match(text, end)
    return (up[1], up.end()) if up else ("", end)


def _unit(text: str, end: int) -> tuple[str, bool, int]:
    """The unit after the figures, whether it is a known one, and where it ends."""
    match = _UNIT.match(text, end)
    if not match:
        return "", False, end
    if match[1] in ("%", "‰"):
        return _percent(text, match)
    for count in range(_MOST_UNIT_WORDS, 0, -1):
        found = _known(match, count)
        if found:
            return found, True, match.end(count) - _surplus(match[count])
    noun = _NOUN_END.match(text, end)
    if noun and noun[1].split()[0].lower() not in _NO_NOUN:
        return noun[1], noun[1] in _AGES, noun.end(1)
    return "", False, end


def _percent(text: str, match: re.Match[str]) -> tuple[str, bool, int]:
    """A share, with the noun that it is a share of: `% xã`."""
    of = _UNIT.match(text, match.end(1))
    for count in range(_MOST_UNIT_WORDS, 0, -1) if of and text[match.end(1)].isspace() else ():
        found = _known(of, count) if of else ""
        if of and found and found not in _TIMES:
            return f"{match[1]} {found}", True, of.end(count) - _surplus(of[count])
    return match[1], True, match.end(1)


def _known(match: re.Match[str], count: int) -> str:
    """The first `count` words as a known unit in its usual spelling, or nothing."""
    words = [match[place] for place in range(1, count + 1)]
    if None in words:
        return ""
    unit = " ".join(words).strip('"“').rstrip(".;")
    low = unit.lower()
    following = match[count + 1] if count < _MOST_UNIT_WORDS else None
    if low in _AGES or (following and f"{low} {following.rstrip('.')}" in _NOT_UNITS):
        return low if low in _AGES else ""
    first, _, rest = low.partition(" ")
    if low in _units() or (first in _SCALES and rest in _units() and rest != "năm"):
        return low if unit[:1].islower() or "." not in unit else unit
    return ""


def _surplus(word: str) -> int:
    return len(word) - len(word.rstrip(".;"))
