"""Vietnamese from before Unicode: TCVN3 (ABC), VNI and VISCII, font by font or a whole text."""

from __future__ import annotations

from kehoach.intake.encodings.fonts import Font, font, in_unicode
from kehoach.intake.encodings.whole import LOST, Decoded, decode, reader
from kehoach.intake.encodings.words import is_unicode

__all__ = ["LOST", "Decoded", "Font", "decode", "font", "in_unicode", "is_unicode", "reader"]
