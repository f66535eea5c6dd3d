"""What a corrected copy leaves alone: pictures, text boxes, letters of fonts from before Unicode, signs."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from kehoach.intake.audit.audit import audit
from kehoach.intake.audit.mend import mended
from kehoach.intake.word.package import Package, open_bytes
from kehoach.intake.word.xml import V, W
from kehoach.text.charts import chart
from tests.intake.audit.full import full
from tests.intake.audit.kinds import KINDS
from tests.intake.audit.seeds import opened, properties, put

NAMES = f'{nsdecls("w")} xmlns:v="{V[1:-1]}"'
WORDS = "<w:p><w:r><w:t>Trong hộp</w:t></w:r></w:p>"
BOX = f"<v:shape><v:textbox><w:txbxContent>{WORDS}</w:txbxContent></v:textbox></v:shape>"
PICTURE = "<v:shape><v:imagedata/></v:shape>"


def package_of(data: bytes) -> Package:
    package = open_bytes(data)
    assert isinstance(package, Package)
    return package


def drawn(package: Package, *, tracked: bool = False) -> list[str]:
    """What stands in drawings of the text."""
    copy = package_of(mended(package, tracked=tracked).data)
    return [etree.tostring(each).decode() for each in copy.text.iter(f"{W}pict")]


@pytest.mark.parametrize("tracked", [False, True], ids=["plain", "tracked"])
@pytest.mark.parametrize("held", [BOX, PICTURE], ids=["box", "picture"])
def test_a_typed_line_that_holds_more_is_left_to_a_person(held: str, *, tracked: bool) -> None:
    file = opened(full("nđ30"))
    assert KINDS["gạch dưới thay đường kẻ"].make(file)
    file = opened(file.bytes())
    at = next(each.at for each in file.roles.drawn if each.kind == "typed")
    file.handles.paragraphs[at].append(parse_xml(f"<w:r {NAMES}><w:pict>{held}</w:pict></w:r>"))
    package = package_of(file.bytes())
    (kept,) = drawn(package, tracked=tracked)
    assert ("Trong" in kept) == (held == BOX)
    assert "delText" not in kept


def test_a_picture_beside_a_drawn_line_is_kept() -> None:
    file = opened(full("nđ30"))
    at = next(each.at for each in file.roles.drawn if (each.region, each.side) == ("head", "right"))
    assert KINDS["không có đường kẻ dưới Tiêu ngữ, tiêu đề"].make(file)
    line = '<w:pict><v:line from="0,2pt" to="40pt,2pt"/></w:pict>'
    file.handles.paragraphs[at].append(parse_xml(f"<w:r {NAMES}>{line}<w:pict>{PICTURE}</w:pict></w:r>"))
    package = package_of(file.bytes())
    assert {fault.key for each in audit(package).failed for fault in each.faults} == {"rule-length", "rule-off-centre"}
    assert any("imagedata" in each for each in drawn(package))


def old_letters() -> Package:
    """A good plan, all of its text typed in TCVN3."""
    file = opened(full("nđ30"))
    letters = {meant: byte for byte, meant in chart("tcvn3").letters.items()}
    for run in file.package.text.iter(f"{W}r"):
        text = "".join(each.text or "" for each in run.iter(f"{W}t"))
        name = ".VnTimeH" if text.isupper() else ".VnTime"
        put(properties(run, "rPr"), "rFonts", ascii=name, hAnsi=name)
        for each in run.iter(f"{W}t"):
            said = (each.text or "").lower() if text.isupper() else each.text or ""
            each.text = "".join(letters.get(sign, sign) for sign in said)
    return package_of(file.bytes())


def test_a_file_in_old_letters_is_known_by_its_words() -> None:
    assert {fault.key for each in audit(old_letters()).failed for fault in each.faults} == {"old-font"}


def test_letters_with_their_marks_apart_are_the_same_letters() -> None:
    file = opened(full("nđ30"))
    for each in file.package.text.iter(f"{W}t"):
        each.text = normalize("NFD", each.text or "")
    package = package_of(file.bytes())
    assert audit(package).failed == ()
    assert mended(package).changes == 0


def test_letters_that_another_font_would_garble_keep_their_own() -> None:
    package = old_letters()
    copy = package_of(mended(package).data)
    assert _faces(copy) == _faces(package)


def _faces(package: Package) -> list[str]:
    return [each.get(f"{W}ascii", "") for each in package.text.iter(f"{W}rFonts")]


def test_a_sign_of_a_sign_font_is_no_letter_in_a_wrong_font() -> None:
    file = opened(full("nđ30"))
    line = file.line("body")
    assert line
    sign = f'<w:r {NAMES}><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>Ø</w:t></w:r>'
    file.paragraph(line.paragraph).append(parse_xml(sign))
    assert audit(package_of(file.bytes())).failed == ()
