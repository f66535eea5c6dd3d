"""Whether a word can be a syllable of Vietnamese: onset, rime, tone, and the letter that bears the mark."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kehoach.rules.language.words import in_the_case_of, places_of, vocabulary, writing
from kehoach.rules.rule import Rule
from kehoach.rules.tables import table
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.rules.language.words import Reading
    from kehoach.rules.rule import Finding, Subject

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOP_TONES = "\u0301\u0323"
_FRONT = frozenset("ieêy")
_VOWELS = "aăâeêioôơuưy"
_LETTERS = frozenset("abcdeghiklmnopqrstuvxyàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ")
_SLIPS_OF_TYPING = (
    ("uo", "ươ"),
    ("uơ", "ươ"),
    ("ưo", "ươ"),
    ("ưye", "uye"),
    ("ưyê", "uyê"),
    ("ngh", "ng"),
    ("ng", "ngh"),
    ("gh", "g"),
    ("g", "gh"),
    ("k", "c"),
    ("c", "k"),
    ("iê", "yê"),
)


class Rime(NamedTuple):
    """A rime: the tones that it takes, the letters that may bear the mark, and the onsets that it stands with."""

    tones: str
    marked: frozenset[int]
    medial: bool
    onsets: str


class Onset(NamedTuple):
    """An onset: the vowels that it stands before (`any`, `front`, `back`), and whether a medial may follow."""

    before: str
    medial: bool


@cache
def _rimes(kind: str) -> dict[str, Rime]:
    rows = (row for row in table("language/rimes") if row["loại"] == kind)
    return {
        row["chữ"]: Rime(
            row["thanh"], frozenset(map(int, (row["kiểu mới"], row["kiểu cũ"]))), bool(row["âm đệm"]), row["âm đầu"]
        )
        for row in rows
    }


@cache
def _words() -> frozenset[str]:
    return frozenset(row["chữ"] for row in table("language/rimes") if row["loại"] == "từ riêng")


@cache
def _onsets() -> dict[str, Onset]:
    return {row["chữ"]: Onset(row["đứng trước"], bool(row["âm đệm"])) for row in table("language/onsets")}


@cache
def is_syllable(word: str) -> bool:
    """Whether a word in small letters can be a Vietnamese syllable."""
    if word in _words():
        return True
    bare, tone, at = _without_tone(word)
    return tone is not None and any(_fits(onset, rime, len(bare), tone, at) for onset, rime in _splits(bare))


def _without_tone(word: str) -> tuple[str, str | None, int]:
    """The word without its tone mark, the mark, and which letter bore it; no mark that counts where there are two."""
    tone, at, bare = "", -1, ""
    for index, letter in enumerate(word):
        plain, mark = _letter(letter)
        bare += plain
        if mark:
            if tone:
                return word, None, -1
            tone, at = mark, index
    return bare, tone, at


@cache
def _letter(letter: str) -> tuple[str, str]:
    """A letter without its tone, and the tone."""
    parts = unicodedata.normalize("NFD", letter)
    mark = "".join(sign for sign in parts if sign in _TONES)
    return unicodedata.normalize("NFC", "".join(sign for sign in parts if sign not in _TONES)), mark


def _splits(bare: str) -> Iterator[tuple[str, str]]:
    """Every way to cut a word into an onset and what follows."""
    for length in (3, 2, 1, 0):
        if bare[:length] in _onsets() or bare[:length] in ("gi", "qu"):
            yield bare[:length], bare[length:]


def _fits(onset: str, rest: str, length: int, tone: str, at: int) -> bool:
    kind = {"gi": "vần sau gi", "qu": "vần sau qu"}.get(onset, "vần")
    rime = _rimes(kind).get(rest) or (_rimes("vần").get(rest) if onset == "gi" else None)
    if rime is None or not _may_bear(rime, tone) or not _stand_together(onset, rime, rest):
        return False
    return not tone or at - (length - len(rest)) + 1 in rime.marked


def _may_bear(rime: Rime, tone: str) -> bool:
    return tone != "" and tone in _STOP_TONES if rime.tones == "tắc" else True


def _stand_together(onset: str, rime: Rime, rest: str) -> bool:
    if onset in ("gi", "qu"):
        return not rime.medial and not (onset == "gi" and rest.startswith("y"))
    rule = _onsets()[onset]
    front = rest[0] in _FRONT
    if (rule.before == "front" and not front) or (rule.before == "back" and front) or (rime.medial and not rule.medial):
        return False
    allowed = rime.onsets.split()
    return not allowed or onset in allowed or ("không" in allowed and not onset) or ("có" in allowed and onset != "")


def mended(word: str) -> str:
    """The syllable that was most likely meant: the tone on its own letter, a missing horn, ng for ngh; else nothing."""
    bare, tone, _ = _without_tone(word)
    if tone is None:
        bare, tone = _first_tone(word)
    candidates = (bare, *(bare.replace(wrong, right, 1) for wrong, right in _SLIPS_OF_TYPING if wrong in bare))
    return next((found for one in candidates for found in toned(one, tone) if is_syllable(found)), "")


def _first_tone(word: str) -> tuple[str, str]:
    marks = [mark for letter in word if (mark := _letter(letter)[1])]
    return "".join(_letter(letter)[0] for letter in word), marks[-1]


def toned(bare: str, tone: str) -> Iterator[str]:
    """The word with its tone on each of its vowels in turn, letters with a sign of their own first."""
    vowels = sorted((i for i, letter in enumerate(bare) if letter in _VOWELS), key=lambda i: bare[i] not in "ăâêôơư")
    for index in vowels if tone else ():
        yield unicodedata.normalize("NFC", bare[: index + 1] + tone + bare[index + 1 :])
    if not tone:
        yield bare


def not_vietnamese(subject: Subject) -> Iterator[Finding]:
    """Words that cannot be Vietnamese syllables and do not look like foreign ones."""
    strange = {word for word in vocabulary(subject.passages) if word.isalpha() and not is_syllable(word)}
    for reading, index in places_of(set(filter(_may_be_meant, strange)), subject.passages):
        word, text = reading.words[index], reading.printed(index)
        if _is_meant_as_vietnamese(word, text) and not _is_joined(reading, index):
            right = in_the_case_of(text, mended(word))
            at = reading.starts[index]
            fix = writing(right, [reading.edit(at, at + len(text), right)]) if right else ()
            yield reading.finding(at, at + len(text), *fix, text=text)


def _may_be_meant(word: str) -> bool:
    """Whether a word may be meant as Vietnamese: not a list letter, not a foreign word."""
    if len(word) == 1 or not _LETTERS.issuperset(word) or not _has_vowel(word):
        return False
    return not word.isascii() or _lacks_only_its_tone(word)


def _is_meant_as_vietnamese(word: str, text: str) -> bool:
    """Not an abbreviation or code, nor a name where its letters are not Vietnamese either."""
    return text.islower() or (text[1:].islower() and not word.isascii())


def _has_vowel(word: str) -> bool:
    return any(_letter(letter)[0] in _VOWELS for letter in word)


def _is_joined(reading: Reading, index: int) -> bool:
    start, end, text = reading.starts[index], reading.end_of(index), reading.text
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return _JOINED_BEFORE.fullmatch(before) is not None or _JOINED_AFTER.fullmatch(after) is not None


def _lacks_only_its_tone(word: str) -> bool:
    return any(is_syllable(found) for found in toned(word, "\u0301"))


_JOINED_BEFORE = lazily(r"\w[-./@&]|.?[_@]")
_JOINED_AFTER = lazily(r"[-./@&]\w|[_@].?")

RULES = (Rule("KH502", not_vietnamese, needs_words=True),)
