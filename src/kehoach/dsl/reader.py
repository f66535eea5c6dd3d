"""Lines → blocks: what each line means, with every mistake told once and nothing lost over it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kehoach.dsl import marks, vocabulary
from kehoach.dsl.bodies import BodyReader
from kehoach.dsl.faults import MOST, Faults
from kehoach.dsl.keywords import leading_keyword, nearest, same_marks
from kehoach.dsl.lines import REMEMBERED, lines_of, parts_of, tree_of
from kehoach.dsl.moved import moved
from kehoach.dsl.nodes import (
    Block,
    Comment,
    Directive,
    Entry,
    Heading,
    Line,
    Pair,
    Paragraph,
    Point,
    Prose,
    Row,
    Tree,
)
from kehoach.dsl.prose import continuation, joined, part_of
from kehoach.dsl.proses import lost_notes
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily
from kehoach.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.dsl.vocabulary import Directive as Kind

_Part = tuple[int, tuple[Block, ...]]
"""Where a part of a source began, and its blocks."""
_LOOKS_LIKE_A_BLOCK = lazily(r"(?:[-+]|[a-zđ]\)|\(\d{1,3}\)|\d{1,2}\.|#{1,4}|@)(?=\s)|@\w|\|")


@lru_cache(maxsize=REMEMBERED)
def read_before(part: str) -> list[_Part]:  # noqa: ARG001 - what is remembered of it is put in when it has been read
    """The part as it was read first; nothing as long as it was not, or has faults, each of which has its place."""
    return []


class Reader:
    """Makes the blocks of one source."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.source = faults.source
        self.bodies = BodyReader(faults)

    def tree(self) -> Tree:
        """The whole file."""
        parts = [(begin, part) for begin, part in parts_of(self.source.text) if part]
        return Tree(tuple([block for begin, part in parts for block in self._part(begin, part)]))

    def _part(self, begin: int, part: str) -> tuple[Block, ...]:
        """The blocks of a part; one that was read before without a fault only has another place."""
        if before := read_before(part):
            first, blocks = before[0]
            return moved(blocks, begin - first) if begin != first else blocks
        known, lines = len(self.faults.found), lines_of(tree_of(part), begin)
        self._tell_indent_of_all(lines)
        blocks = tuple(self.blocks(lines))
        if len(self.faults.found) == known < MOST:
            before.append((begin, blocks))
        return blocks

    def _tell_indent_of_all(self, lines: tuple[Line | Comment, ...]) -> None:
        """Say that a source whose first line stands too deep begins so; no other part can."""
        first = next((line for line in lines if isinstance(line, Line)), None)
        if first and self._column(first) > 0:
            indent = Span(first.span.start - self._column(first), first.span.start)
            self.faults.at("KH014", indent, self.faults.replacing("fix.dedent", indent, ""))

    def _column(self, line: Line) -> int:
        return line.span.start - self.source.line_starts[self.source.line_of(line.span.start)]

    def blocks(self, lines: tuple[Line | Comment, ...]) -> Iterator[Block]:
        """The blocks of a content body."""
        for line in lines:
            if isinstance(line, Line) and (block := self._block(line)):
                yield block

    def _block(self, line: Line) -> Block | None:
        if line.kind == "directive":
            return self._directive(line)
        if line.kind == "row":
            return self._row(line)
        self._warn_of_hidden_blocks(line)
        if line.kind == "prose":
            self._warn_of_a_directive_without_its_sign(line)
        if line.kind == "heading":
            return self._heading(
                line, len(line.mark.strip()), joined(line.text, line.text_start, line.body, self.source.text)
            )
        if line.kind == "point":
            return self._point(line)
        return Paragraph(self.bodies.prose(self.bodies.line_prose(line)), self._whole(line))

    def _whole(self, line: Line) -> Span:
        last = line
        while inner := next((item for item in reversed(last.body) if isinstance(item, Line)), None):
            last = inner
        return Span(line.span.start, last.span.end)

    def _warn_of_hidden_blocks(self, line: Line) -> None:
        for deeper in continuation(line.body):
            if deeper.kind != "prose" and _LOOKS_LIKE_A_BLOCK.match(
                self.source.text, deeper.span.start, deeper.span.end
            ):
                begin = self.source.line_starts[self.source.line_of(deeper.span.start)]
                fix = self.faults.replacing("fix.dedent", Span(begin, deeper.span.start), "")
                mark = self.source.text[deeper.span.start : deeper.span.end].split(" ", 1)[0]
                self.faults.at("KH015", Span(deeper.span.start, deeper.span.start + len(mark)), fix, mark=mark)

    def _warn_of_a_directive_without_its_sign(self, line: Line) -> None:
        """A line that is a directive but for its `@`, with lines under it as that one has."""
        typed = self.source.text[line.span.start : line.span.end].rstrip(": ")
        kind = vocabulary.directives().get(fold(typed)) if _has_lines(line) else None
        if kind and kind.wants_lines:
            span = Span(line.span.start, line.span.start + len(typed))
            fix = self.faults.inserting("fix.write", span.start, "@")
            self.faults.at("KH048", span, fix, typed=typed, name=kind.name)

    def _heading(self, line: Line, level: int, prose: Prose) -> Heading:
        trimmed = part_of(prose, 0)
        if not trimmed.text:
            self.faults.at("KH025", line.span, mark=line.mark.strip())
        return Heading(level, self.bodies.prose(trimmed), self._whole(line))

    def _point(self, line: Line) -> Block:
        typed = line.mark.strip()
        mark = marks.read(typed)
        prose = part_of(joined(line.text, line.text_start, line.body, self.source.text), 0)
        if mark.pasted:
            self._pasted(line, typed, mark)
        if mark.style == "I.":
            return self._heading(line, 1, prose)
        if not prose.text:
            self.faults.at("KH025", line.span, mark=typed)
        return Point(mark.style, typed, mark.number, self.bodies.prose(prose), self._whole(line))

    def _pasted(self, line: Line, typed: str, mark: marks.Mark) -> None:
        right = "#" if mark.style == "I." else mark.canonical
        span = Span(line.span.start, line.span.start + len(typed))
        self.faults.at(
            "KH022", span, self.faults.replacing("fix.write", span, right, safe=True), typed=typed, right=right
        )

    # ---- directives

    def _directive(self, line: Line) -> Directive | None:
        head = Prose(line.text, ((0, line.text_start),))
        kind, length = self._kind(line, head)
        if kind is None:
            return None
        name_span = Span(line.span.start, head.span(0, length).end)
        begin = length + 1 if line.text[length : length + 1] == ":" else length
        words, attributes = self.bodies.split(part_of(head, begin), kind.attributes, kind.idle_in_head)
        if kind.needs_head and not words.text:
            self.faults.at("KH016", name_span, name=kind.name)
        if words.text and not kind.takes_head:
            self.faults.at("KH036", words.span(), name=kind.name)
        if kind.options and words.text and not self._is_option(words.text, kind):
            self._unknown_option(words, kind)
        if kind.wants_lines and not attributes and (kind.takes_head or not words.text) and not _has_lines(line):
            self.faults.at("KH047", name_span, name=kind.name)
        pairs, entries, blocks = self._body(line, kind)
        read = Directive(kind, words, attributes, pairs, entries, blocks, self._whole(line), name_span)
        if self.source.text.find("{", read.span.start, read.span.end) >= 0:
            self._tell_lost_notes(read)
        return read

    def _tell_lost_notes(self, directive: Directive) -> None:
        for prose, brace in lost_notes(directive):
            self.faults.within(prose, "KH046", brace.start, brace.end)

    def _kind(self, line: Line, head: Prose) -> tuple[Kind | None, int]:
        known = vocabulary.directives()
        name, length = leading_keyword(line.text, known)
        if not name:
            return self._unknown_directive(line, head)
        kind, start = known[name], len(line.text) - len(line.text.lstrip())
        typed = line.text[start:length]
        if not same_marks(typed, kind.name):
            span = head.span(start, length)
            fix = self.faults.replacing("fix.write", span, kind.name, safe=True)
            self.faults.at("KH011", span, fix, typed=typed, right=kind.name)
        return kind, length

    def _unknown_directive(self, line: Line, head: Prose) -> tuple[Kind | None, int]:
        """Take the nearest directive for the one that was meant, so that one slip gives one message."""
        words = line.text.split()
        names = {kind.name: kind for kind in vocabulary.DIRECTIVES}
        for count in (min(2, len(words)), 1):
            typed = " ".join(words[:count]).rstrip(":;")
            if guess := nearest(typed, [name for name in names if len(name.split()) == count]) if typed else "":
                length = line.text.find(words[count - 1]) + len(words[count - 1].rstrip(":;"))
                span = head.span(len(line.text) - len(line.text.lstrip()), length)
                fix = self.faults.replacing("fix.write", span, guess)
                self.faults.at("KH010", span, fix, typed=typed, guess=guess)
                return names[guess], length
        span = Span(line.span.start, head.span(0, len(line.text.split(" ")[0]) if line.text else 0).end)
        self.faults.at("KH012", span, typed=words[0] if words else "", known=", ".join(f"@{name}" for name in names))
        return None, 0

    def _is_option(self, text: str, kind: Kind) -> bool:
        return fold(text) in map(fold, kind.options)

    def _unknown_option(self, words: Prose, kind: Kind) -> None:
        guess = nearest(words.text, kind.options)
        fixes = (self.faults.replacing("fix.write", words.span(), guess),) if guess else ()
        self.faults.at("KH027", words.span(), *fixes, typed=words.text, name=kind.name, known=", ".join(kind.options))

    def _body(self, line: Line, kind: Kind) -> tuple[tuple[Pair, ...], tuple[Entry, ...], tuple[Block, ...]]:
        if kind.body == "none":
            self._refuse_body(line, kind)
            return (), (), ()
        self.bodies.tell_strays(line)
        if kind.body == "content":
            return (), (), tuple(self._inner_blocks(line))
        body = tuple(self._without_directives(line.body))
        if kind.body == "record":
            return self.bodies.pairs(body, kind), (), ()
        if kind.body == "list":
            return (), self.bodies.entries(body, kind), ()
        if kind.body == "lines":
            return (), self.bodies.lines(body), ()
        return (), (), tuple(self._rows(body))

    def _refuse_body(self, line: Line, kind: Kind) -> None:
        first = next((item for item in line.body if isinstance(item, Line)), None)
        if first is not None:
            self.faults.at("KH017", first.span, name=kind.name)

    def _inner_blocks(self, line: Line) -> Iterator[Block]:
        for block in self.blocks(line.body):
            if isinstance(block, Directive) and block.kind.top:
                self.faults.at("KH031", block.head_span, name=block.kind.name)
            else:
                yield block

    def _without_directives(self, body: tuple[Line | Comment, ...]) -> Iterator[Line]:
        """The lines of a body whose lines are no blocks: a directive among them is told, and left out."""
        for item in body:
            if isinstance(item, Line) and item.kind == "directive":
                kind, length = self._kind(item, head := Prose(item.text, ((0, item.text_start),)))
                if kind is not None:
                    self.faults.at("KH031", Span(item.span.start, head.span(0, length).end), name=kind.name)
            elif isinstance(item, Line):
                yield item

    def _rows(self, body: tuple[Line, ...]) -> Iterator[Row]:
        for item in body:
            if item.kind == "row":
                yield self._row(item)
            else:
                self.faults.at("KH030", item.span)

    def _row(self, line: Line) -> Row:
        for deeper in continuation(line.body):
            self.faults.at("KH030", deeper.span)
        return self.bodies.row(line)


def _has_lines(line: Line) -> bool:
    """Whether deeper lines stand under a line, other than comments."""
    return any(isinstance(item, Line) for item in line.body)
