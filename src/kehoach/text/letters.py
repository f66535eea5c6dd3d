"""Vietnamese letters: folding for look-ups, and the signs that only look like Latin ones."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from kehoach.text.patterns import lazily

CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
SMALL = "a-zàáâãèéêìíòóôõùúýăđĩũơư" + "".join(map(chr, range(0x1EA1, 0x1EFA, 2)))
"""The letters of Vietnamese names and words, as regular expressions list them in brackets."""
HOMOGLYPHS = str.maketrans(
    "АВСЕНІЈКМОРЅТХУаеіјорсухѕԁһԛԝгΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαÐðƉ",
    "ABCEHIJKMOPSTXYaeijopcyxsdhqwrABEZHIKMNOPTYXoaĐđĐ",
)
_MAY_LOOK_LATIN = lazily("[ÐðƉ\u0370-\u052f]")
_WORD = lazily(r"[^\W\d_]+")


class _Bare(dict[int, str]):
    """Each small letter without diacritics, worked out once."""

    def __missing__(self, letter: int) -> str:
        decomposed = unicodedata.normalize("NFD", chr(letter))
        bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
        self[letter] = bare = bare.translate(HOMOGLYPHS).replace("đ", "d").casefold()
        return bare


_BARE = _Bare()


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text without case, diacritics, homoglyphs and needless spaces: `Căn  cứ` and `CAN CU` are one keyword."""
    return " ".join(text.casefold().translate(_BARE).split())


def slug(text: str) -> str:
    """The text as an id: folded, its words joined by hyphens."""
    return fold(text).replace(" ", "-")


def has_homoglyphs(text: str) -> bool:
    """Whether a word of the text has letters of Greek, Cyrillic or Nordic that look like Vietnamese ones."""
    if not _MAY_LOOK_LATIN.search(text):
        return False
    return any(_mixed(word) for word in _WORD.findall(text))


def _mixed(word: str) -> bool:
    latin = any(letter.isascii() or unicodedata.name(letter, "").startswith("LATIN") for letter in word)
    return latin and word != word.translate(HOMOGLYPHS)
