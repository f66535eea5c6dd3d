"""The words of two plans, sentence by sentence, each under the number of its section as printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.layout.numbering import Place, appendix_label, named, numbered
from kehoach.model.content import Facts, Section, Span, Table
from kehoach.values.sentences import sentences
from kehoach.years.diff.alignment import MOST, Key, Pair, aligned, likeness, words_of
from kehoach.years.diff.changes import plain, stretches
from kehoach.years.diff.differences import Change, Difference, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.layout.formats import Format, Level
    from kehoach.model.content import Block, Text
    from kehoach.model.plan import Plan
    from kehoach.years.diff.differences import Kind
    from kehoach.years.diff.turn import Turn

_MOVED = 0.8
"""A paragraph that keeps so many of its words elsewhere has moved there."""
_SHORTEST_MOVE, _LONG = 3, 5
"""One of few words has moved only if it keeps them all."""


class Passage(NamedTuple):
    """A heading, a point, a paragraph or a row, with its place in the plan."""

    kind: str
    part: Part
    where: str
    text: str
    span: Span | None

    def key(self, turn: Turn) -> Key:
        """What it is known by in both plans."""
        return Key(self.kind, turn.key(self.text))


class _Walk(NamedTuple):
    """What naming the places of a plan needs."""

    form: Format
    levels: dict[str, Level]
    names: dict[str, str]
    part: Part
    label: str = ""
    """How the appendix is called whose blocks these are."""

    def passages(self, blocks: Sequence[Block], outer: Place | None, where: str) -> Iterator[Passage]:
        """The passages of blocks in the order of the text."""
        for block, places in numbered(blocks, self.levels, outer):
            place = places[0] if isinstance(block, Section) else outer
            here = f"{named(place, self.form) if place else ''} {self.label}".strip() or where
            yield from self._own(block, here)
            if isinstance(block, (Section, Facts)):
                yield from self.passages(block.blocks, place, here)

    def _own(self, block: Block, where: str) -> Iterator[Passage]:
        if isinstance(block, Table):
            yield from self._said("heading", where, block.caption, block.span)
            for row in block.rows:
                words = " | ".join(self._plain(cell.text) for cell in row)
                yield Passage("row", self.part, where, words, block.span)
        elif isinstance(block, Facts):
            yield from self._said("heading", where, block.title, block.span)
        else:
            heading = isinstance(block, Section) and block.mark.startswith("#")
            yield from self._said("heading" if heading else "text", where, block.text, block.span)

    def _said(self, kind: str, where: str, text: Text, span: Span | None) -> Iterator[Passage]:
        words = self._plain(text).strip()
        if words:
            yield Passage(kind, self.part, where, words, span)
        for note in (run.note for run in text if run.note):
            yield Passage("note", self.part, where, self._plain(note), span)

    def _plain(self, text: Text) -> str:
        """The words as printed, numbers of other places filled in."""
        return "".join(self.names.get(run.refers_to, run.text) if run.refers_to else run.text for run in text)


def passages(plan: Plan, form: Format, levels: dict[str, Level], names: dict[str, str]) -> list[Passage]:
    """All passages of a plan: opening, body, closing, appendices."""
    walk = _Walk(form, levels, names, "body")
    out = [*walk._replace(part="opening").passages(plan.opening, None, "")]
    out += walk.passages(plan.sections, None, "")
    out += walk._replace(part="closing").passages(plan.closing, None, "")
    for count, appendix in enumerate(plan.appendices, 1):
        label = appendix_label(form, count, len(plan.appendices))
        out.append(Passage("heading", "appendix", label, plain(appendix.title), appendix.span))
        out += walk._replace(part="appendix", label=label).passages(appendix.blocks, None, "")
    return out


def prose(turn: Turn, before: Sequence[Passage], after: Sequence[Passage]) -> Iterator[Difference]:
    """What was added, dropped, moved or changed, in the order of the later plan."""
    pairs = list(aligned([one.key(turn) for one in before], [one.key(turn) for one in after]))
    moves = _moves(turn, before, after, pairs)
    left = set(moves.values())
    for pair in pairs:
        old = None if pair.before is None else before[pair.before]
        new = None if pair.after is None else after[pair.after]
        if old and new:
            yield from _sentences(turn, old, new)
        elif new and pair.after in moves:
            yield from _moved(turn, before[moves[pair.after]], new)
        elif not (old and pair.before in left):
            yield _whole(old, new)


def _moves(turn: Turn, before: Sequence[Passage], after: Sequence[Passage], pairs: Sequence[Pair]) -> dict[int, int]:
    """Where each passage that has moved was before."""
    alone = (one.before for one in pairs if one.before is not None and one.after is None)
    gone = {at: words_of(turn.key(before[at].text)) for at in alone}
    come = sum(1 for one in pairs if one.before is None)
    out: dict[int, int] = {}
    for pair in pairs if 0 < len(gone) * come <= MOST else ():
        if pair.after is None or pair.before is not None:
            continue
        words = words_of(turn.key(after[pair.after].text))
        if len(words) < _SHORTEST_MOVE:
            continue
        least = _MOVED if len(words) >= _LONG else 1
        ranked = [(likeness(others, words), -at) for at, others in gone.items() if at not in out.values()]
        if ranked and max(ranked)[0] >= least:
            out[pair.after] = -max(ranked)[1]
    return out


def _whole(old: Passage | None, new: Passage | None) -> Difference:
    one = Change(field="text", before=old.text if old else "", after=new.text if new else "")
    return _difference("added" if new else "dropped", old, new, one)


def _moved(turn: Turn, old: Passage, new: Passage) -> Iterator[Difference]:
    """A passage that stands elsewhere now, and what is otherwise in it."""
    yield _difference("moved", old, new, Change(field="text", before=old.text, after=new.text))
    yield from _sentences(turn, old, new)


def _sentences(turn: Turn, old: Passage, new: Passage) -> Iterator[Difference]:
    state = turn.state(old.text, new.text)
    if state == "same":
        return
    if state == "turned":
        yield _difference("changed", old, new, Change(field="text", before=old.text, after=new.text, turned=True))
        return
    before, after = sentences(old.text), sentences(new.text)
    for pair in aligned([Key("", turn.key(one)) for one in before], [Key("", turn.key(one)) for one in after]):
        one = None if pair.before is None else before[pair.before]
        other = None if pair.after is None else after[pair.after]
        yield from _sentence(turn, (old, new), one, other)


def _sentence(turn: Turn, around: tuple[Passage, Passage], old: str | None, new: str | None) -> Iterator[Difference]:
    if old is None or new is None:
        kind: Kind = "added" if old is None else "dropped"
        yield _difference(kind, *around, Change(field="sentence", before=old or "", after=new or ""))
        return
    state = turn.state(old, new)
    if state != "same":
        words = () if state == "turned" else tuple(stretches(turn, old, new))
        one = Change(field="sentence", before=old, after=new, words=words, turned=state == "turned")
        yield _difference("changed", *around, one)


def _difference(kind: Kind, old: Passage | None, new: Passage | None, change: Change) -> Difference:
    known = new or old
    return Difference(
        topic="prose",
        kind=kind,
        part=known.part if known else "body",
        where=known.where if known else "",
        where_before=old.where if old and new and old.where != new.where else "",
        changes=(change,),
        span_before=old.span if old else None,
        span_after=new.span if new else None,
    )
