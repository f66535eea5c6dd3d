"""`python -m kehoach` is `kehoach`."""

from __future__ import annotations

from kehoach.cli import script

script()
