from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from syrupy.extensions.amber import AmberSnapshotExtension

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion
    from syrupy.location import PyTestLocation

TESTS = Path(__file__).parent


class SnapshotsOfTheProject(AmberSnapshotExtension):
    """Keeps the snapshots of `tests/cli/test_show.py` in `tests/snapshots/cli/test_show.ambr`."""

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        return str(TESTS / "snapshots" / Path(test_location.filepath).parent.relative_to(TESTS))


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(SnapshotsOfTheProject)
