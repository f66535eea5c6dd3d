"""Which parts of one text answer to which of another: the same ones first, then those that are much alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

_WORD = lazily(r"\w+")
ALIKE = 0.5
"""Two texts that share half of their words are one text that was changed."""


MOST = 40_000
"""How many likenesses are asked for at once: those of two hundred parts with as many others."""


class Key(NamedTuple):
    """What a part is known by: only parts of one kind answer to each other."""

    kind: Hashable
    text: str


class Pair(NamedTuple):
    """The places of a part before and after; nothing where it was not there."""

    before: int | None
    after: int | None


def aligned(before: Sequence[Key], after: Sequence[Key], least: float = ALIKE) -> Iterator[Pair]:
    """All parts of both in their orders; what was dropped comes before what was put in its place."""
    from rapidfuzz.distance import LCSseq

    at = to = 0
    for step in LCSseq.opcodes(before, after):
        if step.tag == "equal":
            yield from _in_gap(before, after, (range(at, step.src_start), range(to, step.dest_start)), least)
            at, to = step.src_end, step.dest_end
            same = zip(range(step.src_start, at), range(step.dest_start, to), strict=True)
            yield from (Pair(*pair) for pair in same)
    yield from _in_gap(before, after, (range(at, len(before)), range(to, len(after))), least)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that two texts have in common, from 0 to 1."""
    both = len(one) + len(other)
    return 2 * len(one & other) / both if both else 1.0


def words_of(text: str) -> frozenset[str]:
    """The words of a text, whatever their case."""
    return frozenset(_WORD.findall(text.lower()))


def _in_gap(before: Sequence[Key], after: Sequence[Key], gap: tuple[range, range], least: float) -> Iterator[Pair]:
    gone, come = gap
    at, to = gone.start, come.start
    find = _likest if len(gone) * len(come) <= MOST else _in_step
    for pair in find(before, after, gap, least) if gone and come else ():
        yield from (Pair(each, None) for each in range(at, pair[0]))
        yield from (Pair(None, each) for each in range(to, pair[1]))
        yield Pair(*pair)
        at, to = pair[0] + 1, pair[1] + 1
    yield from (Pair(each, None) for each in range(at, gone.stop))
    yield from (Pair(None, each) for each in range(to, come.stop))


def _in_step(
    before: Sequence[Key], after: Sequence[Key], gap: tuple[range, range], least: float
) -> Iterator[tuple[int, int]]:
    """Of a great many parts only those that stand at one place of the gap answer to each other."""
    for at, to in zip(*gap, strict=False):
        one, other = before[at], after[to]
        if _enough(one.kind, words_of(one.text), other.kind, words_of(other.text), least):
            yield at, to


def _likest(
    before: Sequence[Key], after: Sequence[Key], gap: tuple[range, range], least: float
) -> list[tuple[int, int]]:
    """The pairs, in both orders, that are most alike together."""
    gone, come = gap
    likenesses = _likenesses([before[at] for at in gone], [after[at] for at in come], least)
    best = [[0.0] * (len(come) + 1) for _ in range(len(gone) + 1)]
    for row in range(len(gone) - 1, -1, -1):
        for column in range(len(come) - 1, -1, -1):
            kept = likenesses[row][column]
            taken = best[row + 1][column + 1] + kept if kept else 0.0
            best[row][column] = max(best[row + 1][column], best[row][column + 1], taken)
    return [(gone[row], come[column]) for row, column in _path(best, likenesses)]


def _path(best: list[list[float]], likenesses: list[list[float]]) -> Iterator[tuple[int, int]]:
    row = column = 0
    while row < len(likenesses) and column < len(likenesses[row]):
        here = best[row][column]
        if here == best[row + 1][column]:
            row += 1
        elif here == best[row][column + 1]:
            column += 1
        else:
            yield row, column
            row, column = row + 1, column + 1


def _likenesses(before: Sequence[Key], after: Sequence[Key], least: float) -> list[list[float]]:
    """How alike each two are; 0 where they are too little alike to be one."""
    others = [(key.kind, words_of(key.text)) for key in after]
    return [[_enough(key.kind, words_of(key.text), *other, least) for other in others] for key in before]


def _enough(kind: Hashable, words: frozenset[str], other_kind: Hashable, others: frozenset[str], least: float) -> float:
    if kind != other_kind:
        return 0.0
    alike = likeness(words, others)
    return alike if alike >= least else 0.0
