"""The head of page one: bodies and Quốc hiệu side by side, number and date, tên loại and trích yếu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.layout import metrics
from kehoach.layout.document import NO_BREAK_SPACE, Grid, Rule
from kehoach.layout.issuers import name_lines, shown
from kehoach.layout.spots import spot_of
from kehoach.model import plan as model
from kehoach.model.issuers import kind_of
from kehoach.values.dates import BLANK, date_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.layout.document import Block, Leaf, Paragraph
    from kehoach.layout.work import Work

_NARROWEST_BLANK = 0.5
"""The share of its usual room that a blank in the date keeps at least: with less, the line is broken."""


def letterhead(work: Work) -> Iterator[Block]:
    """The two columns at the top of page one."""
    form = work.form.letterhead
    left, right = (*_bodies(work),), (*_banners(work),)
    number, place = _number(work), _place_and_date(work)
    rows: tuple[tuple[tuple[Leaf, ...], ...], ...]
    if form.date_with_number:
        rows = ((left, right), ((*number, *_left_marks(work)), (place,)))
    else:
        rows = (((*left, *number, *_left_marks(work)), (*right, place)),)
    yield Grid("letterhead", form.columns, rows)


def title(work: Work) -> Iterator[Block]:
    """Tên loại, trích yếu, a paragraph each of its lines, and what stands under them."""
    form, head, room = work.form.letterhead, work.plan.head, work.form.page.text_width
    yield work.paragraph("kind", work.form.kind)
    lines = [work.evened(work.paragraph("title", line.strip())) for line in head.title.split("\n")]
    yield from lines
    if head.issued_with:
        yield work.paragraph("issued_with", f"({_kem_theo(head.issued_with)})")
    longest = max(lines, key=lambda line: work.length(line, room))
    yield from work.divided(longest, form.divider, form.title_rule, "divider", room)


def _kem_theo(decision: str) -> str:
    return decision if decision.casefold().startswith("kèm theo") else f"Kèm theo {decision}"


def _bodies(work: Work) -> Iterator[Leaf]:
    """The parent body, the issuers, and the line or sign under them."""
    room = work.form.letterhead.columns[0]
    issuers = [shown(issuer.name, issuer.parent, work.form.name) for issuer in work.plan.head.issuers]
    for parent in dict.fromkeys(issuer.parent for issuer in issuers if issuer.parent):
        yield from _name(work, "parent", parent)
    joined = [f"{issuer.name} -" for issuer in issuers[:-1]] + [issuer.name for issuer in issuers[-1:]]
    names = [line for name in joined for line in _name(work, "issuer", name)]
    yield from names
    if names:
        longest = max(names, key=lambda name: work.length(name, room))
        form = work.form.letterhead
        yield from work.divided(longest, form.separator, form.issuer_rule, "separator", room)


def _name(work: Work, role: str, name: str) -> list[Paragraph]:
    style = work.form.style(role)
    room = work.form.letterhead.columns[0]
    return [work.paragraph(role, line) for line in name_lines(name, room, style)]


def _banners(work: Work) -> Iterator[Leaf]:
    """The fixed lines on the right, each ruled to its own length where the format says so."""
    for banner in work.form.letterhead.banners:
        line = work.paragraph(banner.role, banner.text)
        yield line
        if banner.ruled:
            yield Rule(round(work.length(line, work.form.letterhead.columns[1]), 1))


def number_of(work: Work) -> model.Number | None:
    """Số, ký hiệu of the plan, else a blank with the usual symbol; a plan issued with a decision has its number."""
    head = work.plan.head
    kinds = [kind_of(issuer.name, work.form.name) for issuer in head.issuers]
    bodies = [kind.symbol for kind in kinds if kind and kind.symbol]
    if head.number or head.issued_with or not bodies or len(bodies) < len(kinds):
        return head.number
    symbol = work.form.letterhead.symbol.format(body="-".join(bodies))
    return model.Number(value="", symbol=symbol, text="")


def _number(work: Work) -> tuple[Leaf, ...]:
    number, form = number_of(work), work.form.letterhead
    if number is None:
        return ()
    room = metrics.blank(form.number_blank, work.form.style("number").size)
    value = number.value.zfill(2) if number.value.isdecimal() else number.value
    words = form.number.format(number=value or room, symbol=number.symbol)
    return (work.paragraph("number", words),)


def _left_marks(work: Work) -> Iterator[Leaf]:
    """The marks of secrecy, urgency, circulation and draft, under the number, but for those with their own place."""
    head = work.plan.head
    for role, words in (("secrecy", head.secrecy), ("urgency", head.urgency), ("circulation", head.circulation)):
        if words and not spot_of(work.form, role, words):
            yield work.framed(work.paragraph(role, words), work.form.letterhead.columns[0])
    if head.draft:
        yield work.framed(work.paragraph("draft", _draft(work, head.draft)), work.form.letterhead.columns[0])


def _draft(work: Work, which: str) -> str:
    """`Dự thảo lần 2`, in the words of the format where the plan says which one it is."""
    number = "".join(sign for sign in which if sign.isdecimal())
    if number:
        return work.form.letterhead.draft.format(number=number)
    return which if which.casefold().startswith("dự thảo") else f"Dự thảo {which}"


def _place_and_date(work: Work) -> Paragraph:
    """The place and the day on one line, its blanks narrower if need be; where they have no room, on two."""
    head = work.plan.head
    date = dated(work) or f"ngày {BLANK} tháng {BLANK} năm {head.year or BLANK}"
    form, style = work.form.letterhead, work.form.style("place_date")
    words = f"{head.place}, {date}"
    taken, blanks = metrics.width(words.replace(BLANK, ""), style.size, italic=style.italic), words.count(BLANK)
    free = (form.columns[1] - taken) / max(blanks, 1) - metrics.width(NO_BREAK_SPACE, style.size)
    if blanks and free < form.day_blank * _NARROWEST_BLANK:
        free, words = form.day_blank, f"{head.place}, {date.replace(' ', NO_BREAK_SPACE)}"
    room = metrics.blank(min(form.day_blank, free), style.size)
    return work.paragraph("place_date", words.replace(BLANK, room))


def dated(work: Work) -> str:
    """The day of the plan in words, `…` standing for what is to be filled in; empty where there is none."""
    date = work.plan.head.date
    return "" if date is None else date_in_words(date)
