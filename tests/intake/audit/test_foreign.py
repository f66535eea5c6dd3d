"""Files that other programs and offices write: what is right is never called wrong, what is wrong is found."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.intake.audit.audit import Audit, audit
from kehoach.intake.audit.mend import mended
from kehoach.intake.word.package import Package, open_bytes
from kehoach.layout import lay_out
from tests.intake.audit.examples import FOLDER, built
from tests.intake.audit.full import full
from tests.intake.audit.kinds import FORMS
from tests.intake.foreign import MANNERS, foreign

if TYPE_CHECKING:
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

NEEDS_OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
NEEDS_PANDOC = pytest.mark.skipif(shutil.which("pandoc") is None, reason="needs pandoc")
EXAMPLES = ("binh-luong-2024", "binh-chuong-2024", "moi-cau-truc")


def audited(data: bytes) -> Audit:
    package = open_bytes(data)
    assert isinstance(package, Package)
    return audit(package)


def good() -> dict[str, bytes]:
    """Files without a fault in every format."""
    return {**{form: full(form) for form in FORMS}, **{name: built(name) for name in EXAMPLES}}


@pytest.fixture(scope="module")
def rewritten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good files as LibreOffice writes them: as ODT, and these as Word files again."""
    folder = tmp_path_factory.mktemp("office")
    for name, data in good().items():
        (folder / f"{name}.docx").write_bytes(data)
    for source, kind in (("docx", "odt"), ("odt", "docx")):
        files = sorted(map(str, folder.glob(f"*.{source}")))
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder), *files]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


@NEEDS_OFFICE
@pytest.mark.parametrize("name", [*FORMS, *EXAMPLES])
def test_what_libreoffice_writes_again_has_no_fault_that_it_did_not_have(name: str, rewritten: Path) -> None:
    before, after = audited(good()[name]), audited((rewritten / f"{name}.docx").read_bytes())
    assert after.form == before.form
    assert [each for each in after.failed if each.rule not in {verdict.rule for verdict in before.failed}] == []


KEPT_BY_PANDOC = {
    "nđ30": "QH-01 QH-03 QH-04 SO-01 SO-02 SO-03 DD-01 TL-01 CC-02 CC-03 ND-13 ND-14 ND-17 NN-03 NN-04 NN-06 PL-05",
    "đảng-05": "DANG-001 DANG-021 DANG-030 DANG-041 DANG-064 DANG-070 DANG-071 DANG-082 DANG-084 DANG-106",
}
"""Rules about words and their order: pandoc keeps the words, and next to nothing of how they look."""
LOST_BY_PANDOC = {
    "nđ30": "PG-01 PG-04 PG-05 PG-06 PG-09 QH-02 QH-05 QH-06 CQ-01 CQ-03 SO-08 TL-02 TL-04 CC-01 ND-01 ND-04 NN-02",
    "đảng-05": "DANG-002 DANG-003 DANG-010 DANG-012 DANG-013 DANG-020 DANG-022 DANG-050 DANG-060 DANG-061 DANG-091",
}


@NEEDS_PANDOC
@pytest.mark.parametrize("form", KEPT_BY_PANDOC)
def test_what_pandoc_keeps_passes_and_what_it_loses_is_found(form: str, tmp_path: Path) -> None:
    before, after = tmp_path / "a.docx", tmp_path / "b.docx"
    before.write_bytes(full(form))
    command = ["pandoc", str(before), "-o", str(after)]
    subprocess.run(command, check=True)
    found = {each.rule: each.status for each in audited(after.read_bytes()).verdicts}
    assert {rule: found[rule] for rule in KEPT_BY_PANDOC[form].split() if found[rule] != "pass"} == {}
    assert {rule: found[rule] for rule in LOST_BY_PANDOC[form].split() if found[rule] != "fail"} == {}


def office(name: str, manner: str) -> bytes:
    plan = kehoach.load(FOLDER / f"{name}.kh").plan
    assert plan is not None
    return foreign(lay_out(plan), MANNERS[manner]).data


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("name", ["binh-luong-2024", "binh-chuong-2024"])
def test_a_file_made_as_offices_make_it_is_told_line_by_line(
    name: str, manner: str, snapshot: SnapshotAssertion
) -> None:
    failed = audited(office(name, manner)).failed
    told = {(each.rule, fault.part, fault.key): fault.quote for each in reversed(failed) for fault in each.faults}
    lines = sorted(" ".join((rule, part or "-", key, quote[:30])) for (rule, part, key), quote in told.items())
    assert "\n".join(lines) == snapshot


@pytest.mark.parametrize("manner", MANNERS)
def test_most_of_what_an_office_does_otherwise_is_mended(manner: str) -> None:
    data = office("binh-luong-2024", manner)
    package = open_bytes(data)
    assert isinstance(package, Package)
    left = [(each.rule, fault.key) for each in mended(package).audit.failed for fault in each.faults]
    assert {key for _, key in left} <= LEFT_TO_A_PERSON[manner]


LEFT_TO_A_PERSON = {
    "xã": {"several-lines"},
    "huyện": {"several-lines"},
    "trường": {"rule-missing"},
    "đoàn thể": {"several-lines"},
}
