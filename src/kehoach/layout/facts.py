"""The places of a plan where its facts are printed: as sentences, as a list, or as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from kehoach.layout import sentences
from kehoach.layout.document import Paragraph, Run, plain
from kehoach.layout.fact_tables import fact_table
from kehoach.layout.wording import ended, first_lower, joined, text_of, with_last
from kehoach.model import plan as model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kehoach.layout.document import Block, Text
    from kehoach.layout.numbering import Place
    from kehoach.layout.work import Work

SENTENCES: dict[str, tuple[str, Callable[[Work, Any], Text]]] = {
    "goals": ("goals", sentences.goal),
    "indicators": ("indicators", sentences.indicator),
    "phase": ("phases", sentences.phase),
    "milestone": ("milestones", sentences.milestone),
    "assignment": ("assignments", sentences.assignment),
    "assignments": ("assignments", sentences.assignment),
    "activity": ("activities", lambda _work, fact: text_of(fact.name)),
    "awards": ("awards", sentences.award),
}
"""Where the facts of each kind stand in the plan, and their sentence."""
LISTED = ("indicators", "awards", "goals")
"""Facts that stand as dashes where several come together and nothing else is asked for."""
Fact = model.Goal | model.Indicator | model.Phase | model.Milestone | model.Assignment | model.Activity | model.Award


def found(work: Work, facts: model.Facts) -> list[Fact]:
    """The facts that are printed here; without references, all of the kind."""
    kind = SENTENCES[facts.of][0]
    everything: tuple[Fact, ...] = getattr(work.plan, kind)
    if not facts.refs:
        return list(everything)
    if kind not in work.facts:
        work.facts[kind] = {fact.id: fact for fact in everything}
    by_id: dict[str, Fact] = work.facts[kind]
    return [by_id[ref] for ref in facts.refs if ref in by_id]


def fact_blocks(
    work: Work, facts: model.Facts, places: tuple[Place, ...], content: tuple[Block, ...]
) -> Iterator[Block]:
    """What is printed where facts stand, with the content that comes with them."""
    if facts.title and facts.style != "table":
        yield work.paragraph("body", work.text(facts.title))
    if facts.of == "budget" or facts.style == "table":
        yield from fact_table(work, facts, [] if facts.of == "budget" else found(work, facts))
        yield from content
    elif facts.of == "goals" and content:
        yield from content
    else:
        yield from _said(work, facts, places, content)


def _said(work: Work, facts: model.Facts, places: tuple[Place, ...], content: tuple[Block, ...]) -> Iterator[Block]:
    items = found(work, facts)
    level = work.levels.get(facts.style or ("-" if facts.of in LISTED and len(items) > 1 else ""))
    for at, fact in enumerate(items):
        last = at == len(items) - 1
        runs = SENTENCES[facts.of][1](work, fact)
        label = places[at].label if at < len(places) else level.mark if level and not level.shape else ""
        opening = work.paragraph(level.role if level else "body", runs, label=label, id=fact.id)
        yield from _item(work, fact, opening, content if last else (), last=last)


def _item(work: Work, fact: Fact, opening: Paragraph, content: tuple[Block, ...], *, last: bool) -> Iterator[Block]:
    """One fact: its sentence, then the content that comes with it, else what the fact itself holds."""
    below = content or tuple(_below(work, fact, opening))
    opening, below = _run_in(opening, below)
    runs = _with_tail(ended(opening.runs, ":") if below else opening.runs, fact)
    mark = work.form.marks.last_item if last or not opening.label else work.form.marks.item
    if runs:
        yield msgspec.structs.replace(opening, runs=ended(runs, mark))
    yield from below


def _with_tail(runs: Text, fact: Fact) -> Text:
    """The sentence with what a fact says after its content: when reports are due, a deadline, a product."""
    if isinstance(fact, model.Phase) and fact.report_due:
        return joined(ended(runs, "."), sentences.report_due(fact))
    tail = sentences.assignment_end(fact) if isinstance(fact, model.Assignment) else ""
    if not tail:
        return runs
    colon = ":" * plain(runs).endswith(":")
    return (*with_last(runs, runs[-1].text.rstrip(" .;:")), Run(f" ({tail}){colon}"))


def _run_in(opening: Paragraph, content: tuple[Block, ...]) -> tuple[Paragraph, tuple[Block, ...]]:
    """The sentence with the first paragraph of its content run in."""
    if not content or not isinstance(content[0], Paragraph) or content[0].role != "body":
        return opening, content
    head, text = opening.runs, content[0].runs
    phrase = plain(head).split(":", 1)[-1].strip() if ":" in plain(head) else ""
    if phrase:
        runs = (*with_last(head, head[-1].text + ":"), Run(" "), *text)
    else:
        runs = joined(head, (msgspec.structs.replace(text[0], text=first_lower(text[0].text)), *text[1:]))
    return msgspec.structs.replace(opening, runs=runs), content[1:]


def _below(work: Work, fact: Fact, opening: Paragraph) -> Iterator[Block]:
    """What a fact itself holds: one text to run on with, or several in dashes; below a dash, in crosses."""
    own = _own_text(fact)
    if own:
        yield work.paragraph("body", own)
    lines, level = list(_lines(work, fact)), work.levels["+" if opening.role == "dash" else "-"]
    for at, runs in enumerate(lines, 1):
        end = work.form.marks.last_item if at == len(lines) else work.form.marks.item
        yield work.paragraph(level.role, ended(runs, end), label=level.mark)


def _own_text(fact: Fact) -> str:
    """The one text that a fact goes on with after its sentence."""
    if isinstance(fact, (model.Phase, model.Milestone)):
        return fact.text
    return fact.tasks[0] if isinstance(fact, model.Assignment) and len(fact.tasks) == 1 else ""


def _lines(work: Work, fact: Fact) -> Iterator[Text]:
    """The tasks of an assignment, the fields or steps of an activity."""
    if isinstance(fact, model.Assignment) and len(fact.tasks) > 1:
        yield from (text_of(task) for task in fact.tasks)
    elif isinstance(fact, model.Activity):
        yield from ((*text_of(f"{field.label}: "), *work.text(field.text)) for field in fact.fields)
        yield from (_step(work, step) for step in fact.steps)


def _step(work: Work, step: model.Step) -> Text:
    lead = text_of(f"{step.time}: ") if step.time else ()
    actor = (Run(f" ({step.actor})", italic=True),) if step.actor else ()
    return (*lead, *work.text(step.text), *actor)
