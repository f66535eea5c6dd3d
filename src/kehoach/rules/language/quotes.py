"""Quotation marks of two kinds in one plan, and marks that open and do not close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.rules.language.words import holding, search, writing
from kehoach.rules.prose import said_in
from kehoach.rules.rule import Rule
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.rules.rule import Finding, Subject

_STRAIGHT = lazily(r"\"([^\"]*)\"")
_QUOTES = ("“", "”")
_BRACKETS = ("(", ")")


def straight_quotes(subject: Subject) -> Iterator[Finding]:
    """Straight quotation marks in a plan that also has curly ones; a quotation that returns is told once."""
    if not said_in(subject.passages, ("“",)):
        return
    told = set()
    for reading, match in search(holding(subject.passages, ('"',)), _STRAIGHT):
        start, end = match.span()
        if match[1] not in told:
            told.add(match[1])
            edits = [reading.edit(start, start + 1, "“"), reading.edit(end - 1, end, "”")]
            yield reading.finding(start, end, *writing(f"“{match[1]}”", edits, safe=True), text=match[1])


def unbalanced(subject: Subject) -> Iterator[Finding]:
    """A quotation mark without its partner, or a bracket that does not close."""
    for reading in holding(subject.passages, (*_QUOTES, *_BRACKETS)):
        lone = (_lone(reading.text, *_QUOTES), _lone(reading.text, *_BRACKETS))
        for at in (one for one in lone if one is not None):
            if reading.text[at] != ")":
                yield reading.finding(at, at + 1, text=reading.text[at])


def _lone(text: str, opening: str, closing: str) -> int | None:
    """Where the first mark stands that has no partner."""
    if text.count(opening) == text.count(closing):
        return None
    waiting: list[int] = []
    for at, sign in enumerate(text):
        if sign == opening:
            waiting.append(at)
        elif sign == closing:
            if not waiting:
                return at
            waiting.pop()
    return waiting[0]


RULES = (
    Rule("KH570", straight_quotes, needs_words=True),
    Rule("KH571", unbalanced, needs_words=True),
)
