"""One phrase, name or sign in two spellings within a plan: told once, with how often each stands there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kehoach.rules import register
from kehoach.rules.language.phrases import Match, matches, outside, slips_in
from kehoach.rules.language.words import cut, in_the_case_of, readings, writing
from kehoach.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.rules.language.words import Reading
    from kehoach.rules.register import Register
    from kehoach.rules.rule import Finding, Subject

_FEWEST_WORDS = 2


def two_spellings(subject: Subject) -> Iterator[Finding]:
    """A phrase that the table knows in several spellings, of which the plan uses more than one."""
    groups: dict[str, dict[str, list[Match]]] = defaultdict(lambda: defaultdict(list))
    for match in outside(matches(subject.passages, "variants"), slips_in(subject.passages)):
        groups[match.phrase.row["cách viết"]][match.phrase.text].append(match)
    for group in groups.values():
        own = _outside_laws(group, register.load(subject.register)) if len(group) > 1 else group
        if len(own) > 1:
            yield _mixed(own)


def _outside_laws(group: dict[str, list[Match]], known: Register) -> dict[str, list[Match]]:
    """The places where no law is named: how it writes its name is told by a rule of its own."""
    own = {form: [one for one in found if not _is_in_law(one, known)] for form, found in group.items()}
    return {form: found for form, found in own.items() if found}


def _is_in_law(match: Match, known: Register) -> bool:
    at = match.words.reading.starts[match.words.start]
    return any(name.start <= at < name.end for name in known.laws_in(match.words.reading.text))


def _mixed(group: dict[str, list[Match]]) -> Finding:
    """The spelling that stands least often, at its first place; the fix writes the better one everywhere."""
    rarest, *_, common = sorted(group, key=lambda form: len(group[form]))
    best = group[common][0].phrase.row["nên dùng"]
    wrong = [match.words for form in group if form != best for match in group[form]]
    edits = [edit for words in wrong for edit in words.edits(in_the_case_of(words.text, best))]
    counts = {"count": str(len(group[rarest])), "other_count": str(len(group[common]))}
    return group[rarest][0].words.finding(*writing(best, edits), text=rarest, other=common, best=best, **counts)


def quoted_in_two_ways(subject: Subject) -> Iterator[Finding]:
    """A name in quotation marks whose words stand elsewhere with other signs or capitals."""
    names: dict[tuple[str, ...], dict[str, tuple[Reading, int, int]]] = defaultdict(dict)
    for reading in readings(subject.passages):
        for start, end in reading.quoted:
            inner = reading.text[start + 1 : end - 1].strip(" .,;")
            words = tuple(word for word in cut(inner) if word[0].isalnum())
            if len(words) >= _FEWEST_WORDS:
                names[words].setdefault(inner, (reading, start + 1, end - 1))
    for written in names.values():
        first, *others = written
        for name in others:
            reading, start, end = written[name]
            yield reading.finding(
                start, end, *writing(first, [reading.edit(start, end, first)]), text=name, other=first
            )


RULES = (
    Rule("KH540", two_spellings, needs_words=True),
    Rule("KH541", quoted_in_two_ways, needs_words=True),
)
