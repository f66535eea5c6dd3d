"""The plan while it is being made: what has been found so far, and where we are in the text."""

from __future__ import annotations

from bisect import bisect_left
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Literal

import msgspec

from kehoach.dsl.nodes import Prose
from kehoach.model.plan import (
    Activity,
    Assignment,
    Budget,
    Field,
    Phase,
    Run,
    Span,
    Step,
    Verb,
)
from kehoach.text.letters import fold
from kehoach.text.source import Source
from kehoach.text.source import Span as SourceSpan
from kehoach.values.dates import Date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.dsl.faults import Faults
    from kehoach.model.names import Names
    from kehoach.model.plan import (
        Abbreviation,
        Anniversary,
        Award,
        Citation,
        Goal,
        Indicator,
        Mention,
        Milestone,
        Slogan,
    )
    from kehoach.text.diagnostics import Place as FilePlace


class OpenAssignment(msgspec.Struct):
    """An assignment whose tasks, partners and deadline are still being read."""

    id: str
    units: tuple[str, ...]
    verb: Verb
    span: Span
    at: int = 0
    """Where in the words of its block it begins: at its verb, else at its units."""
    start: int = 0
    """Where they end."""
    task_start: int = 0
    """Where the task begins: after the units, and after the partners where they come next."""
    role: str = ""
    partners: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    due: Date | None = None
    product: str = ""
    text: str = ""

    def closed(self) -> Assignment:
        """The assignment as it was read."""
        return Assignment(
            id=self.id,
            units=self.units,
            role=self.role,
            partners=self.partners,
            verb=self.verb,
            tasks=self.tasks,
            due=self.due,
            product=self.product,
            text=self.text,
            span=self.span,
        )


class OpenPhase(msgspec.Struct):
    """A phase whose text and report deadline are still being read."""

    id: str
    label: str
    start: Date | None
    end: Date | None
    span: Span
    at: int
    report_due: Date | None = None
    text: str = ""

    def closed(self) -> Phase:
        """The phase as it was read."""
        return Phase(
            id=self.id,
            label=self.label,
            start=self.start,
            end=self.end,
            report_due=self.report_due,
            text=self.text,
            span=self.span,
        )


class OpenActivity(msgspec.Struct):
    """An activity or a programme whose fields or steps are still being read."""

    id: str
    name: str
    span: Span
    programme: bool = False
    fields: tuple[Field, ...] = ()
    steps: tuple[Step, ...] = ()

    def closed(self) -> Activity:
        """The activity as it was read."""
        return Activity(id=self.id, name=self.name, fields=self.fields, steps=self.steps, span=self.span)


class Place(msgspec.Struct, eq=False, gc=False):
    """Where in the plan words stand: what is open here, and what is open around it."""

    parent: Place | None = None
    assignments: list[OpenAssignment] = []
    phases: list[OpenPhase] = []
    activities: list[OpenActivity] = []
    actor: str = ""
    anchor: str = ""

    def assignment(self) -> OpenAssignment | None:
        """The assignment that was opened last, here or around."""
        if self.assignments or self.parent is None:
            return self.assignments[-1] if self.assignments else None
        return self.parent.assignment()

    def owner(self) -> str:
        """The units whose task stands here."""
        assignment = self.assignment()
        return ", ".join(assignment.units) if assignment else ""

    def phase(self) -> OpenPhase | None:
        """The phase that was opened last, here or around."""
        if self.phases or self.parent is None:
            return self.phases[-1] if self.phases else None
        return self.parent.phase()


def said(run: Run) -> str:
    """The words of a run; a reference stays as a source writes it, for only the layout knows the number."""
    return f"{{xem {run.refers_to}}}" if run.refers_to else run.text


class Words(msgspec.Struct, eq=False, gc=False):
    """The words of a prose as they are printed, each stretch knowing where it was read."""

    prose: Prose
    runs: list[Run] = []
    plain: str = ""
    pieces: list[tuple[int, int, int]] = []
    short_forms: list[tuple[str, int, SourceSpan]] = []
    notes: list[Words] = []
    """The words of the footnotes that hang on these."""

    def add(self, run: Run, start: int, end: int) -> None:
        """Append what prints a stretch of the prose."""
        self.pieces.append((len(self.plain), start, end))
        self.runs.append(run)
        self.plain += said(run) if run.refers_to else run.text

    def span(self, start: int, end: int) -> SourceSpan:
        """Where a stretch of the printed words stands in the source."""
        first = self._origin(start)
        return self.prose.span(first, max(self._origin(end - 1) + 1, first))

    def _origin(self, at: int) -> int:
        begin, first, last = self.pieces[bisect_left(self.pieces, (at + 1,), 1) - 1] if self.pieces else (0, 0, 0)
        return min(first + at - begin, max(last - 1, first))


Role = Literal[
    "title", "issuer", "basis", "heading", "point", "paragraph", "entry", "field", "cell", "recipient", "note"
]


class Passage(msgspec.Struct, frozen=True, gc=False):
    """Words of the plan in the role that they have in it, each letter knowing its place in the author's file."""

    role: Role
    words: Words
    source: Source

    @property
    def text(self) -> str:
        """The words as printed."""
        return self.words.plain

    def place(self, start: int, end: int) -> FilePlace:
        """Where a stretch of the words stands in the author's file."""
        return self.source.place(self.words.span(start, end))


class Draft:
    """Collects the facts of one plan in the order of its text."""

    def __init__(self, faults: Faults, names: Names) -> None:
        self.faults = faults
        self.names = names
        self.goals: list[Goal] = []
        self.indicators: list[Indicator] = []
        self.phases: list[OpenPhase] = []
        self.milestones: list[Milestone] = []
        self.assignments: list[OpenAssignment] = []
        self.activities: list[OpenActivity] = []
        self.awards: list[Award] = []
        self.citations: list[Citation] = []
        self.slogans: list[Slogan] = []
        self.abbreviations: list[Abbreviation] = []
        self.anniversaries: list[Anniversary] = []
        self.mentions: list[Mention] = []
        self.budget = Budget()
        self.passages: list[Passage] = []
        self._used: set[str] = set()
        self._last: dict[str, int] = {}

    @contextmanager
    def reading(self, faults: Faults) -> Iterator[None]:
        """Read on in another source for a while: spans and faults are told there."""
        own, self.faults = self.faults, faults
        try:
            yield
        finally:
            self.faults = own

    def span(self, span: SourceSpan) -> Span:
        """A stretch of the source as the model tells it."""
        source = self.faults.source
        line, column, end_line, end_column = source.positions(span)
        file = self.names.file_label(source.path)
        return Span(line=line, column=column, end_line=end_line, end_column=end_column, file=file)

    def fact_id(self, given: str, prefix: str) -> str:
        """The author's id, or the next free one of its kind."""
        if given and fold(given) not in self._used:
            self._used.add(fold(given))
            return given
        free = (f"{prefix}-{number}" for number in count(self._last.get(prefix, 0) + 1))
        chosen = next(name for name in free if name not in self._used)
        self._last[prefix] = int(chosen.rpartition("-")[2])
        self._used.add(chosen)
        return chosen
