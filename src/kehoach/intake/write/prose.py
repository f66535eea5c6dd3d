"""Words with their style, their facts and their footnotes as a source writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from kehoach.intake.words import plain
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.oldfile import Words
    from kehoach.intake.oldplan import Fact, Text

WIDTH = 118
"""The longest line of a source that is not one word."""
_SIGNS = lazily(r"[\\{}*]")
_READS_AS_A_MARK = lazily(
    r"//|@|#|\||(?:[-+]|\d{1,3}(?:\.\d{1,3})*\.|[a-zđ]\)|\(\d{1,3}\)|[–—•·▪●]|\d{1,3}[)/]|[a-zđ][./]|[IVXL]{1,7}\.)(?=\s|$)"
)
_HIDDEN_MARK = lazily(r"(?:[-+–—•·▪●]|[a-zđ][)./]|\(\d{1,3}\)|\d{1,3}(?:\.\d{1,3})*[.)/]|[IVXL]{1,7}\.|#{1,6}|//|@|\|)")


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
    text = tuple(_alike_joined(text))
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
    """The words of a stretch in their styles; one that touches slanted words before it goes without its own."""
    at, slanted = 0, False
    for words in text:
        if at > end:
            break
        first, stop = max(start - at, 0), min(end - at, len(words.text))
        at += len(words.text)
        if first < stop:
            said = words.text[first:stop]
            yield _in_style(said, bold=words.bold, italic=words.italic, alone=not slanted)
            slanted = words.italic and not said[-1].isspace()
        if words.note and start < at <= end and words.note <= len(notes):
            slanted = False
            yield f"{{chú thích: {notes[words.note - 1]}}}"


def _alike_joined(text: Text) -> list[Words]:
    """The stretches with neighbours of one style made one, for the signs of two would run together."""
    out: list[list[Words]] = []
    for words in text:
        last = out[-1][-1] if out else None
        if last and not last.note and (last.bold, last.italic) == (words.bold, words.italic):
            out[-1].append(words)
        else:
            out.append([words])
    return [msgspec.structs.replace(alike[-1], text=plain(alike)) for alike in out]


def _in_style(words: str, *, bold: bool, italic: bool, alone: bool) -> str:
    """Words between signs of style; spaces stay outside."""
    bare = words.strip()
    if not (bold or italic) or not re.search(r"\w", bare):
        return escaped(words)
    before, _, after = words.partition(bare)
    if not alone and not before:
        return escaped(words)
    return f"{before}{_signed(bare, bold=bold, italic=italic)}{after}"


def _signed(words: str, *, bold: bool, italic: bool) -> str:
    sign = "*" * (2 * bold + italic)
    return f"{sign}{escaped(words)}{sign}"


def wrapped(line: str, indent: str, deeper: str | None = None) -> list[str]:
    """A line of source broken at spaces; the lines that continue it stand deeper and never read as marks."""
    inner = f"{indent}  " if deeper is None else deeper
    out: list[str] = []
    for part in line.split("\n"):
        if out:
            out[-1] += " \\"
        out += _broken(part, inner if out else indent, inner)
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
