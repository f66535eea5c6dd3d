"""What docs/templates.md shows is so."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from docx import Document as WordFile

from kehoach.layout import lay_out, load_format
from kehoach.layout.breaches import BreachError
from kehoach.render.docx.tags import BLOCKS, WORDS
from kehoach.render.docx.template import render_with
from kehoach.render.docx.template_check import template_faults
from tests.layout.plans import small

PAGE = Path("docs/templates.md").read_text(encoding="utf-8")
MISTAKE = re.compile(r"^\| `(.*?)` \| `([\w-]+)`: .*? \| (?:`(.*?)`)? ?\|$", re.MULTILINE)


def block(language: str) -> str:
    """The first code block of this language."""
    return PAGE.split(f"```{language}\n", 1)[1].split("```", 1)[0]


def made(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs, as a person types them."""
    file = WordFile()
    for paragraph in paragraphs:
        file.add_paragraph(paragraph)
    saved = io.BytesIO()
    file.save(saved)
    return saved.getvalue()


@pytest.fixture(autouse=True)
def _cache_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def test_the_page_names_every_tag_and_no_other() -> None:
    assert tuple(re.findall(r"^\| `\{\{p (\w+) \}\}`", PAGE, re.MULTILINE)) == BLOCKS
    assert re.findall(r"^\| `\{\{ (\w+) \}\}` \| (?!`not)", PAGE, re.MULTILINE) == list(WORDS)


def test_the_example_makes_what_the_page_shows() -> None:
    template = made(*block("template").splitlines())
    assert template_faults(template) == ()
    filled = WordFile(io.BytesIO(render_with(template, lay_out(small()))))
    assert [each.text for each in filled.paragraphs if each.text] == block("filled").splitlines()


@pytest.mark.parametrize(("line", "reason", "guess"), MISTAKE.findall(PAGE))
def test_a_mistake_is_told_as_the_page_says(line: str, reason: str, guess: str) -> None:
    lines = ["Trước", line] if "noi_dung" in line else ["Trước", line, "{{p noi_dung }}"]
    (fault,) = template_faults(made(*lines))
    assert (fault.reason, fault.paragraph, fault.guess) == (reason, 2, guess)


def test_the_page_shows_every_mistake_that_a_paragraph_can_have() -> None:
    assert len(MISTAKE.findall(PAGE)) == 6


def test_the_program_of_the_page_runs(capsys: pytest.CaptureFixture[str]) -> None:
    shown: dict[str, object] = {}
    exec(block("python"), shown)  # noqa: S102 - it is our own page
    assert isinstance(shown["data"], bytes)
    assert capsys.readouterr().out == ""


def test_the_figures_of_the_page_are_allowed_and_its_refusal_is_the_one_told(tmp_path: Path) -> None:
    own = tmp_path / "the-thuc.toml"
    own.write_text(block("toml"), encoding="utf-8")
    assert load_format("nđ30", own=own).style("body").line == 1.15
    own.write_text("[page]\nleft = 25\n", encoding="utf-8")
    with pytest.raises(BreachError) as refused:
        load_format("nđ30", own=own)
    (breach,) = refused.value.breaches
    assert f"`{breach}`" in PAGE
