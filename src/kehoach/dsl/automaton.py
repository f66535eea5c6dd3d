"""Runs the tables that lark makes of a grammar: text → tokens → tree, the same tree that lark would read.

The tables are all that reading a plan needs of lark, which takes longer to import than a plan to be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

import msgspec

from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Amend = Callable[[Iterator["Token"]], Iterator["Token"]]

Becomes = Literal["kept", "spread", "dropped"]
"""What a part of a rule becomes: a child, its children in its place, nothing."""

_END = "$END"
"""As lark calls what follows the last token."""


class Token(msgspec.Struct, frozen=True, gc=False):
    """Words of the text, and which terminal of the grammar they are."""

    type: str
    text: str
    start: int


class Branch(msgspec.Struct, frozen=True):
    """What was read by a rule."""

    rule: str
    children: list[Branch | Token]


class State(msgspec.Struct, frozen=True):
    """What may come next: an expression that finds it, and what follows from each token (or branch, by its rule)."""

    lexer: str
    shifts: dict[str, int]
    """The states to go on in."""
    reductions: dict[str, int]
    """The rules that have been read whole."""


class Rule(msgspec.Struct, frozen=True):
    """How the parts that were read last make a branch."""

    name: str
    parts: tuple[Becomes, ...]


class Table(msgspec.Struct, frozen=True):
    """A grammar."""

    states: dict[int, State]
    rules: dict[int, Rule]
    ignored: list[str]
    start: int
    end: int


class UnreadableError(ValueError):
    """The text is none of this grammar."""


class Automaton:
    """Reads texts of one grammar."""

    def __init__(self, table: Table) -> None:
        self._table = table
        expressions = {state.lexer: lazily(state.lexer) for state in table.states.values()}
        self._lexers = {number: expressions[state.lexer] for number, state in table.states.items()}

    def parse(self, text: str, amend: Amend = iter) -> Branch:
        """The tree of a text; `amend` may put tokens between those that the text holds."""
        states, read = [self._table.start], list[Branch | Token]()
        for token in amend(self._tokens(text, states)):
            while (state := self._table.states[states[-1]].shifts.get(token.type)) is None:
                self._reduce(token.type, states, read)
            states.append(state)
            read.append(token)
        while states[-1] != self._table.end:
            self._reduce(_END, states, read)
        return cast("Branch", read[0])

    def _tokens(self, text: str, states: list[int]) -> Iterator[Token]:
        """The tokens, each looked for when the state that expects it has been reached."""
        at = 0
        while at < len(text):
            found = self._lexers[states[-1]].match(text, at)
            if not found or not found.lastgroup:
                raise UnreadableError
            if found.lastgroup not in self._table.ignored:
                yield Token(found.lastgroup, found.group(), at)
            at = found.end()

    def _reduce(self, ahead: str, states: list[int], read: list[Branch | Token]) -> None:
        """Put a branch in the place of its parts, and go back to the state before them."""
        rule = self._table.rules.get(self._table.states[states[-1]].reductions.get(ahead, -1))
        if rule is None:
            raise UnreadableError
        begin = len(read) - len(rule.parts)
        children = _children(rule, read[begin:])
        del read[begin:], states[begin + 1 :]
        read.append(Branch(rule.name, children))
        states.append(self._table.states[states[-1]].shifts[rule.name])


def _children(rule: Rule, parts: list[Branch | Token]) -> list[Branch | Token]:
    """What a rule keeps of its parts; a list that grows one by one is gone on with and not copied each time."""
    children: list[Branch | Token] = []
    for part, becomes in zip(parts, rule.parts, strict=True):
        if becomes == "kept":
            children.append(part)
        elif becomes == "spread":
            more = cast("Branch", part).children
            children = children + more if children else more
    return children
