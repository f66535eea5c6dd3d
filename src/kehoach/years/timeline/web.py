"""The events of a plan as a web page: pictures that fit a page on its side, and all times in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.layout.sentences import listed
from kehoach.render.docx.xml import escaped
from kehoach.years.pictures.page import key, page
from kehoach.years.pictures.svg import element
from kehoach.years.timeline.picture import pages, samples, title
from kehoach.years.timeline.words import label, when

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.model.plan import Plan
    from kehoach.text.catalogue import Language, Say
    from kehoach.years.timeline.events import Event

_COLUMNS = ("what", "kind", "when", "who")


def to_html(plan: Plan, events: Sequence[Event], say: Say, language: Language) -> bytes:
    """The events as a page in one file."""
    return page(title(plan, say), "".join(_parts(plan, events, say)), language, kind="wide")


def _parts(plan: Plan, events: Sequence[Event], say: Say) -> Iterator[str]:
    issuers = "; ".join(issuer.name for issuer in plan.head.issuers)
    yield f'<h1>{escaped(title(plan, say))}</h1>\n<p class="from">{escaped(issuers)}</p>\n'
    yield key(samples(say), say("timeline.key"))
    for count, one in enumerate(pages(plan, events, say), 1):
        yield f'<div class="scroll"><figure class="across">{element(one, f"page-{count}")}</figure></div>\n'
    heads = "".join(f'<th scope="col">{escaped(say(f"timeline.{name}"))}</th>' for name in _COLUMNS)
    yield f'<section>\n<h2 id="times">{escaped(say("timeline.table"))}</h2>\n'
    yield '<div class="scroll" role="region" tabindex="0" aria-labelledby="times"><table>\n'
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    yield from (_row(event, say) for event in events)
    yield "</tbody></table></div>\n</section>\n"


def _row(event: Event, say: Say) -> str:
    said = (say(f"timeline.{event.kind}"), when(event, say), listed(event.units))
    cells = "".join(f"<td>{escaped(words)}</td>" for words in said)
    return f'<tr><th scope="row">{escaped(label(event, say))}</th>{cells}</tr>\n'
