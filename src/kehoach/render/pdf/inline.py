"""Runs of text as Typst: literal strings, and words in which no line may break kept in boxes."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from kehoach.layout.document import NO_BREAK, NO_BREAK_HYPHEN, NO_BREAK_SPACE
from kehoach.layout.formats import Style
from kehoach.render.pdf.breaks import Portion, line_ends, widths
from kehoach.render.pdf.faces import Typeface
from kehoach.render.pdf.lines import line_height, lines_of
from kehoach.render.pdf.typst import cleaned, literal, points
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.layout.document import Run, Text
    from kehoach.render.pdf.breaks import LineEnd
    from kehoach.render.pdf.faces import Face

NOTE_SIZE = 0.58
"""The size of the mark of a footnote, as a share of that of the text."""
_NOTE = "\x00"
"""Stands for the mark of a footnote; no text holds it otherwise."""
_SAFE = rf"\w.,;:()\[\]“”‘’\"'%{_NOTE}"
"""Signs between which no program breaks a line."""
_RISK = lazily(rf"[^ \n{_SAFE}]")
"""At these signs Typst might break a line where office programs do not."""
_BACKWARD = frozenset(".,;:!?/)]”’»%")
"""Before these signs Typst breaks no line, even where office programs do."""
_WORD = lazily(r"[^ \n]+")
_BLANK = lazily(f"({NO_BREAK_SPACE}{{2,}}|^{NO_BREAK_SPACE}|{NO_BREAK_SPACE}$)")
_APART = lazily(f"[{NO_BREAK_HYPHEN}{NO_BREAK_SPACE}]")
_TOGETHER = 3
"""So many lines are never parted."""
_SPECIAL = lazily(rf"(\n|{_NOTE})")


class Moves(msgspec.Struct, frozen=True):
    """How the lines of a text with footnotes move from page to page."""

    loose: bool = False
    """Whether a line moves to the next page with its note if that has no room."""
    ahead: list[str] | None = None
    """Takes the notes of the lines that stay with what is above; they are set there."""
    whole: bool = False
    """Whether all lines stay with what is above."""


FIXED = Moves()


class Setting(msgspec.Struct, frozen=True):
    """What a text is set in: the font, the style, the width of its lines in points, and the footnotes as arguments."""

    typeface: Typeface
    style: Style
    first: float
    room: float
    justified: bool = False
    notes: Sequence[str] = ()
    moves: Moves = FIXED

    def face(self, run: Run) -> Face:
        """The face of a run."""
        return run.bold or self.style.bold, run.italic or self.style.italic


Span = tuple[int, "Run"]
"""Where a stretch of a text ends, and the run in whose look it is."""
Cut = tuple[int, int, str]
"""Something to be written at a place of a text: a stretch kept whole, or a correction of the line."""


def inline(runs: Text, setting: Setting) -> str:
    """The runs as arguments of a function of Typst."""
    text, spans = _joined(runs)
    if not text.strip(" "):
        return f"nothing({points(line_height(setting.style))})"
    ends = list(line_ends(text, list(_portions(text, spans, setting)), setting.first, setting.room))
    cuts = [*_kept_whole(text, ends, setting), *_corrected(ends, setting)]
    if _NOTE in text:
        setting, early = _with_early_notes(text, spans, ends, setting)
        cuts += early
    return ", ".join(_written(text, spans, cuts, setting))


def count_lines(runs: Text, setting: Setting) -> int:
    """How many lines a text has."""
    text, spans = _joined(runs)
    return sum(1 for _ in line_ends(text, list(_portions(text, spans, setting)), setting.first, setting.room))


def _with_early_notes(
    text: str, spans: Sequence[Span], ends: Sequence[LineEnd], setting: Setting
) -> tuple[Setting, list[Cut]]:
    """The notes with room for the lines that stay with that of the mark, set in the first of these, not at the mark."""
    lines, notes, moves = [end for end, *_ in ends], list(setting.notes), setting.moves
    cuts, after = list[Cut](), 0
    pitch = line_height(setting.style) + lines_of(setting.style).leading
    for end, run in spans:
        if not run.note:
            continue
        note, line = notes[run.note - 1], bisect_right(lines, end - 1)
        first, last = _together(line, len(lines))
        if moves.ahead is not None and (moves.whole or not first):
            moves.ahead.append(f"early({run.note}, {note})")
            notes[run.note - 1] = ""
        elif moves.loose:
            begin, stop = (lines[at - 1] if at else 0 for at in (first, line))
            note = f"below: {points((last - first) * pitch)}, " * (last > first) + note
            at = text.find(" ", max(begin, after), max(stop, after))
            cuts += [(at, at, f"early({run.note}, {note})")] * (at >= 0)
            notes[run.note - 1] = "" if at >= 0 else note
            after = end if at < 0 else at + 1
    return msgspec.structs.replace(setting, notes=notes), cuts


def _together(line: int, count: int) -> tuple[int, int]:
    """The first and the last line that no page may part from one of so many: no first and no last line stands alone."""
    if count <= _TOGETHER:
        return 0, count - 1
    first = line - (line in (1, count - 1))
    return first, first + (first in (0, count - 2))


def _joined(runs: Text) -> tuple[str, list[Span]]:
    """The runs as one text, those that look alike as one stretch of it."""
    text, spans = "", list[Span]()
    for run in runs:
        text += clean(run.text) + _NOTE * bool(run.note)
        if spans and not spans[-1][1].note and _same_look(spans[-1][1], run):
            spans.pop()
        spans.append((len(text), run))
    return text, spans


def _same_look(one: Run, other: Run) -> bool:
    return (one.bold, one.italic, one.underline, one.unconfirmed) == (
        other.bold,
        other.italic,
        other.underline,
        other.unconfirmed,
    )


def clean(text: str) -> str:
    """The text composed, without signs that have no place on paper."""
    text = cleaned(text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _written(text: str, spans: Sequence[Span], cuts: Sequence[Cut], setting: Setting) -> Iterator[str]:
    at = 0
    for first, last, written in sorted(cuts):
        yield from _shown(text, spans, at, first, setting)
        if last > first:
            yield f"whole({', '.join(_shown(text, spans, first, last, setting))})"
        else:
            yield written
        at = last
    yield from _shown(text, spans, at, len(text), setting)


def _kept_whole(text: str, ends: Sequence[LineEnd], setting: Setting) -> Iterator[Cut]:
    """The stretches of the text that are to stay on one line: risky words, cut where they may break.

    Typst breaks nowhere else than where a line is full: so only what begins the next line is at risk there.
    """
    letters, begins = int(setting.room / setting.style.size) + 1, {end for each in ends for end in each[:2]}
    for first, last in _to_keep(text, letters, [end for end in begins if text[end : end + 1] in _BACKWARD]):
        edges = sorted({first, last, *(end for end in begins if first < end < last)})
        if last - first > 1 or text[first] in _BACKWARD:
            yield from ((begin, end, "") for begin, end in pairwise(edges) if begin in begins)


def _to_keep(text: str, letters: int, risks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where risky words stand, those with more risks too, and words of so many letters that they might fill a line."""
    if max(map(len, text.split(" "))) >= letters:
        found = ((word.start(), word.end()) for word in _WORD.finditer(text))
        yield from (word for word in found if word[1] - word[0] >= letters or _RISK.search(text, *word))
        return
    end = 0
    for at in sorted([*risks, *(risk.start() for risk in _RISK.finditer(text))]):
        if at >= end:
            first, end = _word_around(text, at)
            yield first, end


def _word_around(text: str, at: int) -> tuple[int, int]:
    """Where the word that a sign belongs to begins and ends."""
    before = [text.rfind(blank, 0, at) for blank in " \n"]
    after = [place for blank in " \n" if (place := text.find(blank, at)) >= 0]
    return max(before) + 1, min(after, default=len(text))


def _corrected(ends: Sequence[LineEnd], setting: Setting) -> Iterator[Cut]:
    """What makes the lines break as LibreOffice breaks them."""
    forced = "break-full" if setting.justified else "break-here"
    for theirs, ours, excess in ends:
        if ours < theirs:
            yield ours, ours, f"room({points(-excess)})"
        elif ours > theirs:
            yield theirs, theirs, forced


def _portions(text: str, spans: Sequence[Span], setting: Setting) -> Iterator[Portion]:
    """The text as LibreOffice measures it: one look at a time, hard hyphens and spaces and marks of notes apart."""
    at, size = 0, setting.style.size
    for end, run in spans:
        face = setting.face(run)
        letters = widths(setting.typeface, face, size)
        for apart in _APART.finditer(text, at, end):
            yield from (Portion(apart.start(), letters), Portion(apart.end(), letters))
        if run.note:
            yield Portion(end - 1, letters)
            mark = widths(setting.typeface, face, size * NOTE_SIZE)
            yield Portion(end, mark.sign_for(_NOTE, str(run.note)))
        else:
            yield Portion(end, letters)
        at = end


def _shown(text: str, spans: Sequence[Span], first: int, last: int, setting: Setting) -> Iterator[str]:
    """A stretch of the text, each run in it in its look."""
    at = first
    for end, run in spans:
        if at >= last:
            return
        if end > at:
            until = min(end, last)
            yield from _in_look(text[at:until], run, setting)
            at = until


def _in_look(text: str, run: Run, setting: Setting) -> Iterator[str]:
    opening, closing = _look(run, setting.style)
    for part in _SPECIAL.split(text):
        if part == "\n":
            yield "break-here"
        elif part == _NOTE:
            note = setting.notes[run.note - 1]
            yield f"note({note})" if note else f"mark({run.note})"
        elif part:
            yield f"{opening}{_strings(part)}{closing}"


def _look(run: Run, style: Style) -> tuple[str, str]:
    """The functions that give a run its look, and what closes them."""
    face = "B" * (run.bold and not style.bold) + "I" * (run.italic and not style.italic)
    looks = [*([face] if face else []), *"U" * run.underline, *"H" * run.unconfirmed]
    return "".join(f"{look}(" for look in looks), ")" * len(looks)


def _strings(text: str) -> str:
    """Words as literal strings, blanks to be filled in by pen as empty room."""
    text = text.replace(NO_BREAK_HYPHEN, "-").replace(NO_BREAK, "")
    if NO_BREAK_SPACE not in text:
        return literal(text)
    parts = enumerate(_BLANK.split(text))
    return ", ".join(
        f"room({len(part) / 4}em)" if at % 2 else literal(part.replace(NO_BREAK_SPACE, " "))
        for at, part in parts
        if part
    )
