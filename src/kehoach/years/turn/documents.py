"""What becomes of cited documents: none moves with the year; the register is asked on the new day of issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.rules import sources_of_law
from kehoach.rules.citations import LAWS
from kehoach.rules.register import law_key
from kehoach.text.patterns import lazily
from kehoach.values.dates import format_date
from kehoach.years.turn.turning import Verdict, ask

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.model.citations import FoundCitation
    from kehoach.rules.register import Document
    from kehoach.years.turn.turning import Fragment, Turning

    Answer = Callable[[FoundCitation, Document | None, Fragment, Turning], Verdict | None]

_AMENDING = "sua doi bo sung mot so dieu cua"
_YEARLY = lazily(r"năm\s+(?P<year>20\d\d)(?!\s?[-–])")


def citation(fragment: Fragment, turning: Turning) -> Verdict | None:
    """What the register, or the title of the document, says of it."""
    one = next((one for one in fragment.stretch.citations if one.start == fragment.start), None)
    if one is None:
        return None
    found = sources_of_law.meant(one, turning.register, turning.issued)
    answers = (answer(one, found, fragment, turning) for answer in _ANSWERS)
    return next((verdict for verdict in answers if verdict), None)


def over(_one: FoundCitation, found: Document | None, _fragment: Fragment, turning: Turning) -> Verdict | None:
    """A document that no longer holds."""
    if not (found and found.certain and found.expired(turning.issued) and found.until):
        return None
    now = sources_of_law.holding_now(found, turning.register, turning.issued)
    until = format_date(found.until)
    if len(found.replaced_by) == 1 and now != found.replaced_by[0]:
        return _look_up("cite-over", {"until": until}, now.partition("; ")[0])
    return _look_up("cite-over-by", {"until": until, "now": now})


def no_such_law(one: FoundCitation, found: Document | None, _fragment: Fragment, turning: Turning) -> Verdict | None:
    """A law of a name that none has."""
    if found or one.kind not in LAWS or turning.register.laws(one.title) or sources_of_law.is_a_law(one.title):
        return None
    near = sources_of_law.nearest_law(one.title, turning.register, turning.issued)
    return _look_up("cite-no-such-law", {}, f"{near.kind} {near.title}") if near else None


def amended(one: FoundCitation, found: Document | None, _fragment: Fragment, turning: Turning) -> Verdict | None:
    """A law, cited by its number or date, that was amended after the last plan was issued."""
    if not found or not found.is_law or not found.title or not (one.number or one.date):
        return None
    name = law_key(found.title)
    for each in turning.register.documents:
        since = each.since or each.day
        if turning.issued_before < since <= turning.issued and each.is_law and _amends(law_key(each.title), name):
            return _look_up("cite-amended", {"by": each.name, "since": format_date(since)})
    return None


def yearly(one: FoundCitation, found: Document | None, _fragment: Fragment, turning: Turning) -> Verdict | None:
    """A document for one year only, which has a successor that only the office knows."""
    years = {int(year["year"]) for year in _YEARLY.finditer(one.title)}
    of_the_plan = any(turning.old - 1 <= year <= turning.last for year in years)
    return _look_up("cite-yearly", {"year": str(turning.new)}) if of_the_plan and not (found and found.is_law) else None


def title_year(fragment: Fragment, turning: Turning) -> Verdict | None:
    """The year in the title of a document for one year: that of its successor is proposed."""
    year = int(fragment.text)
    cited = fragment._replace(kind="citation", start=int(fragment.value))
    asked = citation(cited, turning)
    if asked is None or asked.why != "cite-yearly" or not turning.old - 1 <= year <= turning.last:
        return None
    return ask("title-year", proposal=str(year + turning.delta))


def holds(_one: FoundCitation, found: Document | None, _fragment: Fragment, _turning: Turning) -> Verdict | None:
    """A document that the register knows to hold, and one of which it knows nothing."""
    why = "cite-holds" if found and found.known_status else "cite-unknown"
    return Verdict(why, "keep", frozen=True)


def _look_up(why: str, args: dict[str, str], proposal: str = "") -> Verdict:
    return Verdict(why, "look up", proposal=proposal, args=args, asks=True, frozen=True)


def _amends(title: str, name: str) -> bool:
    return title.startswith(_AMENDING) and name in title


_ANSWERS: tuple[Answer, ...] = (over, no_such_law, amended, yearly, holds)
DOCUMENTS = (citation,)
TITLES = (title_year,)
"""Of each the first that answers decides."""
