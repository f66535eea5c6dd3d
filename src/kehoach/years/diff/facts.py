"""The facts of two plans beside their indicators: head, phases, assignments, money, who gets it, who signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.text.letters import fold
from kehoach.years.diff.changes import change, changes, difference, plain, words
from kehoach.years.diff.differences import Change, Difference
from kehoach.years.diff.pairing import given_id, paired

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kehoach.model.plan import Activity, Assignment, Milestone, Phase, Plan
    from kehoach.years.diff.differences import Topic
    from kehoach.years.diff.pairing import Fact
    from kehoach.years.diff.turn import Turn

_HEAD = ("title", "format", "year", "issued_with", "place", "date", "secrecy", "urgency", "circulation", "draft")
_HEAD_OF_OFFICE = ("numbering", "template", "figures", "drafter", "contact")
_SAME_TASK = 0.5
_ANY = 0.0


def head(turn: Turn, before: Plan, after: Plan) -> Iterator[Difference]:
    """Each value of the head by itself."""
    old, new = before.head, after.head
    numbers = [one.number.text if one.number else "" for one in (old, new)]
    issuers = [tuple(issuer.name for issuer in one.issuers) for one in (old, new)]
    parents = [tuple(issuer.parent for issuer in one.issuers if issuer.parent) for one in (old, new)]
    named = (("issuers", issuers), ("parents", parents), ("number", numbers))
    found = (each for field, values in named for each in change(turn, field, *values))
    for one in (*found, *changes(turn, (*_HEAD, *_HEAD_OF_OFFICE), old, new)):
        yield Difference(topic="head", kind="changed", changes=(one,), span_before=old.span, span_after=new.span)


def told(
    topic: Topic,
    pairs: Iterable[tuple[Fact | None, Fact | None]],
    name: Callable[[Fact], str],
    found: Callable[[Fact, Fact], tuple[Change, ...]],
    value: Callable[[Fact], str] | None = None,
) -> Iterator[Difference]:
    """What there is to say of facts that answer to each other, and of those that came or went with their value."""
    for old, new in pairs:
        if old is not None and new is not None:
            one = difference(topic, name(new), old, new, found(old, new))
        else:
            known = new if new is not None else old
            said = value(known) if value and known is not None else ""
            whole = (Change(field="value", before=said if new is None else "", after=said if old is None else ""),)
            one = difference(topic, "" if known is None else name(known), old, new, whole if said else ())
        if one:
            yield one


def phases(turn: Turn, before: Plan, after: Plan) -> Iterator[Difference]:
    """Phases by their names, with their dates."""
    pairs = paired(before.phases, after.phases, lambda one: fold(one.label), lambda one: one.label)
    fields = ("label", "start", "end", "report_due")
    found = told("phases", pairs, lambda one: one.label, lambda old, new: changes(turn, fields, old, new), _stretch)
    yield from found


def _stretch(phase: Phase) -> str:
    return " - ".join(words(day) for day in (phase.start, phase.end) if day)


def milestones(turn: Turn, before: Plan, after: Plan) -> Iterator[Difference]:
    """Milestones by their names, with their dates."""
    pairs = paired(before.milestones, after.milestones, lambda one: fold(one.label), lambda one: one.label)
    fields = ("label", "date")
    found = told("milestones", pairs, lambda one: one.label, lambda old, new: changes(turn, fields, old, new), _day)
    yield from found


def _day(milestone: Milestone) -> str:
    return words(milestone.date)


def goals(turn: Turn, before: Plan, after: Plan) -> Iterator[Difference]:
    """Goals by their words."""
    pairs = paired(before.goals, after.goals, lambda one: one.text, lambda one: turn.key(one.text))
    found = told("goals", pairs, lambda one: one.text, lambda old, new: changes(turn, ("scope", "text"), old, new))
    yield from found


def assignments(turn: Turn, before: Plan, after: Plan) -> Iterator[Difference]:
    """Assignments by what they ask for; one that other units got has moved."""

    def task(one: Assignment) -> str:
        return turn.key("; ".join(one.tasks) or one.text)

    def to_whom_and_what(one: Assignment) -> str:
        return f"{fold('; '.join(one.units))}|{task(one)}"

    def found(old: Assignment, new: Assignment) -> tuple[Change, ...]:
        fields = ("units", "role", "verb", "partners", "due", "product", "tasks")
        return changes(turn, fields, old, new)

    pairs = paired(before.assignments, after.assignments, to_whom_and_what, task, least=_SAME_TASK)
    for one in told("assignments", pairs, _to_whom, found):
        moved = any(each.field == "units" for each in one.changes)
        yield replace(one, kind="moved", name=one.name.partition(": ")[2]) if moved else one


def _to_whom(one: Assignment) -> str:
    return f"{'; '.join(one.units)}: {'; '.join(one.tasks) or one.text}"


def activities(turn: Turn, before: Plan, after: Plan) -> Iterator[Difference]:
    """Activities by their names, with their labelled lines and their steps."""

    def found(old: Activity, new: Activity) -> tuple[Change, ...]:
        one, other = _lines(old), _lines(new)
        named = dict.fromkeys((*one, *other))
        each = (change(turn, label, one.get(label, ""), other.get(label, "")) for label in named)
        return (*changes(turn, ("name",), old, new), *(found for some in each for found in some))

    pairs = paired(before.activities, after.activities, lambda one: fold(one.name), lambda one: one.name)
    yield from told("activities", pairs, lambda one: one.name, found)


def _lines(activity: Activity) -> dict[str, str]:
    """What an activity says under each label, and at each time."""
    said = [(one.label, plain(one.text)) for one in activity.fields]
    said += [(one.time, f"{plain(one.text)} ({one.actor})" if one.actor else plain(one.text)) for one in activity.steps]
    out: dict[str, str] = {}
    for label, line in said:
        out[label] = f"{out[label]}; {line}" if label in out else line
    return out


def awards(turn: Turn, before: Plan, after: Plan) -> Iterator[Difference]:
    """Forms of award, and who grants them to whom."""
    ways = (lambda one: given_id(one.id), lambda one: f"{one.form} {one.granted_by} {one.target}")
    pairs = paired(before.awards, after.awards, *ways)
    fields = ("form", "granted_by", "target")
    yield from told("awards", pairs, lambda one: one.form, lambda old, new: changes(turn, fields, old, new))


def recipients(turn: Turn, before: Plan, after: Plan) -> Iterator[Difference]:
    """Lines of nơi nhận by their names, with their purposes."""
    pairs = paired(before.recipients, after.recipients, lambda one: fold(one.name), lambda one: one.name)
    fields = ("name", "purpose")
    yield from told("recipients", pairs, lambda one: one.name, lambda old, new: changes(turn, fields, old, new))


def signatures(turn: Turn, before: Plan, after: Plan) -> Iterator[Difference]:
    """Who signs for which issuer."""
    ways = (lambda one: f"{one.issuer} {one.position}", lambda one: f"{one.issuer} {one.position}")
    pairs = paired(before.signatures, after.signatures, *ways, least=_ANY)
    fields = ("issuer", "authority", "position", "post", "name")
    yield from told("signatures", pairs, lambda one: one.name, lambda old, new: changes(turn, fields, old, new))


def units(turn: Turn, before: Plan, after: Plan) -> Iterator[Difference]:
    """Units by the names that the source gives them."""
    pairs = paired(before.units, after.units, lambda one: one.id, lambda one: one.name)
    yield from told("units", pairs, lambda one: one.name, lambda old, new: changes(turn, ("name", "short"), old, new))


def abbreviations(turn: Turn, before: Plan, after: Plan) -> Iterator[Difference]:
    """Short forms and what they stand for."""
    pairs = paired(before.abbreviations, after.abbreviations, lambda one: one.short, lambda one: one.full)
    fields = ("short", "full")
    yield from told(
        "abbreviations",
        pairs,
        lambda one: one.short,
        lambda old, new: changes(turn, fields, old, new),
        lambda one: one.full,
    )
