"""The mark that opens a paragraph, typed or automatic: `II.`, `3.1.`, `b)`, `-`."""

from __future__ import annotations

from typing import NamedTuple

from kehoach.dsl import marks
from kehoach.text.patterns import lazily
from kehoach.values.numbers import parse_roman

_ROMAN = lazily(r"(?P<number>[IVXL]{1,7})\s*[.\-–)/](?P<room>\s+|(?=[^\W\d_]))")
_DECIMAL = lazily(r"(?P<number>\d{1,2}(?:\.\d{1,2})+)[.)]?\s+(?=[^\W\d_“\"])")
_NUMBER = lazily(r"(?P<number>\d{1,3})\s?(?:[.)]\s*|/\s+)(?=[^\W\d]|[“\"(*\[])")
_LETTER = lazily(r"(?P<number>[a-zđ])\s?(?:[.)]\s*|/\s+)(?=[^\W\d_]|[“\"(\d])")
_BRACKET = lazily(r"(?:[-–+*•]\s*)?\((?P<number>\d{1,3})\)\s*")
_PLUS = lazily(r"\+\s*(?=\S)")
_DASH = lazily(r"(?:[–—•·●▪◦\uf0b7\uf02d\uf0a7]\s*|[-*]\s+|[-](?=[^\W\d_“\"]))(?=\S)")


class Mark(NamedTuple):
    """A mark: the shape that a source writes, its number, and where the words begin."""

    style: str
    """`I.`, `1.`, `1.1.`, `a)`, `(1)`, `-` or `+`."""
    number: int
    shown: str
    """Its letters and digits as the file has them."""
    end: int


def read(text: str) -> Mark | None:
    """The mark that the text begins with."""
    if found := _ROMAN.match(text):
        number = parse_roman(found["number"])
        is_word = not found["room"] and text[found.end()].islower()  # V/v, X-quang
        return Mark("I.", number, found["number"], found.end()) if number and not is_word else None
    if found := _DECIMAL.match(text):
        parts = found["number"].split(".")
        return Mark("1." * len(parts), int(parts[-1]), found["number"], found.end())
    if found := _NUMBER.match(text):
        return Mark("1.", int(found["number"]), found["number"], found.end())
    if (found := _LETTER.match(text)) and found["number"] in marks.LETTERS:
        return Mark("a)", marks.LETTERS.index(found["number"]) + 1, found["number"], found.end())
    return _bullet(text)


def _bullet(text: str) -> Mark | None:
    if found := _BRACKET.match(text):
        return Mark("(1)", int(found["number"]), f"({found['number']})", found.end())
    if found := _PLUS.match(text):
        return Mark("+", 0, "+", found.end())
    found = _DASH.match(text)
    return Mark("-", 0, "-", found.end()) if found else None
