from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from syrupy.extensions.amber import AmberSnapshotExtension

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion
    from syrupy.location import PyTestLocation

TESTS = Path(__file__).parent

# No example is timed, for a machine may be busy; and a change is not refused for what chance finds in something else.
settings.register_profile(
    "kehoach", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("kehoach")


class SnapshotsOfTheProject(AmberSnapshotExtension):
    """Keeps the snapshots of `tests/cli/test_show.py` in `tests/snapshots/cli/test_show.ambr`."""

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        return str(TESTS / "snapshots" / Path(test_location.filepath).parent.relative_to(TESTS))


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(SnapshotsOfTheProject)
