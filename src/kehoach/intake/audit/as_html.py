"""An audit as a page: the faults on one side, beside them each page of the file with the faults marked on it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kehoach.intake.audit import tell
from kehoach.intake.audit.html_pages import Numbered, pages
from kehoach.intake.audit.report import counts, grouped, headline, reasoned, remarks
from kehoach.intake.audit.verdicts import STATUSES
from kehoach.text.catalogue import speaker
from kehoach.text.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.audit.audit import Audit
    from kehoach.intake.audit.pictures import Pictures
    from kehoach.intake.audit.verdicts import Fault, Verdict
    from kehoach.text.catalogue import Language, Say

_SHOWN = 5
"""How many places of one kind of fault stand open; the others unfold."""


def page(name: str, audit: Audit, pictures: Pictures | None, language: Language) -> str:
    """The whole page, in one file."""
    say = speaker(language)
    layout = [fault for verdict in audit.failed for fault in verdict.faults]
    faults = [Numbered(at, fault, at > len(layout)) for at, fault in enumerate((*layout, *audit.words), 1)]
    numbers = {id(each.fault): each.number for each in faults}
    name = name.replace("\\", "/").rpartition("/")[2]
    told = "".join([*_rules(audit, numbers, language), _words(audit, numbers, say), _unsure(audit, language)])
    shown = "".join(pages(pictures, faults)) if pictures else ""
    note = "" if pictures else f"<p class='note'>{escape(say('audit.no-pictures'))}</p>"
    body = f"{_head(name, audit, say)}{note}<main><section>{told}</section><div class='pages'>{shown}</div></main>"
    style = resource("intake", "audit", "report.css").read_text(encoding="utf-8")
    head = f"<meta charset='utf-8'><meta name='viewport' content='width=device-width'><title>{escape(name)}</title>"
    return (
        f"<!doctype html><html lang='{language}'><head>{head}<style>{style}</style></head><body>{body}</body></html>\n"
    )


def _head(name: str, audit: Audit, say: Say) -> str:
    count = counts(audit)
    sums = "".join(
        f"<span class='{status}'>{count[status]} {escape(say(f'audit-status.{status}'))}</span>" for status in STATUSES
    )
    notes = "".join(f"<p class='note'>{escape(each)}</p>" for each in remarks(audit, say))
    title = f"<h1>{escape(name)}</h1><p class='law'>{escape(audit.law)}</p>"
    return f"<header>{title}<p class='sums'>{sums}</p>{notes}</header>"


def _rules(audit: Audit, numbers: dict[int, int], language: Language) -> Iterator[str]:
    say = speaker(language)
    for verdict in audit.failed:
        yield _rule(verdict, numbers, language, say)
    if not audit.failed:
        yield f"<p>{escape(say('audit.good'))}</p>"


def _rule(verdict: Verdict, numbers: dict[int, int], language: Language, say: Say) -> str:
    told = "".join(_kind(message, faults, numbers, say) for message, faults in grouped(verdict.faults, say))
    code, _, rest = headline(verdict, language, say).partition("  ")
    return f"<article><h2><code>{escape(code)}</code> {escape(rest)}</h2>{told}</article>"


def _kind(message: str, faults: Sequence[Fault], numbers: dict[int, int], say: Say) -> str:
    """What is wrong, what to do, and every place of it."""
    places = [f"<li>{_place(fault, numbers[id(fault)], say)}</li>" for fault in faults]
    first, others = "".join(places[:_SHOWN]), "".join(places[_SHOWN:])
    more = escape(say("audit.more", count=len(places) - _SHOWN))
    rest = f"<details><summary>{more}</summary><ul>{others}</ul></details>" if others else ""
    advice = escape(tell.remedy(faults[0], say))
    help_ = f"<p class='do'>{advice}</p>" if advice else ""
    return f"<p>{escape(message)}</p>{help_}<ul>{first}</ul>{rest}"


def _place(fault: Fault, number: int, say: Say) -> str:
    quote = f" “{escape(fault.quote)}”" if fault.quote else ""
    badge = f"<a class='badge' id='f{number}' href='#p{number}'>{number}</a>"
    return f"{badge} <span class='place'>{escape(tell.place(fault, say))}</span>{quote}"


def _words(audit: Audit, numbers: dict[int, int], say: Say) -> str:
    """What the checker says of the words beside the rules of the ledger."""
    told = "".join(_kind(message, faults, numbers, say) for message, faults in grouped(audit.words, say))
    return f"<article class='words'><h2>{escape(say('audit.words-head'))}</h2>{told}</article>" if told else ""


def _unsure(audit: Audit, language: Language) -> str:
    lines = reasoned(audit, "not-evaluated", language)
    if not lines:
        return ""
    told = "".join(f"<li>{escape(why)} <code>{escape(rules)}</code></li>" for why, rules in lines)
    head = escape(speaker(language)("audit.unsure-head"))
    return f"<details class='note'><summary>{head}</summary><ul>{told}</ul></details>"
