"""Lines are read part by part; each plan must have the lines that it has when it is read as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from kehoach.dsl import grammar
from kehoach.dsl.indents import with_depths
from kehoach.dsl.lines import lines_of, read_lines
from kehoach.text.source import Source
from tests.dsl.test_automaton import LINES, TEXTS
from tests.plans_strategy import samples

if TYPE_CHECKING:
    from kehoach.dsl.nodes import Comment, Line
    from tests.plans_strategy import Sample


def as_a_whole(source: Source) -> tuple[Line | Comment, ...]:
    text = source.text.rstrip()
    return lines_of(grammar.parser(grammar.PLAN).parse(f"\n{text}", with_depths)) if text else ()


def test_every_plan_has_the_lines_of_the_whole() -> None:
    sources = {name: Source(text) for name, text in TEXTS.items()}
    assert [name for name, source in sources.items() if read_lines(source) != as_a_whole(source)] == []


@given(samples())
def test_random_plans_have_the_lines_of_the_whole(plan: Sample) -> None:
    source = Source(plan.text)
    assert read_lines(source) == as_a_whole(source)


@given(LINES.map("\n".join))
def test_random_lines_have_the_lines_of_the_whole(text: str) -> None:
    assert read_lines(Source(text)) == as_a_whole(Source(text))
