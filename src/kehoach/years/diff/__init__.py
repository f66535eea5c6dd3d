"""How two plans differ: fact by fact, sentence by sentence, and as a Word file with tracked changes."""

from __future__ import annotations

from kehoach.years.diff.compare import compare
from kehoach.years.diff.differences import Change, Delta, Difference, Differences, Stretch

__all__ = ["Change", "Delta", "Difference", "Differences", "Stretch", "compare"]
