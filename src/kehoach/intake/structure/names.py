"""Names of bodies that a file shows in capitals, or does not show at all, as they are written in running text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake.structure.signs import signs
from kehoach.model.issuers import kind_of
from kehoach.text.letters import fold
from kehoach.text.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNITS = ("thị xã", "thị trấn", "thành phố", "đặc khu", "xã", "phường", "huyện", "quận", "tỉnh")
_UNIT = r"(?P<unit>thị xã|thị trấn|thành phố|đặc khu|xã|phường|huyện|quận|tỉnh)"


_SHORTEST = 2
_VOWELS = frozenset("AEIOUYĂÂÊÔƠƯ")


def named(capitals: str, reference: str) -> str:
    """A name as running text has it; where the file does not write it elsewhere, in the usual spelling."""
    if not capitals.isupper():
        return capitals
    written = _as_written(capitals, reference)
    return written[:1].upper() + written[1:] if written else " ".join(_words(capitals, reference))


@cache
def _without_capitals(reference: str) -> str:
    """The text without its lines in capitals, which do not tell how a name is written."""
    return "\n".join(line for line in reference.splitlines() if not line.isupper())


def _words(capitals: str, reference: str) -> Iterator[str]:
    opening = _opening(capitals)
    yield from opening
    rest = capitals.split()[len(opening) :]
    at = 0
    while at < len(rest):
        size = 2 if " ".join(rest[at : at + 2]).lower() in _UNITS else 1
        unit = " ".join(rest[at : at + size]).lower()
        if unit in _UNITS:
            yield unit
            at += size
        elif at + 1 < len(rest) and (written := _as_written(" ".join(rest[at:]), reference)):
            yield written
            return
        else:
            yield _word(rest[at])
            at += 1


def _opening(capitals: str) -> list[str]:
    """The words of the kind of body, in their usual spelling."""
    kind = kind_of(capitals)
    known = signs().bodies.opening_of(capitals)
    return kind.opening.split() if kind else known.split()


def _as_written(words: str, reference: str) -> str:
    """A name in the spelling of the text, else in that of the bodies that the rules know."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
    texts = (_without_capitals(reference), _known_bodies())
    return next((found[0] for text in texts for found in pattern.finditer(text) if not found[0].isupper()), "")


@cache
def _known_bodies() -> str:
    """The names of bodies that the rules know, a line each."""
    lines = resource("data", "bodies.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return "\n".join(line.split("\t")[0] for line in lines)


def _word(word: str) -> str:
    if word.lower() in ("và", "của", "về"):
        return word.lower()
    if word in _abbreviations() or not set(_bare(word)) & _VOWELS or not word.isalpha():
        return word
    return word.capitalize()


def _bare(word: str) -> str:
    return fold(word).upper()


@cache
def _abbreviations() -> frozenset[str]:
    """The short forms of bodies that stay in capitals."""
    lines = resource("data", "bodies.tsv").read_text(encoding="utf-8").splitlines()[1:]
    known = (short.strip() for line in lines for short in line.split("\t")[1].split(";"))
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
