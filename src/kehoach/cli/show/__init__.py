"""Diagnostics to text: for a person at a terminal, and in the formats that programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.cli.show.terminal import TerminalView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.text.catalogue import Language
    from kehoach.text.diagnostics import Diagnostic

__all__ = ["MACHINE_FORMATS", "TerminalView", "for_program"]

MACHINE_FORMATS = ("json", "sarif", "github")
"""The ways to tell diagnostics to a program, as they are called on the command line."""


def for_program(form: str, found: Iterable[Diagnostic], language: Language) -> str:
    """The diagnostics as a program reads them."""
    from kehoach.cli.show import as_json, github, sarif  # noqa: PLC0415 - most reports are for a person

    reports = {"json": as_json.report, "sarif": sarif.report, "github": github.report}
    return reports[form](found, language)
