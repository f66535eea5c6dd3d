"""Rules that ask the register: whether a cited document exists as cited, and whether it was in force."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from kehoach.rules import register
from kehoach.rules.citations import LAWS
from kehoach.rules.prose import TEXT, locate, parted
from kehoach.rules.register import law_key
from kehoach.rules.rule import Finding, Rule
from kehoach.rules.tables import rows
from kehoach.text.diagnostics import Edit, Fix
from kehoach.text.patterns import lazily
from kehoach.text.resources import resource
from kehoach.values.dates import format_date, iso, latest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.model.citations import FoundCitation
    from kehoach.model.plan import Citation
    from kehoach.rules.register import Document, Register
    from kehoach.rules.rule import Subject

_ABOUT = lazily(r"^(?:ve viec |ve |v v |quy dinh ve |quy dinh )")
_YEAR_IN_NUMBER = lazily(r"\d+/\d{4}/")
_REPLACING = lazily(r"thay\s+thế|bãi\s+bỏ|hết\s+hiệu\s+lực|trước\s+đây|được\s+sửa\s+đổi|thay\s+cho", re.IGNORECASE)
_LOOKING_BACK = lazily(
    r"so\s+với\s+$|(?:sơ\s+kết|tổng\s+kết|kết\s+quả|\d+\s+năm)\s+(?:(?:\S+\s+){0,6}?(?:thực\s+hiện|thi\s+hành)\s+)?$",
    re.IGNORECASE,
)
"""What comes before a document that is looked back on."""
_AMENDING = "sua doi"
_FEWEST_PARTS = 2
_FEWEST_IN_COMMON = 3
_FEWEST_TITLE_WORDS = 6


def wrong_date(subject: Subject) -> Iterator[Finding]:
    """A document that the register knows by another date."""
    known = register.load(subject.register)
    for one in subject.plan.citations:
        if not isinstance(one.date, date) or known.find(one.kind, one.number, one.date):
            continue
        same = [each for each in known.numbered(one.kind, one.number) if each.certain and _is_meant(one, each)]
        same = same or _mistyped(one, one.date, known)
        if same:
            args = {
                "name": _name(one),
                "typed": format_date(one.date),
                "right": format_date(same[-1].day),
            }
            yield Finding(locate(subject, format_date(one.date), one.span), args)


def _mistyped(one: Citation, day: date, known: Register) -> list[Document]:
    """The laws of this name of which a day, month or year is mistyped; of another date there may be another law."""
    laws = known.laws(one.title) if one.kind in LAWS and not one.number else ()
    if any(law.day == day for law in laws):
        return []
    return [law for law in laws if law.certain and _in_common(law.day, day) >= _FEWEST_PARTS]


def _in_common(one: date, other: date) -> int:
    return sum((one.day == other.day, one.month == other.month, one.year == other.year))


def wrong_number(subject: Subject) -> Iterator[Finding]:
    """A document that the register knows, by its title and date, under another number."""
    known = register.load(subject.register)
    for one in subject.plan.citations:
        if not one.number or not one.title or not isinstance(one.date, date) or known.numbered(one.kind, one.number):
            continue
        for each in known.issued(one.kind, one.date):
            same = each.certain and each.title and _bare(each.title) == _bare(one.title)
            if same and _digits(each.number) != _digits(one.number):
                yield Finding(locate(subject, one.number, one.span), {"typed": one.number, "right": each.number})


def official_title(subject: Subject) -> Iterator[Finding]:
    """A document under another title than its own."""
    known = register.load(subject.register)
    for one in subject.plan.citations:
        found = known.find(one.kind, one.number, one.date) if isinstance(one.date, date) else None
        if found and found.title and one.title and not found.is_law and not _agree(one.title, found.title):
            args = {"name": f"{one.kind} số {one.number}", "right": found.title}
            yield Finding(locate(subject, one.title, one.span), args)


def out_of_force(subject: Subject) -> Iterator[Finding]:
    """A document that is known to have lost its force by the day of the plan."""
    day = subject.day
    known = register.load(subject.register)
    for one in subject.plan.citations if day else ():
        found = meant(one, known, day)
        if day and found and found.certain and found.expired(day) and not _tells_of_replacing(subject, one):
            until = found.until or day
            args = {"name": _name(one), "until": format_date(until), "now": holding_now(found, known, day)}
            yield Finding(subject.place(one.span), args)


def not_yet_in_force(subject: Subject) -> Iterator[Finding]:
    """A document that comes into force after the plan is issued."""
    head = subject.plan.head
    day = (latest(head.date) if head.date else None) or subject.day
    known = register.load(subject.register)
    for one in subject.plan.citations if day else ():
        found = meant(one, known, day)
        if day and found and found.certain and found.since and found.day <= day < found.since:
            yield Finding(subject.place(one.span), {"name": _name(one), "since": format_date(found.since)})


def name_of_law(subject: Subject) -> Iterator[Finding]:
    """A law whose name is written with other signs or capitals than its own."""
    known = register.load(subject.register)
    for passage in subject.passages:
        for name in known.laws_in(passage.text) if passage.role in TEXT else ():
            typed = " ".join(passage.text[name.start : name.end].split())
            if typed != name.law.title:
                place = passage.place(name.start, name.end)
                fix = Fix("fix.write", (Edit(place, name.law.title),), safe=True, args={"text": name.law.title})
                yield Finding(place, {"typed": typed, "right": name.law.title}, (fix,))


def no_such_law(subject: Subject) -> Iterator[Finding]:
    """A law of which only a part of the name, or the name and more, is known."""
    known = register.load(subject.register)
    for one in subject.plan.citations:
        if one.kind not in LAWS or not one.title or known.laws(one.title) or is_a_law(one.title):
            continue
        if law_key(one.title).startswith(_AMENDING):
            continue  # laws that amend others are many, and the register has few of them
        near = nearest_law(one.title, known, subject.day)
        if near:
            yield Finding(
                subject.place(one.span), {"typed": f"{one.kind} {one.title}", "right": f"{near.kind} {near.title}"}
            )


def decree_of_former_law(subject: Subject) -> Iterator[Finding]:
    """A decree that details a law whose successor the plan cites."""
    known = register.load(subject.register)
    laws = {one.number for one in subject.plan.citations if one.kind in LAWS and one.number}
    laws |= {each.number for one in subject.plan.citations for each in _law_in_force(one, known, subject.day)}
    for one in subject.plan.citations:
        found = known.find(one.kind, one.number, one.date) if isinstance(one.date, date) else None
        if found and subject.day and found.expired(subject.day):
            continue  # that is told already
        former = known.any_numbered(found.details) or known.law_numbered(found.details) if found else None
        successor = next((number for number in former.replaced_by if number in laws), "") if former else ""
        if former and successor and former.number not in laws:
            args = {"name": _name(one), "former": former.name, "law": successor}
            yield Finding(subject.place(one.span), args)


def meant(one: Citation | FoundCitation, known: Register, day: date | None) -> Document | None:
    """The document that is cited: by number and date, or a law by name as it stood on a day."""
    if one.number:
        found = known.find(one.kind, one.number, one.date) if isinstance(one.date, date) else None
        by_number = known.numbered(one.kind, one.number) if _YEAR_IN_NUMBER.match(one.number) else ()
        return found or (by_number[0] if len(by_number) == 1 else None)
    if one.kind not in LAWS or not day:
        return None
    year = iso(one.date)[:4] if one.date else ""
    laws = [law for law in known.laws(one.title) if not year or str(law.day.year) == year]
    holding = [law for law in laws if law.day <= day and not law.expired(day)]
    return holding[-1] if holding else next(iter(laws[-1:]), None)


def _law_in_force(one: Citation, known: Register, day: date | None) -> list[Document]:
    found = meant(one, known, day) if one.kind in LAWS and not one.number else None
    return [found] if found else []


def _is_meant(one: Citation, document: Document) -> bool:
    """Whether a document of this number is the one cited: numbers with a year do not come back, others may."""
    if document.is_law or _YEAR_IN_NUMBER.match(one.number):
        return True
    return bool(one.title and document.title) and _agree(one.title, document.title)


def _agree(cited: str, official: str) -> bool:
    """Whether two titles are one, or one of them only stops early."""
    first, second = sorted((_bare(cited), _bare(official)), key=len)
    return first == second or (len(first.split()) >= _FEWEST_TITLE_WORDS and second.startswith(first))


def _bare(title: str) -> str:
    return _ABOUT.sub("", law_key(title))


def _digits(number: str) -> str:
    """The number without its letters, whose faults are told of themselves."""
    return number.partition("/")[0].partition("-")[0]


def holding_now(found: Document, known: Register, day: date) -> str:
    """What holds in its place by a day."""
    after = [each for number in found.replaced_by if (each := known.any_numbered(number)) and each.day <= day]
    later = [one for number in found.replaced_by for one in _successors(number, known, day)]
    names = dict.fromkeys(one.name for one in (*later, *after))
    return "; ".join(names) or "; ".join(found.replaced_by) or "…"


def _successors(number: str, known: Register, day: date) -> list[Document]:
    """What a successor was itself replaced by, where it too is over."""
    one = known.any_numbered(number)
    return [
        each for later in (one.replaced_by if one and one.expired(day) else ()) if (each := known.any_numbered(later))
    ]


def _tells_of_replacing(subject: Subject, one: Citation) -> bool:
    """Whether the sentence says itself that the document is over."""
    before, after = parted(subject, one.text, one.span)
    return bool(_REPLACING.search(before + after) or _LOOKING_BACK.search(before))


def is_a_law(name: str) -> bool:
    """Whether a law of this name exists, beyond those in the register."""
    return law_key(name) in _real_laws()


@cache
def _real_laws() -> frozenset[str]:
    """The names of laws that exist, beyond those in the register."""
    names = rows(resource("model", "citations.tsv"))
    return frozenset(law_key(row["words"]) for row in names if row["role"] == "law" and row["source"] == "vbpl.vn")


def nearest_law(name: str, known: Register, day: date | None) -> Document | None:
    """The law in force whose name holds this name's words, or lies within them."""
    key = f" {law_key(name)} "
    near = [
        one
        for one in known.documents
        if one.is_law
        and one.title
        and _overlaps(f" {law_key(one.title)} ", key)
        and not (day and (one.expired(day) or one.day > day))
    ]
    return min(near, key=lambda one: abs(len(law_key(one.title)) - len(key)), default=None)


def _overlaps(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter.split()) >= _FEWEST_IN_COMMON and shorter in longer


def _name(one: Citation) -> str:
    return f"{one.kind} số {one.number}" if one.number else f"{one.kind} {one.title}"


RULES = (
    Rule("KH420", wrong_date),
    Rule("KH421", wrong_number),
    Rule("KH422", official_title),
    Rule("KH423", out_of_force),
    Rule("KH424", not_yet_in_force),
    Rule("KH425", name_of_law, needs_words=True),
    Rule("KH426", no_such_law),
    Rule("KH427", decree_of_former_law),
)
