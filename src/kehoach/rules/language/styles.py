"""Where the tone mark stands: the older style (hòa, thủy) and the newer one (hoà, thuỷ)."""

from __future__ import annotations

from functools import cache

from kehoach.rules.tables import table


class _Style(dict[str, str]):
    """Each word in small letters as a style writes it, worked out once."""

    def __init__(self, rimes: dict[str, str]) -> None:
        self.rimes = rimes

    def __missing__(self, word: str) -> str:
        rime = self.rimes.get(word[-2:])
        self[word] = written = word[:-2] + rime if rime and not word.startswith("qu") else word
        return written


@cache
def old_style() -> dict[str, str]:
    """Any word in small letters as the older style writes it."""
    return _Style({row["kiểu mới"]: row["kiểu cũ"] for row in table("language/tone_styles")})


@cache
def new_style() -> dict[str, str]:
    """Any word in small letters as the newer style writes it."""
    return _Style({row["kiểu cũ"]: row["kiểu mới"] for row in table("language/tone_styles")})
