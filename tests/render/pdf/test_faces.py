from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from kehoach.layout.metrics import UNITS_PER_EM, width
from kehoach.render.pdf.faces import OURS, typeface

FILES = {"Regular": (False, False), "Bold": (True, False), "Italic": (False, True), "BoldItalic": (True, True)}
LETTERS = [
    chr(code)
    for first, last in ((0x20, 0x7E), (0xC0, 0x17F), (0x1A0, 0x1A1), (0x1EA0, 0x1EF9))
    for code in range(first, last + 1)
]


@pytest.mark.parametrize("file", list(FILES))
def test_the_widths_are_those_that_fonttools_reads(file: str) -> None:
    font = TTFont(OURS / f"Tinos-{file}.ttf")
    advances = typeface().advances[FILES[file]]
    for code, glyph in font.getBestCmap().items():
        assert advances[chr(code)] == font["hmtx"].metrics[glyph][0]


@pytest.mark.parametrize("face", list(FILES.values()))
def test_letters_are_as_wide_as_layout_takes_them(face: tuple[bool, bool]) -> None:
    bold, italic = face
    for letter in LETTERS:
        expected = width(letter, UNITS_PER_EM, bold=bold, italic=italic) * 72 / 25.4
        assert typeface().advances[face][letter] == pytest.approx(expected)


def test_every_letter_of_vietnamese_is_there() -> None:
    assert not typeface().missing("".join(LETTERS))


def test_the_licence_stands_beside_the_fonts() -> None:
    assert "SIL Open Font License, Version 1.1" in (OURS / "OFL.txt").read_text(encoding="utf-8")


def test_the_fonts_are_small_and_keep_their_name() -> None:
    files = list(OURS.glob("*.ttf"))
    assert sum(file.stat().st_size for file in files) < 160_000
    assert {TTFont(file)["name"].getDebugName(1) for file in files} == {"Tinos"}
