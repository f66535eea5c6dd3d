"""The words of every example as they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kehoach.testing import laid_out
from tests.examples.plans import NAMES, compiled

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_laid_out_as_it_was(name: str, snapshot: SnapshotAssertion) -> None:
    assert laid_out(compiled(name)) == snapshot
