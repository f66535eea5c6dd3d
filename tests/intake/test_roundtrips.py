"""A plan that was laid out comes back with the same words and its facts, whatever kind of file it was laid out to."""

from __future__ import annotations

from pathlib import Path

import pytest

import kehoach
from kehoach.intake.structure import source_of
from tests.intake import old, roundtrips
from tests.intake.facts import measure
from tests.intake.spoken_plans import spoken_plans
from tests.plans_strategy import samples

EXAMPLES = sorted(path for path in (Path(__file__).parents[2] / "examples").glob("*.kh") if path.stem != "van-phong")
KINDS = ("text", "docx", "pdf", "html")


@pytest.mark.parametrize("to", KINDS)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_prints_the_same_words_again(example: Path, to: str) -> None:
    before = kehoach.load(example)
    made = source_of(old.read(before.render(to), f"ke-hoach.{kehoach.OUTPUTS[to]}"))
    assert made.differences == ()
    after = kehoach.loads(made.source)
    assert roundtrips.words(after) == roundtrips.words(before)
    assert [fault.code for fault in after.diagnostics if fault.severity == "error"] == []


@pytest.mark.parametrize("to", KINDS)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_comes_back_with_its_facts(example: Path, to: str) -> None:
    score = roundtrips.trip(kehoach.load(example), to).score
    assert score.recall >= 0.95, score.missed
    assert score.precision >= 0.9, score.false


@pytest.mark.parametrize("to", ["text", "docx"])
def test_random_plans_of_every_construct_print_the_same_words_again(to: str) -> None:
    made = roundtrips.trips(samples().map(lambda one: one.text), 15, to)
    assert len(made) > 10
    assert [one.source for one in made if not one.same_words] == []


@pytest.mark.parametrize("to", KINDS)
def test_random_plans_worded_as_offices_do_come_back_with_their_facts(to: str) -> None:
    _come_back(12, to)


@pytest.mark.slow
@pytest.mark.parametrize("to", KINDS)
def test_so_do_five_hundred(to: str) -> None:
    _come_back(500, to)


def _come_back(plans: int, to: str) -> None:
    made = roundtrips.trips(spoken_plans(), plans, to)
    score = measure.total(one.score for one in made)
    assert [one.source for one in made if not one.same_words] == []
    assert score.recall >= 0.95, score.missed
    assert score.precision >= 0.95, score.false
