"""What is otherwise in two facts that answer to each other, field by field, in the words of a plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from kehoach.model.content import Run
from kehoach.model.draft import said
from kehoach.values.dates import PartialDate, format_date
from kehoach.values.numbers import format_number
from kehoach.years.diff.differences import Change, Delta, Difference, Stretch
from kehoach.years.diff.words import changed, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kehoach.model.content import Span, Text
    from kehoach.years.diff.differences import State, Topic
    from kehoach.years.diff.turn import Turn

_TENTH = Decimal("0.1")
_LEAP_DAY = (2, 29)


@dataclass(frozen=True)
class _Word:
    """A word, known by what is left of it without the numbers that may follow the year."""

    key: str
    text: str = field(compare=False)
    numbers: tuple[int, ...] = field(compare=False)


class Shape(NamedTuple):
    """What facts of one kind are known by, and which of their fields are compared."""

    topic: Topic
    name: Callable[[object], str]
    fields: tuple[str, ...]


def words(value: object) -> str:
    """A value of the model in words."""
    if isinstance(value, tuple):
        parts = "".join(said(run) for run in value) if value and isinstance(value[0], Run) else ""
        return parts or "; ".join(words(each) for each in value)
    if isinstance(value, (date, PartialDate)):
        return format_date(value)
    if isinstance(value, Decimal):
        return format_number(value)
    return str(value) if value not in (None, False) else ""


def change(turn: Turn, field: str, before: object, after: object) -> Iterator[Change]:
    """The change of one field, if it is one."""
    old, new = words(before), words(after)
    state = turn.state(old, new)
    if state != "same":
        delta = None if state == "turned" else moved(turn, before, after)
        yield Change(field=field, before=old, after=new, delta=delta, turned=state == "turned")


def changes(turn: Turn, fields: Iterable[str], before: object, after: object) -> tuple[Change, ...]:
    """The changes of several fields of two facts."""
    each = ((field, getattr(before, field), getattr(after, field)) for field in fields)
    return tuple(one for field, old, new in each for one in change(turn, field, old, new))


def moved(turn: Turn, before: object, after: object) -> Delta | None:
    """How many days later a date is than the turn of the year alone would have it."""
    if not isinstance(before, date) or not isinstance(after, date):
        return None
    leap = (before.month, before.day) == _LEAP_DAY
    expected = before.replace(year=before.year + turn.years, day=28 if leap else before.day)
    stayed = abs((after - before).days) < abs((after - expected).days)
    days = (after - (before if stayed else expected)).days
    return Delta(amount=Decimal(days), unit="ngày") if days else None


def percent(amount: Decimal, of: Decimal) -> Decimal | None:
    """An amount in percent of another one, to one place; nothing of 0."""
    if not of:
        return None
    exact = (amount / abs(of) * 100).quantize(_TENTH)
    whole = exact.to_integral_value()
    return whole if whole == exact else exact


def difference(
    topic: Topic, name: str, before: object | None, after: object | None, found: tuple[Change, ...] = ()
) -> Difference | None:
    """What there is to say of two facts that answer to each other, or of one that came or went."""
    if before is not None and after is not None and not found:
        return None
    return Difference(
        topic=topic,
        kind="added" if before is None else "dropped" if after is None else "changed",
        name=" ".join(name.split()),
        id=getattr(after or before, "id", ""),
        changes=found,
        span_before=span(before),
        span_after=span(after),
    )


def span(fact: object | None) -> Span | None:
    """Where a fact stands in the source."""
    found: Span | None = getattr(fact, "span", None)
    return found


def plain(runs: Text) -> str:
    """The words of a text of the model."""
    return "".join(said(run) for run in runs)


def stretches(turn: Turn, old: str, new: str) -> Iterator[Stretch]:
    """The words of two sentences, those of one fate together."""
    for state, same in groupby(_fates(turn, _words(turn, old), _words(turn, new)), lambda fate: fate[0]):
        yield Stretch(text="".join(text for _, text in same), state=state)


def _fates(turn: Turn, old: Sequence[_Word], new: Sequence[_Word]) -> Iterator[tuple[State, str]]:
    """What becomes of each word; one that stays is held against what it was."""
    at = 0
    for piece in changed(old, new, lambda word: len(word.text)):
        gone = old[at : at + len(piece.tokens)] if piece.state != "inserted" else ()
        at += len(gone)
        if piece.state:
            yield piece.state, "".join(word.text for word in piece.tokens)
            continue
        for before, after in zip(gone, piece.tokens, strict=True):
            if before.text == after.text or turn.turns(before.numbers, after.numbers):
                yield "turned" if before.text != after.text else "", after.text
            else:
                yield from (("deleted", before.text), ("inserted", after.text))


def _words(turn: Turn, text: str) -> list[_Word]:
    found, start = [], 0
    turning = [(*span, turn.number(text[slice(*span)])) for span in turn.turning(text)] if turn.years else []
    for token in tokens(text):
        stop = start + len(token)
        inside = [(max(at, start), min(end, stop), number) for at, end, number in turning if at < stop and start < end]
        key = token
        for at, end, _ in reversed(inside):
            key = f"{key[: at - start]}\0{key[end - start :]}"
        found.append(_Word(key, token, tuple(number for _, _, number in inside)))
        start = stop
    return found
