"""Many plans in one run: what is to be built, what is built already, and the processes that build the rest."""

from __future__ import annotations

from kehoach.batch.cells import RowsError
from kehoach.batch.changes import Changes
from kehoach.batch.jobs import Job, Outcome, Refusal, Row
from kehoach.batch.make import make, write
from kehoach.batch.names import blanks
from kehoach.batch.planning import NUMBER, Plans, Template, without_clashes
from kehoach.batch.rows import Rows, read_rows
from kehoach.batch.run import run

__all__ = [
    "NUMBER",
    "Changes",
    "Job",
    "Outcome",
    "Plans",
    "Refusal",
    "Row",
    "Rows",
    "RowsError",
    "Template",
    "blanks",
    "make",
    "read_rows",
    "run",
    "without_clashes",
    "write",
]
