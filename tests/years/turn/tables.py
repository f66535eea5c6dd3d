"""Expected decisions as text files that a person reads: a line a fragment."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import kehoach
from kehoach.text.resources import resource
from kehoach.years import next_year

if TYPE_CHECKING:
    from kehoach.years import Turn

FOLDER = Path(__file__).parent
HEAD = "dòng\tchữ\tviệc\tkết quả hoặc đề nghị\tvì sao"


class Row(NamedTuple):
    """One fragment of a plan, and what becomes of it."""

    line: int
    words: str
    operation: str
    result: str
    why: str

    def __str__(self) -> str:
        return "\t".join(map(str, self))


def turned(name: str) -> Turn:
    """An example, or a plan of this folder, turned to the next year."""
    own = FOLDER / f"{name}.kh"
    return next_year(kehoach.load(own if own.exists() else resource("examples", f"{name}.kh")))


def rows(name: str) -> list[Row]:
    """What the turn of an example decides."""
    return [
        Row(
            one.span.line,
            " ".join(one.old.split()),
            one.operation,
            one.proposal or (one.new if one.new != one.old else ""),
            one.why,
        )
        for one in turned(name).decisions
    ]


def expected(name: str) -> list[Row]:
    """What it should decide."""
    text = (FOLDER / f"{name}.expected.tsv").read_text(encoding="utf-8")
    cells = (line.split("\t") for line in text.splitlines()[1:])
    return [Row(int(line), *rest) for line, *rest in cells]
