"""How high a text will be, about: whether a row of a table has room on one page."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from kehoach.layout.document import Paragraph, plain
from kehoach.render.pdf.breaks import widths
from kehoach.render.pdf.lines import line_height, lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.layout.document import Leaf, Text
    from kehoach.render.pdf.work import Work

_LOST = 1.1
"""By how much broken lines are more than the text would fill."""


def text_height(work: Work, runs: Text, role: str, room: float) -> float:
    """The height of a text in lines of so many points, in points."""
    style = work.form.style(role)
    letters = widths(work.typeface, (style.bold, style.italic), style.size)
    lines = sum(max(ceil(letters[line][1] * _LOST / room), 1) for line in plain(runs).split("\n"))
    return lines * (line_height(style) + lines_of(style).leading)


def column_height(work: Work, leaves: Sequence[Leaf], room: float) -> float:
    """The height of blocks one under the other."""
    return sum(
        text_height(work, leaf.runs, leaf.role, room) + (leaf.before or work.form.style(leaf.role).before)
        for leaf in leaves
        if isinstance(leaf, Paragraph)
    )
