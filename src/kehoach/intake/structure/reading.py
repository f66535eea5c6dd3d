"""An old file → what it says as a plan, and its words by the zone that they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake.oldfile import Grid, Remark
from kehoach.intake.oldplan import Annex, Head, Item, OldPlan
from kehoach.intake.structure import annexes, opening, outline, proof
from kehoach.intake.structure import foot as tail
from kehoach.intake.structure.cells import with_commas
from kehoach.intake.structure.contents import without_contents
from kehoach.intake.structure.joining import unbroken, whole
from kehoach.intake.structure.letterhead import is_banner, is_of_letterhead, letterhead, place_and_date
from kehoach.intake.structure.names import deduced
from kehoach.intake.structure.zones import zones
from kehoach.intake.words import lines_of, plain, with_plain_signs
from kehoach.model.formats import FORMATS, format_named
from kehoach.model.issuers import kind_of
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.intake.oldfile import Block, Line, OldFile
    from kehoach.intake.structure.outline import Piece
    from kehoach.intake.structure.zones import Zones

_PARTY = lazily(r"/(?:ĐU|HU|TU|TW|TƯ|BTV|CB)\b|^\S*-KH/")
_YEAR = lazily(r"năm (?P<year>20\d\d)(?![\d/])")
_DAY = lazily(r"\d{1,2}/\d{1,2}/(?P<year>20\d\d)")
_SURE = 0.9
_WHERE_CITED = 4000
"""The signs from the start of a file in which the documents that a plan rests on are cited."""


class Read(NamedTuple):
    """The plan, and the words of the file."""

    plan: OldPlan
    words: proof.Zones
    head: tuple[str, ...] = ()
    """The lines above the body."""
    foot: tuple[str, ...] = ()
    """The lines below it."""
    remarks: tuple[Remark, ...] = ()

    def without_references(self) -> Read:
        """The same, the references of its appendices not counted: the source keeps them in comments."""
        left = list(self.words.head)
        for word in proof.words(annex.reference for annex in self.plan.appendices):
            left.remove(word)
        return self._replace(words=self.words._replace(head=left))


def read(old: OldFile) -> Read:
    """Understand an old file."""
    above_pages, margins = _parted_margins(old)
    blocks, done = _prepared(old, above_pages)
    parts = zones(unbroken(blocks, broken_lines=old.broken_lines))
    reference = "\n".join(line.text for line in lines_of(blocks))
    above, below = letterhead(parts.head, reference), tail.foot(parts.foot)
    titled = opening.title(parts.title, titled=parts.titled)
    told = above.head._replace(title=titled.lines, issued_with=titled.issued_with)
    dated, undated = _dated(told, below.strays)
    annexed = [annexes.part(blocks) for blocks in parts.appendices]
    body = [*outline.pieces(above.strays), *outline.pieces(whole(titled.rest))]
    plan = _with_foot(_with_body(_completed(dated, reference), body), below)
    under = tuple(one for part in annexed for one in part.head)
    named = tuple(_without(parts.head, above.strays))
    beside = lines_of((*parts.head, *titled.head, *parts.foot, *under))
    plan = plan._replace(
        appendices=tuple(_annex(part, plan.shapes or _usual(plan.head)) for part in annexed),
        asides=(
            *_said_before(parts.before),
            *(aside for line in beside for aside in line.asides),
            *map(_said, (*undated, *_notes_on(old, (*named, *below.signed)))),
        ),
        margins=tuple(line.text.strip() for line in margins),
    )
    taken = (line for line in below.strays if line not in undated)
    above_body = tuple(_texts((*named, *titled.head, *under, *taken)))
    text = (*above.strays, *titled.rest, *(one for part in annexed for one in part.rest))
    words = _words(old, above_body, text, _less(proof.words(_texts(parts.foot)), below.strays))
    return Read(plan, words, above_body, tuple(_texts(parts.foot)), (*done, *_remarks(parts, undated)))


def _prepared(old: OldFile, above_pages: Iterable[Line]) -> tuple[tuple[Block, ...], tuple[Remark, ...]]:
    """The blocks that a plan can hold, and what was done to have them; cells of a PDF have lines of print."""
    kept, left_out = without_contents(with_plain_signs((*above_pages, *old.blocks)))
    parted = kept if old.kind == "pdf" else with_commas(kept)
    contents = (Remark("import.contents", (("count", str(left_out)),)),) if left_out else ()
    return parted, (*contents, *((Remark("import.cells"),) if parted != kept else ()))


def _words(old: OldFile, head: Iterable[str], text: Iterable[Block], foot: list[str]) -> proof.Zones:
    notes = proof.words(line.text for note in old.notes for line in note)
    return proof.Zones(proof.words(head), proof.words(_texts(text)), foot, notes)


def _remarks(parts: Zones, strays: Iterable[Line]) -> Iterator[Remark]:
    if parts.before:
        yield Remark("import.other-document")
    yield from (Remark("import.signed", (("text", line.text.strip()),)) for line in strays)


def _dated(head: Head, strays: Sequence[Line]) -> tuple[Head, list[Line]]:
    """The head, for want of its own with the place and day above the signature; the strays that are left."""
    for line in strays:
        found = place_and_date(" ".join(line.text.split()))
        if found and not head.date:
            left = [other for other in strays if other is not line]
            return head._replace(place=head.place or found[0], date=found[1]), left
    return head, list(strays)


def _parted_margins(old: OldFile) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The letterhead that a file has in the upper margin of its pages and not in its text; the other margins."""
    known = [at for at, line in enumerate(old.margins, 1) if is_of_letterhead(line)]
    banner = any(is_banner(line.text) for line in old.margins)
    if not banner or any(is_banner(line.text) for line in lines_of(old.blocks)):
        return (), old.margins
    return old.margins[: known[-1]], old.margins[known[-1] :]


def _said(line: Line) -> Remark:
    return Remark("import-structure.said", (("words", line.text.strip()),))


def _notes_on(old: OldFile, lines: Iterable[Line]) -> Iterator[Line]:
    """The notes on lines that a plan keeps as names, which bear none."""
    for number in (words.note for line in lines for words in line.words if words.note):
        yield from old.notes[number - 1]


def _said_before(blocks: Sequence[Block]) -> Iterator[Remark]:
    """Another document before the plan, as comments."""
    return (Remark("import-structure.other", (("words", text),)) for text in _texts(blocks) if text.strip())


def _usual(head: Head) -> tuple[str, ...]:
    return (format_named(head.format) or FORMATS[0]).numbering


def _with_body(head: Head, body: Sequence[Piece]) -> OldPlan:
    listed = opening.bases(body)
    closed = opening.closing(listed.rest)
    shapes = outline.shapes_of(closed.body, _usual(head))
    items = list(outline.items(closed.body, shapes))
    return OldPlan(
        head=head,
        bases=listed.bases,
        items=tuple(items if closed.closing else _ended(items)),
        closing=tuple(_closing(piece) for piece in closed.closing),
        shapes=() if shapes == _usual(head) else shapes,
    )


def _closing(piece: Piece) -> Item:
    asides = piece.line.asides if piece.line else ()
    return Item("paragraph", opening.without_end(piece.text), asides=asides)


def _with_foot(plan: OldPlan, found: tail.Read) -> OldPlan:
    return plan._replace(recipients=found.recipients, signers=found.signers)


def _without(blocks: Sequence[Block], strays: Sequence[Line]) -> Iterator[Line]:
    """The lines of a letterhead but for those that say something else, and those that are the format's own."""
    stray = {line.text.strip() for line in strays}
    lines = (line for line in lines_of(blocks) if line.text.strip() not in stray)
    return (line for line in lines if not is_banner(line.text))


def _less(words: Sequence[str], lines: Iterable[Line]) -> list[str]:
    """The words without those of some lines."""
    left = list(words)
    for word in proof.words(line.text for line in lines):
        left.remove(word)
    return left


def _completed(head: Head, reference: str) -> Head:
    """The head with what its lines do not say but the text gives away."""
    form = head.format or ("đảng" if _PARTY.search(head.number) else "nđ30")
    guessed = [] if head.format else [("thể thức", _SURE)] if form != "nđ30" else []
    head = head._replace(format=form)
    if not head.issuers and (found := deduced(head.number, head.place, reference)):
        head = head._replace(issuers=(found.name,))
        guessed.append(("cơ quan", found.confidence))
    elif head.issuers and not head.parent and _would_get_parent(head.issuers[0], form):
        head = head._replace(parent="không")
    year, confidence = _year(head, reference)
    if year:
        guessed.append(("năm", confidence))
    return head._replace(year=year, guessed=tuple(guessed))


def _would_get_parent(name: str, form: str) -> bool:
    kind = kind_of(name, form)
    return bool(kind and kind.parent)


def _year(head: Head, reference: str) -> tuple[str, float]:
    """The year of the plan where its date does not say it: that of trích yếu, else of the latest document cited."""
    title = " ".join(plain(line) for line in head.title)
    named = list(dict.fromkeys(found["year"] for found in _YEAR.finditer(title)))
    dated = head.date.rpartition("/")[2]
    if len(named) == 1 and named[0] != dated:
        return named[0], _SURE
    if dated:
        return "", 0
    days = [found["year"] for found in _DAY.finditer(reference[:_WHERE_CITED])]
    return (max(days), 0.6) if days else (named[0], 0.5) if named else ("", 0)


def _ended(items: list[Item]) -> Iterator[Item]:
    """The items, the last of them without the mark of the end, which the format sets."""
    for at, item in enumerate(items):
        last = at == len(items) - 1 and item.grid is None
        yield item._replace(text=opening.without_end(item.text)) if last else item


def _annex(part: annexes.Part, shapes: tuple[str, ...]) -> Annex:
    found = outline.pieces(whole(part.rest))
    own = outline.shapes_of(found, shapes)
    items = tuple(_ended(list(outline.items(found, own if own == shapes else shapes))))
    return Annex(part.title, items, _lies(part.rest), part.reference, part.labelled)


def _lies(blocks: Sequence[Block]) -> bool:
    return any(isinstance(block, Grid) and block.landscape for block in blocks)


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    return (f"{line.label} {line.text}" for line in lines_of(blocks))
