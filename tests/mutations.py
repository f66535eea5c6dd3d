"""Faults seeded into the examples: `python -m tests.mutations` says which kinds are told at the right line."""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import kehoach
from tests.case_files import CASES
from tests.examples.plans import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

EXAMPLES = sorted(path for path in (ROOT / "examples").glob("*.kh") if path.stem not in ("phat-dong-xa", "van-phong"))
"""All plans with text of their own: not the template for many, nor what they share."""
SEED = 20_260_301
_HEAD_LINES = ("//", "@")


class Mutation(NamedTuple):
    """A kind of fault, and the codes of which one must be told."""

    name: str
    find: re.Pattern[str]
    write: str
    told: frozenset[str]


class Seeded(NamedTuple):
    """A fault in a plan: its kind, the file, the line, and whether it was told there."""

    mutation: str
    file: str
    line: int
    caught: bool


def mutations() -> list[Mutation]:
    """Every kind of fault of `tests/cases/mutations.toml`."""
    raw: Mapping[str, Mapping[str, object]] = tomllib.loads((CASES / "mutations.toml").read_text(encoding="utf-8"))
    return [_mutation(name, one) for name, one in raw.items()]


def _mutation(name: str, raw: Mapping[str, object]) -> Mutation:
    told = raw["told"]
    assert isinstance(told, list)
    return Mutation(name, re.compile(str(raw["find"])), str(raw["write"]), frozenset(map(str, told)))


def seeded(random: Random, most: int) -> Iterator[Seeded]:
    """Each kind at up to so many random places of each example."""
    for path in EXAMPLES:
        lines = path.read_text(encoding="utf-8").split("\n")
        before = _told(path.name, lines)
        for mutation in mutations():
            places = list(_places(mutation, lines))
            for line, found in random.sample(places, min(most, len(places))):
                wrong = found.string[: found.start()] + found.expand(mutation.write) + found.string[found.end() :]
                after = _told(path.name, [*lines[:line], wrong, *lines[line + 1 :]])
                new = {code for (code, at), count in (after - before).items() if at == line and count}
                yield Seeded(mutation.name, path.name, line + 1, bool(new & mutation.told))


def _places(mutation: Mutation, lines: Sequence[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Where the fault can be put; in comments and directives only if it speaks of them."""
    for at, line in enumerate(lines):
        if not line.lstrip().startswith(_HEAD_LINES) or mutation.find.pattern.startswith("^(@"):
            yield from ((at, found) for found in mutation.find.finditer(line))


def _told(name: str, lines: Iterable[str]) -> Counter[tuple[str, int]]:
    """How often each code is told on each line, by the indexes of the lines."""
    file = ROOT / "examples" / name
    result = kehoach.loads("\n".join(lines), path=str(file), file=file)
    own = (one for one in result.check() if one.place.file == str(file))
    return Counter((one.code, at) for one in own for at in range(one.place.line - 1, one.place.end_line))


def main() -> int:
    """Seed many faults, and tell by kind how many were found."""
    done = list(seeded(Random(SEED), int(sys.argv[1]) if len(sys.argv) > 1 else 5))  # noqa: S311 - no secrets here
    for name in dict.fromkeys(one.mutation for one in done):
        own = [one for one in done if one.mutation == name]
        missed = " ".join(f"{one.file}:{one.line}" for one in own if not one.caught)
        print(f"{name:28}{sum(one.caught for one in own):>4}/{len(own):<4}{missed}")  # noqa: T201 - its output
    print(f"{'':28}{sum(one.caught for one in done):>4}/{len(done)}")  # noqa: T201 - its output
    return 0


if __name__ == "__main__":
    sys.exit(main())
