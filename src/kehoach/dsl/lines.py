"""Text → lines nested by depth: the grammar's tree as nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from kehoach.dsl import grammar
from kehoach.dsl.nodes import Comment, Line, LineKind
from kehoach.text.source import Span

if TYPE_CHECKING:
    from lark import Token, Tree

    from kehoach.text.source import Source

    Branch = Token | Tree[Token]

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
    return _items(grammar.parser(grammar.PLAN).parse(f"\n{text}").children)


def _items(branches: list[Branch]) -> tuple[Line | Comment, ...]:
    return tuple(_item(branch) for branch in branches)


def _item(branch: Branch) -> Line | Comment:
    token = cast("Token", branch if isinstance(branch, str) else branch.children[0])
    words = token.lstrip("\n ")
    start = (token.start_pos or 0) + len(token) - len(words) - _LEAD
    span = Span(start, start + len(words))
    if token.type == "COMMENT":
        return Comment(words, span)
    mark = _mark(token.type, words)
    read = [_items(body.children) for body in _bodies(branch)]
    return Line(
        _KINDS[token.type],
        words[:mark],
        words[mark:],
        span,
        start + mark,
        tuple(item for body in read for item in body),
        tuple(body[0].span.start for body in read[1:]),
    )


def _bodies(branch: Branch) -> list[Tree[Token]]:
    return [] if isinstance(branch, str) else cast("list[Tree[Token]]", branch.children[1:])


def _mark(kind: str, words: str) -> int:
    """How long the mark is that opens the line."""
    if kind == "PROSE":
        return 0
    if kind == "POINT":
        return words.find(" ") + 1 or len(words)
    return len(words) - len(words.lstrip("#")) if kind == "HEADING" else 1
