"""The words of a plan as rules look through them: what is found, where it stands, and whether a citation holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from kehoach.rules.rule import Finding

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator

    from kehoach.model.content import Span
    from kehoach.model.draft import Passage, Role
    from kehoach.model.plan import Citation
    from kehoach.rules.rule import Subject
    from kehoach.text.diagnostics import Fix, Place

    _ByLine = dict[tuple[str, int], list[int]]

Plan = TypeVar("Plan")
Made = TypeVar("Made")
TEXT: tuple[Role, ...] = ("basis", "heading", "point", "paragraph", "entry", "field", "cell", "note")
"""Everything but the title and the list of recipients."""
_OPENING = 20


class Found(NamedTuple):
    """A stretch of the plan's words that a pattern matched."""

    passage: Passage
    match: re.Match[str]

    def said(self, group: str | int = 0) -> str:
        """The words, or those of one group; empty where it matched nothing."""
        return self.match[group] or ""

    def place(self, group: str | int = 0) -> Place:
        """Where the words, or those of one group, stand."""
        return self.passage.place(*self.match.span(group))

    def finding(self, group: str | int = 0, *fixes: Fix, **args: str) -> Finding:
        """The fault that these words are."""
        return Finding(self.place(group), args, fixes)


def once_a_plan(make: Callable[[Plan], Made]) -> Callable[[Plan], Made]:
    """Make something of a plan, or of its words, once for all rules; it is known by being the very same.

    Another thread may look at another plan meanwhile: what is kept is looked at once, and replaced as a whole.
    """
    kept: tuple[Plan, Made] | None = None

    def made(plan: Plan) -> Made:
        nonlocal kept
        last = kept
        if last is None or last[0] is not plan:
            last = kept = (plan, make(plan))
        return last[1]

    return made


def search(
    subject: Subject, pattern: re.Pattern[str], roles: tuple[Role, ...] = TEXT, *, having: Iterable[str] = ("",)
) -> Iterator[Found]:
    """Every match in the words of these roles, in the order of the plan; `having` is what a match cannot do without."""
    stand = said_in(subject.passages, having)
    for passage, text in _spoken(subject.passages)[roles] if stand else ():
        if stand == [""] or any(words in text for words in stand):
            for match in pattern.finditer(text):
                yield Found(passage, match)


def said_in(passages: tuple[Passage, ...], words: Iterable[str]) -> list[str]:
    """Which of these words stand anywhere in the plan."""
    everything = _all_words(passages)
    return [one for one in words if one in everything]


class _Spoken(dict[tuple["Role", ...], list[tuple["Passage", str]]]):
    """The words of a plan in the roles that rules ask for; most ask for the same."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self.passages = passages

    def __missing__(self, roles: tuple[Role, ...]) -> list[tuple[Passage, str]]:
        self[roles] = spoken = [(one, one.text) for one in self.passages if one.role in roles]
        return spoken


_spoken = once_a_plan(_Spoken)


@once_a_plan
def _all_words(passages: tuple[Passage, ...]) -> str:
    return "\n".join(passage.text for passage in passages)


def in_citation(subject: Subject, place: Place) -> bool:
    """Whether a place lies in the citation of a document, whose words are not the plan's own."""
    return any(_holds(subject.place(one.span), place) for one in cited_at(subject, place))


def cited_at(subject: Subject, place: Place) -> list[Citation]:
    """The documents that are cited on the lines of a place, in the order of the plan."""
    return [subject.plan.citations[at] for at in sorted(_on_lines_of(place, _cited(subject)))]


def locate(subject: Subject, words: str, near: Span | None) -> Place:
    """Where words stand in the passage of a fact; the place of the fact itself where they are not found."""
    around = subject.place(near)
    for passage in passages_at(subject, around) if near and words else ():
        if words in passage.text:
            places = list(_places(words, passage))
            return next((place for place in places if _holds(around, place)), places[0])
    return around


def parted(subject: Subject, words: str, near: Span | None) -> tuple[str, str]:
    """The passage of a fact, parted where its words begin; nothing where they are not found."""
    around, opening = subject.place(near), words[:_OPENING]
    for passage in passages_at(subject, around) if near and opening else ():
        at = passage.text.find(opening)
        while at >= 0:
            if _holds(around, passage.place(at, at + len(opening))):
                return passage.text[:at], passage.text[at:]
            at = passage.text.find(opening, at + 1)
    return "", ""


def passages_at(subject: Subject, place: Place) -> list[Passage]:
    """The words that stand on the lines of a place, in the order of the plan."""
    return [subject.passages[at] for at in sorted(_on_lines_of(place, _by_line(subject.passages)))]


def _on_lines_of(place: Place, by_line: _ByLine) -> set[int]:
    lines = range(place.line, place.end_line + 1)
    return {one for line in lines for one in by_line.get((place.file, line), ())}


@once_a_plan
def _by_line(passages: tuple[Passage, ...]) -> _ByLine:
    return _numbered(map(_lines_of, passages))


@once_a_plan
def _cited(subject: Subject) -> _ByLine:
    places = (subject.place(one.span) for one in subject.plan.citations)
    return _numbered((one.file, range(one.line, one.end_line + 1)) for one in places)


def _lines_of(passage: Passage) -> tuple[str, range]:
    """The file and the lines that the words stand in: less work than their place."""
    source, span = passage.source, passage.words.span(0, len(passage.text))
    return source.path, range(source.line_of(span.start) + 1, source.line_of(span.end) + 2)


def _numbered(places: Iterable[tuple[str, range]]) -> _ByLine:
    """Which of these places lie on each line of each file, by their numbers."""
    found: _ByLine = {}
    for at, (file, lines) in enumerate(places):
        for line in lines:
            found.setdefault((file, line), []).append(at)
    return found


def _places(words: str, passage: Passage) -> Iterator[Place]:
    """Every place where the words stand in the passage."""
    at = passage.text.find(words)
    while at >= 0:
        yield passage.place(at, at + len(words))
        at = passage.text.find(words, at + 1)


def words_before(text: str, end: int, limit: int = 60) -> str:
    """The words that stand right before a place in the same sentence."""
    before = text[max(0, end - limit) : end]
    return before[max(before.rfind(sign) for sign in ".;:!?\n") + 1 :]


def _holds(outer: Place, inner: Place) -> bool:
    begins = (outer.line, outer.column) <= (inner.line, inner.column)
    return (
        outer.file == inner.file and begins and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)
    )
