"""Indicators of two plans: which are new, which are gone, and how far the others were raised or lowered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.layout.sentences import unit_of, value_of
from kehoach.text.letters import fold
from kehoach.years.diff.changes import change, changes, difference, percent
from kehoach.years.diff.differences import Change, Delta, Verdict
from kehoach.years.diff.pairing import given_id, paired

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from kehoach.model.plan import Indicator
    from kehoach.years.diff.differences import Difference
    from kehoach.years.diff.turn import Turn

_FIELDS = ("name", "unit", "per", "scope", "horizon", "note")
_GOOD = {"≥": 1, ">": 1, "decrease": 1, "≤": -1, "<": -1}
"""Whether more or less is better; of an exact or a rough value nobody can say without knowing what it counts."""


def indicators(
    turn: Turn, before: Sequence[Indicator], after: Sequence[Indicator], whole: str = ""
) -> Iterator[Difference]:
    """Indicators matched by their ids, then by their names; the parts of each come after it."""
    for old, new in paired(before, after, _id, lambda one: fold(turn.key(one.name)), lambda one: one.name):
        known = new or old
        name = f"{whole} › {known.name}" if known and whole else known.name if known else ""
        found = _changes(turn, old, new) if old and new else ()
        one = difference("indicators", name, old, new, found or _whole(old, new))
        if one:
            yield one
        if old and new:
            yield from indicators(turn, old.parts, new.parts, name)


def _id(indicator: Indicator) -> str:
    return given_id(indicator.id)


def _whole(old: Indicator | None, new: Indicator | None) -> tuple[Change, ...]:
    """The value of an indicator that came or went."""
    if old and new:
        return ()
    return tuple(
        Change(field="value", before=_value(old), after=_value(new)) for one in (old or new,) if one and value_of(one)
    )


def _value(indicator: Indicator | None) -> str:
    return value_of(indicator) if indicator else ""


def _changes(turn: Turn, old: Indicator, new: Indicator) -> tuple[Change, ...]:
    years = (one for one in changes(turn, ("year",), old, new) if not one.turned)
    return (*_value_change(turn, old, new), *changes(turn, _FIELDS, old, new), *years, *_base_change(turn, old, new))


def _base_change(turn: Turn, old: Indicator, new: Indicator) -> Iterator[Change]:
    """What was reached the year before; where that is what the earlier plan asked for, it only followed the year."""
    for found in change(turn, "base", *(one.base.text if one.base else "" for one in (old, new))):
        reached = new.base.value if new.base else None
        follows = bool(turn.years) and reached is not None and reached == old.value
        yield replace(found, turned=found.turned or follows)


def _value_change(turn: Turn, old: Indicator, new: Indicator) -> Iterator[Change]:
    delta = _delta(old, new)
    for found in change(turn, "value", value_of(old), value_of(new)):
        turned = found.turned and delta is None
        yield Change(field="value", before=found.before, after=found.after, delta=delta, turned=turned)


def _delta(old: Indicator, new: Indicator) -> Delta | None:
    """How far the value went, where both are numbers of one unit."""
    if old.value is None or new.value is None or unit_of(old) != unit_of(new) or old.value == new.value:
        return None
    amount = new.value - old.value
    relative = None if new.unit.startswith("%") else percent(amount, old.value)
    good = _GOOD.get(new.comparator, 0) if new.comparator == old.comparator else 0
    return Delta(amount=amount, unit=unit_of(new), percent=relative, verdict=_verdict(good * amount))


def _verdict(gain: Decimal) -> Verdict:
    return "better" if gain > 0 else "worse" if gain < 0 else ""
