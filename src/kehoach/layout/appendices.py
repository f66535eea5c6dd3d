"""The appendices: each on its own pages, with the lines that tie it to the plan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from kehoach.layout import metrics
from kehoach.layout.body import body
from kehoach.layout.document import Rule
from kehoach.layout.letterhead import dated, number_of
from kehoach.layout.numbering import appendix_label
from kehoach.layout.pages import divided, ended_body, lowered
from kehoach.values.dates import BLANK, format_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.layout.document import Block, Division
    from kehoach.layout.work import Work
    from kehoach.model import plan as model


def appendices(work: Work) -> Iterator[Division]:
    """Each appendix as pages of its own."""
    form, of = work.form, len(work.plan.appendices)
    for count, appendix in enumerate(work.plan.appendices, 1):
        page = msgspec.structs.replace(work, landscape=appendix.landscape)
        head = tuple(_head(page, appendix, appendix_label(form, count, of)))  # before the body: its notes come first
        blocks = lowered(list(body(page, appendix.blocks)), form.appendix.gap)
        content = ended_body(blocks, form.marks.appendix_end)
        yield from divided((*head, *content), form.page.gap, landscape=appendix.landscape, restarts=True)


def _head(work: Work, appendix: model.Appendix, label: str) -> Iterator[Block]:
    yield work.paragraph("appendix", label, id=appendix.id)
    if appendix.title:
        yield work.evened(work.paragraph("appendix_title", work.text(appendix.title)))
    yield work.evened(work.paragraph("appendix_reference", reference(work)))
    if work.form.appendix.rule:
        yield Rule(work.form.appendix.rule)


def reference(work: Work) -> str:
    """`(Kèm theo Kế hoạch số 15/KH-UBND ngày … của …)`, with room for what is not known yet."""
    form, head = work.form, work.plan.head
    style = form.style("appendix_reference")
    given = number_of(work)
    number = given.value if given else ""
    padded = number.zfill(2) if number.isdecimal() else number
    issuer = " - ".join(" ".join(each.name.split()) for each in head.issuers)
    words = form.appendix.issued_with.format(
        number=padded or BLANK,
        symbol=given.symbol if given else "",
        date=dated(work) or f"ngày {BLANK} tháng {BLANK} năm {head.year or BLANK}",
        figures=_in_figures(head),
        issuer=issuer,
    )
    return words.replace(BLANK, metrics.blank(form.letterhead.day_blank, style.size))


def _in_figures(head: model.Head) -> str:
    """The day of the plan as `05/6/2026`, with room for what is not known yet."""
    return format_date(head.date) if isinstance(head.date, date) else f"{BLANK}/{BLANK}/{head.year or BLANK}"
