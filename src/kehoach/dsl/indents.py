"""Depth of lines as tokens for the grammar: never an error, and a comment goes with the line that follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.dsl.automaton import Token

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 24


def with_depths(tokens: Iterator[Token]) -> Iterator[Token]:
    """Put the change of depth before each line, and the comments above a line between the two."""
    depths: list[int] = []
    comments: list[Token] = []
    for token in tokens:
        if token.type == "COMMENT":
            comments.append(token)
            continue
        line = token.text
        start = len(line) - len(line.lstrip("\n "))
        depth = start - 1 - line.rfind("\n", 0, start)
        if not depths or depth != depths[-1]:
            yield from _change(depths, depth)
        if comments:
            yield from comments
            comments.clear()
        yield token
    yield from (Token("_DEDENT", "", 0) for _ in depths[1:])
    yield from comments


def _change(depths: list[int], depth: int) -> Iterator[Token]:
    if not depths:
        depths.append(depth)
    while len(depths) > 1 and depth < depths[-1]:
        depths.pop()
        yield Token("_DEDENT", "", 0)
    depths[0] = min(depths[0], depth)
    if depth > depths[-1] and len(depths) < DEEPEST:
        depths.append(depth)
        yield Token("_INDENT", "", 0)
