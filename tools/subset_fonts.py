"""Write the four faces of Tinos that the PDF is set in, cut down to the letters and signs that plans use.

    npm pack @expo-google-fonts/tinos@0.4.2 && tar xzf expo-google-fonts-tinos-0.4.2.tgz
    python tools/subset_fonts.py package src/kehoach/fonts

Needs fontTools. Tinos 1.340 has the advance widths and line heights of Times New Roman; its licence (OFL 1.1, without
a reserved name) lets a cut-down copy keep the name. Hints are dropped: they serve screens of low resolution only.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FACES = {"Regular": "400Regular", "Italic": "400Regular_Italic", "Bold": "700Bold", "BoldItalic": "700Bold_Italic"}
LETTERS = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0x17F),  # Latin-1 (° ² ³ ½ × « ») and the letters of other languages of Europe
    (0x1A0, 0x1A1),  # Ơ
    (0x1AF, 0x1B0),  # Ư
    (0x391, 0x3C9),  # Greek, for units and formulas: Δ Σ µ
    (0x1EA0, 0x1EF9),  # Vietnamese vowels with two marks
    (0x2010, 0x2015),  # hyphens and dashes
    (0x2018, 0x201E),  # quotation marks
    (0x2020, 0x2022),  # daggers, bullet
)
SIGNS = (
    "\u2026\u2030\u2032\u2033\u2039\u203a\u2044\u20ab\u20ac\u2116\u2122\u2126"
    "⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉⅓⅔⅛⅜⅝⅞←↑→↓↔∂∆∏∑−∕√∞∫≈≠≤≥○●□■▪▫◊"
)
"""What plans also use, as far as Tinos has it: ₫ € № ≤ ≥ ≈ → □."""

SOFT_HYPHEN = 0xAD
"""Not seen on paper, so not to be set either."""

LAYOUT = ["GDEF", "GPOS", "GSUB"]
"""Ligatures, kerning, marks over letters: plans use none of them, and Typst would look for them in every text."""


def wanted() -> set[int]:
    """The characters to keep."""
    return {code for first, last in LETTERS for code in range(first, last + 1)} - {SOFT_HYPHEN} | set(map(ord, SIGNS))


def subset(source: Path, target: Path) -> None:
    """One face with the wanted letters only, the same bytes at any time."""
    options = Options(hinting=False, desubroutinize=True, name_IDs=["*"], notdef_outline=True)
    options.drop_tables += LAYOUT
    font = TTFont(source, recalcTimestamp=False)
    cut = Subsetter(options)
    cut.populate(unicodes=wanted())
    cut.subset(font)
    font.save(target)


def main(package: Path, folder: Path) -> None:
    """All faces, and the licence beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    for face, name in FACES.items():
        subset(package / name / f"Tinos_{name}.ttf", folder / f"Tinos-{face}.ttf")
    licence = (package / "LICENSE_FONT").read_text(encoding="utf-8").splitlines()
    (folder / "OFL.txt").write_text("\n".join(line.rstrip() for line in licence) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
