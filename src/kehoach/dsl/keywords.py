"""Finding the words of the language in what an author typed, and the nearest one to a mistyped word."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from kehoach.text.letters import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_KEYWORD = 4
_SHORT = 3
"""In so short a word one wrong letter is a third of it."""
_NEAR = 74


def leading_keyword(text: str, known: Iterable[str]) -> tuple[str, int]:
    """The longest known (folded) word that opens the text, and how many characters of the text it takes."""
    vocabulary = known if isinstance(known, (dict, set, frozenset)) else set(known)
    ends = _word_ends(text)
    for count in range(len(ends), 0, -1):
        candidate = fold(text[: ends[count - 1]])
        if candidate in vocabulary:
            return candidate, ends[count - 1]
    return "", 0


def _word_ends(text: str) -> list[int]:
    """Where each of the first few words ends."""
    ends: list[int] = []
    at = 0
    for word in text.split(" ", LONGEST_KEYWORD)[:LONGEST_KEYWORD]:
        at += len(word)
        if word:
            ends.append(at - (len(word) - len(word.rstrip(":;,."))))
        if word.endswith((":", ";", ",")):
            break
        at += 1
    return ends


def same_marks(typed: str, canonical: str) -> bool:
    """Whether each typed word has all diacritics of the canonical one, or none; their places do not matter."""
    words, right = typed.split(), canonical.split()
    return all(marks in ("", _marks(target)) for marks, target in zip(map(_marks, words), right, strict=False))


@lru_cache(maxsize=1024)
def _marks(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.casefold().replace("đ", "d\u0335"))
    return "".join(sorted(sign for sign in decomposed if unicodedata.combining(sign)))


def nearest(text: str, known: Iterable[str]) -> str:
    """The known word that the text was probably meant to be, or nothing."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import Levenshtein

    choices = {word: _sounded(word) for word in known}
    found = process.extractOne(_sounded(text), choices, scorer=fuzz.ratio, score_cutoff=_NEAR)
    if found:
        return found[2]
    short = len(_sounded(text)) <= _SHORT
    one_off = [word for word, said in choices.items() if short and Levenshtein.distance(_sounded(text), said) == 1]
    return one_off[0] if len(one_off) == 1 else ""


def _sounded(word: str) -> str:
    """The word as it is heard: `kí` and `ký` are one."""
    return fold(word).replace("y", "i")
