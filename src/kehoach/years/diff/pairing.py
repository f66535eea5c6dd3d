"""Which fact of one plan answers to which of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from kehoach.text.patterns import lazily
from kehoach.years.diff.alignment import likeness, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Fact = TypeVar("Fact")
Way = "Callable[[Fact], str]"
_OWN = lazily(r"(?:muc-tieu|chi-tieu|giao|hoat-dong|chuong-trinh|khen-thuong|phu-luc)-\d+")
"""Ids that the program gives; they count, and name nothing."""
_ALIKE = 0.6


def given_id(name: str) -> str:
    """The id that an author gave; empty where the program did."""
    return "" if _OWN.fullmatch(name) else name


def paired(
    before: Sequence[Fact], after: Sequence[Fact], *ways: Callable[[Fact], str], least: float = _ALIKE
) -> Iterator[tuple[Fact | None, Fact | None]]:
    """Facts that are the same in one of the ways, the first way first; at last those whose last way is much alike.

    What is kept and what is dropped comes in the earlier order, then what is added.
    """
    answers: dict[int, int] = {}
    for way in ways:
        answers |= _same(before, after, way, answers)
    answers |= _alike(before, after, ways[-1], answers, least)
    for at, fact in enumerate(before):
        yield fact, after[answers[at]] if at in answers else None
    taken = set(answers.values())
    for at, fact in enumerate(after):
        if at not in taken:
            yield None, fact


def _free(facts: Sequence[Fact], taken: set[int]) -> list[tuple[int, Fact]]:
    return [(at, fact) for at, fact in enumerate(facts) if at not in taken]


def _same(
    before: Sequence[Fact], after: Sequence[Fact], way: Callable[[Fact], str], answers: dict[int, int]
) -> dict[int, int]:
    waiting: dict[str, list[int]] = {}
    for at, fact in _free(after, set(answers.values())):
        waiting.setdefault(way(fact), []).append(at)
    waiting.pop("", None)
    return {at: waiting[way(fact)].pop(0) for at, fact in _free(before, set(answers)) if waiting.get(way(fact))}


def _alike(
    before: Sequence[Fact], after: Sequence[Fact], way: Callable[[Fact], str], answers: dict[int, int], least: float
) -> dict[int, int]:
    """The likest first."""
    others = [(to, words_of(way(fact))) for to, fact in _free(after, set(answers.values()))]
    found: list[tuple[float, int, int]] = []
    for at, fact in _free(before, set(answers)) if others else ():
        words = words_of(way(fact))
        found += [(-alike, at, to) for to, other in others if (alike := likeness(words, other)) >= least]
    out: dict[int, int] = {}
    for _, at, to in sorted(found):
        if at not in out and to not in out.values():
            out[at] = to
    return out
