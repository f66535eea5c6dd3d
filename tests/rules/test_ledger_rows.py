"""What a row of the ledger forbids, and that the rule which it names tells it: `tests/cases/the-thuc.toml`."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import kehoach
from kehoach.layout.ledger import ledgers
from tests.case_files import CASES, under_head


class Row(msgspec.Struct, forbid_unknown_fields=True):
    """A text that a row forbids, and the code under which that is told."""

    told: str
    wrong: str
    final: bool = False


ROWS = msgspec.toml.decode(Path(CASES, "the-thuc.toml").read_bytes(), type=dict[str, Row])
LEDGER = {code: rule for ledger in ledgers() for code, rule in ledger.rules.items()}


@pytest.mark.parametrize("code", ROWS)
def test_what_a_row_forbids_is_told_by_its_rule(code: str) -> None:
    row = ROWS[code]
    text = row.wrong if row.wrong.startswith("@kế hoạch") else under_head(row.wrong)
    assert row.told in {one.code for one in kehoach.loads(text).check(final=row.final)}
    assert row.told in LEDGER[code].where
