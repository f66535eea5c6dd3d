"""The fixed wording of what layout writes out itself, as `templates/words.toml` has it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from kehoach.text import tables
from kehoach.text.resources import resource

NAMES = (WORDINGS,) = ("layout-words",)


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What all groups of wordings share: frozen, read strictly."""


class PhaseWords(Record, frozen=True, rename={"start": "from", "end": "to"}):
    """The sentence of a phase."""

    full: str
    start: str
    end: str
    bare: str
    report: str
    day: str


class AssignmentWords(Record, frozen=True):
    """The sentence of an assignment."""

    verbs: dict[str, str]
    plain_role: str
    """The role that goes without saying."""
    partners: str
    due: str
    due_words: str
    product: str


class AwardWords(Record, frozen=True):
    """The line of an award."""

    granted: str
    target: str


class BudgetWords(Record, frozen=True):
    """What stands under the lines of the money."""

    total: str
    in_words: str
    source: str


class IndicatorWords(Record, frozen=True):
    """How the value of an indicator is said."""

    per: str
    base_year: str
    signs: dict[str, str]


class Words(Record, frozen=True):
    """All fixed wordings."""

    phase: PhaseWords
    assignment: AssignmentWords
    award: AwardWords
    budget: BudgetWords
    indicator: IndicatorWords
    columns: dict[str, str]


@cache
def words() -> Words:
    """The fixed wordings."""
    return tables.load_pickled(WORDINGS, _origin()) or _read()


def save(name: str) -> None:
    """Make the table of the wordings: TOML is for people, and slow to read."""
    tables.save_pickled(name, _origin(), _read())


def _read() -> Words:
    return msgspec.toml.decode(_file().read_bytes(), type=Words)


def _origin() -> tuple[bytes, bytes]:
    """The file, and this module: the table holds objects of its types."""
    return _file().read_bytes(), Path(__file__).read_bytes()


def _file() -> Path:
    return resource("templates", "words.toml")
