"""Our reading by lark's tables against lark's own reading, which is what is meant by them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from lark import Token as LarkToken
from lark.exceptions import UnexpectedInput
from lark.lark import PostLex

from kehoach.dsl import grammar
from kehoach.dsl.automaton import Automaton, Branch, Token, UnreadableError
from kehoach.dsl.indents import with_depths
from kehoach.text.source import Source
from tests.case_files import all_cases, rule_cases
from tests.examples.plans import ROOT
from tests.plans_strategy import samples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Lark, Tree

    from tests.plans_strategy import Sample

HEAD = re.compile(r"\{([^{}:]*)")
TEXTS = {
    **{path.name: path.read_text(encoding="utf-8") for path in (ROOT / "examples").glob("*.kh")},
    **{f"{case.name} {file}": text for case in (*all_cases(), *rule_cases("")) for file, text in case.files.items()},
}
"""Every example, and every case."""

BLANK = st.sampled_from(["", " ", "  ", "    ", "\n", "\n   \n "])
MARK = st.sampled_from(["@", "#", "###", "1. ", "2.", "12.3. ", "- ", "a) ", "(4) ", "• ", "IV. ", "| ", "// ", "-"])
LINES = st.lists(st.builds("{}{}{}".format, BLANK, MARK | st.just(""), st.sampled_from(["", "đợt", "một hai"])))
SIGN = st.sampled_from([*"#?;=.,+-→'7", "03/02/1930", "98%"])
WORD = st.sampled_from(["năm", "chỉ-tiêu", "đ1", "x_", "chỉ", "tiêu"])
HEADS = st.lists(st.builds("{}{}".format, st.sampled_from(["", "", " "]), SIGN | WORD), max_size=9).map("".join)


class Depths(PostLex):
    """`with_depths` for lark."""

    def process(self, stream: Iterator[LarkToken]) -> Iterator[LarkToken]:
        own = (Token(token.type, str(token), token.start_pos or 0) for token in stream)
        return (LarkToken(token.type, token.text, token.start) for token in with_depths(own))


@cache
def lark(name: str) -> Lark:
    return grammar.build(name, Depths() if name == grammar.PLAN else None)


def branch(tree: Tree[LarkToken]) -> Branch:
    return Branch(str(tree.data), [leaf(one) if isinstance(one, LarkToken) else branch(one) for one in tree.children])


def leaf(token: LarkToken) -> Token:
    return Token(token.type, str(token), token.start_pos or 0)


def by_lark(name: str, text: str) -> Branch | None:
    try:
        return branch(lark(name).parse(text))
    except UnexpectedInput:
        return None


def ours(name: str, text: str) -> Branch | None:
    parser = automaton(name)
    try:
        return parser.parse(text, with_depths) if name == grammar.PLAN else parser.parse(text)
    except UnreadableError:
        return None


@cache
def automaton(name: str) -> Automaton:
    return Automaton(grammar.tabulated(name))


def lines_of(text: str) -> str:
    return f"\n{Source(text).text.rstrip()}"


def test_every_plan_has_the_tree_that_lark_reads() -> None:
    texts = {name: lines_of(text) for name, text in TEXTS.items()}
    assert [name for name, text in texts.items() if ours(grammar.PLAN, text) != by_lark(grammar.PLAN, text)] == []


def test_every_head_has_the_tree_that_lark_reads() -> None:
    heads = {head for text in TEXTS.values() for head in HEAD.findall(text)}
    assert len(heads) > 100
    assert [head for head in heads if ours(grammar.INLINE, head) != by_lark(grammar.INLINE, head)] == []


@given(samples())
def test_random_plans_have_the_tree_that_lark_reads(plan: Sample) -> None:
    text = lines_of(plan.text)
    assert ours(grammar.PLAN, text) == by_lark(grammar.PLAN, text) is not None


@given(LINES.map("\n".join))
def test_random_lines_have_the_tree_that_lark_reads(text: str) -> None:
    assert ours(grammar.PLAN, lines_of(text)) == by_lark(grammar.PLAN, lines_of(text))


@given(HEADS)
def test_random_heads_are_read_or_refused_as_lark_does(head: str) -> None:
    assert ours(grammar.INLINE, head) == by_lark(grammar.INLINE, head)


@given(st.text(max_size=30))
def test_whatever_is_written_is_read_or_refused_as_lark_does(text: str) -> None:
    for name in grammar.NAMES:
        assert ours(name, text) == by_lark(name, text)


def test_a_long_plan_is_read_in_a_time_that_grows_with_it() -> None:
    """A list that is copied for each of its parts would take minutes."""
    tree = ours(grammar.PLAN, "\n- một" * 200_000)
    assert tree is not None
    assert len(tree.children) == 200_000
