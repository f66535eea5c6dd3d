"""Abbreviations: slips of typing, one thing shortened in two ways, and short forms that nothing introduces."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, reduce
from typing import TYPE_CHECKING

from kehoach.rules.language.phrases import Match, matches, slips_in
from kehoach.rules.language.syllables import is_syllable
from kehoach.rules.language.words import WORD, cut, readings, small, vocabulary, writing
from kehoach.rules.prose import cited_at, once_a_plan
from kehoach.rules.rule import Rule
from kehoach.rules.tables import items, table
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from kehoach.model.draft import Passage
    from kehoach.rules.language.words import Reading, Stretch
    from kehoach.rules.rule import Finding, Subject

_SHORT = lazily(r"[A-ZĐƯƠÂÊÔ](?<![\w/&.-].)[A-ZĐƯƠÂÊÔ]+(?:[&-][A-ZĐƯƠÂÊÔ]{2,})*(?![\w/&-]|\.\w)")
_IN_BRACKETS = lazily(r"\((?:[^()]*?\s)??([A-ZĐƯƠÂÊÔ&-]{2,}(?:(?:,| và)? [A-ZĐƯƠÂÊÔ]{2,})*)\)")
_ROMAN = lazily(r"[IVXLC]+")
_COMPANY = lazily(r"(?:[Cc]ông\s+ty|[Tt]ập\s+đoàn|[Dd]oanh\s+nghiệp|[Nn]gân\s+hàng)\s(?:(?!\stại\s)[^.,;:()])*$")
_NUMBERED = lazily(r"\d\s?[-/]\s?$|[Ss]ố\s$")


def misspelt(subject: Subject) -> Iterator[Finding]:
    """An abbreviation whose letters are missing, doubled or in another order."""
    for match in matches(subject.passages, "abbreviations"):
        if match.phrase.column == "viết sai" and match.words.text.isupper():
            right = match.phrase.row["viết tắt"]
            yield match.words.finding(*writing(right, match.words.edits(right)), text=match.words.text, right=right)


def in_two_forms(subject: Subject) -> Iterator[Finding]:
    """A short form that stands beside another one of the same name, or is cut apart by a space."""
    for canonical, form, places in _unlike(subject):
        edits = [edit for place in places for edit in place.edits(canonical)]
        yield places[0].finding(*writing(canonical, edits), text=form, right=canonical)


def _unlike(subject: Subject) -> Iterator[tuple[str, str, list[Stretch]]]:
    """The form that a plan should use, another one that it uses, and where."""
    groups: dict[tuple[str, bool], dict[str, list[Stretch]]] = defaultdict(lambda: defaultdict(list))
    for match in matches(subject.passages, "abbreviations"):
        is_form = match.phrase.column != "viết sai" and match.words.text == match.phrase.text
        in_list = match.words.reading.passage.role == "recipient"  # where names are cut shorter than in the text
        if is_form and not _is_in_symbol(match.words):
            groups[match.phrase.row["viết tắt"], in_list][match.phrase.text].append(match.words)
    for (canonical, _), forms in groups.items():
        for form, places in forms.items():
            if form != canonical and (len(forms) > 1 or _is_cut_apart(form)):
                yield canonical, form, places


def _is_in_symbol(words: Stretch) -> bool:
    """Whether the letters stand in the symbol of a document: `11/TTr-KT`."""
    text, (start, end) = words.reading.text, (words.reading.starts[words.start], words.reading.end_of(words.end - 1))
    return text[max(0, start - 1) : start] in ("/", "-") or text[end : end + 1] in ("/", "-")


def _second_forms(subject: Subject) -> list[Stretch]:
    return [place for _, _, places in _unlike(subject) for place in places]


def _is_cut_apart(form: str) -> bool:
    return form.isupper() and " " in form and "-" not in form and "," not in form


def not_introduced(subject: Subject) -> Iterator[Finding]:
    """A short form that the plan neither declares nor spells out; told at its first place."""
    told = _introduced(subject)
    otherwise = _told_otherwise(subject)
    for reading in readings(subject.passages):
        for match in _SHORT.finditer(reading.text) if _has_short_forms(reading) else ():
            short = match.group()
            if short not in told and (reading, match.end()) not in otherwise and not _is_no_word(reading, match):
                told.add(short)
                full = _full_forms().get(short, "")
                right = f"{full} ({short})"
                fix = writing(right, [reading.edit(*match.span(), right)]) if full else ()
                yield reading.finding(*match.span(), *fix, text=short)


def _told_otherwise(subject: Subject) -> set[tuple[Reading, int]]:
    """Where the parts of short forms end that are misspelt, cut apart, or a slip for something else."""
    own = [one for one in matches(subject.passages, "abbreviations") if _is_wrong(one)]
    wrong = [one.words for one in (*own, *slips_in(subject.passages))] + _second_forms(subject)
    return {(words.reading, words.reading.end_of(index)) for words in wrong for index in range(words.start, words.end)}


def _is_wrong(match: Match) -> bool:
    return match.phrase.column == "viết sai" or _is_cut_apart(match.words.text)


def _has_short_forms(reading: Reading) -> bool:
    return reading.passage.role not in ("title", "issuer", "recipient") and not reading.text.isupper()


def _is_no_word(reading: Reading, match: re.Match[str]) -> bool:
    """A Roman figure, a word in capitals, the end of a document's symbol, or a part of a company's name."""
    short, before = match.group(), reading.text[: match.start()]
    if _ROMAN.fullmatch(short) or is_syllable(small(short)):
        return True
    clause = before[max(map(before.rfind, ".,;:()")) + 1 :]
    return bool(_NUMBERED.search(clause) or _COMPANY.search(clause))


def _introduced(subject: Subject) -> set[str]:
    """What the plan declares, puts in brackets behind its words, or may take for known."""
    plan = subject.plan
    declared = (*(one.short for one in plan.abbreviations), *(unit.short for unit in plan.units))
    bracketed = (found[1] for reading in readings(subject.passages) for found in _IN_BRACKETS.finditer(reading.text))
    return {word for short in (*declared, *bracketed) for word in (short, *WORD.findall(short))} | _known(subject)


def _known(subject: Subject) -> set[str]:
    """What every reader knows, but for what the plan itself writes out elsewhere: there the two are to be joined."""
    known, words = _known_to_all(), vocabulary(subject.passages)
    near = [short for short, name in known.items() if name and words.issuperset(name.split())]
    return known.keys() - {short for short in near if _is_written_out(known[short], subject)}


@cache
def _known_to_all() -> dict[str, str]:
    """The short forms that need no introduction, with the words that they stand for."""
    shorts = (row["viết tắt"] for row in table("language/known_abbreviations"))
    return {short: " ".join(cut(_full_forms().get(short, ""))) for short in shorts}


def _is_written_out(name: str, subject: Subject) -> bool:
    """Whether the words stand in the text, and not only in the documents that it cites."""
    there = ((reading, text) for reading, text in _own_texts(subject.passages) if name in text)
    return any(name in _without_cited(subject, reading, text) for reading, text in there)


@once_a_plan
def _own_texts(passages: tuple[Passage, ...]) -> list[tuple[Reading, str]]:
    return [(one, " ".join(one.words)) for one in readings(passages) if _is_own(one)]


def _without_cited(subject: Subject, reading: Reading, text: str) -> str:
    place = reading.passage.place(0, len(reading.text))
    cited = (" ".join(cut(one.text)) for one in cited_at(subject, place))
    return reduce(lambda left, words: left.replace(words, ""), cited, text)


def _is_own(reading: Reading) -> bool:
    return reading.passage.role not in ("title", "issuer", "recipient", "basis")


@cache
def _full_forms() -> dict[str, str]:
    rows = table("language/abbreviations")
    return {short: row["đầy đủ"] for row in rows for short in (*items(row["cách viết khác"]), row["viết tắt"])}


RULES = (
    Rule("KH550", in_two_forms, needs_words=True),
    Rule("KH551", misspelt, needs_words=True),
    Rule("KH552", not_introduced, needs_words=True),
)
