"""The small change of WordprocessingML: lengths, escapes, attributes."""

from __future__ import annotations

from functools import lru_cache

from kehoach.text.patterns import lazily

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORBIDDEN = "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff"
"""Signs that XML has no place for."""
_UNSAFE = lazily(f'[{_FORBIDDEN}&<>"]')
_NAMES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def twips(millimetres: float) -> int:
    """A length in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def twentieths(points: float) -> int:
    """Points in twentieths."""
    return round(points * 20)


def escaped(text: str) -> str:
    """The text as it may stand between tags or inside quotes."""
    return _UNSAFE.sub(lambda found: _NAMES.get(found[0], ""), text) if _UNSAFE.search(text) else text


@lru_cache
def style_id(role: str) -> str:
    """The id of a role's style: `place_date` is `PlaceDate`."""
    return "".join(word.capitalize() for word in role.split("_"))
