"""A plan as a file, with what an office adds to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest

import kehoach
from kehoach.render.outputs import UnrenderableError
from kehoach.text.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Plan = Callable[..., kehoach.Result]

HEAD = "@kế hoạch Thi đua năm {{năm}}\n  năm: 2026\n  cơ quan: Ủy ban nhân dân xã A\n  {key}\n\nNội dung {word}.\n"


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    def write(key: str, word: str = "") -> kehoach.Result:
        file = tmp_path / "a.kh"
        file.write_text(HEAD.format(key=key, word=word), encoding="utf-8")
        return kehoach.load(file)

    return write


def codes(result: kehoach.Result, form: str = "docx") -> list[str]:
    with pytest.raises(UnrenderableError) as caught:
        result.render(form)
    return [one.code for one in caught.value.diagnostics]


@pytest.mark.parametrize("form", kehoach.OUTPUTS)
def test_every_form_is_made_from_the_same_plan(plan: Plan, form: str) -> None:
    assert plan("nơi: A").render(form)


def test_a_form_that_there_is_not_is_no_word_file(plan: Plan) -> None:
    with pytest.raises(ValueError, match="no form 'doc': one of docx, pdf, html, text"):
        plan("nơi: A").render("doc")


def test_a_template_may_be_named_by_a_text(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "mau.docx").write_bytes(b"")
    with pytest.raises(kehoach.UnrenderableError, match="KH101"):
        plan("nơi: A").render(template=str(tmp_path / "mau.docx"))


def test_the_template_of_the_office_is_used(plan: Plan, tmp_path: Path) -> None:
    own = docx.Document(str(resource("templates", "nd30", "nd30.docx")))
    own.add_paragraph("Cơ sở dữ liệu của cơ quan")
    own.save(str(tmp_path / "mau.docx"))
    result = plan("mẫu: mau.docx")
    (tmp_path / "out.docx").write_bytes(result.render())
    assert "Cơ sở dữ liệu của cơ quan" in [one.text for one in docx.Document(str(tmp_path / "out.docx")).paragraphs]


def test_a_template_that_is_not_there_is_told_in_the_plan(plan: Plan) -> None:
    assert [one.code for one in plan("mẫu: mau.docx").diagnostics] == ["KH080"]


def test_a_template_outside_the_project_is_refused(plan: Plan) -> None:
    assert [one.code for one in plan("mẫu: ../mau.docx").diagnostics] == ["KH081"]


def test_a_template_that_is_no_word_file_is_told(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "mau.docx").write_bytes(b"abc")
    assert codes(plan("mẫu: mau.docx")) == ["KH101"]


def test_an_unknown_tag_of_a_template_is_told_with_its_paragraph(plan: Plan, tmp_path: Path) -> None:
    own = docx.Document(str(resource("templates", "nd30", "nd30.docx")))
    own.add_paragraph("{{ trich_yêu }}")
    own.save(str(tmp_path / "mau.docx"))
    assert set(codes(plan("mẫu: mau.docx"))) <= {"KH103", "KH104"}


def test_the_figures_of_the_office_are_used(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "co.toml").write_text("[page]\nleft = 35\n", encoding="utf-8")
    assert plan("tệp thể thức: co.toml").render() != plan("nơi: A").render()


def test_a_figure_out_of_its_range_is_told_with_the_clause(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "co.toml").write_text("[page]\nleft = 50\n", encoding="utf-8")
    result = plan("tệp thể thức: co.toml")
    with pytest.raises(UnrenderableError) as caught:
        result.render()
    (one,) = caught.value.diagnostics
    assert one.code == "KH110"
    assert "30" in one.message("vi")


def test_figures_that_cannot_be_read_are_told(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "co.toml").write_text("[page\n", encoding="utf-8")
    assert codes(plan("tệp thể thức: co.toml")) == ["KH109"]


def test_a_sign_that_the_font_lacks_is_told_before_a_pdf_is_made(plan: Plan) -> None:
    assert codes(plan("nơi: A", "\u4f60"), "pdf") == ["KH111"]
