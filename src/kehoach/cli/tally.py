"""What became of many plans: told as it happens, each fault once, and summed up in a table at the end."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from kehoach.cli.console import err, out, wants_colour, width
from kehoach.cli.show.cells import clip, columns, padded
from kehoach.cli.show.terminal import TerminalView
from kehoach.text import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kehoach.batch.jobs import Outcome, Row, Status
    from kehoach.text.catalogue import Language
    from kehoach.text.diagnostics import Diagnostic

_ALWAYS: tuple[Status, ...] = ("built", "unchanged", "failed")
_LISTED = 20
"""Failures in the table; all of them stand above it."""
_WIDEST_NAME = 48
_CELL_FAULTS = {"KH055": "build.cell-empty", "KH056": "build.cell-wrong"}
"""Faults of the value that a row gives to a parameter."""


class Tally:
    """Tells and counts outcomes."""

    def __init__(self, language: Language, *, listing: bool = False) -> None:
        self._language = language
        self._say = catalogue.speaker(language)
        self._told: set[object] = set()
        self._counts: Counter[Status] = Counter()
        self._failed: list[tuple[int, str, str]] = []
        self._listing = listing or not sys.stdout.isatty()
        """On a terminal a bar shows what goes well; elsewhere each file gets a line."""

    @property
    def failed(self) -> bool:
        """Whether anything has failed."""
        return bool(self._failed)

    def take(self, outcome: Outcome, make_room: Callable[[], None] = lambda: None) -> None:
        """Count the outcome, and tell it if there is something to tell; room for that is made before."""
        self._counts[outcome.status] += 1
        wrong, done = self._messages(outcome), self._lines(outcome)
        if wrong or done:
            make_room()
        out(done)
        err(wrong)

    def _messages(self, outcome: Outcome) -> str:
        """Faults that the user has not heard of yet, and why nothing was written."""
        at_cells, elsewhere = _parted(outcome)
        report = "" if at_cells else self._report(outcome, elsewhere)  # what else is wrong may follow from the cell
        if outcome.status != "failed":
            return report
        name = self._name(outcome)
        reason = self._reason(outcome, at_cells).removeprefix(f"{name}: ")
        row = outcome.job.row
        self._failed.append((row.number if row else 0, name, reason))
        return report + self._say("build.failed", what=name, reason=reason) + "\n"

    def _lines(self, outcome: Outcome) -> str:
        """A line for each file that was written or need not be, where no bar is seen."""
        if not self._listing:
            return ""
        unchanged = outcome.job.targets.values() if outcome.status == "unchanged" else ()
        told = [self._say("build.unchanged", path=path) for path in unchanged]
        told += [self._say("build.written", path=path) for path in outcome.written]
        return "".join(f"{line}\n" for line in told)

    def table(self) -> str:
        """How many were built, need not be, and failed, and why."""
        statuses = (*_ALWAYS, "shared") if self._counts["shared"] else _ALWAYS
        rows = [(self._say(f"build.total-{status}"), str(self._counts[status])) for status in statuses]
        names = max(columns(name) for name, _ in rows)
        figures = max(len(figure) for _, figure in rows)
        counts = [f"{padded(name, names)}  {figure:>{figures}}" for name, figure in rows]
        return "\n".join([*counts, *self._failures()]) + "\n"

    def _failures(self) -> Iterator[str]:
        if not self._failed:
            return
        shown = sorted(self._failed, key=lambda one: one[0])[:_LISTED]
        names = min(max(columns(name) for _, name, _ in shown), _WIDEST_NAME)
        yield f"\n{self._say('build.total-failed')}:"
        for _, name, reason in shown:
            lead = f"  {padded(clip(name, names), names)}  "
            yield lead + (reason if self._listing else clip(reason, width() - columns(lead)))
        if len(self._failed) > _LISTED:
            yield f"  {self._say('build.more-failed', count=len(self._failed) - _LISTED)}"

    def _name(self, outcome: Outcome) -> str:
        row = outcome.job.row
        return self._say("build.row", file=row.file, row=row.number) if row else outcome.job.plan

    def _report(self, outcome: Outcome, found: Sequence[Diagnostic]) -> str:
        fresh = [one for one in found if self._is_news(one)]
        return self._view(outcome).report(fresh) if fresh else ""

    def _is_news(self, one: Diagnostic) -> bool:
        key = (one.code, one.place, *one.args.items())
        news = key not in self._told
        self._told.add(key)
        return news

    def _reason(self, outcome: Outcome, at_cells: Sequence[tuple[str, Diagnostic]]) -> str:
        if outcome.refusal:
            return self._say(outcome.refusal.key, **outcome.refusal.args)
        row = outcome.job.row
        if row and at_cells:
            return "; ".join(self._cell_fault(row, column, one) for column, one in at_cells)
        return self._view(outcome).summary(outcome.diagnostics)

    def _cell_fault(self, row: Row, column: str, one: Diagnostic) -> str:
        cell = row.cells.get(column)
        where = (
            self._say("build.cell-named", cell=cell, column=column) if cell else self._say("build.cell", column=column)
        )
        return self._say(_CELL_FAULTS[one.code], **(one.args | {"cell": where}))

    def _view(self, outcome: Outcome) -> TerminalView:
        return TerminalView(outcome.lines, self._language, colour=wants_colour(), width=width())


def _parted(outcome: Outcome) -> tuple[list[tuple[str, Diagnostic]], list[Diagnostic]]:
    """The faults of cells with the columns that they stand in, and all others."""
    row = outcome.job.row
    at_cells: list[tuple[str, Diagnostic]] = []
    elsewhere: list[Diagnostic] = []
    for one in outcome.diagnostics:
        column = row.column(one.args["name"]) if row and one.code in _CELL_FAULTS else None
        if column is None:
            elsewhere.append(one)
        else:
            at_cells.append((column, one))
    return at_cells, elsewhere
