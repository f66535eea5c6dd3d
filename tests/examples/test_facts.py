"""Every fact of each example, one by one: `NAME.facts.txt` beside this file says what must be read out of it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.examples.plans import compiled, plan_of
from tests.examples.told import read, told

FACTS = {
    file.name.removesuffix(".facts.txt"): read(file.read_text(encoding="utf-8"))
    for file in sorted(Path(__file__).parent.glob("*.facts.txt"))
}


class Case(NamedTuple):
    example: str
    kind: str


CASES = [Case(example, kind) for example, tables in FACTS.items() for kind in tables]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.example}-{case.kind.split(' |')[0]}")
def test_the_facts_of_one_kind_are_read_exactly(case: Case) -> None:
    assert told(plan_of(case.example))[case.kind] == FACTS[case.example][case.kind]


@pytest.mark.parametrize("example", FACTS)
def test_no_fact_of_another_kind_is_read(example: str) -> None:
    assert told(plan_of(example)).keys() == FACTS[example].keys()


@pytest.mark.parametrize("example", FACTS)
def test_an_example_gives_nothing_to_complain_of(example: str) -> None:
    assert compiled(example).diagnostics == ()
