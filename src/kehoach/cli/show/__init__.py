"""Diagnostics to text: for a person at a terminal, and in the formats that programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.cli.show import as_json, github, sarif
from kehoach.cli.show.terminal import TerminalView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kehoach.text.catalogue import Language
    from kehoach.text.diagnostics import Diagnostic

    Report = Callable[[Iterable[Diagnostic], Language], str]

__all__ = ["MACHINE_FORMATS", "TerminalView"]

MACHINE_FORMATS: Mapping[str, Report] = {"json": as_json.report, "sarif": sarif.report, "github": github.report}
"""The ways to tell diagnostics to a program, by their names on the command line."""
