"""The report of pages that differ, as an office meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.testing.offices import DRAWN, Office

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office whose stored page is not as it is now."""
    office = Office(tmp_path, test_a=DRAWN)
    office.draw(0)
    assert office.pytest("--snapshot-update").code == 0
    office.draw(255)
    return office


def test_a_folder_with_other_files_is_refused_and_nothing_in_it_is_touched(office: Office) -> None:
    office.write(".gitignore", "*.docx\n")
    office.write("index.html", "Trang của cơ quan")
    before = office.files()
    for folder in (".", "..", "__snapshots__", "test_a.py"):
        run = office.pytest("--page-differences", folder)
        assert (run.code, "ERROR: --page-differences: «" in run.said) == (4, True)
    assert office.files() == before


def test_the_refusal_is_told_in_english_too(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACH_LANG", "en")
    assert "is neither new nor empty" in office.pytest("--page-differences", ".").said


def test_a_folder_of_the_usual_name_with_other_files_stays_and_the_page_is_told(office: Office) -> None:
    office.write("page-differences/.gitignore", "*\n")
    office.write("page-differences/index.html", "Trang của cơ quan")
    before = office.files()
    run = office.pytest()
    assert "trang 1: 1 điểm ảnh khác; không ghi được ảnh vào «" in run.said
    assert office.files() == before


def test_another_folder_is_made_and_removed_again(office: Office) -> None:
    before = office.files()
    for _ in range(2):
        run = office.pytest("--page-differences", "ra/khac")
        assert f"Các trang khác với ảnh đã lưu: {office.folder / 'ra' / 'khac' / 'index.html'}" in run.said
    office.draw(0)
    assert office.pytest("--page-differences", "ra/khac").code == 0
    assert set(office.files()) == set(before)


@pytest.mark.parametrize("processes", [(), ("-n", "2")])
def test_tests_of_one_name_in_two_folders_are_shown_each(tmp_path: Path, processes: tuple[str, ...]) -> None:
    office = Office(tmp_path)
    for place in ("xã a", "xa_a"):
        office.write(f"{place}/test_ke_hoach.py", DRAWN)
    office.draw(0)
    assert office.pytest("--snapshot-update", "--import-mode=importlib").code == 0
    office.draw(255)
    run = office.pytest("--import-mode=importlib", *processes)
    shown = office.folder / "page-differences"
    pictures = {path.relative_to(shown).parts[0] for path in shown.rglob("difference.png")}
    assert pictures == {"xã a", "xa_a"}
    assert all(f"{shown / place}" in run.said for place in pictures)
    page = (shown / "index.html").read_text(encoding="utf-8")
    assert 'src="xa_a/test_ke_hoach/test_pages%5Bpage-1%5D/after.png"' in page
    assert 'src="x%C3%A3%20a/test_ke_hoach/test_pages%5Bpage-1%5D/after.png"' in page
