"""Faults of layout that are put into good files are found, each under its own rules and under no other."""

from __future__ import annotations

from functools import cache

import pytest

from kehoach.intake.audit.audit import audit
from kehoach.intake.word.package import Package, open_bytes
from tests.intake.audit.examples import EXAMPLES, built
from tests.intake.audit.seeds import SEEDS, opened

QUICK = ("binh-chuong-2024", "binh-luong-2024", "moi-cau-truc", "nong-thon-moi-2025")


def failed(data: bytes) -> frozenset[str]:
    package = open_bytes(data)
    assert isinstance(package, Package)
    return frozenset(each.rule for each in audit(package).failed)


@cache
def failed_before(name: str) -> frozenset[str]:
    return failed(built(name))


def told(kind: str, name: str) -> bool:
    """Whether the example has a place for the fault; then it must be told, and nothing else."""
    file, seed = opened(built(name)), SEEDS[kind]
    if not seed.told[file.form] or not seed.make(file):
        return False
    new = failed(file.bytes()) - failed_before(name)
    assert new
    assert new <= seed.told[file.form], f"{kind} in {name}"
    return True


@pytest.mark.parametrize("kind", SEEDS)
def test_a_seeded_fault_is_told_and_nothing_else(kind: str) -> None:
    assert [name for name in QUICK if told(kind, name)]


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_kind_of_fault_is_told_in_every_example(name: str) -> None:
    assert sum(told(kind, name) for kind in SEEDS) > len(SEEDS) / 2


def test_there_are_forty_kinds_at_least() -> None:
    assert len(SEEDS) >= 40
