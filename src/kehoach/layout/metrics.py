"""How long a text is on paper: the advance widths of Times New Roman, letter by letter."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from kehoach.layout.document import NO_BREAK, NO_BREAK_HYPHEN, NO_BREAK_SPACE

UNITS_PER_EM = 2048
MM_PER_POINT = 25.4 / 72
_UNKNOWN = 1024
_REMEMBERED = 512
"""So many texts stay as they were broken: those of a plan that is laid out again."""
_LINE = 2355
"""The height of a line in units of the em."""
_NARROWER = 2.0
"""The step in millimetres by which a column is narrowed to even out its lines."""
_FACE = {(False, False): "regular", (True, False): "bold", (False, True): "italic", (True, True): "bold italic"}
Faces = dict[str, dict[int, str]]


class Letters(dict[str, int]):
    """The width of each letter; one that no table has is as wide as half an em."""

    def __missing__(self, letter: str) -> int:
        return _UNKNOWN


@lru_cache
def _faces() -> dict[str, Letters]:
    data = Path(__file__).with_name("widths.json").read_bytes()
    faces = msgspec.json.decode(data, type=Faces, strict=False)
    return {face: _letters(groups) for face, groups in faces.items()}


def _letters(groups: dict[int, str]) -> Letters:
    letters = Letters((letter, width) for width, group in groups.items() for letter in group)
    letters |= {NO_BREAK_HYPHEN: letters["-"], NO_BREAK: 0}
    return letters


def width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """The length in millimetres of one line of text at a size in points."""
    letters = _faces()[_FACE[bold, italic]]
    units = sum(map(letters.__getitem__, text))
    return units / UNITS_PER_EM * size * MM_PER_POINT


@lru_cache(maxsize=_REMEMBERED)
def lines(text: str, room: float, size: float, *, bold: bool = False, italic: bool = False) -> tuple[str, ...]:
    """The text broken into lines no longer than the room, first words first."""
    words = [(word, width(word, size, bold=bold, italic=italic)) for word in text.split()]
    return _broken(words, room, width(" ", size, bold=bold, italic=italic))


@lru_cache(maxsize=_REMEMBERED)
def balanced(text: str, room: float, size: float, *, bold: bool = False, italic: bool = False) -> tuple[str, ...]:
    """The fewest lines that fit the room, as even as they can be."""
    words = [(word, width(word, size, bold=bold, italic=italic)) for word in text.split()]
    space = width(" ", size, bold=bold, italic=italic)
    best = narrower = _broken(words, room, space)
    while len(narrower) == len(best) > 1 and room > _NARROWER:
        best, room = narrower, room - _NARROWER
        narrower = _broken(words, room, space)
    return best


def _broken(words: list[tuple[str, float]], room: float, space: float) -> tuple[str, ...]:
    out: list[list[str]] = []
    free = 0.0
    for word, length in words:
        if out and length + space <= free:
            out[-1].append(word)
            free -= length + space
        else:
            out.append([word])
            free = room - length
    return tuple([" ".join(line) for line in out])


def pitch(size: float) -> float:
    """The height of a single-spaced line in points, to the twentieth: ascent, descent and gap of Times New Roman."""
    return round(size * 20 * _LINE / UNITS_PER_EM) / 20


def blank(room: float, size: float) -> str:
    """No-break spaces that leave at least that room for a pen."""
    space = width(NO_BREAK_SPACE, size)
    return NO_BREAK_SPACE * -int(-room // space)
