"""The proof that nothing was lost or invented: the words that a plan prints beside those of the file."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal, NamedTuple

from kehoach.intake.oldplan import Difference
from kehoach.layout.compose import lay_out
from kehoach.layout.document import NO_BREAK, NO_BREAK_HYPHEN, Grid, Paragraph, Table, plain
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.layout.document import Block, Document
    from kehoach.model.plan import Plan

Zone = Literal["head", "body", "foot", "notes"]

_WORD = lazily(r"[^\W_]+|[%≥≤><=&]")
_HEAD_ROLES = frozenset(
    (
        "kind",
        "title",
        "issued_with",
        "secrecy",
        "urgency",
        "circulation",
        "draft",
        "appendix",
        "appendix_title",
        "appendix_reference",
        "drafter",
        "contact",
    )
)
_CONTEXT = 5
_MANY = 20_000
"""Words among which frequent ones are not compared one with another: their pairs are too many."""


class Zones(NamedTuple):
    """The words of a file or of a page, by where they stand."""

    head: list[str]
    body: list[str]
    foot: list[str]
    notes: list[str]


def words(texts: Iterable[str]) -> list[str]:
    """The words of texts, as they are compared: without case, marks and leading zeros."""
    return [word for text in texts for word in _WORD.findall(_even(text))]


def _even(text: str) -> str:
    return text.casefold().replace(NO_BREAK_HYPHEN, "-").replace(NO_BREAK, "")


def printed(plan: Plan) -> Zones:
    """The words that a plan prints."""
    document = lay_out(plan)
    zones: dict[str, list[str]] = {"head": [], "body": [], "foot": []}
    for zone, text in _texts(document):
        zones[zone].append(text)
    notes = [plain(note) for note in document.notes]
    return Zones(words(zones["head"]), words(zones["body"]), words(zones["foot"]), words(notes))


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    for division in document.divisions:
        for block in division.blocks:
            yield from _of_block(block)


def _of_block(block: Block) -> Iterator[tuple[str, str]]:
    if isinstance(block, Grid):
        zone = "head" if block.role == "letterhead" else "foot"
        for row in block.rows:
            for cell in row:
                yield from ((zone, _shown(leaf)) for leaf in cell if isinstance(leaf, Paragraph))
    elif isinstance(block, Table):
        yield from (("body", plain(cell.runs)) for row in block.rows for cell in row)
    elif isinstance(block, Paragraph):
        yield "head" if block.role in _HEAD_ROLES else "body", _shown(block)


def _shown(paragraph: Paragraph) -> str:
    return f"{paragraph.label} {plain(paragraph.runs)}"


def differences(file: Zones, plan: Zones) -> tuple[Difference, ...]:
    """Where the plan prints other words than the file has; the head may hold more, which its format sets."""
    return (
        *_missing("head", file.head, plan.head),
        *_in_order("body", file.body, plan.body),
        *_as_a_bag("foot", file.foot, plan.foot),
        *_in_order("notes", file.notes, plan.notes),
    )


def _in_order(zone: Zone, file: Sequence[str], plan: Sequence[str]) -> Iterator[Difference]:
    if list(file) == list(plan):
        return
    start = next(
        (at for at, pair in enumerate(zip(file, plan, strict=False)) if pair[0] != pair[1]), min(len(file), len(plan))
    )
    matcher = SequenceMatcher(None, file[start:], plan[start:], autojunk=len(file) - start > _MANY)
    for name, one, other, first, last in matcher.get_opcodes():
        if name != "equal":
            after = " ".join(file[max(0, start + one - _CONTEXT) : start + one])
            yield Difference(
                zone, " ".join(file[start + one : start + other]), " ".join(plan[start + first : start + last]), after
            )


def _missing(zone: Zone, file: Sequence[str], plan: Sequence[str]) -> Iterator[Difference]:
    lost = Counter(map(_bare, file)) - Counter(map(_bare, plan))
    if lost:
        yield Difference(zone, " ".join(lost.elements()), "")


def _as_a_bag(zone: Zone, file: Sequence[str], plan: Sequence[str]) -> Iterator[Difference]:
    one, other = Counter(file), Counter(plan)
    if one != other:
        yield Difference(zone, " ".join((one - other).elements()), " ".join((other - one).elements()))


def _bare(word: str) -> str:
    return word.lstrip("0") or word
