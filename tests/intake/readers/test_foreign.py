"""Word files that kehoach did not write come in with every word and every number."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import pytest

import kehoach
from kehoach.intake.structure import source_of
from kehoach.intake.word.xml import MC, W
from kehoach.layout import lay_out
from tests.intake.foreign import MANNERS, foreign
from tests.intake.readers.shown import line, lines, old, words

ROOT = Path(__file__).parents[3]
PLANS = {
    path.stem: plan
    for path in sorted((ROOT / "examples").glob("*.kh"))
    if (plan := kehoach.load(path).plan) is not None
}
RICH = ROOT / "examples" / "moi-cau-truc.kh"
CASES = sorted((ROOT.parent / "shared" / "cases").glob("*.docx"))


def counted(texts: list[str]) -> list[str]:
    return sorted(word for text in texts for word in re.findall(r"\w+|[^\w\s]", text))


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("name", PLANS)
def test_every_word_and_number_of_an_office_is_read(name: str, manner: str) -> None:
    made = foreign(lay_out(PLANS[name]), MANNERS[manner])
    file = old(made.data, "a.docx")
    assert counted([line(each) for each in lines(file.blocks)]) == counted(made.printed)


def test_automatic_lists_are_really_used() -> None:
    file = old(foreign(lay_out(PLANS["binh-luong-2024"]), MANNERS["huyện"]).data, "a.docx")
    labels = [each.label for each in lines(file.blocks) if each.label]
    assert {"I.", "1.", "-"} <= set(labels)
    assert len(labels) > 20


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("name", PLANS)
def test_the_plan_of_an_office_prints_its_words_again(name: str, manner: str) -> None:
    made = source_of(old(foreign(lay_out(PLANS[name]), MANNERS[manner]).data, "a.docx"))
    assert made.differences == ()


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A plan as LibreOffice writes it: the Word file as ODT, and that as each other form."""
    folder = tmp_path_factory.mktemp("office")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    (folder / "a.docx").write_bytes(kehoach.load(RICH).render("docx"))
    for source, form in (("a.docx", "odt"), ("a.odt", "docx"), ("a.odt", "doc"), ("a.odt", "rtf")):
        target = folder / "made"
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(target),
            str(folder / source),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        if form == "odt":
            shutil.copy(target / "a.odt", folder)
    return {form: (folder / "made" / f"a.{form}").read_bytes() for form in ("odt", "docx", "doc", "rtf")}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("form", ["docx", "odt", "doc", "rtf"])
def test_what_libreoffice_wrote_is_read_word_for_word(form: str, converted: dict[str, bytes]) -> None:
    file = old(converted[form], f"a.{form}")
    assert file.kind == form
    assert words(file) == words(old(kehoach.load(RICH).render("docx"), "a.docx"))


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="needs pandoc")
@pytest.mark.parametrize("name", ["binh-luong-2024", "moi-cau-truc"])
def test_what_pandoc_wrote_keeps_every_word(name: str, tmp_path: Path) -> None:
    page = kehoach.load(ROOT / "examples" / f"{name}.kh").render("html")
    written, command = tmp_path / "a.docx", ["pandoc", "-f", "html", "-o", str(tmp_path / "a.docx")]
    subprocess.run(command, input=page, check=True, capture_output=True)
    lost = Counter(words(old(page, "a.html"))) - Counter(words(old(written.read_bytes(), "a.docx")))
    assert lost == Counter()


@pytest.mark.skipif(not CASES, reason="the files of offices are not here")
@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_a_file_of_an_office_comes_in_with_nothing_lost(path: Path) -> None:
    file = old(path.read_bytes(), path.name)
    stored = "".join(node.text or "" for node in texts(path))
    assert letters(stored) - letters("".join(words(file))) == Counter()


def letters(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w", unicodedata.normalize("NFC", text)))


def texts(path: Path) -> list[Any]:
    """What the file stores as text, but for what it stores again for older programs."""
    body: Any = docx.Document(str(path)).element.body
    again = set(body.iter(f"{MC}Fallback"))
    return [node for node in body.iter(f"{W}t") if not again & set(node.iterancestors())]
