"""How syrupy keeps and compares pictures of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from syrupy.extensions.image import PNGImageSnapshotExtension

from kehoach.testing.pictures import changed_dots

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_PAGE = b""
"""What is compared with a stored picture whose page is gone."""


class PagePictureExtension(PNGImageSnapshotExtension):
    """Keeps one PNG a page; differences that no reader would see are none."""

    def matches(self, *, serialized_data: Any, snapshot_data: Any) -> bool:  # noqa: ANN401 - as syrupy has it
        """Whether two pictures look alike."""
        if serialized_data in (snapshot_data, NO_PAGE):
            return bool(serialized_data == snapshot_data)
        return not changed_dots(snapshot_data, serialized_data)

    def diff_lines(self, serialized_data: Any, snapshot_data: Any) -> Iterator[str]:  # noqa: ANN401, ARG002 - as syrupy has it
        """Nothing: the bytes of pictures are not to be read."""
        return iter(())
