from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from kehoach.layout import lay_out
from kehoach.render import pdf
from kehoach.render.pdf import compiler, faces
from tests.layout.plans import full, head, para, section, small
from tests.render.pdf.printed import text

SIGNS = "≥ ≤ ≈ × “ ” ‘ ’ – — … ² ³ ° ½ ‰ → € ₫ № □ ⅓ Δ ± § « » • ÷ · ₁"


def test_the_signs_that_plans_use_are_in_the_font() -> None:
    plan = small(sections=(section("#", "Đầu", para(f"Các dấu: {SIGNS} hết")),))
    assert f"Các dấu: {SIGNS} hết" in text(pdf.render(lay_out(plan)))


def test_a_sign_that_the_font_does_not_have_is_told_with_its_text() -> None:
    plan = small(sections=(section("#", "Đầu", para("Đánh dấu ☑ vào ô"), para("日 rồi ☑")),))
    with pytest.raises(pdf.MissingGlyphError) as error:
        pdf.render(lay_out(plan))
    assert [(each.sign, each.text) for each in error.value.missing] == [("☑", "Đánh dấu ☑ vào ô"), ("日", "日 rồi ☑")]
    assert error.value.missing[0].name == "U+2611 BALLOT BOX WITH CHECK"


def test_signs_are_looked_for_everywhere() -> None:
    for own in ({"title": "日"}, {"place": "日"}, {"urgency": "日"}):
        with pytest.raises(pdf.MissingGlyphError):
            pdf.render(lay_out(small(head=head(**own))))


def test_a_warning_of_typst_is_an_error_of_ours_without_the_author_seeing_a_line_number() -> None:
    with pytest.raises(pdf.TypesettingError):
        compiler.pdf({compiler.MAIN: '#set text(font: "Không có")\nchữ'}, faces.typeface(), ["ua-1"])
    with pytest.raises(pdf.TypesettingError):
        compiler.pdf({compiler.MAIN: "#panic()"}, faces.typeface(), ["ua-1"])


def test_a_folder_without_fonts_is_told(tmp_path: Path) -> None:
    with pytest.raises(pdf.NoFontError):
        pdf.render(lay_out(small()), fonts=tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are letters elsewhere")
def test_a_folder_of_fonts_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"ph\xf4ng")
    shutil.copytree(faces.OURS, folder)
    assert pdf.render(lay_out(small()), fonts=folder) == pdf.render(lay_out(small()))


LIBERATION = Path("/usr/share/fonts/truetype/liberation2")


@pytest.mark.skipif(not LIBERATION.is_dir(), reason="needs fonts-liberation2")
def test_another_font_of_the_same_widths_can_be_chosen() -> None:
    ours, other = pdf.render(lay_out(full())), pdf.render(lay_out(full()), fonts=LIBERATION)
    assert b"LiberationSerif" in other
    assert b"Tinos" not in other
    assert text(ours) == text(other)
