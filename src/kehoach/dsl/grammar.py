"""The two grammars as automata: lark makes their tables when the package is built, and later only where none fits."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach.dsl import automaton
from kehoach.dsl.automaton import Automaton, Becomes, Rule, State, Table
from kehoach.text import tables
from kehoach.text.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lark import Lark
    from lark.lark import PostLex
    from lark.lexer import TerminalDef

    Action = tuple[int, Any]
    """As lark serializes it: 0 and the state that is next, or 1 and the rule that has been read whole."""

NAMES = PLAN, INLINE = "plan", "inline"


@cache
def parser(name: str) -> Automaton:
    """What reads texts of this grammar: by its table, made anew where no table fits the grammar."""
    return Automaton(tables.load_pickled(name, _origin(name)) or tabulated(name))


def save(name: str) -> None:
    """Make the table of a grammar."""
    tables.save_pickled(name, _origin(name), tabulated(name))


def build(name: str, postlex: PostLex | None = None) -> Lark:
    """The grammar as lark reads it."""
    from lark import Lark

    return Lark(_text(name), parser="lalr", lexer="contextual", maybe_placeholders=False, postlex=postlex)


def tabulated(name: str) -> Table:
    """The table of a grammar: what lark serializes of it, as plain values."""
    from lark.grammar import Rule as LarkRule
    from lark.lexer import TerminalDef as LarkTerminal

    lark = build(name)
    data, memo = lark.memo_serialize([LarkTerminal, LarkRule])
    found, ignored = data["parser"]["parser"], data["parser"]["lexer_conf"]["ignore"]
    states = {
        number: _state({found["tokens"][token]: action for token, action in actions.items()}, lark.terminals, ignored)
        for number, actions in found["states"].items()
    }
    rules = {number: _rule(one) for number, one in memo.items() if one["__type__"] == LarkRule.__name__}
    return Table(states, rules, ignored, found["start_states"]["start"], found["end_states"]["start"])


def _state(actions: Mapping[str, Action], terminals: Iterable[TerminalDef], ignored: Iterable[str]) -> State:
    known = [terminal for terminal in terminals if terminal.name in {*actions, *ignored}]
    shifts = {token: to for token, (reduces, to) in actions.items() if not reduces}
    reductions = {token: rule["@"] for token, (reduces, rule) in actions.items() if reduces}
    return State(_lexer(known), shifts, reductions)


def _lexer(terminals: Iterable[TerminalDef]) -> str:
    """One expression for all that may come next, tried in the order that lark's documentation gives."""
    ranks = {(-one.priority, -one.pattern.max_width, -len(one.pattern.value), one.name): one for one in terminals}
    return "|".join(f"(?P<{one.name}>{one.pattern.to_regexp()})" for _, one in sorted(ranks.items()))


def _rule(rule: Mapping[str, Any]) -> Rule:
    name, parts = rule["origin"]["name"], tuple(_becomes(part) for part in rule["expansion"])
    return Rule(name, parts, grows=parts == ("spread", "kept") and rule["expansion"][0]["name"] == name)


def _becomes(part: Mapping[str, Any]) -> Becomes:
    if part.get("filter_out"):
        return "dropped"
    helps = part["__type__"] == "NonTerminal" and part["name"].startswith("_")
    return "spread" if helps else "kept"


def _origin(name: str) -> tuple[bytes, bytes]:
    """A grammar, and the module whose types its table holds."""
    return _text(name).encode(), Path(automaton.__file__).read_bytes()


def _text(name: str) -> str:
    return resource("grammar", f"{name}.lark").read_text(encoding="utf-8")
