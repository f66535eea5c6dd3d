"""Markdown as people write it: headings, emphasis, tables; a mark that closes nothing is left out, never a word."""

from __future__ import annotations

import html
from itertools import groupby
from typing import TYPE_CHECKING

from kehoach.intake.oldfile import Line, Words
from kehoach.intake.readers import bars
from kehoach.intake.readers.parts import is_rule, joined
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from kehoach.intake.oldfile import Block

_BOLD = lazily(r"(?<![\\*])\*\*(?!\*)")
_FARTHEST = 8
"""A mark that closes nothing for so many lines never will."""
_MOST_MARKS = 500
"""A line with more is no Markdown."""
_HEADING = lazily(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_QUOTE = lazily(r"^\s*(>\s?)+")
_BULLET = lazily(r"^(\s*)[*•]\s+(?=\S)")
_BREAK = lazily(r"([-*_]\s*){3,}")
_FENCE = lazily(r"\s*(```|~~~)")
_HARD_BREAK = lazily(r"( {2,}|\\)$")
_TOKEN = lazily(
    r"\\(?P<escaped>[\\`*_{}\[\]()#+\-.!|<>~$])"
    r"|(?P<strong>\*\*\*|\*\*|(?<![\w_])__(?=[^\s_])|(?<=[^\s_])__(?![\w_]))"
    r"|(?P<emphasis>\*(?=\S[^*]*\*)|(?<=\S)\*|(?<![\w_])_(?=[^\s_])|(?<=[^\s_])_(?![\w_]))"
    r"|!?\[(?P<shown>[^\]\[^]+)\]\([^()\s]*\)"
    r"|<sup>(?P<raised>[^<]*)</sup>|<sub>(?P<lowered>[^<]*)</sub>|<(?P<tag>/?(?:br|[biu]|strong|em|p|div|center|span))\s*/?>"
    r"|\$(?P<formula>[^$]+)\$|`(?P<code>[^`]+)`",
    2,
)
_RAISED, _LOWERED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"), str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_FORMULA = {r"\geq": "≥", r"\ge": "≥", r"\leq": "≤", r"\le": "≤", r"\times": "×", r"\%": "%", r"\pm": "±"}
_IN_FORMULA = lazily(r"\\[a-z]+|\\%")


def blocks(lines: Sequence[str]) -> Iterator[Block]:
    """The blocks of a Markdown file; its lines stay lines, for many mean them so."""
    style = _Style()
    for in_table, group in groupby(_without_strays(lines), key=_is_row):
        some = list(group)
        if in_table and len(some) > 1 and bars.is_table(some):
            yield bars.grid(some, lambda text: Line(_Style().words(text)))
        else:
            yield from (_line(line, style) for line in some if not _FENCE.match(line))


def _without_strays(lines: Sequence[str]) -> list[str]:
    """The lines without marks of bold that pair with none near by: whatever follows would be bold."""
    places = [(at, found.start()) for at, line in enumerate(lines) for found in _BOLD.finditer(line)]
    strays: list[tuple[int, int]] = []
    opened: tuple[int, int] | None = None
    for place in places:
        if opened and place[0] - opened[0] <= _FARTHEST:
            opened = None
            continue
        strays += [opened] if opened else []
        opened = place
    out = list(lines)
    for at, start in reversed([*strays, *([opened] if opened else [])]):
        out[at] = out[at][:start] + out[at][start + 2 :]
    return out


def _is_row(line: str) -> bool:
    text = line.strip()
    return (
        bars.is_ruler(line) or bars.is_border(line) or (text.startswith("|") and text.count("|") > 1) or " | " in text
    )


def _line(line: str, style: _Style) -> Line:
    text = _BULLET.sub(r"\1- ", _QUOTE.sub("", line, count=1), count=1).strip()
    if not text or is_rule(text) or _BREAK.fullmatch(text):
        return Line(())
    heading = _HEADING.fullmatch(text)
    if heading:
        return Line(style.words(heading[2]), heading=len(heading[1]))
    return Line(style.words(text))


class _Style:
    """What is bold and slanted at the moment; bold may go on over several lines."""

    def __init__(self) -> None:
        self._bold = False
        self._italic = False

    def words(self, text: str) -> tuple[Words, ...]:
        """The words of a line."""
        self._italic = False
        if text.count("*") > _MOST_MARKS:
            return (Words(text),)
        return joined(self._pieces(text))

    def _pieces(self, text: str) -> Iterator[Words]:
        at = 0
        for found in _TOKEN.finditer(text):
            yield self._styled(html.unescape(text[at : found.start()]))
            at = found.end()
            if found["strong"]:
                self._bold = not self._bold
                self._italic ^= found["strong"] == "***"
            elif found["emphasis"]:
                self._italic = not self._italic
            else:
                yield self._styled(_shown(found))
        yield self._styled(html.unescape(_HARD_BREAK.sub("", text[at:])))

    def _styled(self, text: str) -> Words:
        return Words(text, bold=self._bold, italic=self._italic)


def _shown(found: re.Match[str]) -> str:
    if found["formula"]:
        return _IN_FORMULA.sub(lambda name: _FORMULA.get(name.group(), name.group()), found["formula"]).strip()
    if found["raised"] or found["lowered"]:
        return (found["raised"] or "").translate(_RAISED) + (found["lowered"] or "").translate(_LOWERED)
    if found["tag"]:
        return "\n" if found["tag"] == "br" else ""
    return found["shown"] or found["escaped"] or found["code"] or ""
