"""Plans laid out and imported again: `python -m tests.intake.roundtrips --plans 500 --to docx`."""

from __future__ import annotations

import argparse
import re
import sys
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings

import kehoach
from kehoach.intake.structure import source_of
from tests.intake import old
from tests.intake.facts import measure
from tests.intake.spoken_plans import spoken_plans
from tests.plans_strategy import samples

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_WORD = re.compile(r"\w+")


class Trip(NamedTuple):
    """A plan that was laid out and imported."""

    source: str
    same_words: bool
    scores: dict[str, measure.Score]

    @property
    def score(self) -> measure.Score:
        """How many of all its facts came back."""
        return measure.total(self.scores.values())


def trip(before: kehoach.Result, to: str) -> Trip:
    """Lay a plan out, import what comes of it, and compare."""
    made = source_of(old.read(before.render(to), f"ke-hoach.{kehoach.OUTPUTS[to]}"))
    after = kehoach.loads(made.source)
    same = not made.differences and words(before) == words(after)
    return Trip(made.source, same, measure.compared(measure.told(before), measure.told(after)))


def words(result: kehoach.Result) -> list[str]:
    """Every word that a plan prints, in order."""
    return _WORD.findall(result.render("text").decode().casefold())


def trips(plans: SearchStrategy[str], count: int, to: str, start: int = 0) -> list[Trip]:
    """The trips of so many random plans."""
    out: list[Trip] = []

    @seed(start)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(plans)
    def each(text: str) -> None:
        if (before := kehoach.loads(text)).plan is not None:
            out.append(trip(before, to))

    each()
    return out


def main() -> None:
    """Print how many of so many random plans come back."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--plans", type=int, default=100)
    parser.add_argument("--to", default="text", choices=kehoach.OUTPUTS)
    options = parser.parse_args()
    for name, plans in (("every construct", samples().map(lambda one: one.text)), ("as offices speak", spoken_plans())):
        made = trips(plans, options.plans, options.to)
        same = sum(one.same_words for one in made)
        score = measure.total(one.score for one in made)
        sys.stdout.write(
            f"{name}, {options.to}: {same} of {len(made)} print the same words; "
            f"{score.recall:.1%} of the facts found, {1 - score.precision:.1%} of those found are false\n"
        )


if __name__ == "__main__":
    main()
