"""The examples page by page, as a reader sees them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kehoach.testing import page_pictures
from kehoach.testing.extension import PagePictureExtension
from tests.conftest import SnapshotsOfTheProject
from tests.examples.plans import NAMES, compiled

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion
    from syrupy.location import PyTestLocation


class PicturesOfTheProject(PagePictureExtension):
    """Keeps the pictures of this file in `tests/snapshots/examples/test_page_pictures`."""

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        return str(Path(SnapshotsOfTheProject.dirname(test_location=test_location), test_location.basename))


@pytest.mark.parametrize("name", NAMES)
def test_pages_look_as_they_did(name: str, snapshot: SnapshotAssertion) -> None:
    assert page_pictures(compiled(name)) == snapshot.use_extension(PicturesOfTheProject)
