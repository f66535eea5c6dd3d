"""Questions written into the source: a brace round words of prose, a comment above anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.model.questions import ARROW, asked
from kehoach.text import catalogue
from kehoach.text.patterns import lazily
from kehoach.text.source import Span
from kehoach.years.turn.decisions import REASONS
from kehoach.years.turn.fragments import name_end

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kehoach.dsl.nodes import Tree
    from kehoach.model.questions import Asked
    from kehoach.text.source import Source
    from kehoach.years.turn.stretches import Scope, Stretch
    from kehoach.years.turn.turning import Fragment, Verdict

_LONGEST_REASON = 240
_OWN = ("target", "words")
_SIGNS = str.maketrans({"{": "(", "}": ")", ":": ",", ";": ",", "«": "“", "»": "”", "\n": " ", "\\": " "})
_DOUBLED = lazily(r"(?<=,),+|\s{2,}")


class Change(NamedTuple):
    """What takes the place of a stretch of the clean text."""

    span: Span
    text: str


class Marks:
    """Numbers the questions of one file and writes them, the places that wait for one answer under one number."""

    def __init__(self, source: Source, tree: Tree) -> None:
        self.source = source
        self.changes: list[Change] = []
        known = asked(tree, source)
        self._last = max((one.number for one in known), default=0)
        self._numbers: dict[tuple[str, ...], int] = {}
        self._open: dict[Stretch, list[tuple[int, int, int]]] = {}
        self._rewritten: dict[Span, int] = {}
        self._comments = self._by_line_below(one for one in known if one.words is None)

    def ask(self, fragment: Fragment, verdict: Verdict) -> int:
        """Write a question about a fragment, unless a wider one is asked there; its number."""
        stretch = fragment.stretch
        start, end = _extent(fragment)
        held = self._held(stretch, start, end)
        if held:
            return held
        key = self._key(fragment, verdict)
        if verdict.shared and key in self._numbers:
            return self._numbers[key]
        old = next((one for one in stretch.around(start, end) if one.word == "?"), None)
        if old and old.brace and old.head:
            own = old.head.reason and not old.head.number
            return 0 if own else self._rewrite(stretch, old, key, verdict)
        number = self._number(key)
        if stretch.takes_marks and not stretch.crosses(start, end):
            self._embrace(stretch, start, end, _words(number, verdict))
            self._open.setdefault(stretch, []).append((start, end, number))
            return number
        words = self._written(fragment)
        return self._comment(stretch, words if fragment.computed else verdict.new or words, words, verdict, number)

    def _written(self, fragment: Fragment) -> str:
        """The words as an answer finds them in the source: what the compiler computes stands there as its brace."""
        span = fragment.stretch.source(fragment.start, fragment.end)
        return self.source.text[span.start : span.end] if fragment.computed else fragment.text

    def _key(self, fragment: Fragment, verdict: Verdict) -> tuple[str, ...]:
        """What places that wait for one answer have in common; an indicator waits for its own."""
        if verdict.shared:
            return (verdict.why, str(fragment.stretch.table))
        own = str(fragment.stretch.source(fragment.start, fragment.end)) if fragment.kind in _OWN else ""
        words = " ".join(fragment.text.split())
        return (verdict.why, words, verdict.proposal, own, *verdict.args.values())

    def moved(self, fragment: Fragment) -> None:
        """Take back what an earlier turn asked about words that have moved on, and the answer that it proposed."""
        stretch = fragment.stretch
        for one in stretch.around(fragment.start, fragment.end):
            if one.word == "?" and one.head and one.head.number and ARROW in one.head.reason:
                if (one.start, one.end) == (fragment.start, fragment.end):
                    self._unmark(stretch, one)
                else:
                    self._head(stretch, one, f"{one.head.number} {one.head.reason.partition(ARROW)[0]}")
        for comment in self._comments_on(stretch):
            if comment.number and comment.text == _one_line(self._written(fragment)):
                line = self.source.line_of(comment.mark.start)
                begin = self.source.line_starts[line]
                self.changes.append(Change(Span(begin, self.source.line_span(line).end + 1), ""))

    def _number(self, key: tuple[str, ...]) -> int:
        if key not in self._numbers:
            self._last += 1
            self._numbers[key] = self._last
        return self._numbers[key]

    def _held(self, stretch: Stretch, start: int, end: int) -> int:
        wider = self._open.get(stretch, [])
        return next((number for begin, stop, number in wider if begin <= start and end <= stop), 0)

    def _embrace(self, stretch: Stretch, start: int, end: int, words: str) -> None:
        span = stretch.source(start, end)
        self.changes.append(Change(Span(span.start, span.start), f"{{?{words}: "))
        self.changes.append(Change(Span(span.end, span.end), "}"))

    def _rewrite(self, stretch: Stretch, scope: Scope, key: tuple[str, ...], verdict: Verdict) -> int:
        """Put the new reason into a mark that stands there already."""
        place = stretch.words.prose.span(scope.brace.start, scope.brace.end) if scope.brace else Span(0, 0)
        if place not in self._rewritten:
            number = scope.head.number if scope.head and scope.head.number else self._number(key)
            self._rewritten[place] = number
            self._head(stretch, scope, _words(number, verdict))
        return self._rewritten[place]

    def _head(self, stretch: Stretch, scope: Scope, words: str) -> None:
        if scope.brace:
            span = stretch.words.prose.span(scope.brace.start, scope.brace.head_end)
            self.changes.append(Change(span, f"{{?{words}: "))

    def _unmark(self, stretch: Stretch, scope: Scope) -> None:
        if scope.brace:
            prose, brace = stretch.words.prose, scope.brace
            self.changes.append(Change(prose.span(brace.start, brace.head_end), ""))
            self.changes.append(Change(prose.span(brace.end - 1, brace.end), ""))

    def _comment(self, stretch: Stretch, words: str, old: str, verdict: Verdict, number: int) -> int:
        known = next((one for one in self._comments_on(stretch) if one.text == _one_line(old)), None)
        if known:
            self.changes = [one for one in self.changes if one.span != known.mark]
            self.changes.append(Change(known.mark, _commented(known.number or number, words, verdict)))
            return known.number or number
        line = self.source.line_of(stretch.block.start)
        begin = self.source.line_starts[line]
        indent = " " * (stretch.block.start - begin)
        written = f"{indent}{_commented(number, words, verdict)}\n"
        here = Span(begin, begin)
        above = next((one for one in self.changes if one.span == here and one.text.endswith("\n")), None)
        if above is None:
            self.changes.append(Change(here, written))
        elif written not in above.text:
            self.changes[self.changes.index(above)] = Change(here, above.text + written)
        return number

    def _comments_on(self, stretch: Stretch) -> list[Asked]:
        return self._comments.get(self.source.line_of(stretch.block.start), [])

    def _by_line_below(self, commented: Iterable[Asked]) -> dict[int, list[Asked]]:
        """The questions that comments ask, by the line that they ask about."""
        below: dict[int, list[Asked]] = {}
        for one in commented:
            lines = range(self.source.line_of(one.mark.start) + 1, len(self.source.clean_lines))
            below.setdefault(next((at for at in lines if self._speaks(at)), 0), []).append(one)
        return below

    def _speaks(self, line: int) -> bool:
        words = self.source.clean_lines[line].strip()
        return bool(words) and not words.startswith("//")


def _extent(fragment: Fragment) -> tuple[int, int]:
    """The words that a mark stands round: of a citation its name and number."""
    end = name_end(fragment) if fragment.kind == "citation" else fragment.end
    words = fragment.stretch.text[fragment.start : end]
    start = fragment.start + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def reason_of(why: str, args: Mapping[str, str]) -> str:
    """The reason that stands in a question, without the signs that end the head of a brace."""
    return _plain(catalogue.phrase(f"{REASONS}.{why}", "vi", **args))[:_LONGEST_REASON].rstrip(" ,")


def _words(number: int, verdict: Verdict) -> str:
    """The number, the reason and what is proposed."""
    reason = reason_of(verdict.why, verdict.args)
    return f"{number} {reason}{ARROW}{_plain(verdict.proposal)}" if verdict.proposal else f"{number} {reason}"


def _commented(number: int, words: str, verdict: Verdict) -> str:
    asked_as = _words(number, verdict).removeprefix(f"{number} ")
    return f"// kehoach: hỏi {number} «{_one_line(words)}»: {asked_as}"


def _plain(text: str) -> str:
    return _DOUBLED.sub(lambda found: " " if found[0].isspace() else "", text.translate(_SIGNS)).strip()


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("«", "“").replace("»", "”")
