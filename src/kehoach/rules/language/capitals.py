"""Viết hoa: the capitals of names, posts, bodies, days and documents, and those that a sentence asks for."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kehoach.rules import prose
from kehoach.rules.language.phrases import Match, longest, matches, outside, slips_in
from kehoach.rules.language.words import cut, readings, search, small, vocabulary, writing
from kehoach.rules.prose import once_a_plan
from kehoach.rules.rule import Rule
from kehoach.rules.tables import items, table
from kehoach.text.diagnostics import Edit, Fix
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kehoach.model.draft import Passage
    from kehoach.rules.language.words import Reading
    from kehoach.rules.rule import Finding, Subject

_AFTER_STOP = lazily(r"\.(?<=\w.) (?P<word>[^\W\d_]{2,})(?=[ ,])")
_AFTER_COMMA = lazily(r"[,;] (?P<word>[A-ZÀ-Ỹ][^\W\d_]*) (?P<next>\w+)")
_TWO_KINDS = lazily(r"(?P<kind>[A-ZĐ]\w+ \w+), (?P<next>[^\W\d_]+ \w+)(?! số)")
_NAME_BEFORE = lazily(
    r"(?:[Pp]hong trào|[Vv]ận động|[Qq]uỹ|[Mm]ô hình|[Đđ]ề án|[Cc]hương trình|”,|\",)(?: thi đua)? [“\"]$"
)
_LONGEST_LEAD = 40
_ABBREVIATED = ("v.v", "tr", "tp", "tx", "gs", "ts", "ths")


def miswritten(level: str) -> Callable[[Subject], Iterator[Finding]]:
    """The phrases of one level of certainty (A, B, C) whose capitals are not those of the table."""

    def find(subject: Subject) -> Iterator[Finding]:
        for match in _faults(subject.passages):
            if match.phrase.row["mức"] == level:
                right = _recased(match)
                fix = writing(right, match.words.edits(right))
                yield match.words.finding(*fix, text=match.words.text, right=right)

    return find


@once_a_plan
def _faults(passages: tuple[Passage, ...]) -> list[Match]:
    """What is written otherwise than the table says, and is not told as a wrong name already."""
    wrong = [match for match in matches(passages, "capitals") if not _is_right(match)]
    return outside(longest(wrong), slips_in(passages))


def _is_right(match: Match) -> bool:
    words, row, text = match.words, match.phrase.row, match.words.text
    if text == row["viết"] or text.isupper():
        return True
    pattern = _capitals(text)
    forms = (row["viết"], *items(row["cũng đúng"]))
    if any(pattern == _capitals(form) for form in forms):
        return True
    reading, at = words.reading, words.reading.starts[words.start]
    free = _first_is_free(row["từ trước"], reading, words.start)
    return reading.is_quoted(at) or any(free and pattern[1:] == _capitals(form)[1:] and pattern[0] for form in forms)


def _first_is_free(before: str, reading: Reading, index: int) -> bool:
    """Whether a capital may open the phrase though its table writes none."""
    return not before or reading.opens_sentence(index)


@lru_cache(maxsize=4096)
def _capitals(text: str) -> tuple[bool, ...]:
    return tuple(letter.isupper() for letter in text if letter.isalnum())


def _recased(match: Match) -> str:
    """The words as written, with the capitals of the table."""
    capitals = iter(_capitals(match.phrase.row["viết"]))
    cased = (
        (letter.upper() if next(capitals, False) else letter.lower()) if letter.isalnum() else letter
        for letter in match.words.text
    )
    return "".join(cased)


def small_after_stop(subject: Subject) -> Iterator[Finding]:
    """A sentence that opens with a small letter."""
    for reading, match in search(readings(subject.passages), _AFTER_STOP):
        text, at = match["word"], match.start("word")
        if text.islower() and not small(reading.text[: match.start()]).endswith(_ABBREVIATED):
            fix = writing(text.capitalize(), [reading.edit(at, at + 1, text[0].upper())])
            yield reading.finding(match.start(), match.end(), *fix, text=text)


def capital_after_comma(subject: Subject) -> Iterator[Finding]:
    """A word that is no name, in a capital after a comma or a semicolon."""
    for reading, match in search(readings(subject.passages), _AFTER_COMMA):
        text, at = match["word"], match.start("word")
        if not text[0].isupper() or small(f"{text} {match['next']}") not in _openers():
            continue
        if reading.passage.role != "basis" or match["next"] not in ("cứ", "đề"):  # two căn cứ: told as such
            fix = writing(small(text), [reading.edit(at, at + 1, small(text[0]))])
            yield reading.finding(at, match.end("word"), *fix, text=text, mark=match.group()[0])


@cache
def _openers() -> frozenset[str]:
    return frozenset(row["từ"] for row in table("language/openers"))


def small_post(subject: Subject) -> Iterator[Finding]:
    """A post in small letters right before the name of a person."""
    named = [post for post in _posts() if vocabulary(subject.passages).issuperset(cut(post))]
    for found in prose.search(subject, _person(), having=named):
        post, name = found.said("post"), found.said("name")
        if name.istitle():
            right = re.sub(r"^(?:phó )?\w", lambda opening: opening[0].title(), post)
            fix = Fix("fix.write", (Edit(found.place("post"), right),), args={"text": right})
            yield found.finding("post", fix, text=post, right=right, name=name)


@cache
def _posts() -> list[str]:
    return sorted((row["chức vụ"] for row in table("language/posts")), key=len, reverse=True)


@cache
def _person() -> re.Pattern[str]:
    """A post and the name of a person: a surname, and a syllable that begins with a capital if it is one."""
    posts = "|".join(_posts())
    surnames = "|".join(row["họ"] for row in table("language/surnames"))
    return lazily(rf"(?<!\w)(?P<post>{posts}) (?P<name>(?:{surnames}) [^\W\d_]+)")


def kinds_unlike(subject: Subject) -> Iterator[Finding]:
    """Kinds of documents in a row, the first in a capital and the next without."""
    for reading, match in search(readings(subject.passages), _TWO_KINDS):
        start, end = match.span()
        alike = match["next"] in _kinds() and small(match["kind"]) in _kinds()
        if alike and not reading.opens_sentence(bisect_left(reading.starts, start)):
            edit = reading.edit(start, start + 1, small(match["kind"][0]))
            fix = writing(small(match.group()), [edit])
            yield reading.finding(start, end, *fix, text=match.group(), right=small(match.group()))


@cache
def _kinds() -> frozenset[str]:
    return frozenset(row["tên loại"] for row in table("language/document_kinds"))


def small_name_in_quotes(subject: Subject) -> Iterator[Finding]:
    """The name of a movement, fund or model in quotation marks that opens with a small letter."""
    told = {(one.words.reading, one.words.reading.starts[one.words.start]) for one in slips_in(subject.passages)}
    for reading in readings(subject.passages):
        for start, end in reading.quoted:
            inner = reading.text[start + 1 : end - 1]
            if inner[:1].islower() and _names_something(reading, start) and (reading, start + 1) not in told:
                right = inner[0].upper() + inner[1:]
                fix = writing(right[:40], [reading.edit(start + 1, start + 2, right[0])])
                yield reading.finding(start, end, *fix, text=inner)


def _names_something(reading: Reading, start: int) -> bool:
    """Whether the quotation follows the word for what it names, or stands in a row of names with capitals."""
    before = _NAME_BEFORE.search(reading.text, max(0, start - _LONGEST_LEAD), start + 1)
    if before is None:
        return False
    neighbour = next((reading.text[one + 1] for one, end in reading.quoted if end + 2 == start), "")
    return neighbour.isupper() if before.group()[0] in '”"' else True


RULES = (
    Rule("KH520", miswritten("A"), needs_words=True),
    Rule("KH521", miswritten("B"), needs_words=True),
    Rule("KH522", miswritten("C"), needs_words=True),
    Rule("KH523", small_after_stop, needs_words=True),
    Rule("KH524", capital_after_comma, needs_words=True),
    Rule("KH525", small_name_in_quotes, needs_words=True),
    Rule("KH526", kinds_unlike, needs_words=True),
    Rule("KH527", small_post, needs_words=True),
)
