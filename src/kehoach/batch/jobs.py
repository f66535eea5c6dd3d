"""What a batch is made of: rows, plans to build, and what became of them."""

from __future__ import annotations

from typing import Literal

import msgspec

from kehoach.text.diagnostics import Diagnostic
from kehoach.text.letters import fold

Status = Literal["built", "unchanged", "shared", "failed"]
"""`shared`: the file holds what plans share, and no plan."""


class Refusal(msgspec.Struct, frozen=True):
    """Why nothing was done, apart from what is wrong with the plan: the key of a phrase and what fills it."""

    key: str
    args: dict[str, str] = {}


class Row(msgspec.Struct, frozen=True):
    """One row of a table below its header: its values by the names of their columns; empty cells are left out."""

    file: str
    number: int
    """The line of a CSV file or the row of a sheet, from 1."""
    columns: tuple[str, ...]
    values: dict[str, str]
    cells: dict[str, str] = {}
    """What a spreadsheet calls the cell of each column: `B3`."""
    bare: dict[str, str] = {}
    """Numbers without the words that the sheet shows around them, where there are any: `1.234` of `1.234 đ`."""
    refusal: Refusal | None = None
    """Why the row cannot be taken."""

    def column(self, name: str) -> str | None:
        """The column of this name, however its letters are written."""
        return next((column for column in self.columns if fold(column) == fold(name)), None)


class Job(msgspec.Struct, frozen=True):
    """One plan to build: the files to write, by their forms, and the values of its parameters."""

    plan: str
    targets: dict[str, str]
    parameters: dict[str, str] = {}
    final: bool = False
    row: Row | None = None
    template: str = ""
    """An office's Word template in place of the one that the plan names."""
    attach: bool = False
    """Whether a PDF carries the source of the plan."""
    sign_fields: bool = False
    """Whether a PDF has empty fields for digital signatures."""
    fonts: str = ""
    """The folder that the letters of a PDF are taken from, in place of ours."""
    replace: bool = False
    """Whether it may take the place of files that another program wrote."""


class Outcome(msgspec.Struct, frozen=True):
    """What became of a job."""

    job: Job
    status: Status
    written: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    lines: dict[str, list[str]] = {}
    """The lines that the diagnostics speak of, at their places in their files; other lines are empty."""
    refusal: Refusal | None = None
    used: tuple[str, ...] = ()
    """Every file that the plan was made from, and those that it lacks."""
