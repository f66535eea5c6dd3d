"""What docs/snapshots.md shows an office, done."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.testing.offices import GUIDE, PROGRAMS, Office

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office that has stored its plan as the guide says."""
    office = Office(tmp_path_factory.mktemp("office"), test_ke_hoach=PROGRAMS[0])
    first = office.pytest()
    assert (first.code, "trang 1: chưa có ảnh đã lưu" in first.said) == (1, True)
    assert office.pytest("--snapshot-update").code == 0
    return office


def test_the_tests_of_the_guide_have_ten_lines() -> None:
    assert sum(bool(line.strip()) for line in PROGRAMS[0].splitlines()) <= 11


def test_each_test_is_stored_and_passes_unchanged(office: Office) -> None:
    stored = office.stored()
    assert set(stored) == {"test_ke_hoach.ambr", "test_ke_hoach/test_pages[page-1].png"}
    assert "body: Nâng cao nhận thức của cán bộ" in stored["test_ke_hoach.ambr"].decode()
    assert office.pytest().code == 0
    assert office.stored() == stored


def test_a_word_that_changes_fails_every_test_and_pages_are_shown_side_by_side(office: Office) -> None:
    before = office.plan.read_text(encoding="utf-8")
    office.change("48 bản tin", "52 bản tin")
    run = office.pytest()
    office.plan.write_text(before, encoding="utf-8")
    assert run.code == 1
    assert "4 failed" in run.said
    told = GUIDE.partition("```text\n")[2].partition("\n```")[0]
    assert all(line.strip() in run.said for line in told.splitlines())
    shown = office.folder / "page-differences"
    (page,) = [path.parent for path in shown.rglob("difference.png")]
    assert f"điểm ảnh khác, xem {page / 'difference.png'}" in run.said
    assert {path.name for path in page.iterdir()} == {"before.png", "after.png", "difference.png"}
    source = quote((page / "before.png").relative_to(shown).as_posix())
    assert f'<img src="{source}"' in (shown / "index.html").read_text(encoding="utf-8")
    assert office.pytest().code == 0
    assert not shown.exists()


def test_the_other_programs_of_the_guide_run(office: Office, tmp_path: Path) -> None:
    _, parameters, several, sharper = PROGRAMS
    other = Office(tmp_path, test_commune=parameters, test_several=several, test_sharper=sharper)
    assert other.pytest("--snapshot-update").code == 0
    assert other.pytest().code == 0
    stored = other.stored()
    assert "XÃ BÌNH GIA" in stored["test_commune.ambr"].decode()
    usual = office.stored()["test_ke_hoach/test_pages[page-1].png"]
    assert len(stored["test_sharper/test_sharper[page-1].png"]) > len(usual)
