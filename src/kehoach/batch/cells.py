"""What a table is read into, whatever kind of file it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.batch.jobs import Refusal
    from kehoach.text.diagnostics import Diagnostic


class Cell(NamedTuple):
    """What a cell holds."""

    text: str
    broken: str = ""
    """Why a formula gives no value: the key of a phrase."""
    bare: str = ""
    """A number without the words that the sheet shows around it, where there are any."""


class Record(NamedTuple):
    """The cells of one row, from the left."""

    number: int
    cells: Sequence[Cell]


class RowsError(Exception):
    """A table that cannot be read at all."""

    def __init__(self, refusal: Refusal | None, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(refusal, diagnostics)
        self.refusal = refusal
        self.diagnostics = diagnostics


def letters(at: int) -> str:
    """What a spreadsheet calls a column, counted from 0: A, B, …, Z, AA."""
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def column(name: str) -> int:
    """The column that a spreadsheet calls so, counted from 0."""
    at = 0
    for letter in name:
        at = at * 26 + ord(letter) - ord("A") + 1
    return at - 1
