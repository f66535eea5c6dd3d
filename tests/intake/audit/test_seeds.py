"""Faults of layout that are put into good files are found, each under its own rules and under no other."""

from __future__ import annotations

from functools import cache

import pytest

from kehoach.intake.audit.audit import audit
from kehoach.intake.word.package import Package, open_bytes
from tests.intake.audit.examples import EXAMPLES, built
from tests.intake.audit.full import full
from tests.intake.audit.kinds import FORMS, KINDS, No
from tests.intake.audit.seeds import opened

FEWEST = 40


def failed(data: bytes) -> frozenset[str]:
    package = open_bytes(data)
    assert isinstance(package, Package)
    return frozenset(each.rule for each in audit(package).failed)


@cache
def failed_before(data: bytes) -> frozenset[str]:
    return failed(data)


def told(kind: str, data: bytes) -> frozenset[str] | None:
    """What an audit tells of a file with this fault that it did not tell before; nothing where it has no place."""
    file = opened(data)
    return failed(file.bytes()) - failed_before(data) if KINDS[kind].make(file) else None


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_seeded_fault_is_told_and_nothing_else_or_the_format_has_no_rule(kind: str, form: str) -> None:
    asked, new = KINDS[kind].told[form], told(kind, full(form))
    if isinstance(asked, No):
        assert not new, f"told, although: {asked.why}"
    else:
        assert new
        assert new <= asked


def test_a_good_file_of_every_format_has_no_fault() -> None:
    assert {form: failed(full(form)) for form in FORMS} == dict.fromkeys(FORMS, frozenset())


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_kind_of_fault_is_told_in_every_example(name: str) -> None:
    data = built(name)
    form, found = opened(data).form, 0
    for kind, seed in KINDS.items():
        asked, new = seed.told[form], told(kind, data)
        if new is not None and not isinstance(asked, No):
            assert new, kind
            assert new <= asked, kind
            found += 1
    assert found > len(KINDS) / 2


def test_every_format_is_held_against_forty_kinds_at_least() -> None:
    held = {form: sum(not isinstance(seed.told[form], No) for seed in KINDS.values()) for form in FORMS}
    assert all(count >= FEWEST for count in held.values()), held
