"""Rules about defined terms, and about references typed by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.model.content import Section
from kehoach.rules.prose import TEXT, Found, in_citation, once_a_plan, search
from kehoach.rules.rule import Finding, Rule
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily
from kehoach.values.numbers import format_roman, parse_roman

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.model.draft import Passage
    from kehoach.model.plan import Abbreviation
    from kehoach.rules.rule import Subject
    from kehoach.text.diagnostics import Place

_REFERENCE = lazily(
    r"(?:(?:[Mm]ục|[Kk]hoản|[Đđ]iểm)\s+(?P<child>\d{1,2}),?\s+)?(?:[Mm]ục|[Pp]hần)\s+(?P<number>[IVX]+)(?!\w)"
    r"[^.;]{0,30}?\s(?:của\s+)?[Kk]ế\s+hoạch\s+này"
)
_APPENDIX = lazily(
    r"[Pp]hụ\s+lục\s+(?:số\s+)?(?P<number>[IVX]+|\d{1,2})(?!\w)"
    r"(?!\s+(?:ban\s+hành\s+)?(?:kèm(?!\s+theo\s+[Kk]ế\s+hoạch\s+này)|của|Nghị|Thông|Quyết|Công))"
)
_DEFINING = lazily(r"\(\s*(?:sau\s+đây\s+)?(?:gọi\s+(?:tắt\s+)?là|viết\s+tắt\s+là)?:?\s*[“\"]?$")
_WORD = lazily(r"\w+")
_MARKED = lazily(r"[A-ZĐ]{2,}|\d")


def section_missing(subject: Subject) -> Iterator[Finding]:
    """A reference to a section of this plan that it does not have."""
    sections = [block for block in subject.plan.sections if isinstance(block, Section) and block.mark == "#"]
    children = [0, *(sum(isinstance(block, Section) for block in section.blocks) for section in sections)]
    for found in search(subject, _REFERENCE, having=("hoạch này",)) if not subject.plan.head.numbering else ():
        number = parse_roman(found.said("number")) or 0
        if number >= len(children) or int(found.said("child") or 0) > children[number]:
            last = format_roman(len(sections)) if sections else "0"
            yield found.finding(typed=found.said(), last=last)


def appendix_missing(subject: Subject) -> Iterator[Finding]:
    """A reference to an appendix beyond those that the plan has."""
    count = len(subject.plan.appendices)
    for found in search(subject, _APPENDIX, having=("lục",)) if count else ():
        typed = found.said("number")
        number = int(typed) if typed.isdecimal() else parse_roman(typed) or 0
        if number > count and not in_citation(subject, found.place()):
            yield found.finding(typed=found.said(), count=str(count))


def never_used(subject: Subject) -> Iterator[Finding]:
    """A term that is defined and then not used."""
    for term in _own(subject):
        defined = subject.place(term.span)
        places = [found.place() for found in _uses(subject, term)]
        inside = [place for place in places if _on(place, defined)]
        if len(inside) == len(places) <= 1:
            yield Finding(defined, {"short": term.short})


def used_before_defined(subject: Subject) -> Iterator[Finding]:
    """A short form used above the place that defines it."""
    for term in _own(subject):
        uses = list(_uses(subject, term)) if _MARKED.search(term.short) else []
        defined = next((found for found in uses if _DEFINING.search(found.passage.text[: found.match.start()])), None)
        if defined and uses[0] is not defined:
            yield uses[0].finding(short=term.short, line=str(defined.place().line))


def two_short_forms(subject: Subject) -> Iterator[Finding]:
    """Two short forms that are defined for one thing."""
    first: dict[str, Abbreviation] = {}
    for term in _own(subject):
        known = first.setdefault(fold(term.full), term)
        if term.full and known.short != term.short:
            yield Finding(subject.place(term.span), {"typed": term.short, "other": known.short, "full": term.full})


def _own(subject: Subject) -> Iterator[Abbreviation]:
    """The terms that the plan itself defines, not its office's."""
    yield from (term for term in subject.plan.abbreviations if term.span and not term.span.file)


def _uses(subject: Subject, term: Abbreviation) -> Iterator[Found]:
    """Where a term stands; only the passages are looked through that hold the rarest of its words."""
    pattern = lazily(rf"(?<!\w){re.escape(term.short)}(?!\w)")
    holding = _by_word(subject)
    rarest = min((holding.get(word, ()) for word in _WORD.findall(term.short)), key=len, default=())
    for passage in rarest:
        yield from (Found(passage, match) for match in pattern.finditer(passage.text))


@once_a_plan
def _by_word(subject: Subject) -> dict[str, list[Passage]]:
    """The passages of the text that hold each word."""
    found: dict[str, list[Passage]] = {}
    for passage in subject.passages:
        for word in dict.fromkeys(_WORD.findall(passage.text)) if passage.role in TEXT else ():
            found.setdefault(word, []).append(passage)
    return found


def _on(place: Place, other: Place) -> bool:
    return place.file == other.file and other.line <= place.line <= other.end_line


RULES = (
    Rule("KH360", section_missing, needs_words=True),
    Rule("KH361", appendix_missing, needs_words=True),
    Rule("KH362", never_used, needs_words=True),
    Rule("KH363", used_before_defined, needs_words=True),
    Rule("KH364", two_short_forms),
)
