"""Two texts word by word: what stays, what goes, what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

State = Literal["inserted", "deleted", ""]
_TOKEN = lazily(r"\d+(?:[.,/\-]\d+)*%?|\w+|\s+|.", 0)
"""A number or a date is one word, however it is punctuated."""


class Token(NamedTuple):
    """A word, a number, a sign or a gap, and how it looks."""

    text: str
    look: Hashable = ()


class Word(NamedTuple):
    """A token and what becomes of it."""

    state: State
    token: Token


class _Step(NamedTuple):
    """A stretch that stays, or one that takes the place of another."""

    stays: bool
    gone: Sequence[Token]
    come: Sequence[Token]

    def weight(self) -> int:
        return max(sum(len(token.text) for token in side) for side in (self.gone, self.come))


def tokens(text: str, look: Hashable = ()) -> list[Token]:
    """The words of a text in one look."""
    return [Token(word, look) for word in _TOKEN.findall(text)]


def changed(before: Sequence[Token], after: Sequence[Token]) -> Iterator[Word]:
    """The words of both, those that go before those that come in their place."""
    for step in _whole(_steps(before, after)):
        if step.stays:
            yield from (Word("", token) for token in step.come)
        else:
            yield from _replaced(step.gone, step.come)


def _replaced(gone: Sequence[Token], come: Sequence[Token]) -> Iterator[Word]:
    """The words of a stretch and of the one in its place; what both begin and end with stays."""
    shortest = min(len(gone), len(come))
    start = next((at for at in range(shortest) if gone[at] != come[at]), shortest)
    end = next((at for at in range(shortest - start) if gone[-1 - at] != come[-1 - at]), shortest - start)
    yield from (Word("", token) for token in come[:start])
    yield from (Word("deleted", token) for token in gone[start : len(gone) - end])
    yield from (Word("inserted", token) for token in come[start : len(come) - end])
    yield from (Word("", token) for token in come[len(come) - end :])


def _steps(before: Sequence[Token], after: Sequence[Token]) -> Iterator[_Step]:
    from rapidfuzz.distance import LCSseq

    for step in LCSseq.opcodes(before, after):
        gone, come = before[step.src_start : step.src_end], after[step.dest_start : step.dest_end]
        yield _Step(step.tag == "equal", gone, come)


def _whole(steps: Iterator[_Step]) -> list[_Step]:
    """The steps without the crumbs between two changes: what stays is no shorter than what changes around it."""
    out: list[_Step] = []
    for step in steps:
        out.append(step)
        while len(out) > 1 and not out[-1].stays:
            if not out[-2].stays:
                out[-2:] = [_joined(*out[-2:])]
            elif len(out) > 2 and out[-2].weight() <= min(out[-3].weight(), out[-1].weight()):  # noqa: PLR2004 - a change before what stays
                out[-3:] = [_joined(*out[-3:])]
            else:
                break
    return out


def _joined(*steps: _Step) -> _Step:
    gone = [token for step in steps for token in step.gone]
    return _Step(stays=False, gone=gone, come=[token for step in steps for token in step.come])
