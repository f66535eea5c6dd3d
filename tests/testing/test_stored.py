"""Which stored picture a page is compared with."""

from __future__ import annotations

import pytest

from tests.testing.offices import DRAWN, Office

TEST = "test_a/test_pages"
HEAD = """
from pathlib import Path
from kehoach.testing import PagePictures

def drawn(*numbers):
    return PagePictures(Path(f"{number}.png").read_bytes() for number in numbers)
"""
NAMED = """
def test_pages(snapshot):
    for number in (1, 2):
        assert drawn(number, 3) == snapshot(name=f"ke-hoach-{number}.kh")
"""
UNNAMED = """
from kehoach.testing.extension import PagePictureExtension

def test_pages(snapshot):
    assert "words" == snapshot
    for number in (1, 2):
        assert drawn(number, 3) == snapshot
    assert drawn(2) == snapshot(extension_class=PagePictureExtension)
"""
MIXED = """
def test_pages(snapshot):
    assert drawn(1) == snapshot(name="page-1")
    assert drawn(2) == snapshot
    assert drawn(3) == snapshot(name=7)
    assert drawn(1) == snapshot(name="page-1")
"""
NAMES = {
    NAMED: [f"[ke-hoach-{plan}.kh.page-{page}]" for plan in (1, 2) for page in (1, 2)],
    UNNAMED: ["[page-1.1]", "[page-1.2]", "[page-1]", "[page-2.1]", "[page-2]"],
    MIXED: ["[7.page-1]", "[page-1.page-1]", "[page-1]"],
}


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = Office(tmp_path_factory.mktemp("office"))
    office.draw(0, 255, 100)
    return office


def pictures(office: Office) -> list[str]:
    """The names of what is stored, without those of their test."""
    return sorted(name.removeprefix(TEST).removesuffix(".png") for name in office.stored() if name.endswith(".png"))


@pytest.mark.parametrize("program", NAMES, ids=["named", "unnamed", "mixed"])
def test_several_comparisons_in_a_test_keep_pictures_of_their_own(office: Office, program: str) -> None:
    office.write("test_a.py", HEAD + program)
    assert office.pytest("--snapshot-update").code == 0
    assert pictures(office) == sorted(NAMES[program])
    assert office.pytest().code == 0
    office.draw(255, 0, 100)
    assert office.pytest().code == 1


@pytest.mark.parametrize("chosen", ["test_a.py", "test_a.py::test_pages"])
def test_a_page_that_is_gone_fails_the_test_until_it_is_forgotten(office: Office, chosen: str) -> None:
    office.write("test_a.py", DRAWN)
    assert office.pytest("--snapshot-update").code == 0
    office.draw(0)
    run = office.pytest(chosen)
    assert (run.code, "trang 2: có ảnh đã lưu mà nay" in run.said, "trang 3: có ảnh" in run.said) == (1, True, True)
    assert "trang 1" not in run.said
    assert pictures(office) == ["[page-1]", "[page-2]", "[page-3]"]
    assert office.pytest(chosen, "--snapshot-update").code == 0
    assert pictures(office) == ["[page-1]"]
    assert office.pytest(chosen).code == 0


def test_pages_of_other_comparisons_are_not_taken_for_pages_that_are_gone(office: Office) -> None:
    office.write("test_a.py", f"{HEAD}\ndef test_pages(snapshot):\n    assert drawn(1) == snapshot\n")
    office.write("test_b.py", f"{HEAD}\ndef test_pages(snapshot):\n    assert drawn(1, 2) == snapshot(name='b')\n")
    assert office.pytest("--snapshot-update").code == 0
    assert office.pytest().code == 0


@pytest.mark.parametrize("kept", [0, 40])
def test_a_stored_picture_that_is_damaged_is_written_anew(office: Office, kept: int) -> None:
    office.write("test_a.py", DRAWN)
    assert office.pytest("--snapshot-update").code == 0
    sound = office.stored()
    [picture] = office.folder.rglob("*page-2*.png")
    picture.write_bytes(picture.read_bytes()[:kept])
    assert office.pytest().code == 1
    assert office.pytest("--snapshot-update").code == 0
    assert office.stored() == sound
