"""Words with their style, their facts and their footnotes as a source writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.intake.words import plain
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.oldplan import Fact, Text

WIDTH = 118
"""The longest line of a source that is not one word."""
_SIGNS = lazily(r"[\\{}*]")
_READS_AS_A_MARK = lazily(
    r"//|@|#|\||(?:[-+]|\d{1,3}(?:\.\d{1,3})*\.|[a-zđ]\)|\(\d{1,3}\)|[–—•·▪●]|\d{1,3}[)/]|[a-zđ][./]|[IVXL]{1,7}\.)(?=\s|$)"
)
_HIDDEN_MARK = lazily(r"(?:[-+–—•·▪●]|[a-zđ][)./]|\(\d{1,3}\)|\d{1,3}(?:\.\d{1,3})*[.)/]|[IVXL]{1,7}\.|#{1,6}|//|@|\|)")
_KEY = lazily(r"[^:]{1,40}:")


def written(text: Text, facts: Sequence[Fact] = (), notes: Sequence[str] = (), *, opens: bool = True) -> str:
    """The words on one line of source; those that open a block are kept from reading as a mark."""
    out = "".join(_stretches(text, facts, notes))
    return f"\\{out}" if opens and _READS_AS_A_MARK.match(out) else out


def escaped(words: str) -> str:
    """Words in which no sign is one of the language."""
    return _SIGNS.sub(r"\\\g<0>", words)


def _stretches(text: Text, facts: Sequence[Fact], notes: Sequence[str]) -> Iterator[str]:
    """The words cut where a brace opens or closes; a style is closed before each cut and opened after it."""
    opening = sorted(facts, key=lambda fact: (fact.start, -fact.end))
    ends: list[int] = []
    cuts = sorted({edge for fact in facts for edge in (fact.start, fact.end)} | {0, len(plain(text))})
    last_cut = 0
    for at in cuts:
        yield from _styled(text, last_cut, at, notes)
        while ends and ends[-1] <= at:
            ends.pop()
            yield "}"
        while opening and opening[0].start <= at < opening[0].end:
            fact = opening.pop(0)
            ends.append(fact.end)
            yield f"{{{fact.head}: "
        last_cut = at


def _styled(text: Text, start: int, end: int, notes: Sequence[str]) -> Iterator[str]:
    at = 0
    for words in text:
        first, last = max(start - at, 0), min(end - at, len(words.text))
        at += len(words.text)
        if first < last:
            sign = "*" * (words.italic + 2 * words.bold)
            yield _in_style(words.text[first:last], sign)
        if words.note and start < at <= end and words.note <= len(notes):
            yield f"{{chú thích: {notes[words.note - 1]}}}"


def _in_style(words: str, sign: str) -> str:
    """Words between signs of style; spaces stay outside."""
    bare = words.strip()
    if not sign or not re.search(r"\w", bare):
        return escaped(words)
    before, _, after = words.partition(bare)
    shown = f"***{escaped(bare)}***" if len(sign) == 3 else f"{sign}{escaped(bare)}{sign}"  # noqa: PLR2004 - both styles
    return f"{before}{shown}{after}"


def wrapped(line: str, indent: str, deeper: str | None = None) -> list[str]:
    """A line of source broken at spaces; the lines that continue it stand deeper and never read as marks."""
    inner = f"{indent}  " if deeper is None else deeper
    out: list[str] = []
    now, lead = "", indent
    for part in line.split("\n"):
        broken = [*_broken(part, lead, inner)]
        if out:
            out[-1] += " \\"
        out += broken
        lead = inner
    del now
    return out


def _broken(line: str, lead: str, inner: str) -> Iterator[str]:
    words = line.split(" ")
    now = f"{lead}{words[0]}"
    for at, word in enumerate(words[1:], 1):
        if len(now) + 1 + len(word) > WIDTH and _may_begin_a_line(word, words[at - 1]):
            yield now
            now = f"{inner}{word}"
        else:
            now = f"{now} {word}"
    yield now


def _may_begin_a_line(word: str, before: str) -> bool:
    return not _HIDDEN_MARK.match(word) and not before.endswith(("\\", ":")) and not word.startswith("\\")
