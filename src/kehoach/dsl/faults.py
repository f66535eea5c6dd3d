"""A notebook of the faults found in one source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.text.diagnostics import Diagnostic, Edit, Fix
from kehoach.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.dsl.nodes import Prose
    from kehoach.text.diagnostics import Place
    from kehoach.text.source import Source


_ECHOES = {
    "KH034": ("KH046",),
    "KH039": ("KH046",),
    "KH046": ("KH027", "KH036", "KH037", "KH038", "KH040", "KH046"),
    "KH058": ("KH046",),
    "KH060": ("KH060",),
    "KH061": ("KH016", "KH040", "KH045", "KH046", "KH060"),
    "KH062": ("KH062",),
    "KH063": ("KH045", "KH046", "KH062"),
    "KH064": ("KH016", "KH040", "KH045", "KH046", "KH060"),
    "KH067": ("KH040", "KH045", "KH046", "KH050", "KH055", "KH060"),
    "KH072": ("KH046",),
    "KH073": ("KH046",),
    "KH074": ("KH046",),
    "KH083": ("KH046",),
}
"""Faults of a whole value, and what in its words may be to blame: then the value is not told as well."""


MOST = 500
"""A source with more faults than this is no plan: the author has enough to do, and the computer stops looking."""


class Faults:
    """Collects diagnostics; the same fault at the same place is noted once."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.found: dict[tuple[str, int, int], Diagnostic] = {}

    def at(self, code: str, span: Span, *fixes: Fix, **args: str) -> None:
        """Note a fault at a stretch of the source."""
        key = (code, span.start, span.end)
        if len(self.found) < MOST and key not in self.found:
            self.found[key] = Diagnostic(code, self.source.place(span), args, fixes)

    def within(self, prose: Prose, code: str, start: int, end: int, *fixes: Fix, **args: str) -> None:
        """Note a fault at a stretch of a prose."""
        if len(self.found) < MOST:
            self.at(code, prose.span(start, end), *fixes, **args)

    def replacing(self, title: str, span: Span, text: str, *, safe: bool = False) -> Fix:
        """A fix that writes a text in place of a stretch."""
        return Fix(title, (Edit(self.source.place(span), text),), safe, {"text": text})

    def inserting(self, title: str, at: int, text: str, *, safe: bool = False) -> Fix:
        """A fix that puts a text in."""
        return self.replacing(title, Span(at, at), text, safe=safe)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was found, in the order of the file."""
        return tuple(sorted(self.found.values(), key=lambda found: (found.place, found.code)))


def without_echoes(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The faults but for those that only follow from another one at the same words: one mistake, one message."""
    once = tuple({(one.code, one.place): one for one in found}.values())
    causes: dict[tuple[str, int], list[Diagnostic]] = {}
    for one in once:
        causes.setdefault((one.place.file, one.place.line), []).append(one)
    return tuple(one for one in once if one.code not in _ECHOES or not _is_echo(one, causes))


def _is_echo(one: Diagnostic, causes: dict[tuple[str, int], list[Diagnostic]]) -> bool:
    lines = range(one.place.line, one.place.end_line + 1)
    near = (other for line in lines for other in causes.get((one.place.file, line), ()))
    return any(other.code in _ECHOES[one.code] and other is not one and _same_words(one, other) for other in near)


def _same_words(one: Diagnostic, other: Diagnostic) -> bool:
    if _holds(one.place, other.place):
        return True
    return one.code != other.code and _holds(other.place, one.place)


def _holds(outer: Place, inner: Place) -> bool:
    starts_before = (outer.line, outer.column) <= (inner.line, inner.column)
    return starts_before and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)
