"""Rules about numbers: their shape, their order, what they count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.dsl.marks import LETTERS
from kehoach.intake.audit.verdicts import ABSENT, PASS, Outcome, at, found
from kehoach.values.numbers import parse_roman

if TYPE_CHECKING:
    from kehoach.intake.audit.roles import Placed
    from kehoach.intake.audit.verdicts import Fault, Subject

_LETTER = re.compile(r"([a-zđ])\s?[).]\s")
_NUMBER = re.compile(r"(\d{1,2})\s?[.)]\s")
_DOTTED = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\.?\s")
_BRACKETED = re.compile(r"\((\d{1,2})\)\s")
_ROMAN = re.compile(r"([IVXLC]+)\s?[.\-/)]\s*\S")
_HEADING = re.compile(r"[IVXLC]+\s?(?P<mark>[.\-/)])")


def letters(subject: Subject) -> Outcome:
    """Whether points go in the order of Vietnamese letters: a, b, c, d, đ, e, g."""
    lines = [(line, match[1]) for line in subject.roles.running() if (match := _LETTER.match(line.text))]
    if not lines:
        return ABSENT
    faults: list[Fault] = []
    before = ""
    for line, letter in lines:
        wanted = _after(before)
        if letter not in {"a", wanted}:
            faults.append(at(line, "letter-order", found=letter, asked=wanted or "a"))
        before = letter
    return found(faults)


def _after(letter: str) -> str:
    at_ = LETTERS.find(letter) if letter else -1
    return LETTERS[at_ + 1 : at_ + 2]


def numbers(subject: Subject) -> Outcome:
    """Whether numbers go on without gap or repeat."""
    before: dict[str, int] = {}
    faults: list[Fault] = []
    part = 0
    for line in subject.roles.running():
        if line.appendix != part:
            before, part = {}, line.appendix
        for key, count in _counted(line):
            if count not in {1, before.get(key, 0) + 1}:
                faults.append(at(line, "number-order", found=float(count), asked=float(before.get(key, 0) + 1)))
            before[key] = count
            break
    return found(faults)


def _counted(line: Placed) -> list[tuple[str, int]]:
    """What a line counts, and how far it is."""
    text = f"{line.text} "
    if line.role == "heading1" and (match := _ROMAN.match(text)):
        return [("I", parse_roman(match[1]) or 0)]
    if match := _DOTTED.match(text):
        head, _, last = match[1].rpartition(".")
        return [(f"{head}.", int(last))]
    if match := _NUMBER.match(text):
        return [("1", int(match[1]))]
    if match := _BRACKETED.match(text):
        return [("(1)", int(match[1]))]
    return []


def one_mark(subject: Subject, _: str = "") -> Outcome:
    """Whether one mark stands after all Roman numbers."""
    lines = subject.roles.of("heading1")
    marks = [match["mark"] for line in lines if (match := _HEADING.match(line.text))]
    if not marks:
        return ABSENT
    usual = max(dict.fromkeys(marks), key=marks.count)
    odd = [line for line in lines if (match := _HEADING.match(line.text)) and match["mark"] != usual]
    return found(at(line, "mark-differs", asked=usual) for line in odd)


def dotted(subject: Subject) -> Outcome:
    """Levels such as `1.1.`, which the decree does not know and does not forbid."""
    return PASS if any(_DOTTED.match(f"{line.text} ") for line in subject.roles.running()) else ABSENT
