"""The command line: arguments in, plans checked and shown, an exit code out."""

from __future__ import annotations

from kehoach.cli.console import leave
from kehoach.cli.entry import main

__all__ = ["leave", "main"]
