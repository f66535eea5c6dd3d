"""Diagnostics as workflow commands, which GitHub shows beside the changed lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.text.catalogue import Language
    from kehoach.text.diagnostics import Diagnostic, Place

_LEVELS = {"error": "error", "warning": "warning", "hint": "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def report(diagnostics: Iterable[Diagnostic], language: Language) -> str:
    """A line for each diagnostic."""
    return "".join(f"{_command(diagnostic, language)}\n" for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic, language: Language) -> str:
    properties = _where(diagnostic.place) | {"title": diagnostic.code}
    listed = ",".join(f"{name}={value.translate(_IN_PROPERTY)}" for name, value in properties.items())
    told = "\n".join(filter(None, (diagnostic.message(language), diagnostic.help(language))))
    return f"::{_LEVELS[diagnostic.severity]} {listed}::{told.translate(_IN_MESSAGE)}"


def _where(place: Place) -> dict[str, str]:
    """The place; GitHub takes columns only where the span stays on one line."""
    lines = {"file": place.file, "line": str(place.line)}
    if place.line != place.end_line:
        return lines | {"endLine": str(place.end_line)}
    return lines | {"col": str(place.column), "endLine": str(place.end_line), "endColumn": str(place.end_column)}
