"""Two plans compared: fact by fact, then sentence by sentence, the mechanical turn of the year set apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kehoach.layout.compose import form_of, lay_out
from kehoach.layout.numbering import levels_of, references, with_references
from kehoach.years.diff import citations, facts, money
from kehoach.years.diff.differences import Difference, Differences
from kehoach.years.diff.indicators import indicators
from kehoach.years.diff.prose import Passage, passages, prose
from kehoach.years.diff.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.model.plan import Indicator, Plan
    from kehoach.years.diff.differences import Change

_FACTS = (
    facts.head,
    citations.bases,
    citations.citations,
    facts.goals,
    lambda turn, before, after: indicators(turn, before.indicators, after.indicators),
    facts.phases,
    facts.milestones,
    facts.assignments,
    facts.activities,
    facts.awards,
    money.budget,
    facts.recipients,
    facts.signatures,
    facts.units,
    facts.abbreviations,
)
_CITED = ("bases", "citations")
_IN_TEXT = ("text", "tasks")
"""Fields whose words mostly stand in the text too, where they are compared word by word."""
_END_MARKS = " .;:,"


class Side(NamedTuple):
    """One of the plans as it is compared: its references filled in, its passages in order."""

    plan: Plan
    passages: list[Passage]
    text: str

    def says(self, words: str) -> bool:
        """Whether the text says all of the words, in whatever order."""
        return all(part in self.text for part in words.split("; "))


def compare(before: Plan, after: Plan) -> Differences:
    """All that differs between an earlier and a later plan."""
    turn, old, new = Turn(before.head.year, after.head.year), _side(before), _side(after)
    facts_found = [one for topic in _FACTS for one in topic(turn, old.plan, new.plan)]
    prose_found = prose(turn, old.passages, new.passages)
    listed, turned = _parted([*_not_in_text(facts_found, old, new), *_not_told(prose_found, old.plan, new.plan)])
    if not listed and not turned and lay_out(before) != lay_out(after):
        listed.append(Difference(topic="layout", kind="changed"))
    return Differences(
        year_before=turn.before,
        year_after=turn.after,
        title_before=" ".join(before.head.title.split()),
        title_after=" ".join(after.head.title.split()),
        differences=tuple(listed),
        turned=tuple(turned),
    )


def _side(plan: Plan) -> Side:
    form = form_of(plan)
    levels = levels_of(plan.head, form)
    names = references(plan, form, levels)
    found = passages(plan, form, levels, names)
    return Side(with_references(plan, names), found, "\n".join(one.text for one in found))


def _parted(found: Iterable[Difference]) -> tuple[list[Difference], list[Difference]]:
    """What a person should read, and what only followed the year; a fact may have changes of both kinds."""
    listed: list[Difference] = []
    turned: list[Difference] = []
    for one in found:
        own = tuple(change for change in one.changes if not change.turned)
        if one.turned:
            turned.append(one)
            continue
        if len(own) < len(one.changes):
            turned.append(replace(one, changes=tuple(change for change in one.changes if change.turned)))
        listed.append(replace(one, changes=own))
    return listed, turned


def _not_in_text(found: Iterable[Difference], old: Side, new: Side) -> Iterator[Difference]:
    """The facts without those of their words that the text says too."""
    for one in found:
        if one.topic == "goals" and one.kind != "changed" and (new if one.kind == "added" else old).says(one.name):
            continue
        kept = tuple(each for each in one.changes if not (each.field in _IN_TEXT and _says(old, new, each)))
        if kept or not one.changes or one.topic in _CITED:
            yield replace(one, changes=kept or one.changes)


def _says(old: Side, new: Side, change: Change) -> bool:
    return old.says(change.before) and new.says(change.after)


def _not_told(found: Iterable[Difference], before: Plan, after: Plan) -> Iterator[Difference]:
    """The sentences but for those that are an indicator and nothing else: the indicator was told."""
    old, new = (set(_texts(plan.indicators)) for plan in (before, after))
    for one in found:
        (change,) = one.changes
        texts = ((change.before, old), (change.after, new))
        if one.kind == "moved" or any(text and text.strip(_END_MARKS) not in told for text, told in texts):
            yield one


def _texts(indicators: Iterable[Indicator]) -> Iterator[str]:
    for one in indicators:
        yield one.text.strip(_END_MARKS)
        yield from _texts(one.parts)
