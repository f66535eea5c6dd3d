"""Vietnamese from before Unicode: TCVN3 (ABC), VNI and VISCII, font by font or a whole text; fonts that draw signs."""

from __future__ import annotations

from kehoach.intake.encodings.fonts import Font, font, in_unicode
from kehoach.intake.encodings.signs import draws_signs, sign, with_signs
from kehoach.intake.encodings.whole import LOST, Decoded, decode, reader
from kehoach.intake.encodings.words import is_unicode

__all__ = [
    "LOST",
    "Decoded",
    "Font",
    "decode",
    "draws_signs",
    "font",
    "in_unicode",
    "is_unicode",
    "reader",
    "sign",
    "with_signs",
]
