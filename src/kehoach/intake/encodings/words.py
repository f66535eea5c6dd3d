"""Whether a text reads as Vietnamese: by its letters, and by how many of its words can be syllables."""

from __future__ import annotations

import unicodedata

from kehoach.rules.language.syllables import is_syllable
from kehoach.text.patterns import lazily

_WORD = lazily(r"[^\W\d_]{2,}")
_OF_UNICODE = lazily("[ăđĩũơưĂĐĨŨƠƯạ-ỹẠ-Ỹ]")
_SAMPLE = 3_000
"""Words that are enough to tell one encoding from another."""


def is_unicode(text: str) -> bool:
    """Whether it holds Vietnamese letters that no old encoding could have been taken for."""
    return _OF_UNICODE.search(text) is not None


def share_of_syllables(text: str) -> float:
    """How many of its words can be Vietnamese syllables, from 0 to 1; 0 where there are none."""
    words = [found.group() for _, found in zip(range(_SAMPLE), _WORD.finditer(text), strict=False)]
    valid = sum(is_syllable(unicodedata.normalize("NFC", word.casefold())) for word in words)
    return valid / len(words) if words else 0.0
