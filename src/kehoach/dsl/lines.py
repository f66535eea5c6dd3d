"""Text → lines nested by depth: the grammar's tree as nodes."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, cast

from kehoach.dsl import grammar
from kehoach.dsl.automaton import Branch, Token
from kehoach.dsl.indents import with_depths
from kehoach.dsl.nodes import Comment, Line, LineKind
from kehoach.text.source import Span

if TYPE_CHECKING:
    from kehoach.text.source import Source

_LEAD = 1
"""The line end put before the first line, so that every line follows one."""
_KINDS: dict[str, LineKind] = {
    "DIRECTIVE": "directive",
    "HEADING": "heading",
    "POINT": "point",
    "ROW": "row",
    "PROSE": "prose",
}


def read_lines(source: Source) -> tuple[Line | Comment, ...]:
    """Every line of the source under the line that it belongs to."""
    text = source.text.rstrip()
    if not text:
        return ()
    return _items(grammar.parser(grammar.PLAN).parse(f"\n{text}", with_depths).children)


def _items(read: list[Branch | Token]) -> tuple[Line | Comment, ...]:
    return tuple([_item(one) for one in read])


def _item(read: Branch | Token) -> Line | Comment:
    token, *bodies = [read] if isinstance(read, Token) else read.children
    return _line(cast("Token", token), cast("list[Branch]", bodies))


def _line(token: Token, bodies: list[Branch]) -> Line | Comment:
    words = token.text.lstrip("\n ")
    start = token.start + len(token.text) - len(words) - _LEAD
    span = Span(start, start + len(words))
    if token.type == "COMMENT":
        return Comment(words, span)
    mark = _mark(token.type, words)
    read = [_items(body.children) for body in bodies]
    return Line(
        _KINDS[token.type],
        words[:mark],
        words[mark:],
        span,
        start + mark,
        tuple(chain.from_iterable(read)),
        tuple([body[0].span.start for body in read[1:]]),
    )


def _mark(kind: str, words: str) -> int:
    """How long the mark is that opens the line."""
    if kind == "PROSE":
        return 0
    if kind == "POINT":
        return words.find(" ") + 1 or len(words)
    return len(words) - len(words.lstrip("#")) if kind == "HEADING" else 1
