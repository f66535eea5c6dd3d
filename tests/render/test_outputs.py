"""A plan as a file, with what an office adds to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest

import kehoach
from kehoach.render import pdf
from kehoach.render.outputs import UnrenderableError
from kehoach.text.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable

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
    with pytest.raises(ValueError, match="no form 'odt': one of docx, pdf, html, text"):
        plan("nơi: A").printer().render("odt")
    with pytest.raises(ValueError, match="no form 'odt': one of docx, pdf, html, text"):
        plan("nơi: A").render("odt", attach=True)


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
    result = plan("tệp thể thức: co.toml")
    assert codes(result) == ["KH109"]
    with pytest.raises(
        UnrenderableError, match=r"The file of figures “co\.toml” cannot be read: line 1, column 6 is no TOML"
    ):
        result.render()


def test_figures_that_are_gone_are_named_once(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "co.toml").write_text("", encoding="utf-8")
    result = plan("tệp thể thức: co.toml")
    (tmp_path / "co.toml").unlink()
    with pytest.raises(UnrenderableError, match=r"^KH109 [^/]*$") as caught:
        result.render()
    assert str(caught.value).count("co.toml") == 1


def test_a_sign_that_the_font_lacks_is_told_where_the_author_typed_it(tmp_path: Path) -> None:
    (tmp_path / "chung.kh").write_text("@ký\n  CHỦ TỊCH\n  Nguyễn Văn 山\n", encoding="utf-8")
    file = tmp_path / "a.kh"
    text = HEAD.format(key="nơi: 本", word="\u4f60 và \u4f60").replace("\n\n", "\n\n// 山 không in\n\n")
    file.write_text(f"@dùng chung.kh\n\n{text}", encoding="utf-8")
    with pytest.raises(UnrenderableError) as caught:
        kehoach.load(file).render("pdf")
    told = {one.args["sign"]: one.place for one in caught.value.diagnostics}
    places = {sign: (Path(place.file).name, place.line, place.column) for sign, place in told.items()}
    assert places == {"本": ("a.kh", 6, 8), "你": ("a.kh", 10, 10), "山": ("chung.kh", 3, 14)}
    assert [one.code for one in caught.value.diagnostics] == ["KH111"] * 3


def test_a_sign_that_a_value_from_elsewhere_brings_is_told_at_the_head() -> None:
    source = "@tham số\n  xã: chữ\n\n" + HEAD.format(key="nơi: A", word="{xã}")
    with pytest.raises(UnrenderableError) as caught:
        kehoach.loads(source, path="a.kh", parameters={"xã": "\u4f60"}).render("pdf")
    (one,) = caught.value.diagnostics
    assert (one.code, one.place.line, one.args["text"]) == ("KH111", 1, "Nội dung \u4f60./.")


@pytest.mark.parametrize("option", [{"template": "mau.docx"}, {"attach": True}, {"sign_fields": True}, {"fonts": "x"}])
def test_an_option_of_another_form_is_not_passed_over(plan: Plan, option: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=f"{next(iter(option))} says nothing of the form 'html'"):
        plan("nơi: A").render("html", **option)


def test_a_pdf_is_set_in_the_fonts_of_a_folder(plan: Plan, tmp_path: Path) -> None:
    for file in pdf.OURS.glob("*.ttf"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    result = plan("nơi: A")
    assert result.render("pdf", fonts=str(tmp_path)) == result.render("pdf")


def test_a_folder_without_such_fonts_is_told(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(UnrenderableError, match="KH113"):
        plan("nơi: A").render("pdf", fonts=tmp_path)
