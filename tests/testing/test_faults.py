"""How a fault of the office is told by a test."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Protocol

import pytest
from docx import Document

import kehoach
from kehoach.layout import lay_out
from kehoach.render import pdf
from kehoach.testing import DamagedFileError, FaultyPlanError, docx_text, laid_out, page_pictures, pdf_lines
from tests.examples.plans import ROOT
from tests.layout.plans import small
from tests.testing.offices import Office

if TYPE_CHECKING:
    from pathlib import Path


class Show(Protocol):
    def __call__(self, plan: Path | str, /) -> object: ...


OF_PLANS: list[Show] = [laid_out, docx_text, pdf_lines, page_pictures]
HEAD = "@kế hoạch Thi đua\n  năm: 2026\n  cơ quan: Ủy ban nhân dân xã A\n"
TESTS = """
from kehoach.testing import docx_text, laid_out

def test_figures():
    laid_out("so-lieu.kh")

def test_template():
    docx_text("mau-word.kh")

def test_plan():
    laid_out("sai.kh")
"""


@pytest.fixture(autouse=True)
def vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KEHOACH_LANG", raising=False)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office whose template and figures are at fault."""
    office = Office(tmp_path)
    office.write("so-lieu.kh", f"{HEAD}  tệp thể thức: so-lieu.toml\n\nNội dung.\n")
    office.write("so-lieu.toml", "[page]\nleft = \n")
    office.write("mau-word.kh", f"{HEAD}  mẫu: mau.docx\n\nNội dung.\n")
    office.write("sai.kh", "@kế hoạch Thi đua\n  năm: hai\n")
    template = Document()
    template.add_paragraph("{{ trich_yeo }}")
    template.save(str(tmp_path / "mau.docx"))
    return office


@pytest.mark.parametrize("show", OF_PLANS)
def test_figures_that_cannot_be_read_are_told(office: Office, show: Show) -> None:
    with pytest.raises(kehoach.UnrenderableError, match=r"KH109 Không đọc được tệp thể thức «so-lieu\.toml»") as fault:
        show(office.folder / "so-lieu.kh")
    assert [one.code for one in fault.value.diagnostics] == ["KH109"]


@pytest.mark.parametrize(("language", "words"), [("", "không có thẻ nào tên là"), ("en", "there is no tag")])
def test_a_template_is_told_in_the_language_in_use(
    office: Office, monkeypatch: pytest.MonkeyPatch, language: str, words: str
) -> None:
    monkeypatch.setenv("KEHOACH_LANG", language)
    with pytest.raises(kehoach.UnrenderableError, match=rf"KH104 .*{words}"):
        docx_text(office.folder / "mau-word.kh")


@pytest.mark.parametrize("show", [pdf_lines, page_pictures])
def test_a_sign_that_the_pdf_cannot_show_is_told(office: Office, show: Show) -> None:
    file = office.write("dau.kh", f"{HEAD}\nNội dung 𓀀.\n")
    with pytest.raises(kehoach.UnrenderableError, match=r"dau\.kh:5:10: KH111 "):
        show(file)


def test_a_fault_is_told_without_our_own_frames_and_causes(office: Office) -> None:
    office.write("test_a.py", TESTS)
    said = office.pytest().said
    assert "3 failed" in said
    assert all(f"{code} " in said for code in ("KH109", "KH104", "KH071"))
    assert not any(words in said for words in ("src/kehoach", "During handling", "direct cause", "FileNotFoundError"))


@pytest.mark.parametrize("show", OF_PLANS)
def test_a_file_of_what_plans_share_is_told_as_one(show: Show) -> None:
    with pytest.raises(FaultyPlanError, match=r"van-phong\.kh: tệp này chỉ có phần dùng chung"):
        show(str(ROOT / "examples" / "van-phong.kh"))


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def word_file() -> bytes:
    out = BytesIO()
    Document().save(out)
    return out.getvalue()


@pytest.mark.parametrize("content", [b"", b"PK", cut(word_file()), b"%PDF-1.7"])
def test_a_word_file_that_cannot_be_read_is_told_by_its_name(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "ban-hanh.docx"
    file.write_bytes(content)
    with pytest.raises(DamagedFileError, match=r"ban-hanh\.docx: không đọc được tệp này"):
        docx_text(file)


@pytest.mark.parametrize("show", [pdf_lines, page_pictures])
@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", pdf.render(lay_out(small()))[:2000], word_file()])
def test_a_pdf_that_cannot_be_read_is_told_by_its_name(tmp_path: Path, show: Show, content: bytes) -> None:
    file = tmp_path / "ban-hanh.PDF"
    file.write_bytes(content)
    with pytest.raises(DamagedFileError, match=r"ban-hanh\.PDF: không đọc được tệp này"):
        show(file)


@pytest.mark.parametrize("show", [docx_text, pdf_lines])
def test_a_file_that_is_not_there_is_told_as_python_does(tmp_path: Path, show: Show) -> None:
    for name in ("a.kh", "a.docx", "a.pdf"):
        with pytest.raises(FileNotFoundError):
            show(tmp_path / name)
