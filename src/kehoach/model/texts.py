"""Prose → printed words: styles, values in place of names, facts noted as they pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.dsl.nodes import Brace, Inline, Prose, Styled, Text
from kehoach.dsl.vocabulary import NOTE
from kehoach.model import facts
from kehoach.model.citations import find_citations
from kehoach.model.draft import Draft, Passage, Place, Role, Words
from kehoach.model.plan import Abbreviation, Citation, Mention, Run
from kehoach.model.plan import Text as PlanText
from kehoach.text.patterns import lazily
from kehoach.values.mentions import find_mentions

if TYPE_CHECKING:
    from kehoach.model.citations import FoundCitation
    from kehoach.values.mentions import Mention as FoundMention

_SPACES = lazily(r"[ ]*\n[ ]*|[ ]{2,}")
_CLAUSE_END = lazily(r"[;.:]\s")
_PLAIN = Run(text="")


def read(draft: Draft, prose: Prose, role: Role, place: Place | None = None) -> Words:
    """The words of a prose, with the facts, citations and mentions in them noted."""
    words = Words(prose)
    _Reader(draft, place or Place(), words).parts(prose.parts)
    for one in (words, *words.notes):
        _note_citations(draft, one)
    _note_passages(draft, role, words)
    return words


def plain(draft: Draft, prose: Prose | None, role: Role | None = None) -> str:
    """The printed words as one string, without noting citations; in a role they are words of the plan."""
    if prose is None:
        return ""
    words = Words(prose)
    _Reader(draft, Place(), words).parts(prose.parts)
    if role and words.plain:
        _note_passages(draft, role, words)
    return words.plain.strip()


def _note_passages(draft: Draft, role: Role, words: Words) -> None:
    """The words in their role, then those of the footnotes that hang on them."""
    draft.passages.append(Passage(role, words, draft.faults.source))
    draft.passages += [Passage("note", note, draft.faults.source) for note in words.notes]


def runs(words: Words) -> PlanText:
    """The runs of the words, neighbours of one style joined, without spaces at the ends."""
    joined: list[Run] = []
    for run in words.runs:
        if joined and _alike(joined[-1], run):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        elif run.text or run.refers_to or run.note:
            joined.append(run)
    if joined:
        joined[0] = replace(joined[0], text=joined[0].text.lstrip())
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return tuple(run for run in joined if run.text or run.refers_to or run.note)


def _alike(one: Run, other: Run) -> bool:
    special = one.refers_to or other.refers_to or one.note or other.note or one.unconfirmed or other.unconfirmed
    return not special and one.bold == other.bold and one.italic == other.italic


class _Reader:
    def __init__(self, draft: Draft, place: Place, words: Words) -> None:
        self.draft = draft
        self.place = place
        self.words = words

    def parts(self, parts: tuple[Inline, ...], look: Run = _PLAIN) -> None:
        """Print the parts in the look of a run without words."""
        for part in parts:
            if isinstance(part, Text):
                self._text(part, look)
            elif isinstance(part, Styled):
                bold, italic = look.bold or part.style == "bold", look.italic or part.style == "italic"
                self.parts(part.parts, replace(look, bold=bold, italic=italic))
            else:
                self._brace(part, look)

    def _text(self, part: Text, look: Run) -> None:
        at = 0
        crowded = "  " in part.text or "\n" in part.text
        for found in _SPACES.finditer(part.text) if crowded else ():
            space = "\n" if "\n" in found.group() else " "
            run = replace(look, text=part.text[at : found.start()] + space)
            self.words.add(run, part.start + at, part.start + found.start() + 1)
            at = found.end()
        if at < len(part.text):
            self.words.add(replace(look, text=part.text[at:]), part.start + at, part.end)

    def _brace(self, brace: Brace, look: Run) -> None:
        if brace.head.anchor:
            self.place.anchor = brace.head.anchor
        elif brace.parts is None:
            self._value(brace, look)
        elif brace.head.question:
            self.parts(brace.parts, replace(look, unconfirmed=True))
        elif brace.head.keyword == NOTE:
            self._note(brace)
        else:
            self._fact(brace, brace.parts, look)

    def _value(self, brace: Brace, look: Run) -> None:
        span = self.words.prose.span(brace.start, brace.end)
        value = self.draft.names.value(self.draft, self.place, brace.head, span)
        self.words.add(replace(look, text=value.text, refers_to=value.refers_to), brace.start, brace.end)

    def _note(self, brace: Brace) -> None:
        inner = Words(self.words.prose)
        _Reader(self.draft, self.place, inner).parts(brace.parts or ())
        self.words.add(Run(text="", note=runs(inner)), brace.start, brace.end)
        self.words.notes += (inner, *inner.notes)

    def _fact(self, brace: Brace, parts: tuple[Inline, ...], look: Run) -> None:
        start = len(self.words.plain)
        first_run, first_part = len(self.words.runs), len(self.draft.indicators)
        self.parts(parts, look)
        found = facts.Found(
            brace.head,
            self.words,
            start,
            len(self.words.plain),
            tuple(self.words.runs[first_run:]),
            self.words.prose.span(brace.start, brace.end),
            first_part,
        )
        facts.note(self.draft, self.place, found)


def _note_citations(draft: Draft, words: Words) -> None:
    found = find_citations(words.plain)
    draft.citations += [_citation(draft, words, one) for one in found]
    draft.mentions += [_mention(draft, words, one) for one in find_mentions(words.plain)]
    for short, at, span in words.short_forms:
        full = _what_stands_before(words, found, at)
        draft.abbreviations.append(Abbreviation(short=short, full=full, span=draft.span(span)))


def _mention(draft: Draft, words: Words, found: FoundMention) -> Mention:
    span = draft.span(words.span(found.start, found.end))
    return Mention(kind=found.kind, text=found.text, value=found.value, span=span)


def _citation(draft: Draft, words: Words, found: FoundCitation) -> Citation:
    return Citation(
        kind=found.kind,
        number=found.number,
        date=found.date,
        issuer=found.issuer,
        title=found.title,
        text=words.plain[found.start : found.end],
        span=draft.span(words.span(found.start, found.end)),
    )


def _what_stands_before(words: Words, found: tuple[FoundCitation, ...], at: int) -> str:
    """What a short form stands for: the citation that ends just before it, or the clause."""
    before = [one for one in found if one.start < at]
    if before:
        end = min(before[-1].end, at)
        return words.plain[before[-1].start : end].rstrip(" (")
    clause = _CLAUSE_END.split(words.plain[:at])[-1]
    return clause.split("(sau đây", maxsplit=1)[0].strip(" (,")


def cut(text: PlanText, start: int) -> PlanText:
    """The runs from a character on, with the footnotes of what stands before it."""
    kept: list[Run] = []
    at = 0
    for run in text:
        if at + len(run.text) > start or run.note or (run.refers_to and at >= start):
            kept.append(replace(run, text=run.text[max(start - at, 0) :]))
        at += len(run.text)
    return tuple(kept)


def without_end_marks(text: PlanText) -> PlanText:
    """The runs without the mark that ends an item of a list: the layout sets it."""
    if not text or text[-1].note:
        return text
    last = replace(text[-1], text=text[-1].text.rstrip(" ;."))
    return tuple(run for run in (*text[:-1], last) if run.text or run.refers_to or run.note)
