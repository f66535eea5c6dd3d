"""The small change of Typst: literals and lengths."""

from __future__ import annotations

from functools import lru_cache

from kehoach.text.patterns import lazily

_UNPRINTABLE = lazily(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BLANKS = lazily("[\t\r\u2028\u2029]")


def cleaned(text: str) -> str:
    """The text without signs that have no place on paper."""
    return text if text.isprintable() else _UNPRINTABLE.sub("", _BLANKS.sub(" ", text))


def literal(text: str) -> str:
    """The text as a string of Typst, in which no sign means anything but itself."""
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    text = text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return f'"{text}"'


@lru_cache(maxsize=1024)
def points(length: float) -> str:
    """A length in points."""
    return f"{length:.4f}".rstrip("0").rstrip(".") + "pt"


@lru_cache(maxsize=1024)
def twips(millimetres: float) -> float:
    """A length in millimetres as points, to the twentieth: what a Word file can say."""
    return round(millimetres * 1440 / 25.4) / 20
