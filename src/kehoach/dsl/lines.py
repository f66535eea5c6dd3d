"""Text → lines nested by depth: the grammar's tree as nodes."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from msgspec import structs

from kehoach.dsl import grammar
from kehoach.dsl.automaton import Token
from kehoach.dsl.indents import with_depths
from kehoach.dsl.nodes import Comment, Line, LineKind
from kehoach.text.source import Span

if TYPE_CHECKING:
    from kehoach.dsl.automaton import Branch
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


def _items(read: list[Any]) -> tuple[Line | Comment, ...]:
    return tuple([_leaf(one) if one.__class__ is Token else _with_body(*one.children) for one in read])


def _leaf(token: Token) -> Line | Comment:
    words = token.text.lstrip("\n ")
    start = token.start + len(token.text) - len(words) - _LEAD
    span = Span(start, start + len(words))
    if token.type == "COMMENT":
        return Comment(words, span)
    mark = _mark(token.type, words)
    return Line(_KINDS[token.type], words[:mark], words[mark:], span, start + mark)


def _with_body(token: Token, *bodies: Branch) -> Line | Comment:
    """The line with the deeper ones; each further body begins where an indent fits no line above."""
    line, read = _leaf(token), [_items(body.children) for body in bodies]
    strays = tuple([body[0].span.start for body in read[1:]])
    return structs.replace(line, body=tuple(chain.from_iterable(read)), strays=strays)


def _mark(kind: str, words: str) -> int:
    """How long the mark is that opens the line."""
    if kind == "PROSE":
        return 0
    if kind == "POINT":
        return words.find(" ") + 1 or len(words)
    return len(words) - len(words.lstrip("#")) if kind == "HEADING" else 1
