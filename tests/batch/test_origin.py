from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest

from kehoach.cli import main
from kehoach.cli.console import Exit

if TYPE_CHECKING:
    from pathlib import Path

PLAN = "@kế hoạch Thi đua\n  năm: 2025\n  cơ quan: Ủy ban nhân dân xã Bình Minh\n\nXã thi đua.\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.kh"
    path.write_text(PLAN, encoding="utf-8")
    return path


def by_an_office(path: Path) -> bytes:
    made = docx.Document()
    made.add_paragraph("Kế hoạch năm trước")
    made.save(str(path))
    return path.read_bytes()


def test_a_plan_is_not_built_over_the_word_file_that_an_office_made(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = by_an_office(plan.with_suffix(".docx"))
    assert main(["build", str(plan)]) == Exit.WRONG_USE
    assert plan.with_suffix(".docx").read_bytes() == before
    assert "--force" in capsys.readouterr().err


def test_nor_over_its_own_file_once_somebody_has_edited_it(plan: Path) -> None:
    built = plan.with_suffix(".docx")
    assert main(["build", str(plan)]) == Exit.GOOD
    assert main(["build", str(plan)]) == Exit.GOOD
    by_an_office(built)
    assert main(["build", str(plan), "--force"]) == Exit.GOOD
    assert main(["build", str(plan)]) == Exit.GOOD


def test_nor_over_its_own_file_once_a_library_has_changed_words_in_it(plan: Path) -> None:
    built = plan.with_suffix(".docx")
    assert main(["build", str(plan)]) == Exit.GOOD
    edited = docx.Document(str(built))
    edited.add_paragraph("Ý kiến của lãnh đạo")
    edited.save(str(built))
    before = built.read_bytes()
    assert main(["build", str(plan)]) == Exit.WRONG_USE
    assert built.read_bytes() == before


def test_nor_over_a_text_that_somebody_wrote(plan: Path) -> None:
    notes = plan.with_suffix(".txt")
    notes.write_text("Việc phải nhớ\n", encoding="utf-8")
    assert main(["build", str(plan), "--to", "text"]) == Exit.WRONG_USE
    assert notes.read_text(encoding="utf-8") == "Việc phải nhớ\n"
    assert main(["build", str(plan), "--to", "text", "--force"]) == Exit.GOOD
    assert main(["build", str(plan), "--to", "text"]) == Exit.GOOD


def test_a_file_made_through_an_office_template_is_its_own_too(plan: Path) -> None:
    template = plan.with_name("mẫu.docx")
    made = docx.Document()
    made.add_paragraph("{{p noi_dung }}")
    made.save(str(template))
    for _ in range(2):
        assert main(["build", str(plan), "--template", str(template)]) == Exit.GOOD


def test_a_pdf_of_another_program_stays(plan: Path) -> None:
    pdf = plan.with_suffix(".pdf")
    pdf.write_bytes(b"%PDF-1.4\n%%EOF\n")
    assert main(["build", str(plan), "--to", "pdf"]) == Exit.WRONG_USE
    pdf.unlink()
    assert main(["build", str(plan), "--to", "pdf"]) == Exit.GOOD
    assert main(["build", str(plan), "--to", "pdf"]) == Exit.GOOD


def test_nothing_is_written_where_one_of_the_files_would_be_lost(plan: Path) -> None:
    by_an_office(plan.with_suffix(".docx"))
    assert main(["build", str(plan), "--to", "docx,text"]) == Exit.WRONG_USE
    assert not plan.with_suffix(".txt").exists()


def test_a_web_page_that_an_office_wrote_stays(plan: Path) -> None:
    page = plan.with_suffix(".html")
    assert main(["build", str(plan), "--to", "html"]) == Exit.GOOD
    assert main(["build", str(plan), "--to", "html"]) == Exit.GOOD
    page.write_text("<!DOCTYPE html>\n<title>Trang của xã</title>\n", encoding="utf-8")
    assert main(["build", str(plan), "--to", "html"]) == Exit.WRONG_USE
    assert page.read_text(encoding="utf-8").endswith("<title>Trang của xã</title>\n")
