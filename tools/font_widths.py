"""Write the advance widths that layout measures text with, from a font of the same widths as Times New Roman.

    python tools/font_widths.py /usr/share/fonts/truetype/liberation2 > src/kehoach/layout/widths.json

Needs fontTools. The widths are facts about letters (units of 1/2048 em), grouped by width.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

from fontTools.ttLib import TTFont

FACES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold italic": "BoldItalic"}
RANGES = ((0x20, 0x7E), (0xA0, 0x1B0), (0x1EA0, 0x1EF9), (0x2010, 0x2026))


def widths(path: Path) -> dict[int, str]:
    """The letters of a font by their width."""
    font = TTFont(path)
    letters, metrics = font.getBestCmap(), font["hmtx"].metrics
    groups: dict[int, str] = defaultdict(str)
    for first, last in RANGES:
        for code in range(first, last + 1):
            if code in letters:
                groups[metrics[letters[code]][0]] += chr(code)
    return dict(sorted(groups.items()))


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    faces = {face: widths(folder / f"LiberationSerif-{file}.ttf") for face, file in FACES.items()}
    sys.stdout.write(json.dumps(faces, ensure_ascii=False, indent=1) + "\n")
