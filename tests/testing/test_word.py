from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

import kehoach
from kehoach.testing import docx_text

if TYPE_CHECKING:
    from pathlib import Path

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "van-ban.docx"


def written(file: Path, **parts: str | bytes) -> str:
    """The text of a Word file of these parts, `document` being `document.xml`."""
    data = BytesIO()
    with ZipFile(data, "w") as package:
        for name, content in parts.items():
            package.writestr(name.replace("_", "."), content)
    file.write_bytes(data.getvalue())
    return docx_text(file)


def test_each_element_is_a_line_with_its_attributes_sorted(file: Path) -> None:
    source = f'<w:p {W}><w:ind w:left="1" w:hanging="2"/><w:r><w:t xml:space="preserve">Kế hoạch </w:t></w:r></w:p>'
    assert written(file, a_xml=source) == (
        '=== a.xml\nw:p\n  w:ind w:hanging="2" w:left="1"\n  w:r\n    w:t “Kế hoạch ”\n'
    )


def test_what_word_leaves_behind_at_each_editing_is_left_out(file: Path) -> None:
    clean = f'<w:p {W}><w:r w:space="1"/></w:p>'
    edited = (
        f'<w:p {W} {W14} w:rsidR="00A1" w:rsidRDefault="00A2" w14:paraId="1F" w14:textId="2F">'
        '<w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00A3" w:space="1"/></w:p>'
    )
    assert written(file, a_xml=edited) == written(file, a_xml=clean)
    assert 'w:r w:space="1"' in written(file, a_xml=clean)


def test_the_order_of_the_parts_does_not_matter(file: Path) -> None:
    assert written(file, b_xml="<b/>", a_xml="<a/>") == written(file, a_xml="<a/>", b_xml="<b/>")


def test_the_order_in_lists_of_parts_does_not_matter(file: Path) -> None:
    one, other = '<r Id="1" Target="a"/>', '<r Id="2" Target="b"/>'
    assert written(file, document_xml_rels=f"<s>{other}{one}</s>") == (
        '=== document.xml.rels\ns\n  r Id="1" Target="a"\n  r Id="2" Target="b"\n'
    )
    assert written(file, document_xml=f"<s>{one}{other}</s>") != written(file, document_xml=f"<s>{other}{one}</s>")


def test_signs_that_cannot_be_seen_are_shown(file: Path) -> None:
    assert "w:t “·”" in written(file, a_xml=f"<w:t {W}>\u00a0</w:t>")


def test_a_picture_is_told_by_its_content(file: Path) -> None:
    before = written(file, a_png=b"one")
    assert before.startswith("=== a.png: 3 bytes, sha256 ")
    assert written(file, a_png=b"two") != before


def test_a_plan_and_the_file_made_from_it_are_one(file: Path) -> None:
    result = kehoach.load("examples/binh-gia-2025.kh")
    file.write_bytes(result.render("docx"))
    assert docx_text(file) == docx_text(result) == docx_text("examples/binh-gia-2025.kh")
