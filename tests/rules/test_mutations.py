from __future__ import annotations

from random import Random

import pytest

from tests.mutations import SEED, Seeded, mutations, seeded


@pytest.fixture(scope="module")
def faults() -> list[Seeded]:
    return list(seeded(Random(SEED), most=1))  # noqa: S311 - no secrets here


def test_nearly_every_seeded_fault_is_told_at_its_line(faults: list[Seeded]) -> None:
    missed = [one for one in faults if not one.caught]
    assert len(missed) <= 0.05 * len(faults), missed


def test_every_kind_of_fault_finds_its_place(faults: list[Seeded]) -> None:
    assert {one.mutation for one in faults} == {mutation.name for mutation in mutations()}
