"""Names of bodies that a file shows in capitals, or does not show at all, as they are written in running text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from kehoach.intake.structure.signs import signs
from kehoach.model.issuers import kind_of
from kehoach.text.letters import fold
from kehoach.text.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_UNIT = r"(?P<unit>thị xã|thị trấn|thành phố|đặc khu|xã|phường|huyện|quận|tỉnh)"
_LEVELS = (
    *("thị xã", "thị trấn", "thành phố", "đặc khu", "khu vực", "xã", "phường", "huyện", "quận", "tỉnh"),
    *("tổ dân phố", "khu phố", "khu dân cư", "thôn", "ấp"),
)
"""Of the state, and of the people below the commune."""
_LONGEST_LEVEL = 3
_JOINTS = ("và", "&", "-", "–")
_SMALL = ("và", "của", "về", "số", "chuyên")
_LONGEST_RUN = 10
_ALIKE = str.maketrans({"–": "-", "&": "và"})
_SHORTEST = 2
_VOWELS = frozenset("AEIOUYĂÂÊÔƠƯ")

_Spelt = dict[tuple[str, ...], list[str]]
"""Words as they are compared, and as they are spelt."""


def named(capitals: str, reference: str) -> str:
    """A name as running text has it; where the file does not write it elsewhere, in the usual spelling."""
    if not capitals.isupper():
        return capitals
    words = capitals.split()
    if known := _known().get(_keys(words)):
        return _in_case_of(known, words)
    written = _as_written(capitals, reference)
    return written[:1].upper() + written[1:] if written else " ".join(_parts(words, reference))


def begins_with_level(words: str) -> bool:
    """Whether words begin with a level of the state, which no body but only its place is called by."""
    return bool(_level(words.split(), 0))


def _as_written(words: str, reference: str) -> str:
    """A name in the spelling of the text."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
    return next((found[0] for found in pattern.finditer(_without_capitals(reference)) if not found[0].isupper()), "")


@cache
def _without_capitals(reference: str) -> str:
    """The text without its lines in capitals, which do not tell how a name is written."""
    return "\n".join(line for line in reference.splitlines() if not line.isupper())


def _parts(words: list[str], reference: str) -> Iterator[str]:
    """The kind of body, its fields (each with one capital: NĐ 30/2020, Phụ lục II, IV) or its name, and its place."""
    if opening := _opening(words):
        yield _in_case_of(opening, words)
    has_fields = " ".join(opening) in signs().bodies.of_fields
    at, begins, in_field, placed = len(opening), True, has_fields, False
    while at < len(words):
        level = _level(words, at)
        run = level or _run(words, at, _known_parts() if begins or not (in_field or placed) else _places())
        if not run and at + 1 < len(words) and (written := _as_written(" ".join(words[at:]), reference)):
            yield written
            return
        spelt = run or [_word(words[at], small=in_field and not begins)]
        yield _in_case_of(spelt, words[at:])
        at += len(spelt)
        placed = placed or bool(level)
        begins = not level and (words[at - 1].lower() in _JOINTS or words[at - 1].endswith(","))
        in_field = has_fields and (begins or (in_field and not run))


def _opening(words: list[str]) -> list[str]:
    """The words of the kind of body, in their usual spelling."""
    kind = kind_of(" ".join(words))
    return (kind.opening if kind else signs().bodies.opening_of(" ".join(words))).split()


def _level(words: list[str], at: int) -> list[str]:
    shown = " ".join(words[at : at + _LONGEST_LEVEL]).lower()
    return next((level.split() for level in _LEVELS if f"{shown} ".startswith(f"{level} ")), [])


def _run(words: list[str], at: int, known: _Spelt) -> list[str]:
    """The most words from there that a known name holds."""
    sizes = range(min(_LONGEST_RUN, len(words) - at), 1, -1)
    return next((known[key] for size in sizes if (key := _keys(words[at : at + size])) in known), [])


@cache
def _known() -> _Spelt:
    """The names of bodies that the rules know."""
    return {_keys(name): name for name in (line[0].split() for line in _lines("bodies.tsv"))}


@cache
def _known_parts() -> _Spelt:
    """What stands in known names from one capital on, as far as no level of the state ends it; names of places."""
    names = [*_known().values(), *(words.split() for words in signs().bodies.fields)]
    runs = (
        name[start:end]
        for name in names
        for start, word in enumerate(name)
        if word[0].isupper()
        for end in range(start + 2, len(name) + 1)
        if name[end - 1] not in _LEVELS
    )
    return {_keys(run): run for run in runs} | _places()


@cache
def _places() -> _Spelt:
    """The names of provinces, and those that they had before they were merged."""
    names = (name.split() for line in _lines("provinces.tsv") for name in (line[0], *line[2].split(";")))
    return {_keys(name): name for name in names}


def _lines(name: str) -> list[list[str]]:
    return [line.split("\t") for line in resource("data", name).read_text(encoding="utf-8").splitlines()[1:]]


def _keys(words: Sequence[str]) -> tuple[str, ...]:
    """Words as they are compared: without case, wherever a tone mark stands (`hoá`, `hóa`), whichever dash it is."""
    return tuple("".join(sorted(normalize("NFD", word.casefold().translate(_ALIKE)))) for word in words)


def _in_case_of(spelt: list[str], words: list[str]) -> str:
    """The words of the file, with capitals where they are spelt with some."""
    return " ".join(map(_as, words, spelt))


def _as(word: str, spelt: str) -> str:
    return word if spelt.isupper() and len(spelt) > 1 else word.capitalize() if spelt[0].isupper() else word.lower()


def _word(word: str, *, small: bool) -> str:
    if word in _abbreviations() or not set(_bare(word)) & _VOWELS or not word.rstrip(",").isalpha():
        return word
    return word.lower() if small or word.lower() in _SMALL else word.capitalize()


def _bare(word: str) -> str:
    return fold(word).upper()


@cache
def _abbreviations() -> frozenset[str]:
    """The short forms of bodies that stay in capitals."""
    known = (short.strip() for line in _lines("bodies.tsv") for short in line[1].split(";"))
    return frozenset(word for short in known for word in short.split() if word.isupper() and len(word) > _SHORTEST)


class Deduced(NamedTuple):
    """A body that the file does not name in its letterhead, and how sure that is."""

    name: str
    confidence: float


def deduced(symbol: str, place: str, reference: str) -> Deduced | None:
    """The body that issues a plan of this symbol in this place, by what the text calls it."""
    body = next((full for short, full in signs().symbols.items() if re.search(rf"(?<!\w){short}(?!\w)", symbol)), "")
    if not body:
        return None
    unit, name = _unit_and_name(body, place, reference)
    return Deduced(f"{body} {unit} {name}".strip(), 0.8 if unit and place else 0.5)


def _unit_and_name(body: str, place: str, reference: str) -> tuple[str, str]:
    """The level at which the text speaks of itself, and the name of the place."""
    short = next(short for short, full in signs().symbols.items() if full == body)
    spoken = rf"(?:{short}|{body}|Đảng bộ|trên địa bàn|toàn)\s{_UNIT}(?!\w)"
    levels = [found["unit"] for found in re.finditer(spoken, reference, re.IGNORECASE)]
    if not levels:
        return "", place
    levels = [level.lower() for level in levels]
    unit = max(dict.fromkeys(levels), key=levels.count)
    if place:
        return unit, place
    names = re.findall(rf"(?<!\w){unit}((?:\s[A-ZĐÀ-Ỹ][a-zđà-ỹ]+){{2,3}})(?!\w)", reference)
    return unit, max(dict.fromkeys(names), key=names.count).strip() if names else ""
