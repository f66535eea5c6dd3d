"""Dashes: one sign and one spacing in a plan, and compounds that are written with spaces around the hyphen."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kehoach.rules.language.syllables import is_syllable
from kehoach.rules.language.words import places_of, small, writing
from kehoach.rules.prose import TEXT, once_a_plan
from kehoach.rules.rule import Finding, Rule
from kehoach.rules.tables import items, table
from kehoach.text.diagnostics import Edit, Fix
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.model.draft import Passage
    from kehoach.rules.language.words import Reading
    from kehoach.rules.rule import Subject

_DASH = frozenset("-")
"""Each of the three signs, as words are looked up."""
_YEAR_BEFORE = lazily(r"(?<![\d/])(?:19|20)\d\d$")
_YEAR_AFTER = lazily(r"(?:19|20)\d\d(?!\d)")
_SYMBOL = lazily("[A-ZĐ]{2}")
_WORDS_BEFORE = lazily(r"\w+ ?\w+$")
_WORDS_AFTER = lazily(r"\w+(?: \w+)?")
_PLACE_BEFORE = lazily(r"(?:xã|phường|huyện|quận|tỉnh|thôn|thị trấn|thị xã|đặc khu) (?P<name>[^\W\d_]+)$")
_NAME_AFTER = lazily(r"[^\W\d_]+(?![\w-])")
_LOOK = 24
"""How many letters around a dash are looked at."""


class Dash(NamedTuple):
    """A dash with the spaces around it."""

    reading: Reading
    start: int
    end: int

    @property
    def text(self) -> str:
        """The dash and its spaces."""
        return self.reading.text[self.start : self.end]

    @property
    def before(self) -> str:
        """What stands before it."""
        return self.reading.text[max(0, self.start - _LOOK) : self.start]

    @property
    def after(self) -> str:
        """What stands behind it."""
        return self.reading.text[self.end : self.end + _LOOK]

    @property
    def with_words(self) -> str:
        """The dash between its neighbours."""
        left, right = self.before.split(" ")[-1], self.after.split(" ")[0]
        return f"{left}{self.text}{right}".rstrip(" .,;:")

    @property
    def spaced(self) -> int:
        """On how many sides a space stands."""
        return len(self.text) - 1

    def is_between_years(self) -> bool:
        """Whether it joins two years."""
        return bool(_YEAR_AFTER.match(self.after) and _YEAR_BEFORE.search(self.before))

    def joins(self) -> bool:
        """Whether it stands for `and` or `to`, and is no hyphen inside a word or symbol."""
        return self.spaced > 0 or self.is_between_years()

    def is_in_symbol(self) -> bool:
        """Whether it stands in the symbol of a document or in an abbreviation."""
        return self.before[-1:].isupper() or _SYMBOL.match(self.after) is not None

    def is_in_compound(self) -> bool:
        """Whether it joins two words that are written with spaces around it."""
        left, right = _WORDS_BEFORE.search(self.before), _WORDS_AFTER.match(self.after)
        return bool(left and right) and f"{left and left.group()} - {right and right.group()}".lower() in _compounds()


@once_a_plan
def _dashes(passages: tuple[Passage, ...]) -> list[Dash]:
    """Every dash between two words, signs or figures."""
    around = (_with_spaces(reading, reading.starts[index]) for reading, index in places_of(_DASH, passages))
    return [one for one in around if one.start > 0 and one.end < len(one.reading.text)]


def _with_spaces(reading: Reading, at: int) -> Dash:
    text = reading.text
    return Dash(reading, at - (text[at - 1 : at] == " "), at + 1 + (text[at + 1 : at + 2] == " "))


def two_signs(subject: Subject) -> Iterator[Finding]:
    """Longer dashes in a plan that has hyphens for the same purpose: told once, mended everywhere."""
    long = [one for one in _dashes(subject.passages) if "-" not in one.text and one.joins()]
    joining = [one for one in _dashes(subject.passages) if one.joins()] if long else []
    if len(long) < len(joining):
        yield _mended(long, [one.text.replace("–", "-").replace("—", "-") for one in long], len(joining) - len(long))


def two_spacings(subject: Subject) -> Iterator[Finding]:
    """Years joined now with spaces around the dash and now without: the rarer way, once."""
    joining = [one for one in _dashes(subject.passages) if one.spaced != 1 and one.is_between_years()]
    tight = [one for one in joining if not one.spaced]
    spaced = [one for one in joining if one.spaced]
    if tight and len(tight) <= len(spaced):
        yield _mended(tight, [f" {one.text} " for one in tight], len(spaced))
    elif tight and spaced:
        yield _mended(spaced, [one.text.strip() for one in spaced], len(tight))


def _mended(places: list[Dash], right: list[str], others: int) -> Finding:
    """The first of these places, told with how many there are, and a fix for all of them."""
    first = places[0]
    edits = [one.reading.edit(one.start, one.end, text) for one, text in zip(places, right, strict=True)]
    fix = writing(first.with_words.replace(first.text, right[0]), edits, safe=True)
    counts = {"count": str(len(places)), "other_count": str(others)}
    return first.reading.finding(first.start, first.end, *fix, text=first.with_words, **counts)


def lopsided(subject: Subject) -> Iterator[Finding]:
    """A dash with a space on one side only, or none in a compound that is written with spaces."""
    for one in _dashes(subject.passages):
        is_odd = one.spaced == 1 or (not one.spaced and one.is_in_compound())
        if is_odd and not one.is_in_symbol():
            right = f" {one.text.strip()} "
            edit = one.reading.edit(one.start, one.end, right)
            fix = writing(one.with_words.replace(one.text, right), [edit], safe=True)
            yield one.reading.finding(one.start, one.end, *fix, text=one.with_words)


@cache
def _compounds() -> frozenset[str]:
    """The phrases of the tables that hold a dash with spaces."""
    forms = (form for row in table("language/variants") for form in items(row["cách viết"]))
    right = (row["đúng"] for row in table("language/commas"))
    return frozenset(form for form in (*forms, *right) if " - " in form)


def hyphen_in_place(subject: Subject) -> Iterator[Finding]:
    """The syllables of a Vietnamese place joined by a hyphen."""
    for one in _dashes(subject.passages):
        if one.text == "-" and one.after[0].isupper() and one.reading.passage.role in TEXT:
            place, second = _PLACE_BEFORE.search(one.before), _NAME_AFTER.match(one.after)
            if place and second and _is_name(place["name"]) and _is_name(second[0]):
                yield _apart(one, place["name"], second[0])


def _apart(one: Dash, first: str, second: str) -> Finding:
    """The two syllables with a space between them."""
    start, end, right = one.start - len(first), one.end + len(second), f"{first} {second}"
    place = one.reading.passage.place(start, end)
    fix = Fix("fix.write", (Edit(place, right),), args={"text": right})
    return Finding(place, {"text": one.reading.text[start:end], "right": right}, (fix,))


def _is_name(word: str) -> bool:
    return word[0].isupper() and is_syllable(small(word))


RULES = (
    Rule("KH560", two_signs, needs_words=True),
    Rule("KH561", lopsided, needs_words=True),
    Rule("KH562", two_spacings, needs_words=True),
    Rule("KH563", hyphen_in_place, needs_words=True),
)
