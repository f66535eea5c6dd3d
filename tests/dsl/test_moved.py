"""Parts that were read before are only moved; each source must have the tree that it has when all of it is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from kehoach import dsl
from kehoach.dsl.reader import read_before
from kehoach.text.source import Source
from tests.dsl.test_automaton import LINES, TEXTS
from tests.plans_strategy import samples

if TYPE_CHECKING:
    from kehoach.dsl.nodes import Tree
    from kehoach.text.diagnostics import Diagnostic
    from tests.plans_strategy import Sample

ABOVE = "Một đoạn đứng trước.\n// và một lời ghi\n"


def when_new(text: str) -> tuple[Tree, tuple[Diagnostic, ...]]:
    read_before.cache_clear()
    return dsl.parse(Source(text))


def when_moved(text: str) -> tuple[Tree, tuple[Diagnostic, ...]]:
    """After the parts of the text were read further up, and then where they stood."""
    when_new(text)
    dsl.parse(Source(text))
    return dsl.parse(Source(ABOVE + text))


def test_a_part_is_not_read_again_where_it_has_moved() -> None:
    when_moved("# Mục tiêu\n1. Việc\n")
    assert read_before.cache_info().misses == len(["above", "heading", "point"])


def test_every_plan_has_the_tree_that_it_has_when_it_is_new() -> None:
    assert [name for name, text in TEXTS.items() if when_moved(text) != when_new(ABOVE + text)] == []


@given(samples())
def test_random_plans_have_the_tree_that_they_have_when_they_are_new(plan: Sample) -> None:
    assert when_moved(plan.text) == when_new(ABOVE + plan.text)


@given(LINES.map("\n".join), st.sampled_from(["\n", "@căn cứ\n", "  "]))
def test_random_lines_have_the_tree_that_they_have_when_they_are_new(text: str, between: str) -> None:
    assert when_moved(between + text) == when_new(ABOVE + between + text)
