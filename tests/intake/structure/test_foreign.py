"""Our own Word files as other programs write them again: LibreOffice by way of ODT, pandoc."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import kehoach
from kehoach.intake.structure import source_of
from tests.intake import old, roundtrips

EXAMPLES = Path(__file__).parents[3] / "examples"
NAMES = ("binh-luong-2024", "binh-chuong-2024", "moi-cau-truc", "phat-dong-xa")


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the Word files of some examples."""
    folder = tmp_path_factory.mktemp("word")
    for name in NAMES:
        (folder / f"{name}.docx").write_bytes(kehoach.load(EXAMPLES / f"{name}.kh").render("docx"))
    return folder


def office(profile: Path, to: str, folder: Path, files: list[Path]) -> None:
    """Let LibreOffice write these files again, into a folder."""
    home = f"-env:UserInstallation={profile.as_uri()}"
    words = ["soffice", home, "--headless", "--convert-to", to, "--outdir", str(folder), *map(str, files)]
    subprocess.run(words, check=True, capture_output=True, timeout=180)


def assert_same(written: Path, name: str) -> None:
    before = kehoach.load(EXAMPLES / f"{name}.kh")
    made = source_of(old.at(written))
    assert made.differences == ()
    assert roundtrips.words(kehoach.loads(made.source)) == roundtrips.words(before)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_what_libreoffice_writes_comes_in_with_every_word(ours: Path, tmp_path: Path) -> None:
    office(tmp_path / "profile", "odt", tmp_path / "odt", sorted(ours.glob("*.docx")))
    office(tmp_path / "profile", "docx", tmp_path / "docx", sorted((tmp_path / "odt").glob("*.odt")))
    for name in NAMES:
        assert_same(tmp_path / "docx" / f"{name}.docx", name)


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not here")
@pytest.mark.parametrize("name", NAMES)
def test_what_pandoc_writes_comes_in_with_every_word(ours: Path, tmp_path: Path, name: str) -> None:
    written = tmp_path / f"{name}.docx"
    words = ["pandoc", str(ours / f"{name}.docx"), "-o", str(written)]
    subprocess.run(words, check=True)
    assert_same(written, name)
