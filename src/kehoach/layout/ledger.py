"""The ledger: every sentence of a thể thức, where it is done and what shows it, as `templates/ledger` has it."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from kehoach.text.resources import Certainty, resource

Status = Literal["done", "checked", "not-applicable", "not-evaluated"]
FILES = ("nd30", "dang-05", "dang-36", "doan", "to-chuc")
"""The ledgers, in the order in which they are read."""


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What all parts of a ledger share: frozen, read strictly, said in two languages."""

    vi: str
    en: str


class Reason(Record, frozen=True):
    """Why a rule does not apply, or is not evaluated yet."""


class Rule(Record, frozen=True):
    """One sentence of a thể thức in our own words."""

    clause: str
    certainty: Certainty
    status: Status
    where: tuple[str, ...] = ()
    """Keys of the format's file, modules of `kehoach`, codes of messages."""
    figures: tuple[str, ...] = ()
    """The figures of `tests/render/figures` that show it."""
    tests: tuple[str, ...] = ()
    """The other tests that show it."""
    why: str = ""
    """The key of the reason, where nothing is done."""


class Group(Record, frozen=True):
    """Rules about one part of a document, by their codes."""

    rules: dict[str, Rule]


class Ledger(Record, frozen=True):
    """The rules of one text."""

    form: str
    """The name of the format that they are about."""
    group: tuple[Group, ...]
    measured_as: str = ""
    """The file of `tests/render/figures` that measures them."""

    @property
    def rules(self) -> dict[str, Rule]:
        """All rules by their codes."""
        return {code: rule for group in self.group for code, rule in group.rules.items()}


def ledgers() -> tuple[Ledger, ...]:
    """All ledgers."""
    return tuple(_ledger(name) for name in FILES)


@lru_cache
def _ledger(name: str) -> Ledger:
    return msgspec.toml.decode(resource("templates", "ledger", f"{name}.toml").read_bytes(), type=Ledger)


@lru_cache
def reasons() -> dict[str, Reason]:
    """The reasons by their keys."""
    data = resource("templates", "ledger", "reasons.toml").read_bytes()
    return msgspec.toml.decode(data, type=dict[str, Reason])
