"""Runs the tables that lark makes of a grammar: text → tokens → tree, the same tree that lark would read.

The tables are all that reading a plan needs of lark, which takes longer to import than a plan to be read.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Amend = Callable[[Iterator["Token"]], Iterator["Token"]]

Becomes = Literal["kept", "spread", "dropped"]
"""What a part of a rule becomes: a child, its children in its place, nothing."""


class Token(msgspec.Struct, frozen=True, gc=False):
    """Words of the text, and which terminal of the grammar they are."""

    type: str
    text: str
    start: int


_END = Token("$END", "", 0)
"""What lark takes for the token after the last one."""


class Branch(msgspec.Struct, frozen=True, gc=False):
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
    grows: bool
    """Whether it only adds its last part to what the same rule has read before."""


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
        self._start, self._ignored = table.start, table.ignored
        expressions = {state.lexer: lazily(state.lexer) for state in table.states.values()}
        self._lexers = {number: expressions[state.lexer] for number, state in table.states.items()}
        self._steps: dict[int, dict[str, Any]] = {
            number: {**state.shifts, **{ahead: table.rules[rule] for ahead, rule in state.reductions.items()}}
            for number, state in table.states.items()
        }
        self._steps[table.end][_END.type] = table.end

    def parse(self, text: str, amend: Amend = iter) -> Branch:
        """The tree of a text; `amend` may put tokens between those that the text holds."""
        states, read, steps = [self._start], list[Any](), self._steps
        for token in chain(amend(self._tokens(text, states)), (_END,)):
            kind = token.type
            while (step := steps[states[-1]].get(kind)).__class__ is Rule:
                if step.grows:
                    read[-2].children.append(read.pop())
                    states.pop()
                else:
                    self._reduce(step, states, read)
            if step is None:
                raise UnreadableError
            states.append(step)
            read.append(token)
        branch: Branch = read[0]
        return branch

    def _tokens(self, text: str, states: list[int]) -> Iterator[Token]:
        """The tokens, each looked for when the state that expects it has been reached."""
        at, end, lexers, ignored = 0, len(text), self._lexers, self._ignored
        while at < end:
            found = lexers[states[-1]].match(text, at)
            kind = found.lastgroup if found else None
            if not found or not kind:
                raise UnreadableError
            if kind not in ignored:
                yield Token(kind, found.group(), at)
            at = found.end()

    def _reduce(self, rule: Rule, states: list[int], read: list[Any]) -> None:
        """Put a branch in the place of its parts, and go back to the state before them."""
        begin = len(read) - len(rule.parts)
        children = _children(rule, read[begin:])
        del read[begin:], states[begin + 1 :]
        read.append(Branch(rule.name, children))
        states.append(self._steps[states[-1]][rule.name])


def _children(rule: Rule, parts: list[Any]) -> list[Branch | Token]:
    """What a rule keeps of its parts."""
    children: list[Branch | Token] = []
    for part, becomes in zip(parts, rule.parts, strict=True):
        if becomes == "kept":
            children.append(part)
        elif becomes == "spread":
            children += part.children
    return children
