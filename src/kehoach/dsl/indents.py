"""Depth of lines as tokens for the grammar: never an error, and a comment goes with the line that follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lark import Token
from lark.lark import PostLex

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 24


class Indents(PostLex):
    """Puts the change of depth before each line, and the comments above a line between the two."""

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        """Pass the tokens on; nothing is held between parses."""
        depths: list[int] = []
        comments: list[Token] = []
        for token in stream:
            if token.type == "COMMENT":
                comments.append(token)
                continue
            depth = _depth(token)
            if not depths or depth != depths[-1]:
                yield from _change(depths, depth)
            yield from comments
            comments.clear()
            yield token
        yield from (Token("_DEDENT", "") for _ in depths[1:])
        yield from comments


def gap(token: str) -> int:
    """How many line ends and spaces stand before the line itself."""
    return len(token) - len(token.lstrip("\n "))


def _depth(token: Token) -> int:
    start = gap(token)
    return start - 1 - token.rfind("\n", 0, start)


def _change(depths: list[int], depth: int) -> Iterator[Token]:
    if not depths:
        depths.append(depth)
    while len(depths) > 1 and depth < depths[-1]:
        depths.pop()
        yield Token("_DEDENT", "")
    depths[0] = min(depths[0], depth)
    if depth > depths[-1] and len(depths) < DEEPEST:
        depths.append(depth)
        yield Token("_INDENT", "")
