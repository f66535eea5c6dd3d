"""Words as they were typed while no Vietnamese keyboard was on: `hieeuj` in Telex, `hieu65` in VNI."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kehoach.rules.language.syllables import is_syllable, toned
from kehoach.rules.language.words import in_the_case_of, places_of, vocabulary, writing
from kehoach.rules.rule import Rule
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.rules.rule import Finding, Subject

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = dict(zip("12345", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_TELEX_LETTERS = (
    ("uow", "ươ"),
    ("uwow", "ươ"),
    ("dd", "đ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("aw", "ă"),
    ("ow", "ơ"),
    ("uw", "ư"),
)
_VNI_LETTERS = {
    "6": (("a", "â"), ("e", "ê"), ("o", "ô")),
    "7": (("uo", "ươ"), ("o", "ơ"), ("u", "ư")),
    "8": (("a", "ă"),),
    "9": (("d", "đ"),),
}
_SHORTEST = 5
_ENGLISH = lazily(r".*(?:oo|ee).s")
"""`rooms`, `teens`: the plural of an English word, not a tone."""
_LETTERS_AND_DIGITS = lazily(r"[a-z]+(?:\d[a-z]*){2,3}")


def typed_as_keys(subject: Subject) -> Iterator[Finding]:
    """Words that show the keys of a syllable."""
    for reading, index in places_of(set(filter(meant_by_keys, vocabulary(subject.passages))), subject.passages):
        at, text = reading.starts[index], reading.printed(index)
        right = in_the_case_of(text, meant_by_keys(reading.words[index]))
        yield reading.finding(
            at, at + len(text), *writing(right, [reading.edit(at, at + len(text), right)]), text=text, right=right
        )


@cache
def meant_by_keys(word: str) -> str:
    """The syllable whose keys make up a word in small letters; nothing where it is no such word."""
    if len(word) < _SHORTEST or not word.isascii():
        return ""
    return _telex(word) if word.isalpha() else _vni(word)


def _telex(word: str) -> str:
    tone, letters = _TELEX_TONES.get(word[-1], ""), word[:-1]
    for keys, letter in _TELEX_LETTERS:
        letters = letters.replace(keys, letter)
    if not tone or letters == word[:-1] or _ENGLISH.fullmatch(word):
        return ""
    return next(filter(is_syllable, toned(letters, tone)), "")


def _vni(word: str) -> str:
    tones = [sign for sign in word if sign in _VNI_TONES]
    if not _LETTERS_AND_DIGITS.fullmatch(word) or len(tones) != 1:
        return ""
    letters = "".join(filter(str.isalpha, word))
    for digit in filter(_VNI_LETTERS.__contains__, word):
        letters = _with_sign(letters, digit)
    return next(filter(is_syllable, toned(letters, _VNI_TONES[tones[0]])), "")


def _with_sign(letters: str, digit: str) -> str:
    plain, signed = next((pair for pair in _VNI_LETTERS[digit] if pair[0] in letters), ("", ""))
    return letters.replace(plain, signed, 1)


RULES = (Rule("KH507", typed_as_keys, needs_words=True),)
