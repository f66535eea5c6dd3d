"""Vietnamese from before Unicode: TCVN3 (ABC), VNI and VISCII, font by font or a whole text."""

from __future__ import annotations

from kehoach.intake.encodings.fonts import Font, font, in_unicode
from kehoach.intake.encodings.whole import Decoded, decode

__all__ = ["Decoded", "Font", "decode", "font", "in_unicode"]
