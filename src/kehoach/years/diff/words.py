"""Two texts word by word: what stays, what goes, what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from kehoach.years.diff.differences import State

Token = TypeVar("Token", bound="Hashable")
_TOKEN = lazily(r"\d+(?:[.,/\-]\d+)*%?|\w+|\s+|.")
"""A number or a date is one word, however it is punctuated."""


class Piece(NamedTuple, Generic[Token]):
    """Words that are in one text or in both, and what becomes of them."""

    state: State
    tokens: Sequence[Token]


class _Step(NamedTuple, Generic[Token]):
    """A stretch that stays, or one that takes the place of another."""

    stays: bool
    gone: Sequence[Token]
    come: Sequence[Token]


def tokens(text: str) -> list[str]:
    """The words, numbers, signs and gaps of a text."""
    return _TOKEN.findall(text)


def changed(before: Sequence[Token], after: Sequence[Token], length: Callable[[Token], int]) -> Iterator[Piece[Token]]:
    """The words of both, those that go before those that come in their place; `length` tells how long a word is."""
    for step in _whole(_steps(before, after), length):
        pieces = (Piece[Token]("", step.come),) if step.stays else _replaced(step.gone, step.come)
        yield from (piece for piece in pieces if piece.tokens)


def _replaced(gone: Sequence[Token], come: Sequence[Token]) -> Iterator[Piece[Token]]:
    """A stretch and the one in its place; what both begin and end with stays."""
    shortest = min(len(gone), len(come))
    start = next((at for at in range(shortest) if gone[at] != come[at]), shortest)
    end = next((at for at in range(shortest - start) if gone[-1 - at] != come[-1 - at]), shortest - start)
    yield Piece("", come[:start])
    yield Piece("deleted", gone[start : len(gone) - end])
    yield Piece("inserted", come[start : len(come) - end])
    yield Piece("", come[len(come) - end :])


def _steps(before: Sequence[Token], after: Sequence[Token]) -> Iterator[_Step[Token]]:
    from rapidfuzz.distance import LCSseq

    for step in LCSseq.opcodes(before, after):
        gone, come = before[step.src_start : step.src_end], after[step.dest_start : step.dest_end]
        yield _Step(step.tag == "equal", gone, come)


def _whole(steps: Iterator[_Step[Token]], length: Callable[[Token], int]) -> list[_Step[Token]]:
    """The steps without the crumbs between two changes: what stays is longer than what changes around it."""

    def weight(step: _Step[Token]) -> int:
        return max(sum(map(length, side)) for side in (step.gone, step.come))

    out: list[_Step[Token]] = []
    for step in steps:
        out.append(step)
        while len(out) > 1 and not out[-1].stays:
            if not out[-2].stays:
                out[-2:] = [_joined(*out[-2:])]
            elif len(out) > 2 and weight(out[-2]) <= min(weight(out[-3]), weight(out[-1])):  # noqa: PLR2004 - a change before what stays
                out[-3:] = [_joined(*out[-3:])]
            else:
                break
    return out


def _joined(*steps: _Step[Token]) -> _Step[Token]:
    gone = [token for step in steps for token in step.gone]
    return _Step(stays=False, gone=gone, come=[token for step in steps for token in step.come])
