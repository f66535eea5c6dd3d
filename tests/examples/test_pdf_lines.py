"""Where every line of every example stands in its PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kehoach.testing import pdf_lines
from tests.examples.plans import NAMES, compiled

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion


@pytest.mark.parametrize("name", NAMES)
def test_the_lines_of_a_pdf_stand_where_they_stood(name: str, snapshot: SnapshotAssertion) -> None:
    assert pdf_lines(compiled(name)) == snapshot
