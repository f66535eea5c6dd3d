"""Text → lines nested by depth: the grammar's tree as nodes."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, cast

from msgspec import structs

from kehoach.dsl import grammar
from kehoach.dsl.automaton import Token
from kehoach.dsl.indents import with_depths
from kehoach.dsl.nodes import Comment, Line, LineKind
from kehoach.text.patterns import lazily
from kehoach.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.dsl.automaton import Branch
    from kehoach.text.source import Source

REMEMBERED = 1024
"""How many parts are remembered: more than a long plan has."""
_LEAD = 1
"""The line end put before the first line, so that every line follows one."""
_NEXT_PART = lazily(r"\n(?![ \n]|//)")
"""What stands before a line without indent; a comment goes with what it stands in."""
_KINDS: dict[str, LineKind] = {
    "DIRECTIVE": "directive",
    "HEADING": "heading",
    "POINT": "point",
    "ROW": "row",
    "PROSE": "prose",
}


def read_lines(source: Source) -> tuple[Line | Comment, ...]:
    """Every line of the source under the line that it belongs to."""
    return tuple([line for begin, part in parts_of(source.text) if part for line in lines_of(tree_of(part), begin)])


def parts_of(text: str) -> Iterator[tuple[int, str]]:
    """Each line without indent with all below it, and where it begins: what stands there is remembered by its words."""
    begins = [0, *(found.end() for found in _NEXT_PART.finditer(text))]
    return ((begin, text[begin:end].rstrip()) for begin, end in pairwise((*begins, len(text))))


@lru_cache(maxsize=REMEMBERED)
def tree_of(part: str) -> Branch:
    """The tree of a part: no indent reaches over it, so it does not change when another part is edited."""
    return grammar.parser(grammar.PLAN).parse(f"\n{part}", with_depths)


def lines_of(read: Branch, begin: int = 0) -> tuple[Line | Comment, ...]:
    """The lines of a tree that was read from this place on."""
    return tuple([_leaf(one, begin) if isinstance(one, Token) else _with_body(one, begin) for one in read.children])


def _leaf(token: Token, begin: int) -> Line | Comment:
    words = token.text.lstrip("\n ")
    start = begin + token.start + len(token.text) - len(words) - _LEAD
    span = Span(start, start + len(words))
    if token.type == "COMMENT":
        return Comment(words, span)
    mark = _mark(token.type, words)
    return Line(_KINDS[token.type], words[:mark], words[mark:], span, start + mark)


def _with_body(read: Branch, begin: int) -> Line | Comment:
    """The line with the deeper ones; each further body begins where an indent fits no line above."""
    token, *bodies = cast("list[Any]", read.children)
    inner = [lines_of(body, begin) for body in bodies]
    strays = tuple([body[0].span.start for body in inner[1:]])
    return structs.replace(_leaf(token, begin), body=tuple(chain.from_iterable(inner)), strays=strays)


def _mark(kind: str, words: str) -> int:
    """How long the mark is that opens the line."""
    if kind == "PROSE":
        return 0
    if kind == "POINT":
        return len(words) - len(words.partition(" ")[2].lstrip(" "))
    return len(words) - len(words.lstrip("#")) if kind == "HEADING" else 1
