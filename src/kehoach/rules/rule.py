"""A rule: a small pure function from a plan to its faults, with when it applies."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from kehoach.text.diagnostics import Diagnostic, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kehoach.model.content import Span
    from kehoach.model.draft import Passage
    from kehoach.model.plan import Plan
    from kehoach.text.diagnostics import Fix
    from kehoach.text.source import Source


class Subject(NamedTuple):
    """What is checked: the plan, its words in their places, its sources, and whether it is to be issued."""

    plan: Plan
    passages: tuple[Passage, ...]
    sources: Mapping[str, Source]
    file: str
    """The plan's own file, as messages name it."""
    final: bool = False
    register: str = ""
    """The office's own register of documents, read beside the one that ships."""

    @property
    def day(self) -> date | None:
        """The day by which the plan is judged: its own, else the first day of its year."""
        from kehoach.values.dates import earliest  # noqa: PLC0415 - only rules about time ask for it

        head = self.plan.head
        written = earliest(head.date) if head.date else None
        return written or (date(head.year, 1, 1) if head.year else None)

    def place(self, span: Span | None) -> Place:
        """A place of the model as messages tell it; the head of the file where the model knows none."""
        if span is None:
            return Place(self.file, 1, 1, 1, 1)
        return Place(span.file or self.file, span.line, span.column, span.end_line, span.end_column)


class Finding(NamedTuple):
    """A fault that a rule found; the rule's code is put to it by whoever runs the rule."""

    place: Place
    args: Mapping[str, str] = MappingProxyType({})
    fixes: tuple[Fix, ...] = ()


class Rule(msgspec.Struct, frozen=True):
    """A rule under its code; its words stand in the catalogue."""

    code: str
    find: Callable[[Subject], Iterable[Finding]]
    formats: frozenset[str] = frozenset()
    """The formats that it holds for (`nđ30`, `đảng`, `đảng-36`, `đảng-05`, `đoàn`); none named means all."""
    needs_words: bool = False
    """Whether it reads the words in their places, which a plan made from JSON does not have."""
    only_final: bool = False
    since: date | None = None
    until: date | None = None

    def faults(self, subject: Subject) -> Iterator[Diagnostic]:
        """What the rule finds, as diagnostics."""
        for finding in self.find(subject):
            yield Diagnostic(self.code, finding.place, dict(finding.args), finding.fixes)
