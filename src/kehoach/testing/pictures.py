"""Pages as small pictures, and how far two of them are alike."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from kehoach.testing.faults import plainly
from kehoach.testing.printed import pdf_of

if TYPE_CHECKING:
    from PIL.Image import Image

    from kehoach.testing.plans import PlanSource

_POINTS_PER_INCH = 72
_UNSEEN = 48
"""How much of 255 a dot may be darker or lighter without a reader seeing it."""


class PagePictures(tuple[bytes, ...]):
    """The pages of a plan as PNG pictures; compared with a snapshot, each is a file of its own."""

    __slots__ = ()
    __hash__ = tuple.__hash__

    def __eq__(self, other: object) -> bool:
        """Whether every page is alike; a snapshot is asked for the pictures that are stored."""
        from syrupy.assertion import SnapshotAssertion  # noqa: PLC0415 - it comes with `kehoach[testing]`

        from kehoach.testing.stored import all_alike  # noqa: PLC0415 - it needs syrupy

        return all_alike(self, other) if isinstance(other, SnapshotAssertion) else tuple.__eq__(self, other)


@plainly
def page_pictures(plan: PlanSource, *, dpi: int = 50) -> PagePictures:
    """The pages of a plan, or of a PDF that is finished (`….pdf`), as grey pictures."""
    scale = dpi / _POINTS_PER_INCH
    with pdf_of(plan) as file:
        return PagePictures(_png(page.render(scale=scale, grayscale=True).to_pil()) for page in file)


def _png(image: Image) -> bytes:
    """The picture in sixteen shades of grey, as small as it gets."""
    out = BytesIO()
    image.convert("L").point(lambda shade: shade // 16 * 17).save(out, "PNG", optimize=True)
    return out.getvalue()


def read(data: bytes) -> Image:
    """A picture from its file."""
    from PIL import Image as images  # noqa: N813, PLC0415 - the module; it comes with `kehoach[testing]`

    return images.open(BytesIO(data)).convert("L")


def is_picture(data: bytes) -> bool:
    """Whether a file is a whole picture."""
    try:
        read(data)
    except (OSError, SyntaxError, ValueError):  # what Pillow makes of a file that is none, or of one cut short
        return False
    return True


def difference(before: bytes, after: bytes) -> Image | None:
    """The dots that a reader sees changed, white on black; none where the pages are not of one size."""
    from PIL import ImageChops  # noqa: PLC0415 - it comes with `kehoach[testing]`

    old, new = read(before), read(after)
    if old.size != new.size:
        return None
    return ImageChops.difference(old, new).point(lambda shade: 255 * (shade > _UNSEEN))


def changed_dots(before: bytes, after: bytes) -> int:
    """The number of dots that a reader sees changed; all of them where the pages are not of one size."""
    found = difference(before, after)
    if found is None:
        width, height = read(after).size
        return width * height
    return found.histogram()[255]
