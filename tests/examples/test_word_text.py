"""The examples as Word files, element by element."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kehoach.testing import docx_text
from tests.examples.plans import NAMES, compiled

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion


@pytest.mark.parametrize("name", NAMES)
def test_a_word_file_is_as_it_was(name: str, snapshot: SnapshotAssertion) -> None:
    assert docx_text(compiled(name)) == snapshot
