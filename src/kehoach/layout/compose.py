"""A plan laid out from head to foot."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kehoach.layout.appendices import appendices
from kehoach.layout.body import bases, body
from kehoach.layout.document import Document, Properties
from kehoach.layout.foot import foot
from kehoach.layout.formats import load_format
from kehoach.layout.letterhead import letterhead, title
from kehoach.layout.numbering import levels_of, references, with_references
from kehoach.layout.pages import divided, ended_body, lowered
from kehoach.layout.spots import spotted
from kehoach.layout.work import Work
from kehoach.values.dates import latest

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.layout.document import Block
    from kehoach.layout.formats import Format
    from kehoach.model.plan import Plan


def lay_out(plan: Plan, form: Format | None = None) -> Document:
    """The plan as it will be printed, in the format that it names or in the one given."""
    form = form or form_of(plan)
    levels = levels_of(plan.head, form)
    names = references(plan, form, levels)
    work = Work(with_references(plan, names), form, levels, names, notes=[])
    head = (*letterhead(work), *title(work), *spotted(work, "first"))
    blocks = (*head, *_content(work), *spotted(work, "last"), *foot(work), *spotted(work, "end"))
    pages = (*divided(blocks, form.page.gap), *appendices(work))
    return Document(form, _properties(plan, form), pages, tuple(work.notes))


def form_of(plan: Plan, own: Path | None = None) -> Format:
    """The format that a plan names, as it held on the day of the plan, with the figures of an office's own file."""
    return load_format(plan.head.format, _day(plan), own)


def _content(work: Work) -> list[Block]:
    plan = work.plan
    blocks = [*bases(work), *body(work, plan.opening), *body(work, plan.sections), *body(work, plan.closing)]
    return ended_body(lowered(blocks, work.form.letterhead.gap), work.form.marks.end)


def _day(plan: Plan) -> date | None:
    """The day that decides which format holds: the plan's own, else the last that it can be."""
    head = plan.head
    known = latest(head.date) if head.date else None
    return known or (date(head.year, 12, 31) if head.year else None)


def _properties(plan: Plan, form: Format) -> Properties:
    head = plan.head
    issuers = "; ".join(" ".join(issuer.name.split()) for issuer in head.issuers)
    issued = head.date if isinstance(head.date, date) else None
    return Properties(" ".join(head.title.split()), form.kind.capitalize(), issuers, issued)
