"""An audit as a page: the faults, and each page of the file with the faults marked on it."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake.audit import tell
from kehoach.intake.audit.report import grouped, headline, reasoned, remarks, summed_up
from kehoach.text.catalogue import speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.audit.audit import Audit
    from kehoach.intake.audit.pictures import Mark, Page, Pictures
    from kehoach.intake.audit.verdicts import Fault, Verdict
    from kehoach.text.catalogue import Language, Say

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.4rem;margin-bottom:0}h2{font-size:1.05rem;margin:1.6rem 0 .3rem}.law,.place,.note{color:#555}
.law,.sum{margin:.2rem 0}.sum{font-weight:600}ul{margin:.2rem 0 .6rem;padding-left:1.2rem}.do{color:#0a5a2a}
.code{font-family:ui-monospace,monospace;color:#a11}a{color:inherit}.badge{display:inline-block;min-width:1.4em;
text-align:center;border-radius:.7em;background:#b3261e;color:#fff;font-size:.8em;text-decoration:none;padding:0 .3em}
.page{position:relative;margin:1.5rem auto;border:1px solid #bbb;box-shadow:0 1px 4px #0003}
.page img,.page svg{display:block;width:100%}.page svg{position:absolute;inset:0;height:100%}
rect{fill:#b3261e22;stroke:#b3261e}
text{font:bold 8px sans-serif;fill:#b3261e;text-anchor:end}text{paint-order:stroke;stroke:#fff;stroke-width:2px}
@media print{.page{break-inside:avoid}}
"""
_MARGIN = 2


class Numbered(NamedTuple):
    """A fault and the number that it bears in the list and on the page."""

    number: int
    fault: Fault


def page(name: str, audit: Audit, pictures: Pictures | None, language: Language) -> str:
    """The whole page, in one file."""
    say = speaker(language)
    faults = [fault for verdict in audit.failed for fault in verdict.faults]
    numbers = {id(fault): at for at, fault in enumerate(faults, 1)}
    name = name.replace("\\", "/").rpartition("/")[2]
    body = "".join([
        f"<h1>{escape(name)}</h1><p class='law'>{escape(audit.law)}</p><p class='sum'>{summed_up(audit, say)}</p>",
        *(f"<p class='note'>{escape(each)}</p>" for each in remarks(audit, say)),
        *(_failed(each, numbers, language, say) for each in audit.failed),
        "" if audit.failed else f"<p>{escape(say('audit.good'))}</p>",
        _words(audit, say),
        _unsure(audit, language),
        *_pages(pictures, [Numbered(numbers[id(fault)], fault) for fault in faults], say),
    ])  # fmt: skip
    head = f"<meta charset='utf-8'><meta name='viewport' content='width=device-width'><title>{escape(name)}</title>"
    return (
        f"<!doctype html><html lang='{language}'><head>{head}<style>{_STYLE}</style></head><body>{body}</body></html>\n"
    )


def _failed(verdict: Verdict, numbers: dict[int, int], language: Language, say: Say) -> str:
    told = "".join(_kind(message, faults, numbers, say) for message, faults in grouped(verdict.faults, say))
    code, _, rest = headline(verdict, language, say).partition("  ")
    return f"<h2><span class='code'>{escape(code)}</span> {escape(rest)}</h2>{told}"


def _kind(message: str, faults: Sequence[Fault], numbers: dict[int, int], say: Say) -> str:
    places = "".join(f"<li>{_place(fault, numbers[id(fault)], say)}</li>" for fault in faults)
    help_ = escape(tell.remedy(faults[0], say))
    return f"<div>{escape(message)} <span class='do'>{help_}</span></div><ul>{places}</ul>"


def _place(fault: Fault, number: int, say: Say) -> str:
    quote = f" “{escape(fault.quote)}”" if fault.quote else ""
    badge = f"<a class='badge' id='f{number}' href='#p{number}'>{number}</a>"
    return f"{badge} <span class='place'>{escape(tell.place(fault, say))}</span>{quote}"


def _words(audit: Audit, say: Say) -> str:
    """What the checker says of the words beside the rules of the ledger."""
    told = "".join(_said(message, faults, say) for message, faults in grouped(audit.words, say))
    return f"<h2>{escape(say('audit.words-head'))}</h2><ul>{told}</ul>" if told else ""


def _said(message: str, faults: Sequence[Fault], say: Say) -> str:
    quotes = "; ".join(dict.fromkeys(f"“{escape(fault.quote)}”" for fault in faults if fault.quote))
    do = escape(tell.remedy(faults[0], say))
    return f"<li>{escape(message)} <span class='do'>{do}</span><br><span class='place'>{quotes}</span></li>"


def _unsure(audit: Audit, language: Language) -> str:
    lines = reasoned(audit, "not-evaluated", language)
    if not lines:
        return ""
    told = "".join(f"<li>{escape(why)} <span class='code'>{escape(rules)}</span></li>" for why, rules in lines)
    return f"<h2>{escape(speaker(language)('audit.unsure-head'))}</h2><ul class='note'>{told}</ul>"


def _pages(pictures: Pictures | None, faults: Sequence[Numbered], say: Say) -> Iterator[str]:
    if pictures is None:
        yield f"<p class='note'>{escape(say('audit.no-pictures'))}</p>"
        return
    for at, each in enumerate(pictures.pages, 1):
        here = [one for one in faults if one.fault.page == at]
        yield _picture(each, here, pictures)


def _picture(page_: Page, faults: Sequence[Numbered], pictures: Pictures) -> str:
    quotes: dict[str, list[int]] = {}
    for one in faults:
        quotes.setdefault(one.fault.quote, []).append(one.number)
    marks = "".join(_mark(pictures.marks[quote], numbers) for quote, numbers in quotes.items())
    source = b64encode(page_.picture).decode()
    box = f"viewBox='0 0 {page_.width:.0f} {page_.height:.0f}'"
    return f"<div class='page'><img alt='' src='data:image/png;base64,{source}'><svg {box}>{marks}</svg></div>"


def _mark(mark: Mark, numbers: Sequence[int]) -> str:
    """A frame around quoted words, with the numbers of their faults before it; it leads to the first of them."""
    x, y = mark.left - _MARGIN, mark.top - _MARGIN
    size = f"width='{mark.width + 2 * _MARGIN:.1f}' height='{mark.height + 2 * _MARGIN:.1f}'"
    text = f"<text x='{x - 1:.1f}' y='{y + mark.height:.1f}'>{', '.join(map(str, numbers))}</text>"
    here = "".join(f"<g id='p{number}'/>" for number in numbers)
    return f"<a href='#f{numbers[0]}'>{here}<rect x='{x:.1f}' y='{y:.1f}' {size}/>{text}</a>"
