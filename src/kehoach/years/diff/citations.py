"""The documents that two plans stand on or name: new ones, those that are gone, those put in place of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kehoach.text.letters import fold
from kehoach.text.patterns import lazily
from kehoach.values.dates import format_date
from kehoach.years.diff.changes import change, plain, stretches
from kehoach.years.diff.differences import Change
from kehoach.years.diff.facts import told
from kehoach.years.diff.pairing import paired

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.model.content import Span
    from kehoach.model.plan import Citation, LegalBasis, Plan
    from kehoach.years.diff.differences import Difference, Topic
    from kehoach.years.diff.turn import Turn

_SERIAL = lazily(r"^\d+(?:/\d{4})?")
_SUCCEEDS = 0.7
"""Two documents of one body whose titles share so many words are one after the other."""


class _Document(NamedTuple):
    """A document as a plan names it: by its number, or by its words where it has none."""

    text: str
    cited: Citation | None
    span: Span | None
    id: str = ""
    said: str = ""
    """The whole basis in its own words; those of a document named in a sentence are compared with the sentence."""

    @property
    def key(self) -> str:
        """What it is known by: kind and number, or its words."""
        if self.cited is None:
            return fold(self.text)
        return fold(f"{self.cited.kind} {self.cited.number or self.cited.title}")

    @property
    def subject(self) -> str:
        """What its successor has in common with it."""
        if self.cited is None:
            return self.text
        symbol = _SERIAL.sub("", self.cited.number)
        return f"{self.cited.kind} {symbol} {self.cited.issuer} {self.cited.title}"

    @property
    def name(self) -> str:
        """Kind, number and date, as short as they name it."""
        if self.cited is None or not self.cited.number:
            return self.text
        date = f" ngày {format_date(self.cited.date)}" if self.cited.date else ""
        return f"{self.cited.kind} số {self.cited.number}{date}"


def bases(turn: Turn, before: Plan, after: Plan) -> Iterator[Difference]:
    """The legal bases."""
    yield from _documents(
        turn, "bases", [_of_basis(one) for one in before.bases], [_of_basis(one) for one in after.bases]
    )


def citations(turn: Turn, before: Plan, after: Plan) -> Iterator[Difference]:
    """The documents named elsewhere in the text, each once."""
    stood_on = {_of_basis(one).key for plan in (before, after) for one in plan.bases}
    lists = ([one for one in _cited(plan) if one.key not in stood_on] for plan in (before, after))
    yield from _documents(turn, "citations", *lists)


def _of_basis(basis: LegalBasis) -> _Document:
    text = plain(basis.text)
    said = text if text.startswith(basis.lead) else f"{basis.lead} {text}"
    return _Document(text, basis.citation, basis.span, basis.id, said)


def _cited(plan: Plan) -> list[_Document]:
    once: dict[str, _Document] = {}
    for one in plan.citations:
        document = _Document(one.text, one, one.span)
        once.setdefault(document.key, document)
    return list(once.values())


def _documents(
    turn: Turn, topic: Topic, before: Sequence[_Document], after: Sequence[_Document]
) -> Iterator[Difference]:
    def found(old: _Document, new: _Document) -> tuple[Change, ...]:
        if old.key != new.key:
            return tuple(change(still, "citation", old.name, new.name))
        if old.said != new.said:
            marked = tuple(stretches(still, old.said, new.said))
            return (Change(field="text", before=old.said, after=new.said, words=marked),)
        dates = [one.cited.date if one.cited else None for one in (old, new)]
        return tuple(change(still, "date", *dates)) if all(dates) else ()

    still = turn._replace(after=turn.before)

    ways = (lambda one: one.key, lambda one: turn.key(one.subject))
    for one in told(topic, paired(before, after, *ways, least=_SUCCEEDS), lambda one: one.name, found):
        replaced = any(each.field == "citation" for each in one.changes)
        yield replace(one, kind="replaced") if replaced else one
