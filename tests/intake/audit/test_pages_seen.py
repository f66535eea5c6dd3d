"""What only the printed page shows is told where LibreOffice lays the pages out, and stays open where it does not."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kehoach.intake.audit import pages_seen
from kehoach.intake.audit.audit import audit_file, subject_of
from kehoach.intake.audit.pictures import Mark, Pictures, Spoken, pictured
from kehoach.intake.audit.verdicts import Subject, quoted
from kehoach.intake.word.package import Package, open_bytes
from kehoach.intake.word.read import read
from tests.intake.audit import manners
from tests.intake.audit.examples import built

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.intake.word.file import WordFile

NEEDS_OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")


def subject(data: bytes) -> Subject:
    package = open_bytes(data)
    assert isinstance(package, Package)
    return subject_of(read(package))


def statuses(monkeypatch: pytest.MonkeyPatch, second_page: str) -> dict[str, str]:
    """The verdicts of a plan made by hand whose second page begins with these words."""
    made = subject(manners.plan("table"))
    lines = [(line.paragraph.at, quoted(line.text)) for line in made.roles.placed]
    turn = next(at for at, (_, line) in enumerate(lines) if line.startswith(second_page))

    def laid(_: bytes, __: WordFile, ___: Iterable[Spoken]) -> Pictures:
        return Pictures((), {line: Mark(1 if at < turn else 2, 0, 0, 9, 9) for at, line in enumerate(lines)})

    monkeypatch.setattr(pages_seen, "pictured", laid)
    found, _ = pages_seen.seen(audit_file(made.file), b"", made)
    return {each.rule: each.status for each in found.verdicts}


def test_a_signature_on_a_page_of_its_own_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert statuses(monkeypatch, "Nơi nhận")["CK-10"] == "fail"
    assert statuses(monkeypatch, "1. Phòng Văn hóa")["CK-10"] == "pass"


def test_a_heading_left_alone_breaks_no_text_and_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    assert statuses(monkeypatch, "Nâng cao")["ND-22"] == "not-applicable"
    assert statuses(monkeypatch, "I. MỤC ĐÍCH")["ND-22"] == "pass"


def test_without_libreoffice_they_stay_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages_seen, "pictured", lambda *_: None)
    made = subject(manners.plan("table"))
    found, pictures = pages_seen.seen(audit_file(made.file), b"", made)
    assert pictures is None
    assert {each.rule for each in found.verdicts if each.why == "needs-pages"} == {"ND-22", "CK-10"}


@NEEDS_OFFICE
def test_the_places_of_words_are_found_on_the_pages() -> None:
    data = built("binh-luong-2024")
    file = subject(data).file
    words = next((each.at, each.text) for each in file.paragraphs if each.text.startswith("Độc lập"))
    pictures = pictured(data, file, [words])
    assert pictures is not None
    mark = pictures.marks[words]
    assert mark.page == 1
    assert 250 < mark.left < 450
    assert 60 < mark.top < 130
    assert all(page.picture.startswith(b"\x89PNG") for page in pictures.pages)
