from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

import kehoach
from kehoach.testing import PagePictures, page_pictures
from kehoach.testing.extension import PagePictureExtension
from kehoach.testing.pictures import changed_dots
from tests.layout.plans import para, section, small


def pages(words: str) -> PagePictures:
    plan = small(sections=(section("#", "Mục đích", para(words)),))
    return page_pictures(kehoach.Result(plan, (), {}))


def png(*shades: int) -> bytes:
    """A picture of one row of dots."""
    image, out = Image.new("L", (len(shades), 1)), BytesIO()
    image.putdata(shades)
    image.save(out, "PNG")
    return out.getvalue()


def alike(before: bytes, after: bytes) -> bool:
    return PagePictureExtension().matches(serialized_data=after, snapshot_data=before)


def test_a_picture_is_grey_and_of_the_size_asked_for() -> None:
    (page,) = pages("Nâng cao.")
    picture = Image.open(BytesIO(page))
    assert (picture.mode, picture.size, len(page) < 20_000) == ("L", (414, 585), True)


def test_pages_are_drawn_the_same_each_time() -> None:
    assert pages("Nâng cao.") == pages("Nâng cao.")
    assert hash(pages("Nâng cao.")) == hash(pages("Nâng cao."))


@pytest.mark.parametrize(("before", "after"), [("tỏ", "tọ"), ("hoá", "hóa"), ("50", "60"), ("Nam.", "Nam,")])
def test_one_letter_is_seen(before: str, after: str) -> None:
    (old,), (new,) = pages(f"Việc {before}"), pages(f"Việc {after}")
    assert not alike(old, new)


def test_a_shade_that_no_reader_sees_is_no_difference() -> None:
    assert alike(png(0, 200, 255), png(48, 220, 207))
    assert not alike(png(0, 200, 255), png(49, 200, 255))


def test_pages_of_another_size_differ_in_all_dots() -> None:
    assert changed_dots(png(0), png(0, 0)) == 2
