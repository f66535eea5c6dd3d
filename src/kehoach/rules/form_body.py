"""Rules of form in the structure of the text: căn cứ, headings, points and how they end."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from kehoach.model.content import Paragraph, Section
from kehoach.rules.form_head import STATE
from kehoach.rules.outline import passage_of, runs, runs_in_body, said
from kehoach.rules.rule import Finding, Rule
from kehoach.text.diagnostics import Edit, Fix, Place
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.model.draft import Passage
    from kehoach.rules.rule import Subject

_BASIS = lazily(r"Căn cứ\s.*;\s*", re.DOTALL)
_SECOND_BASIS = lazily(r"[;.]\s*(?P<lead>Căn cứ|Theo đề nghị của)\s")
_STOP = lazily(r"(?<![.…])\s*[.;](?:/\.)?\s*$")
_COLON = lazily(r"\s*:\s*$")
_INTRODUCES = lazily(r"(?:sau|gồm|như sau|sau đây|bao gồm)\s*:\s*$", re.IGNORECASE)
_SENTENCE_INSIDE = lazily(r"[.!?…]\s+[A-ZĐÀ-Ỹ]")
_LONG_HEADING = 25
"""A heading of more words is a sentence, whose full stop is its own."""
_ALIKE = 3
"""So many points of one list show how it ends them."""


def joined_bases(subject: Subject) -> Iterator[Finding]:
    """Two căn cứ in one entry."""
    for passage in _of(subject, "basis"):
        for found in _SECOND_BASIS.finditer(passage.text):
            yield Finding(passage.place(*found.span("lead")), {"lead": found["lead"]})


def basis_in_the_text(subject: Subject) -> Iterator[Finding]:
    """A căn cứ typed as a paragraph above the first heading; told once for all of them."""
    body = (*subject.plan.opening, *subject.plan.sections)
    for block in takewhile(lambda one: not (isinstance(one, Section) and one.mark.startswith("#")), body):
        if isinstance(block, (Paragraph, Section)) and _BASIS.fullmatch(said(block.text)):
            yield Finding(subject.place(block.span))
            return


def heading_with_stop(subject: Subject) -> Iterator[Finding]:
    """A heading that ends with a full stop."""
    for passage in _headings(subject):
        if found := _STOP.search(passage.text):
            place = passage.place(*found.span())
            yield Finding(place, {"mark": found[0].strip()}, (_deleted(place),))


def headings_unlike(subject: Subject) -> Iterator[Finding]:
    """Headings of one level, some with a colon at the end, some without."""
    for run in runs(subject):
        headings = [one for one in run if one.mark.startswith("#")]
        ended = [one for one in headings if _COLON.search(said(one.text))]
        if ended and len(ended) < len(headings):
            for one in ended:
                if not _INTRODUCES.search(said(one.text)):
                    yield from _at_end(subject, one)


def _at_end(subject: Subject, section: Section) -> Iterator[Finding]:
    passage = passage_of(subject, section.span, section.text)
    found = _COLON.search(passage.text) if passage else None
    if passage and found:
        place = passage.place(*found.span())
        yield Finding(place, {}, (_deleted(place),))


def headings_cased_unlike(subject: Subject) -> Iterator[Finding]:
    """A heading typed in capitals, or with a small first letter, among others of its level that are not."""
    for run in runs(subject):
        headings = [one for one in run if one.mark.startswith("#") and any(map(str.isalpha, said(one.text)))]
        shouted = [one for one in headings if said(one.text).isupper() and " " in said(one.text)]
        if shouted and len(shouted) < len(headings) and headings[0].mark != "#":
            yield from (_found(subject, one, "capitals") for one in shouted)
        yield from (_found(subject, one, "small") for one in headings if said(one.text)[:1].islower())


def _found(subject: Subject, section: Section, how: str) -> Finding:
    words = said(section.text)
    right = words.capitalize() if how == "capitals" else words[:1].upper() + words[1:]
    return Finding(subject.place(section.span), {"typed": words, "right": right})


def promised_nothing(subject: Subject) -> Iterator[Finding]:
    """A heading that names mục đích and yêu cầu over a text that has no yêu cầu."""
    for run in runs_in_body(subject):
        for one in run:
            heading = fold(said(one.text)) if one.mark.startswith("#") else ""
            if "muc dich" in heading and "yeu cau" in heading and not _asks(one):
                yield Finding(subject.place(one.span), {"heading": said(one.text).rstrip(" .:;")})


def _asks(section: Section) -> bool:
    """Whether there is more under a heading than one paragraph, or it speaks of yêu cầu."""
    if len(section.blocks) != 1 or not isinstance(section.blocks[0], Paragraph):
        return True
    return "yêu cầu" in said(section.blocks[0].text).casefold()


def skipped_level(subject: Subject) -> Iterator[Finding]:
    """Letters right under a Roman heading."""
    for run in runs(subject):
        for one in run:
            first = next((each for each in one.blocks if isinstance(each, Section)), None)
            if one.mark == "#" and first and first.mark in ("a)", "(1)"):
                yield Finding(subject.place(first.span), {"mark": first.mark})


def empty_section(subject: Subject) -> Iterator[Finding]:
    """A heading with nothing under it."""
    for run in runs_in_body(subject):
        for one in run:
            if one.mark.startswith("#") and not one.blocks:
                yield Finding(subject.place(one.span), {"heading": said(one.text)})


def units_marked_unlike(subject: Subject) -> Iterator[Finding]:
    """A colon after the body that an item gives a task to, where its siblings have none."""
    units = {unit for one in subject.plan.assignments for unit in one.units}
    lengths = sorted({len(unit) for unit in units}, reverse=True)
    for run in runs_in_body(subject):
        opened = [(one, unit) for one in run if (unit := _opening_unit(one, units, lengths))]
        marked = [(one, unit) for one, unit in opened if said(one.text)[len(unit) :].startswith(":")]
        if len(opened) >= _ALIKE and 2 * len(marked) < len(opened):
            yield from (Finding(_opening_place(subject, one, unit), {"unit": unit}) for one, unit in marked)


def _opening_place(subject: Subject, section: Section, unit: str) -> Place:
    passage = passage_of(subject, section.span, section.text)
    return passage.place(0, len(unit) + 1) if passage else subject.place(section.span)


def _opening_unit(section: Section, units: set[str], lengths: list[int]) -> str:
    """The longest unit whose name opens the words; no name is longer than the first of these lengths."""
    words = said(section.text)
    return next((words[:length] for length in lengths if words[:length] in units), "")


def _of(subject: Subject, role: str) -> Iterator[Passage]:
    return (passage for passage in subject.passages if passage.role == role)


def _headings(subject: Subject) -> Iterator[Passage]:
    """The headings that are no sentences."""
    for passage in _of(subject, "heading"):
        if len(passage.text.split()) <= _LONG_HEADING and not _SENTENCE_INSIDE.search(passage.text):
            yield passage


def _deleted(place: Place) -> Fix:
    return Fix("fix.delete", (Edit(place, ""),), safe=True, args={"text": ""})


RULES = (
    Rule("KH220", joined_bases, needs_words=True),
    Rule("KH221", basis_in_the_text),
    Rule("KH230", heading_with_stop, needs_words=True),
    Rule("KH231", headings_unlike, needs_words=True),
    Rule("KH232", headings_cased_unlike),
    Rule("KH233", promised_nothing),
    Rule("KH234", skipped_level, formats=STATE),
    Rule("KH235", empty_section, only_final=True),
    Rule("KH236", units_marked_unlike),
)
