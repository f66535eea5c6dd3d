"""The facts of an old plan, found in its words and kept where they stand beside and inside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.intake.facts.assignments import assignments
from kehoach.intake.facts.grids import cell_facts, words_of
from kehoach.intake.facts.indicators import Figures, indicators, is_entry
from kehoach.intake.facts.lists import listed
from kehoach.intake.facts.places import Here, places
from kehoach.intake.facts.quotes import quotes, short_forms
from kehoach.intake.facts.records import with_records
from kehoach.intake.facts.times import Times
from kehoach.intake.words import cut, plain
from kehoach.text.letters import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.intake.oldfile import Grid
    from kehoach.intake.oldplan import CellFact, Fact, Item, OldPlan

_MAY_HOLD = {
    "chỉ tiêu": frozenset(("chỉ tiêu", "phong trào", "gọi tắt", "viết tắt")),
    "tiêu chí": frozenset(("phong trào", "gọi tắt", "viết tắt")),
    "mục tiêu chung": frozenset(("phong trào", "gọi tắt", "viết tắt", "chỉ tiêu")),
    "mục tiêu cụ thể": frozenset(("phong trào", "gọi tắt", "viết tắt", "chỉ tiêu")),
}
"""What may stand inside the words of a fact; all others stand beside each other."""
_OPENS = frozenset(("giao", "đề nghị", "yêu cầu"))


def with_facts(plan: OldPlan) -> OldPlan:
    """The plan with the facts that its texts state."""
    finder = _Finder()
    items = tuple(finder.items(tuple(with_records(plan.items))))
    closing = tuple(finder.closing(plan.closing))
    annexes = tuple(
        annex._replace(items=tuple(finder.items(tuple(with_records(annex.items))))) for annex in plan.appendices
    )
    return plan._replace(items=items, closing=closing, appendices=annexes)


class _Finder:
    """Knows what the texts before have said: which ids are taken, which movements and milestones are told."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = {}
        self.quoted: set[str] = set()
        self.times = Times()
        self.figures = Figures()
        self.asked: set[str] = set()
        """Who has been charged with something, folded."""
        self.tasks: list[str] = []
        """The texts that charge somebody with something, folded."""

    def items(self, items: tuple[Item, ...]) -> Iterator[Item]:
        assigned: list[int] = []
        for here in places(items):
            if here.item.grid is not None:
                yield here.item._replace(cells=tuple(self._cells(here.item.grid)))
                continue
            if here.item.lines or here.item.source:
                yield here.item
                continue
            depth = len(here.above)
            while assigned and assigned[-1] >= depth:
                assigned.pop()
            facts = self._facts(here, assigned=bool(assigned))
            if any(fact.word in _OPENS for fact in facts):
                assigned.append(depth)
            self.tasks += [fold(plain(here.item.text))] if assigned else []
            self.asked |= {
                fold(plain(cut(here.item.text, fact.start, fact.end))) for fact in facts if fact.word in _OPENS
            }
            yield here.item._replace(facts=_fitting((*here.item.facts, *facts)))

    def _cells(self, grid: Grid) -> Iterator[CellFact]:
        found = list(cell_facts(grid))
        told = sum(self._is_told(words_of(grid.rows[row][at]), fact) for row, at, fact in found)
        if found and 2 * told >= len(found):  # the table sums up what the text has assigned
            return
        for row, at, fact in found:
            self.figures.is_new(fact, words_of(grid.rows[row][at]))
            yield row, at, self._named(fact)

    def closing(self, items: tuple[Item, ...]) -> Iterator[Item]:
        for here in places(items):
            yield here.item._replace(facts=self._facts(here._replace(closing=True), assigned=False))

    def _facts(self, here: Here, *, assigned: bool) -> tuple[Fact, ...]:
        asked = list(assignments(here, assigned=assigned))
        if "indicators" in here.topics and not any(fact.reason == "reason.asked" for fact in asked) and is_entry(here):
            asked = []
        opened = assigned or any(fact.word in _OPENS for fact in asked)
        found = (
            *listed(here),
            *self.times.found(here, assigned=opened),
            *asked,
            *indicators(here, asks=bool(asked)),
            *quotes(here, self.quoted),
            *short_forms(here),
        )
        kept = (fact for fact in _fitting(found) if fact.word != "chỉ tiêu" or self.figures.is_new(fact, here.text))
        return tuple(self._named(fact) for fact in kept)

    def _is_told(self, lead: str, fact: Fact) -> bool:
        """Whether the text has assigned what a row of a table does: to the same body, or in the same words."""
        task = fold(dict(fact.attributes).get("việc", ""))
        return fact.word == "giao" and (fold(lead) in self.asked or any(task in text for text in self.tasks))

    def _named(self, fact: Fact) -> Fact:
        """The fact with an id that no other has."""
        if fact.word != "chỉ tiêu" or not fact.id:
            return fact
        self.ids[fact.id] = count = self.ids.get(fact.id, 0) + 1
        return fact if count == 1 else fact._replace(id=f"{fact.id}-x{count}")


def _fitting(found: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts that stand beside or inside each other, by place; the earlier ones keep out those that cross them."""
    kept: list[Fact] = []
    for fact in found:
        if fact.start < fact.end and all(_fits(fact, other) for other in kept):
            kept.append(fact)
    return tuple(sorted(kept, key=lambda fact: (fact.start, -fact.end)))


def _fits(one: Fact, other: Fact) -> bool:
    if one.end <= other.start or other.end <= one.start:
        return True
    if (one.start, one.end) == (other.start, other.end):
        return False
    inner, outer = (one, other) if other.start <= one.start and one.end <= other.end else (other, one)
    inside = outer.start <= inner.start and inner.end <= outer.end
    return inside and inner.word in _MAY_HOLD.get(outer.word, frozenset())
