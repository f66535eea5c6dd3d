"""Letters from before Unicode: known by their signs, and by the Vietnamese words that these make when decoded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    import re

_TCVN3 = lazily(r"[a-zA-Z][µ¶·¸¹¾»¼½Æ©Ç®Ê¨ªÎÌÏÐÑÕÖ×Øİß«¬]|[®­][a-zµ-þ]|\b®")
_VNI = lazily(r"[aeouyAEOUY][ùøûõïâêáàåäãéèúüëÙØÛÕÏÂÊÁÀÅÄÃÉÈÚÜË](?![a-z]*[ăđơưạ-ỹ])")
_UPPER_HALF = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What Windows-1252 makes of the later bytes of a letter in UTF-8."""
_MISREAD = lazily(f"[ÃÄÅÆ][{_UPPER_HALF}]|á[º»][{_UPPER_HALF}]")
_VIETNAMESE = lazily(r"[ăđơưĂĐƠƯạ-ỹẠ-Ỹ]")
_NOT_VIETNAMESE = "\u0080-\u009f©«¬®µ¶¸¹¾ÄÅÆÇËÎÏÑÖØÛÞßäåæçëîïñöøûþ"
"""Letters and signs of Latin-1 that old encodings and wrong decodings are full of, and Vietnamese text is not."""
_SIGNS = {"Windows-1252": _MISREAD, "TCVN3 (ABC)": _TCVN3, "VNI": _VNI}
_CHARTS = {"TCVN3 (ABC)": "tcvn3", "VNI": "vni"}
_ENOUGH_SIGNS = 3
_CHUNK = lazily(r"\S+")
_EDGES = " .,;:!?()[]{}\"'“”‘’«»/\\-–…0123456789%"
_SYLLABLE = lazily(
    r"(?:ngh?|nh|gh?|gi|kh|ph|qu|th|tr|ch|[bcdhklmnprstvx])?(?:[aeiouy]{1,3})(?:ng|nh|ch|[cmnpt])?"
    r"(?:[-–/+.,][\w-]*)?"
)
"""A Vietnamese syllable without its marks, whatever hangs on it."""
_FEWEST_WORDS = 2
_MOST_WORDS = 0.6
"""So many of the words with old letters make syllables; random bytes make none."""


def unusual(also: str = "") -> re.Pattern[str]:
    """What finds a sign that Vietnamese text in Unicode has no use for, or one of these."""
    signs = _NOT_VIETNAMESE + also
    return lazily(f"[Ãá{signs}](?:(?<=[{signs}])|(?=[\u0080-\u00bf‚-›]))")


_SUSPICIOUS = unusual()


def may_be_old(text: str) -> bool:
    """Whether a text holds a sign that Vietnamese text in Unicode has no use for."""
    return bool(_SUSPICIOUS.search(text))


def encoding_of(line: str) -> tuple[str, re.Match[str] | None]:
    """The old encoding that a line is in, and its first sign; nothing where it is in none."""
    if not _VIETNAMESE.search(line):
        for name, pattern in _SIGNS.items():
            signs = list(pattern.finditer(line))
            if len(signs) >= _ENOUGH_SIGNS and _is_vietnamese(line, name):
                return name, signs[0]
    return "", None


def _is_vietnamese(line: str, name: str) -> bool:
    """Whether most words with old letters are Vietnamese in this encoding."""
    chunks = (chunk for chunk in _CHUNK.findall(line) if not chunk.isascii())
    words = [word for chunk in chunks if len(word := _read(chunk, name)) > 1]
    syllables = sum(_SYLLABLE.fullmatch(fold(word)) is not None for word in words)
    return syllables >= _FEWEST_WORDS and syllables > _MOST_WORDS * len(words)


def _read(chunk: str, name: str) -> str:
    """A word in the letters of this encoding, without the signs around it."""
    from kehoach.text.charts import as_bytes, chart  # noqa: PLC0415 - only for old letters

    if name in _CHARTS:
        return chart(_CHARTS[name]).decode(chunk).strip(_EDGES)
    return as_bytes(chunk).encode("latin-1", "ignore").decode("utf-8", "ignore").strip(_EDGES)
