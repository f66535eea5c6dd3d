"""Faults of the author as values: a code, a place, what fills its message, and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from kehoach.text import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kehoach.text.catalogue import Entry, Language, Severity
    from kehoach.text.source import Source


class Place(msgspec.Struct, frozen=True, gc=False, order=True):
    """A stretch of the author's own file: lines and columns from 1, the end exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


class Edit(msgspec.Struct, frozen=True, gc=False):
    """Replace what stands at a place by a text."""

    place: Place
    text: str


class Fix(msgspec.Struct, frozen=True, gc=False):
    """A way to mend a fault; a safe one changes nothing that a reader would miss."""

    title: str
    """Key of the phrase that tells it: `fix.<name>`."""
    edits: tuple[Edit, ...]
    safe: bool = False
    args: dict[str, str] = {}

    def title_in(self, language: Language) -> str:
        """What it does, in a few words."""
        return catalogue.phrase(self.title, language, **self.args)


class Diagnostic(msgspec.Struct, frozen=True, gc=False):
    """One fault at one place; its words stand in the catalogue under its code."""

    code: str
    place: Place
    args: dict[str, str] = {}
    fixes: tuple[Fix, ...] = ()

    @property
    def entry(self) -> Entry:
        """The catalogue's entry of this fault."""
        return catalogue.entry(self.code)

    @property
    def severity(self) -> Severity:
        """How bad it is: an error keeps the plan from being issued."""
        return self.entry.severity

    @property
    def clause(self) -> str:
        """The clause that the rule comes from, or nothing."""
        return self.entry.clause

    def message(self, language: Language) -> str:
        """What is wrong, in one sentence."""
        return self.entry.message[language].format_map(self.args)

    def help(self, language: Language) -> str:
        """What to do, in one sentence, or nothing."""
        return self.entry.help[language].format_map(self.args)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether one of them is an error."""
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)


def lines_told(sources: Mapping[str, Source], found: Iterable[Diagnostic]) -> dict[str, list[str]]:
    """The lines to show with diagnostics, at their places: of many long files few are kept or sent to a process."""
    wanted: dict[str, set[int]] = {}
    for place in (place for one in found for place in _places(one)):
        wanted.setdefault(place.file, set()).update(range(place.line - 1, place.end_line))
    return {
        file: [line if at in numbers else "" for at, line in enumerate(sources[file].lines)]
        for file, numbers in wanted.items()
        if file in sources
    }


def _places(one: Diagnostic) -> Iterator[Place]:
    yield one.place
    for fix in one.fixes:
        yield from (edit.place for edit in fix.edits)
