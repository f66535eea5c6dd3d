"""A plan that writes tone marks in both styles: hòa beside hoà."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kehoach.rules.language.styles import new_style, old_style
from kehoach.rules.language.words import Stretch, places_of, small, vocabulary, writing
from kehoach.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.rules.rule import Finding, Subject

Places = dict[str, list[Stretch]]
"""Where each word stands, by the word in small letters as printed."""


def mixed_styles(subject: Subject) -> Iterator[Finding]:
    """Every word of the style that the plan uses less, once, with all of its places."""
    older, newer = _in_both_styles(subject)
    counts = {"older": _total(older), "newer": _total(newer)}
    if not all(counts.values()):
        return
    fewer, turned = (newer, old_style()) if counts["newer"] <= counts["older"] else (older, new_style())
    said = {name: str(count) for name, count in counts.items()}
    for word, places in fewer.items():
        right = turned[word]
        edits = [edit for place in places for edit in place.edits(_like(place.text, right))]
        fix = writing(_like(places[0].text, right), edits, safe=True)
        yield places[0].finding(*fix, text=places[0].text, right=_like(places[0].text, right), **said)


def _in_both_styles(subject: Subject) -> tuple[Places, Places]:
    older: Places = defaultdict(list)
    newer: Places = defaultdict(list)
    styled = new_style()
    in_two_styles = {word for word in vocabulary(subject.passages) if styled[word] != word}
    for reading, index in places_of(in_two_styles, subject.passages):
        printed = small(reading.printed(index))
        (older if printed == reading.words[index] else newer)[printed].append(Stretch(reading, index, index + 1))
    return older, newer


def _total(places: Places) -> int:
    return sum(map(len, places.values()))


def _like(printed: str, word: str) -> str:
    """The word with the capitals of the one that it takes the place of."""
    pairs = zip(printed, word, strict=True)
    return "".join(letter.upper() if model.isupper() else letter for model, letter in pairs)


RULES = (Rule("KH510", mixed_styles, needs_words=True),)
