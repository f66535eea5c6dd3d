"""Where the parts of a line stand on paper, when tabs and spaces have set them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.intake.oldfile import Stop
from kehoach.intake.readers.columns import Piece
from kehoach.intake.words import all_bold
from kehoach.layout.metrics import width
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.oldfile import Line
    from kehoach.intake.readers.columns import Row

_USUAL_SIZE = 13.0
_EVERY = 12.7
"""Where no stop is set, tabs stop so often, in millimetres."""
_NEARLY = 0.01
"""A share of a step that tells nothing."""
_SHARE_BEFORE = {"center": 0.5, "right": 1.0, "end": 1.0}
"""How much of what follows a tab stands before its stop."""
_STEP = lazily(r"\t|[^\t]+")


def on_paper(line: Line, parts: Sequence[tuple[int, int]]) -> Row:
    """Where these parts of a line begin and end, in millimetres from the margin."""
    edges = list(_edges(line))
    return tuple(Piece(edges[start], edges[end], at) for at, (start, end) in enumerate(parts))


def _edges(line: Line) -> Iterator[float]:
    """Where each sign of a line begins, and where the last one ends."""
    size, bold = line.size or _USUAL_SIZE, all_bold(line.words)
    at = line.indent
    stop = Stop(at)
    for step in _STEP.finditer(line.text):
        if step[0] == "\t":
            yield at
            stop = _next(line.tabs, at)
            at = max(at, stop.at)
            continue
        widths = [width(sign, size, bold=bold) for sign in step[0]]
        at = max(at - sum(widths) * _SHARE_BEFORE.get(stop.kind, 0), 0)
        for own in widths:
            yield at
            at += own
        stop = Stop(at)
    yield at


def _next(stops: Sequence[Stop], at: float) -> Stop:
    found = next((stop for stop in stops if stop.at > at), None)
    return found or Stop(_EVERY * (int(at / _EVERY + _NEARLY) + 1))
