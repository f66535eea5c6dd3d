"""Open questions of a draft, and the edits that write an answer in the place of a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kehoach import dsl
from kehoach.model.questions import asked
from kehoach.rules.suppress import block_below
from kehoach.text.diagnostics import Edit
from kehoach.text.patterns import lazily
from kehoach.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.model.questions import Asked
    from kehoach.text.source import Source

_SIGNS = lazily(r"(?<!\\)[{}]")
_COMMENT = lazily(r"^\s*//.*$", re.MULTILINE)
_VALUE = lazily(r"\{([^{}:]+)\}")
_MARK = lazily(r"\{[^{}:]*: ?|[{}]|(?<!\\)\*")
_SPACES = lazily(r"\s+")
_WINDOW, _REACH, _LONGEST = 600, 40, 70
_FIGURE = lazily(r"\d[\d.,]*(?:\s*[-–/]\s*\d[\d.,]*)?")


class OpenQuestion(NamedTuple):
    """A question, with every place that waits for its answer."""

    number: int
    text: str
    context: str
    """The words between those around them, where it stands first."""
    reason: str
    proposal: str
    lines: tuple[int, ...]
    places: tuple[Asked, ...]

    @property
    def suggestion(self) -> str:
        """What stands in the plan once the proposal is accepted."""
        return self.proposal or self.text


def open_questions(source: Source) -> list[OpenQuestion]:
    """The questions of a draft in the order of their numbers; without a number each stands for itself, after them."""
    tree, _ = dsl.parse(source)
    grouped: dict[tuple[int, int], list[Asked]] = {}
    for one in asked(tree, source):
        grouped.setdefault((one.number, 0 if one.number else one.mark.start), []).append(one)
    found = [_question(source, places) for places in grouped.values()]
    return sorted(found, key=lambda one: (not one.number, one.number))


def _question(source: Source, places: list[Asked]) -> OpenQuestion:
    first = places[0]
    lines = tuple(dict.fromkeys(source.position(one.mark.start)[0] for one in places))
    around = _context(source, first)
    return OpenQuestion(first.number, first.text, around, first.reason, first.proposal, lines, tuple(places))


def _context(source: Source, one: Asked) -> str:
    """The words as a reader meets them."""
    if one.words is None:
        return f"«{_cut(one.text)}»"
    text, mark = source.text, one.mark
    before = _readable(text[max(mark.start - _WINDOW, one.around.start) : mark.start])
    after = _readable(text[mark.end : min(mark.end + _WINDOW, one.around.end)])
    lead = before if len(before) <= _REACH else f"…{before[-_REACH:].partition(' ')[2]}"
    follow = after if len(after) <= _REACH else f"{after[:_REACH].rpartition(' ')[0]}…"
    return f"{lead}«{_cut(one.text)}»{follow}".strip()


def _readable(text: str) -> str:
    """The source without what is not read: comments, heads and ends of braces, line breaks."""
    words = _VALUE.sub(r"⟦\1⟧", _COMMENT.sub("", text))
    return _SPACES.sub(" ", _MARK.sub("", words).replace("⟦", "{").replace("⟧", "}"))


def _cut(text: str) -> str:
    words = " ".join(_readable(text).split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def answer(source: Source, question: OpenQuestion, words: str = "") -> list[Edit]:
    """The edits that put the words, or what is proposed where none are given, in the place of the question."""
    edits: list[Edit] = []
    for one in question.places:
        chosen = _completed(words.strip(), one.text) or one.proposal
        parts = _in_brace(one, chosen) if one.words else _below_comment(source, one, chosen)
        edits += [Edit(source.place(span), text) for span, text in parts]
    return edits


def _in_brace(one: Asked, chosen: str) -> Iterator[tuple[Span, str]]:
    if chosen and chosen != one.text:
        yield one.mark, _escaped(chosen)
    elif one.words:
        yield Span(one.mark.start, one.words.start), ""
        yield Span(one.words.end, one.mark.end), ""


def _below_comment(source: Source, one: Asked, chosen: str) -> Iterator[tuple[Span, str]]:
    """Take the comment out, and write the answer where its words stand below it."""
    line = source.line_of(one.mark.start)
    yield Span(source.line_starts[line], source.line_span(line).end + 1), ""
    block = block_below(source, line)
    if chosen and chosen != one.text and block:
        words = re.compile(r"\s+".join(map(re.escape, one.text.split())))
        found = words.search(source.text, source.line_starts[block[0] - 1], source.line_span(block[-1] - 1).end)
        if found:
            yield Span(*found.span()), _escaped(chosen)


def _completed(words: str, old: str) -> str:
    """A bare number keeps the sign of the number that it replaces: `98` for `97%` is 98%."""
    return f"{words}%" if old.rstrip().endswith("%") and _FIGURE.fullmatch(words) else words


def _escaped(words: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", words)
