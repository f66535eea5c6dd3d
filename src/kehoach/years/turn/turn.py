"""A plan and a year → the decisions about it and next year's source."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach import dsl
from kehoach.dsl.nodes import Directive
from kehoach.model.content import Span as ModelSpan
from kehoach.model.head import year_of
from kehoach.rules import config_beside, register
from kehoach.rules.fixes import edited
from kehoach.text.diagnostics import Edit
from kehoach.text.source import Span
from kehoach.values.dates import earliest
from kehoach.years.turn.amounts import indicator_of, is_yearly
from kehoach.years.turn.baselines import Baselines, value_of
from kehoach.years.turn.breaks import breaks
from kehoach.years.turn.decisions import Decision, Turn
from kehoach.years.turn.fragments import fragments
from kehoach.years.turn.marks import Change, Marks
from kehoach.years.turn.order import decide
from kehoach.years.turn.stretches import stretches
from kehoach.years.turn.turning import Turning, issue_day, last_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kehoach import Result
    from kehoach.dsl.nodes import Tree
    from kehoach.model.plan import Indicator, Plan
    from kehoach.text.source import Source
    from kehoach.years.turn.reached import Reached
    from kehoach.years.turn.turning import Fragment, Verdict

_PREVIOUS = "năm trước"


class NoYearError(ValueError):
    """The source holds no plan, or the plan has no year to turn from."""


def next_year(
    result: Result, year: int | None = None, *, previous: str = "", reached: Mapping[str, Reached] | None = None
) -> Turn:
    """Turn a plan to the next year, or to another one; `previous` is how the new file names the old one.

    What is decided of each fragment is data; the new source is the old one with the edits that follow.
    """
    if result.plan is None or result.plan.head.year is None or not result.sources:
        raise NoYearError
    file, source = next(iter(result.sources.items()))
    tree, _ = dsl.parse(source)
    turning = _turning(result.plan, year or result.plan.head.year + 1, file, source)
    turning = turning._replace(reached=reached or {})
    turn = _turned(turning, tree, previous or Path(file).name)
    broken = breaks(turn, file, shares=len(result.sources) > 1)
    return _turned(turning._replace(broken=broken), tree, previous or Path(file).name) if broken else turn


def _turned(turning: Turning, tree: Tree, previous: str) -> Turn:
    source, work = turning.source, _Work(turning, tree)
    decisions = tuple(sorted(work.decisions(), key=lambda one: (one.span.line, one.span.column)))
    work.changes += [*work.marks.changes, *_headed(turning, tree, previous)]
    edits = tuple(Edit(source.place(one.span), one.text) for one in work.changes)
    return Turn(turning.old, turning.new, decisions, edits, edited("\n".join(source.lines), edits))


def _turning(plan: Plan, year: int, file: str, source: Source) -> Turning:
    old = plan.head.year or year
    written = earliest(plan.head.date) if plan.head.date else None
    return Turning(
        plan=plan,
        old=old,
        new=year,
        last=last_year(plan, old),
        issued=issue_day(plan, year),
        issued_before=written or date(old, 1, 1),
        register=register.load(config_beside(file).register),
        source=source,
        indicators={(one.span.line, one.span.column): one for one in _all(plan.indicators) if one.span},
    )


def _all(indicators: Iterable[Indicator]) -> Iterator[Indicator]:
    for one in indicators:
        yield one
        yield from _all(one.parts)


class _Work:
    """Decides fragment by fragment, and gathers the edits."""

    def __init__(self, turning: Turning, tree: Tree) -> None:
        self.turning, self.tree = turning, tree
        self.marks = Marks(turning.source, tree)
        self.baselines = Baselines(tree.blocks)
        self.changes: list[Change] = []

    def decisions(self) -> Iterator[Decision]:
        """Each decision, its edits noted; who issues the plan is asked before anything else."""
        read = (one for one in stretches(self.tree.blocks, self.turning.plan.head.year) if one.directive != _PREVIOUS)
        for stretch in sorted(read, key=lambda one: not one.names_the_issuer):
            for fragment in fragments(stretch):
                if verdict := decide(fragment, self.turning):
                    yield self._decided(fragment, verdict)

    def _decided(self, fragment: Fragment, verdict: Verdict) -> Decision:
        self.changes += _replaced(fragment, verdict)
        number = self.marks.ask(fragment, verdict) if verdict.asks else 0
        if verdict.new not in (None, fragment.text) and not verdict.asks:
            self.marks.moved(fragment)
        indicator = indicator_of(fragment, self.turning) if fragment.kind == "target" else None
        if indicator and verdict.asks:
            self._keep_the_base(fragment, indicator)
        return Decision(
            kind=fragment.kind,
            operation=verdict.operation,
            old=fragment.text,
            new=fragment.text if verdict.new is None else verdict.new,
            why=verdict.why,
            args=dict(verdict.args),
            proposal=verdict.proposal,
            question=number,
            computed=fragment.computed,
            id=indicator.id if indicator else "",
            span=self._span(fragment),
        )

    def _keep_the_base(self, fragment: Fragment, indicator: Indicator) -> None:
        reached = self.turning.reached.get(indicator.id)
        if reached or is_yearly(indicator, self.turning):
            change = self.baselines.change(fragment, value_of(fragment, reached.text if reached else ""))
        else:
            change = self.baselines.dropped(fragment, self.turning.source)
        if change:
            self.changes.append(change)

    def _span(self, fragment: Fragment) -> ModelSpan:
        place = self.turning.source.place(fragment.stretch.source(fragment.start, fragment.end))
        return ModelSpan(line=place.line, column=place.column, end_line=place.end_line, end_column=place.end_column)


def _replaced(fragment: Fragment, verdict: Verdict) -> Iterator[Change]:
    """The edits of the words themselves: only the signs that differ, and nothing that the compiler computes."""
    stretch = fragment.stretch
    if verdict.frozen:
        for start, end in stretch.computed_pieces(fragment.start, fragment.end):
            if stretch.text[start:end].isdecimal():
                yield Change(stretch.source(start, end), stretch.text[start:end])
    if verdict.new is None:
        return
    first = next(stretch.computed_pieces(fragment.start, fragment.end), (fragment.end, 0))[0]
    old, tail = stretch.text[fragment.start : first], fragment.end - first
    new = verdict.new[: len(verdict.new) - tail]
    same = _common(old, new)
    after = _common(old[same:][::-1], new[same:][::-1])
    if old != new:
        start, end = fragment.start + same, first - after
        yield Change(_between(fragment, start, end), new[same : len(new) - after])


def _between(fragment: Fragment, start: int, end: int) -> Span:
    """Where words stand; between two signs, the place before the second."""
    stretch = fragment.stretch
    if start < end:
        return stretch.source(start, end)
    at = stretch.source(start, start + 1).start if start < fragment.end else stretch.source(fragment.start, start).end
    return Span(at, at)


def _common(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((at for at, (first, second) in enumerate(pairs) if first != second), min(len(one), len(other)))


def _headed(turning: Turning, tree: Tree, previous: str) -> Iterator[Change]:
    """What the head says of the new plan: its year, and after it the plan that it follows."""
    directives = {one.kind.name: one for one in reversed(tree.blocks) if isinstance(one, Directive)}
    head, known = directives.get("kế hoạch"), directives.get(_PREVIOUS)
    if known and known.head.text and previous:
        yield Change(known.head.span(), previous)
    if head is None:
        return
    stated = head.pair("năm")
    lines = "" if known or not previous else f"\n\n@{_PREVIOUS} {previous}"
    if _takes_its_year_elsewhere(head, directives.get("tham số")):
        if stated:
            yield Change(stated.value.span(), str(turning.new))
        else:
            lines = f"\n  năm: {turning.new}{lines}"
    line = turning.source.line_of(max(head.span.end - 1, head.span.start))
    at = turning.source.line_span(line).end
    if lines:
        yield Change(Span(at, at), lines)


def _takes_its_year_elsewhere(head: Directive, parameters: Directive | None) -> bool:
    """Whether the year of a plan stands in a file that plans share."""
    return year_of(head) is None and not (parameters and parameters.pair("năm"))
