"""Differences in the words of a reader: what they are about, from what to what, and what is to be said beside it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from kehoach.text.catalogue import phrases
from kehoach.text.patterns import lazily
from kehoach.values.numbers import format_number
from kehoach.years.diff.differences import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from kehoach.text.catalogue import Say
    from kehoach.years.diff.differences import Change, Delta, Difference, Differences, Kind, Topic

SIGNS: dict[Kind, str] = {"added": "+", "dropped": "−", "changed": "~", "moved": "↷", "replaced": "⇄"}
_MAIN = ("value", "amount", "citation", "text", "sentence")
"""Fields that need no name: what they are is plain from what the difference is about."""
_LONGEST_NAME = 24
_WORD = lazily(r"\s*\S+")
_NAMES = ("name", "label")
"""Fields that say themselves what the difference is about."""


class Told(NamedTuple):
    """One line that tells a difference or a part of one."""

    kind: Kind
    about: str
    field: str
    words: tuple[Stretch, ...]
    note: str = ""

    @property
    def sign(self) -> str:
        """The sign of its kind, so that no reader needs colours."""
        return SIGNS[self.kind]


class Chapter(NamedTuple):
    """What is told of one topic."""

    topic: Topic
    title: str
    lines: tuple[Told, ...]


def chapters(found: Iterable[Difference], say: Say) -> Iterator[Chapter]:
    """The differences by their topics, in the order of a plan."""
    for topic, same in groupby(found, lambda one: one.topic):
        lines = tuple(line for one in same for line in _told(one, say))
        yield Chapter(topic, say(f"diff-topic.{topic}"), lines)


def total(found: Differences, say: Say) -> str:
    """How much differs."""
    count = len(found.differences)
    return say("diff.total", count=count) if count else say("diff.alike")


def turned_count(found: Differences, say: Say) -> str:
    """How much only followed the year."""
    return say("diff.turned", count=len(found.turned), before=found.year_before, after=found.year_after)


def short(text: str, longest: int) -> str:
    """The first words of a text."""
    words = _WORD.findall(text)
    return text if len(words) <= longest else "".join(words[:longest]) + " …"


def _told(one: Difference, say: Say) -> Iterator[Told]:
    about = _about(one, say)
    if one.topic == "layout":
        yield Told(one.kind, say("diff.looks"), "", ())
        return
    if one.topic == "prose":
        yield Told(one.kind, about, "", _sentence(one.changes[0], one.kind), _note(one, say))
    elif one.kind in ("added", "dropped"):
        yield Told(one.kind, one.name, "", _whole(one))
    else:
        for change in one.changes:
            plain = change.field in _MAIN or (one.topic == "milestones" and change.field == "date")
            field = "" if plain else _field(change.field, say)
            known = "" if change.field in _NAMES else about
            yield Told(one.kind, known, field, _from_to(change, say), _delta(change.delta, say))


def _about(one: Difference, say: Say) -> str:
    if one.topic == "prose":
        return one.where or say(f"diff-part.{one.part}")
    itself = one.kind == "replaced" or one.topic == "signatures"
    return "" if itself else short(one.name, _LONGEST_NAME)


def _field(name: str, say: Say) -> str:
    """A field of the model by the name that readers give it; a label of an activity is one already."""
    return say(f"diff-field.{name}") if name in phrases("diff-field") else name


def _whole(one: Difference) -> tuple[Stretch, ...]:
    """The value of what came or went, behind its name."""
    said = "; ".join(change.after or change.before for change in one.changes)
    return (Stretch(text=said, state="inserted" if one.kind == "added" else "deleted"),) if said else ()


def _from_to(change: Change, say: Say) -> tuple[Stretch, ...]:
    """What a value was and what it is, or the words that changed in it; where there is none, that is said."""
    if change.words:
        return change.words
    before, after = (text or say("diff.nothing") for text in (change.before, change.after))
    return Stretch(text=before, state="deleted"), Stretch(text=after, state="inserted")


def _sentence(change: Change, kind: Kind) -> tuple[Stretch, ...]:
    if kind == "moved" and change.field == "text":
        return (Stretch(text=change.after),)
    if change.words:
        return change.words
    gone, come = Stretch(text=change.before, state="deleted"), Stretch(text=change.after, state="inserted")
    return tuple(one for one in (gone, come) if one.text)


def _note(one: Difference, say: Say) -> str:
    if one.kind != "moved":
        return ""
    return say("diff.moved-from", where=one.where_before) if one.where_before else say("diff.moved-here")


def _delta(delta: Delta | None, say: Say) -> str:
    """`+1 điểm %, mức phấn đấu cao hơn`; `muộn hơn 15 ngày`."""
    if delta is None:
        return ""
    if delta.unit == "ngày":
        return say("diff.later" if delta.amount > 0 else "diff.sooner", count=abs(delta.amount))
    unit = say("diff.points") + delta.unit[1:] if delta.unit.startswith("%") else delta.unit
    parts = [f"{signed(delta.amount)} {unit}".strip()]
    if delta.percent is not None:
        parts.append(f"{signed(delta.percent)}%")
    if delta.verdict:
        parts.append(say(f"diff.{delta.verdict}"))
    return ", ".join(parts)


def signed(value: Decimal) -> str:
    """A number with its sign."""
    return ("+" if value > 0 else "−" if value < 0 else "") + format_number(abs(value))
